import numpy as np
import pytest
from PySide6.QtCore import Qt

from core.chain import Block, Chain
from core.formula import parse
from core.plot.curves import Curves
from core.plot.view_range import refusal
from gui.plot.plot_view import PlotView
from gui.widgets.theme import LIGHT
from tests.gui.helpers import set_chain
from tests.gui.plots import LEFT, PLAIN, RIGHT, SHIFT, wheel


def test_f_and_its_slope_are_drawn_and_nothing_else(plot):
    shown = plot("x^2", x_range=(-2.0, 2.0), y_range=None)
    x, y = shown.line("f")
    np.testing.assert_allclose(y, x * x, atol=1e-2)
    x, y = shown.line("f′")
    np.testing.assert_allclose(y, 2 * x, atol=1e-9)
    assert not shown.line("f″")[0].size


def test_aliased_columns_are_filled_not_stroked(plot):
    shown = plot("sin(1000x)", x_range=(-5.0, 5.0), y_range=(-2.0, 2.0))
    band = shown.view._scene._curves["f"].bands
    assert not band.boundingRect().isEmpty()
    x, _ = shown.line("f")
    level = np.flatnonzero(np.diff(x) == 0)
    assert np.isnan(shown.line("f")[1][level]).all()


def test_many_changes_are_one_computation_and_the_newest_wins(plot, monkeypatch):
    shown = plot("x^2", x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    seen = []
    real = Curves.sampled_in_slices

    def spy(self, document, *others):
        seen.append(document.x_range)
        return real(self, document, *others)

    monkeypatch.setattr(Curves, "sampled_in_slices", spy)
    with shown.rest():
        for _ in range(30):
            shown.key(Qt.Key.Key_Right)
    assert len(seen) <= 4
    assert seen[-1] == shown.session.document.x_range


def test_dragging_x_samples_nothing(plot, monkeypatch):
    shown = plot("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    monkeypatch.setattr(PlotView, "_sample", lambda *_: pytest.fail("sampled"))
    shown.session.set_x(0.7)
    assert shown.view._scene.line.value() == 0.7


def test_a_heavy_function_is_refined_at_rest(plot, monkeypatch):
    monkeypatch.setattr("gui.plot.plot_view.BUDGET", 0.0)
    shown = plot("sin(20x)", x_range=(-5.0, 5.0), y_range=(-2.0, 2.0))
    assert shown.view._curves.complete


def test_a_long_chain_s_points_come_in_slices_that_an_edit_drops(plot, monkeypatch):
    monkeypatch.setattr("gui.plot.plot_view.SLICE", 0.0)
    shown = plot("x^2-2", x_range=(-3.0, 3.0), y_range=(-3.0, 3.0))
    turns, goes_on = [], shown.view._turn.then

    def counted() -> None:
        turns.append(shown.session.chain)
        goes_on()

    shown.view._turn.then = counted
    long = Chain("x", (Block("sin"), Block("tanh")) * 60)
    set_chain(shown.session, long)
    shown.qtbot.waitUntil(lambda: len(turns) > 3)
    assert not shown.view.points  # those of the function before lie on no curve any more
    with shown.rest():
        set_chain(shown.session, parse("x^2-1"))
    assert [p.x for p in shown.view.points if p.kind == "root"] == [-1.0, 1.0]
    assert turns.count(long) < 20
    with shown.rest():
        set_chain(shown.session, long)
    assert turns.count(long) > 20
    assert [p.x for p in shown.view.points if p.kind == "root"] == [0.0]


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("sqrt(-1-x^2)", "The function is undefined everywhere in the view."),
        ("x+100", "The curves lie above or below the view. Fit it (Home)"),
    ],
)
def test_an_empty_plot_says_why(plot, formula, words):
    shown = plot(formula, x_range=(-2.0, 2.0), y_range=(-1.0, 0.5))
    assert shown.words() == words


