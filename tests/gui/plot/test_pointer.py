from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint

from tests.gui.plots import Plot


def test_what_the_pointer_is_on_is_said_in_numbers(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2", x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    pointer = shown.view._pointer
    assert pointer.words() == ""
    shown.move(shown.at(1.0, 3.0))
    x, f, slope = (float(part.split(" = ")[1]) for part in pointer.words().split("   ")[:3])
    assert x == pytest.approx(1.0, abs=0.01)
    assert f == pytest.approx(x**2, abs=0.01)
    assert slope == pytest.approx(2 * x, abs=0.01)


def test_over_a_parameter_the_slope_is_by_it(plot: Callable[..., Plot]) -> None:
    shown = plot("a x^2", over="a")
    shown.move(shown.at(1.0, 0.2))
    assert "∂f/∂a = " in shown.view._pointer.words()
    assert "f′" not in shown.view._pointer.words()


def test_outside_of_the_plot_there_is_nothing_to_say(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2")
    shown.move(shown.at(0.0, 0.0))
    shown.move(QPoint(2, 2))
    assert shown.view._pointer.words() == ""


def test_a_pixel_is_as_wide_as_the_axis_says_there(plot: Callable[..., Plot]) -> None:
    shown = plot("x", x=5.0, x_range=(1.0, 100.0), y_range=(1.0, 100.0), log_x=True)
    pointer = shown.view._pointer
    low, high = shown.view.getViewBox().limits()[0]
    assert pointer.x(low) == pytest.approx(1.0)
    assert pointer.unit(high) == pytest.approx(100 * pointer.unit(low), rel=0.05)
