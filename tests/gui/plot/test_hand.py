"""A press in the plot does what is offered there, or takes x there."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from core.document import Shown
from tests.gui.plots import SHIFT, Plot


def on(shown: Plot, words: object) -> QPoint:
    """Give where words are in the plot."""
    centre = words.sceneBoundingRect().center()  # type: ignore[attr-defined]
    return QPoint(shown.view.mapFromScene(centre))


def test_a_click_takes_x_there_and_a_drag_does_not(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    shown.click(shown.at(1.0, 3.0))
    assert shown.session.document.x == 1.0
    shown.click(shown.at(0.01, 0.0))
    assert shown.session.document.x == 0.0
    shown.drag(shown.at(-1.0, 3.0), shown.at(-0.5, 3.0))
    assert shown.session.document.x == 0.0
    assert shown.ranges[0] != (-2.0, 2.0)


def test_a_click_with_a_key_held_is_not_plain(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    at = shown.at(1.0, 3.0)
    shown.drag(at, at, modifier=SHIFT, steps=0)
    assert shown.session.document.x == 0.5


def test_a_click_on_a_marker_takes_x_to_its_point_exactly(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2-2", x=0.5, x_range=(-2.0, 2.0), y_range=(-3.0, 4.0))
    with shown.rest():
        shown.session.set_shown(Shown(points=True), "", "")
    shown.click(shown.at(1.4142, 0.0) + QPoint(3, 2))
    assert shown.session.document.x == 2**0.5


def test_a_press_on_where_x_is_brings_the_view_there(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2", x=70.0, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    with shown.rest():
        shown.click(on(shown, shown.view._scene.beyond))
    assert shown.ranges == ((68.0, 72.0), None)
    assert shown.session.document.x == 70.0


def test_a_press_on_what_is_offered_shows_f_and_so_does_home(plot: Callable[..., Plot]) -> None:
    shown = plot("sqrt(x-1)", x=0.5, x_range=(-1.0, 1.0), y_range=None)
    assert shown.words() == "f is defined for x ≥ 1. Show it (Home)"
    with shown.rest():
        shown.click(on(shown, shown.view._scene.sentence))
    assert shown.ranges == ((0.0, 10.0), None)
    assert not shown.view._scene.sentence.isVisible()
    with shown.rest():
        shown.session.set_view((-1.0, 1.0), None)
    with shown.rest():
        shown.key(Qt.Key.Key_Home)
    assert shown.ranges == ((0.0, 10.0), None)


def test_an_empty_plot_is_fitted_by_a_press(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-9.0, -8.0))
    with shown.rest():
        shown.click(on(shown, shown.view._scene.sentence))
    assert shown.ranges == ((-2.0, 2.0), None)
    assert shown.view.figure.note is None