@pytest.mark.parametrize(
    ("x_range", "words"),
    [
        ((0.0, 1e-306), "further down"),
        ((1e306, 2e306), "beyond"),
        ((1e15, 1e15 + 0.125), "digits"),
        ((-8e307, 8e307), "beyond"),
    ],
)
@pytest.mark.parametrize("formula", ["exp(exp(exp(x)))", "1/x"])
def test_a_view_that_cannot_be_drawn_says_so(plot, formula, x_range, words):
    shown = plot(formula, x_range=x_range, y_range=None)
    assert words in shown.words()
    assert not shown.line("f")[0].size


def test_zooming_in_stops_with_a_word_where_doubles_end(plot):
    shown = plot("x", x=1.0, x_range=(0.5, 1.5), y_range=(0.0, 2.0))
    with shown.rest():
        for _ in range(400):
            shown.key(Qt.Key.Key_Plus)
    assert "digits" in shown.words()
    assert not refusal(*shown.ranges)
    with shown.rest():
        shown.key(Qt.Key.Key_Minus)
    assert shown.words() == ""


def test_the_wheel_zooms_at_the_cursor(plot):
    shown = plot("x", x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))
    at = shown.at(1.0, 1.0)
    wheel(shown, at, 1)
    (low, high), _ = shown.ranges
    assert high - low < 4.0
    assert (shown.at(1.0, 1.0) - at).manhattanLength() <= 2


def test_dragging_pans(plot):
    shown = plot("x", x=-1.9, x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))
    shown.drag(shown.at(0.0, 1.0), shown.at(1.0, 1.0))
    assert shown.ranges[0] == pytest.approx((-3.0, 1.0), abs=0.03)


@pytest.mark.parametrize(("button", "modifier"), [(RIGHT, PLAIN), (LEFT, SHIFT)])
def test_a_box_is_zoomed_into(plot, button, modifier):
    shown = plot("x", x=-1.9, x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))
    shown.drag(shown.at(-1.0, 1.5), shown.at(1.0, -0.5), button, modifier)
    assert shown.ranges[0] == pytest.approx((-1.0, 1.0), abs=0.03)
    assert shown.ranges[1] == pytest.approx((-0.5, 1.5), abs=0.03)


def test_keys_zoom_pan_and_fit(plot):
    shown = plot("x^2", x_range=(-2.0, 2.0), y_range=(-100.0, 100.0))
    shown.key(Qt.Key.Key_Plus)
    assert shown.ranges[0] == pytest.approx((-1.6, 1.6))
    shown.key(Qt.Key.Key_Minus)
    shown.key(Qt.Key.Key_Right)
    assert shown.ranges[0] == pytest.approx((-1.6, 2.4))
    shown.key(Qt.Key.Key_Up)
    assert shown.ranges[1] == pytest.approx((-80.0, 120.0))
    shown.key(Qt.Key.Key_Home)
    low, high = shown.view.viewRange()[1]
    assert -10 < low < high < 10


def test_alt_and_arrows_walk_through_the_views(plot):
    alt = Qt.KeyboardModifier.AltModifier
    shown = plot("x", x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))
    offered = shown.view.actions_of_plot.back, shown.view.actions_of_plot.forward
    assert [action.isEnabled() for action in offered] == [False, False]
    with shown.rest():
        shown.key(Qt.Key.Key_Plus)
    assert [action.isEnabled() for action in offered] == [True, False]
    with shown.rest():
        shown.key(Qt.Key.Key_Left, alt)
    assert [action.isEnabled() for action in offered] == [False, True]
    assert shown.ranges[0] == pytest.approx((-2.0, 2.0))
    with shown.rest():
        shown.key(Qt.Key.Key_Right, alt)
    assert shown.ranges[0] == pytest.approx((-1.6, 1.6))


def test_x_reaches_exactly_zero_and_the_pole_by_mouse(plot):
    shown = plot("1/(x-1/3)", x=0.51234, x_range=(-2.0, 2.0), y_range=(-9.0, 9.0))
    seen = []
    shown.session.x_changed.connect(lambda: seen.append(shown.session.document.x))
    shown.drag(shown.at(0.51234, 5.0), shown.at(-0.5, 5.0), steps=300)
    assert 0.0 in seen
    assert any(abs(x - 1 / 3) < 1e-9 for x in seen)
    assert all(len(repr(x)) <= 6 or abs(x - 1 / 3) < 1e-9 for x in seen)


