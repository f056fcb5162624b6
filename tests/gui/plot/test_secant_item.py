from collections.abc import Callable

import pytest

from core.document import Shown
from tests.gui.plots import Plot


def test_its_ends_are_dragged_and_h_follows(plot: Callable[..., Plot]) -> None:
    shown = plot("x^2", x=0.5, step=0.5, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    with shown.rest():
        shown.session.set_shown(Shown(secant=True), "", "")
    item = shown.view._scene.secant
    assert [end.isVisible() for end in item.ends] == [True, True]
    with shown.rest():
        shown.drag(shown.at(1.0, 1.0), shown.at(1.5, 1.0))
    assert shown.session.document.step == pytest.approx(1.0, abs=0.05)
    assert shown.session.document.x == 0.5
    secant = shown.view.figure.here.secant
    assert secant is not None
    assert secant.ends[1][0] == pytest.approx(1.5, abs=0.05)
    with shown.rest():
        shown.session.set_shown(Shown(), "", "")
    assert not item.line.isVisible()
    assert not any(end.isVisible() for end in item.ends)


def test_where_f_ends_only_one_end_is_seen(plot: Callable[..., Plot]) -> None:
    shown = plot("sqrt(x)", x=0.1, step=0.5, x_range=(-1.0, 2.0), y_range=(-1.0, 4.0))
    with shown.rest():
        shown.session.set_shown(Shown(secant=True), "", "")
    item = shown.view._scene.secant
    assert [end.isVisible() for end in item.ends] == [True, False]
    assert not item.line.isVisible()
