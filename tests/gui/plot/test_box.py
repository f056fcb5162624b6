from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint

from gui.plot.box import PlotBox
from tests.gui.plots import RIGHT, Plot

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_range_is_given_back_exactly_as_it_was_set() -> None:
    box = PlotBox()
    box.show_ranges((0.1, 0.3), (1e-300, 1e300))
    assert box.ranges() == ((0.1, 0.3), (1e-300, 1e300))


def test_what_cannot_be_drawn_is_refused_with_its_reason() -> None:
    box = PlotBox()
    told: list[str] = []
    box.refused.connect(told.append)
    box.show_ranges((0.0, 1.0), (0.0, 1.0))
    box.show_ranges((1.0, 0.0))
    assert told[0] == ""
    assert "lower one first" in told[1]
    assert box.ranges() == ((0.0, 1.0), (0.0, 1.0))


def test_zooming_and_moving_keep_to_the_centre_and_to_shares() -> None:
    box = PlotBox()
    box.show_ranges((0.0, 4.0), (0.0, 2.0))
    box.zoom(0.5)
    assert sum(box.ranges(), ()) == pytest.approx((1.0, 3.0, 0.5, 1.5))
    box.move(0.5, -1.0)
    assert sum(box.ranges(), ()) == pytest.approx((2.0, 4.0, -0.5, 0.5))


def test_a_box_of_a_few_pixels_is_a_slip_of_the_hand(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2")
    before = shown.ranges
    shown.drag(QPoint(300, 200), QPoint(303, 203), RIGHT, steps=2)
    assert shown.ranges == before