def test_shift_drags_finely(plot):
    shown = plot("x^2", x=0.5, x_range=(-2.0, 2.0), y_range=(-9.0, 9.0))
    shown.drag(shown.at(0.5, 5.0), shown.at(1.5, 5.0), modifier=SHIFT)
    assert shown.session.document.x == pytest.approx(0.6, abs=0.01)


def test_the_readout_follows_the_pointer(plot, qtbot):
    shown = plot("x^2", x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))
    with qtbot.waitSignal(shown.view.hovered) as told:
        shown.move(shown.at(1.0, 1.0))
    assert told.args[0].startswith("x = ")
    assert "f = " in told.args[0]


@pytest.mark.parametrize(("name", "truth"), [("f″", 6.0), ("f‴", 0.0)])
def test_further_derivatives_are_drawn_when_asked_for(plot, name, truth):
    shown = plot("3x^2", x_range=(-2.0, 2.0), y_range=(-2.0, 12.0))
    with shown.rest():
        shown.view.actions_of_plot.curves[name].trigger()
    np.testing.assert_allclose(shown.line(name)[1], truth, atol=1e-9)


def test_the_numerical_derivative_is_a_curve_of_its_own(plot):
    shown = plot("abs(x)", step=0.5, x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))
    with shown.rest():
        shown.view.actions_of_plot.curves["numerical f′"].trigger()
    x, y = shown.line("numerical f′")
    assert np.interp(0.25, x, y) == pytest.approx(0.5, abs=1e-6)


def test_a_jump_has_an_open_and_a_closed_end(plot):
    shown = plot("floor(x)", x=0.5, x_range=(0.1, 1.9), y_range=(-1.0, 2.0))
    assert shown.ends(closed=True) == [(1.0, 1.0)]
    assert {y for x, y in shown.ends(closed=False) if abs(x - 1) < 1e-6} == {0.0}


def test_poles_have_an_asymptote_and_holes_a_circle(plot):
    shown = plot("(x-1)/((x-1)*x)", x_range=(-2.0, 2.0), y_range=(-4.0, 4.0))
    assert shown.view.figure.asymptotes == pytest.approx([0.0], abs=1e-6)
    assert any(place == pytest.approx((1.0, 1.0), abs=1e-5) for place in shown.ends(closed=False))


def test_points_of_interest_are_marked_pale_or_strong_and_named_under_the_pointer(plot, qtbot):
    shown = plot("x^2-2", x=1.0, x_range=(-3.0, 3.0), y_range=(-4.0, 4.0))
    (pale,) = {mark.pen().color().name() for mark in shown.view._scene._marks.points()}
    assert pale == LIGHT.muted.name()
    with shown.rest():
        shown.view.actions_of_plot.points.trigger()
    strong = [mark.pen().color().name() for mark in shown.view._scene._marks.points()]
    assert strong == [LIGHT.text.name()] * 3
    with qtbot.waitSignal(shown.view.hovered) as told:
        shown.move(shown.at(0.0, -2.0))
    assert told.args[0].endswith("minimum")


def test_where_a_curve_swings_too_fast_no_ends_are_marked(plot):
    shown = plot("sin(100x)+floor(x)", x=0.5, x_range=(-20.0, 20.0), y_range=(-110.0, 110.0))
    assert not shown.view.figure.ends
    with shown.rest():
        shown.session.set_view((0.9, 1.1), (-3.0, 3.0))
    assert len(shown.ends(closed=False)) == 1
    assert len(shown.ends(closed=True)) == 1


def test_a_hole_that_rounding_makes_infinite_gets_no_asymptote(plot):
    shown = plot("(exp(x)-1-x-x^2/2)/x^3", x=2.0, x_range=(-5.0, 5.0), y_range=(-1.0, 2.0))
    assert not shown.view._scene._asymptotes.isVisible()
    with shown.rest():
        set_chain(shown.session, parse("1/x^3"))
    assert shown.view._scene._asymptotes.isVisible()
