"""What of the plane is shown: equal axes, the menu, extreme views, snapping by mouse."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from core.chain import Block, Chain
from core.document import Document
from core.formula import parse
from core.plot.fit import fit_chain
from core.plot.view_range import refusal
from gui.plot.plot_view import PlotView
from gui.plot.range import LARGE
from gui.session import propose
from tests.gui.helpers import set_chain
from tests.gui.plots import wheel
from tests.sampled import pairs


def aspect(shown):
    across, up = shown.at(1.0, 0.0) - shown.at(0.0, 0.0), shown.at(0.0, 1.0) - shown.at(0.0, 0.0)
    return abs(across.x() / up.y())


def test_equal_axes_draw_x_and_y_equally_long_and_stay_so(plot):
    shown = plot("x^2", x=1.0, x_range=(-2.0, 2.0), y_range=(-2.0, 6.0))
    with shown.rest():
        shown.view.actions_of_plot.equal.trigger()
    assert aspect(shown) == pytest.approx(1, abs=0.02)
    wheel(shown, shown.at(0.5, 0.5), 2)
    assert aspect(shown) == pytest.approx(1, abs=0.03)
    shown.view.window().resize(500, 500)
    assert aspect(shown) == pytest.approx(1, abs=0.03)
    with shown.rest():
        shown.view.actions_of_plot.equal.trigger()
        shown.session.set_view((-2.0, 2.0), (-20.0, 60.0))
    assert aspect(shown) > 10


def test_equal_axes_make_no_sense_where_one_is_logarithmic(plot):
    shown = plot("x^2", x=1.0, x_range=(0.1, 10.0), y_range=(0.1, 10.0))
    actions = shown.view.actions_of_plot
    with shown.rest():
        shown.key(Qt.Key.Key_X)
    assert not actions.equal.isEnabled()
    with shown.rest():
        shown.key(Qt.Key.Key_Y)
    assert actions.equal.isEnabled()


@pytest.mark.parametrize(("formula", "is_kept"), [("x", True), ("x+9", False), ("9x-9", False)])
def test_a_chosen_view_is_kept_while_f_and_its_slope_at_x_are_in_it(plot, formula, is_kept):
    shown = plot("x^2", x=1.0, x_range=(-2.0, 2.0), y_range=(-2.0, 6.0), own_view=True)
    with shown.rest():
        set_chain(shown.session, parse(formula))
    assert (shown.ranges[1] == pytest.approx((-2.0, 6.0))) is is_kept


@pytest.fixture
def fits(monkeypatch):
    """How often y was fitted."""
    made = []

    def counted(*args):
        made.append(args)
        return fit_chain(*args)

    monkeypatch.setattr("gui.plot.range.fit_chain", counted)
    return made


def test_y_is_fitted_once_in_the_frame_and_not_within_an_edit(plot, fits):
    shown = plot("x")
    fits.clear()
    with shown.rest():
        set_chain(shown.session, parse("100x"))
        set_chain(shown.session, parse("1000x"))
        assert not fits
    assert len(fits) == 1
    assert shown.view.ranges.in_view()[1][1] > 1000


def test_who_asks_for_the_view_of_a_new_chain_has_it_fitted(plot, fits):
    shown = plot("x")
    fits.clear()
    set_chain(shown.session, parse("1000x"))
    assert shown.view.ranges.in_view()[1][1] > 1000
    assert shown.view.ranges.document().y_range[1] > 1000
    with shown.rest():
        pass
    assert len(fits) == 1


def test_a_large_chain_is_fitted_in_one_frame_and_drawn_in_the_next(plot, fits):
    shown = plot("x")
    fits.clear()
    sines = (Block("sin"),) * LARGE
    set_chain(shown.session, Chain("x", (*sines, Block("multiply", (Chain(1e4),)))))
    before = shown.view.figure
    shown.view._draw()
    assert len(fits) == 1
    assert shown.view.figure is before
    with shown.rest():
        shown.view._draw()
        assert shown.view.figure is not before
    assert len(fits) == 1


def test_the_menu_is_the_app_s_own(plot):
    shown = plot("x^2", x=1.0, x_range=(-2.0, 2.0), y_range=(-2.0, 6.0))
    menu = shown.menu()
    texts = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert texts == [
        "Fit y to the curves", "Usual view", "Zoom in", "Zoom out", "Previous view", "Next view",
        "Logarithmic x", "Logarithmic y", "Equal axes",
        "Type the ranges", "Strong marks of points", "Curves", "Family of f",
            "Plot f over", "Pin f", "&Export the plot …",
    ]  # fmt: skip
    with shown.rest():
        menu.actions()[2].trigger()
    assert shown.ranges[0] == pytest.approx((-1.6, 1.6))
    menu.close()


def test_back_and_forth_by_menu(plot):
    shown = plot("x", x=0.0, x_range=(-2.0, 2.0), y_range=(-2.0, 2.0))
    actions = shown.view.actions_of_plot
    with shown.rest():
        actions.zoom_out.trigger()
    with shown.rest():
        actions.zoom_out.trigger()
    for act, reach in ((actions.back, 2.5), (actions.back, 2.0), (actions.back, 2.0),
                       (actions.forward, 2.5)):  # fmt: skip
        with shown.rest():
            act.trigger()
            shown.view._schedule()
        assert shown.ranges[0] == pytest.approx((-reach, reach))


@pytest.mark.parametrize(
    ("formula", "mark"), [("abs(x-1/3)+x/2", 1 / 3), ("floor(3x)", 1 / 3), ("relu(x+2/7)", -2 / 7)]
)
def test_corners_and_jumps_are_landed_on_by_mouse(plot, formula, mark):
    shown = plot(formula, x=0.9, x_range=(-1.0, 1.0), y_range=(-4.0, 4.0))
    seen = []
    shown.session.x_changed.connect(lambda: seen.append(shown.session.document.x))
    shown.drag(shown.at(0.9, 3.0), shown.at(-0.9, 3.0), steps=200)
    assert any(abs(x - mark) < 1e-12 for x in seen)
    assert 0.0 in seen


def test_a_curve_is_painted_in_all_of_another_view(plot):
    shown = plot("x", x=0.0, x_range=(-1.0, 1.0), y_range=(-1.0, 1.0))
    shown.view.repaint()
    with shown.rest():
        shown.session.set_view((-100.0, 100.0), (-100.0, 100.0))
    line = shown.view._scene._curves["f"].stroke
    assert line.boundingRect() == shown.view.getViewBox().viewRect()
    image = shown.view.viewport().grab().toImage()
    at = shown.at(60.0, 60.0)
    seen = [image.pixelColor(at.x() + i, at.y() + i) for i in range(-3, 4)]
    seen += [image.pixelColor(at.x() + i, at.y() - i) for i in range(-3, 4)]
    assert max(colour.hsvSaturation() for colour in seen) > 150


VIEWS = [(1e300, 2e300), (-1e300, 1e300), (1e-300, 3e-300), (0.0, 1e-290), (1e15, 1e15 + 1000)]


@pytest.mark.parametrize("x_range", VIEWS)
def test_extreme_views_are_drawn_right(plot, x_range):
    shown = plot("x", x=(x_range[0] + x_range[1]) / 2, x_range=x_range, y_range=x_range)
    assert shown.words() == ""
    x, y = shown.line("f")
    np.testing.assert_allclose(x, y, rtol=1e-9)
    low, high = shown.view.getViewBox().viewRange()[0]
    assert x.min() == pytest.approx(low)
    assert x.max() == pytest.approx(high)
    dots = shown.view._scene._dots.points()
    assert dots[0].pos().x() == pytest.approx((low + high) / 2)
    assert shown.session.document.x_range == x_range


@pytest.mark.parametrize("x_range", VIEWS)
def test_extreme_views_are_panned_zoomed_and_dragged_in(plot, x_range):
    shown = plot("x", x=(x_range[0] + x_range[1]) / 2, x_range=x_range, y_range=x_range)
    before = shown.session.document.x
    with shown.rest():
        shown.key(Qt.Key.Key_Plus)
        shown.key(Qt.Key.Key_Right)
        wheel(shown, shown.view.rect().center(), -1)
    low, high = shown.ranges[0]
    assert low > x_range[0]
    assert not refusal(*shown.ranges)
    y = low + 0.8 * (high - low)
    shown.drag(shown.at(before, y), shown.at(low + 0.7 * (high - low), y))
    assert low < shown.session.document.x < high
    assert shown.session.document.x != before


@pytest.mark.parametrize("x_range", VIEWS)
def test_equal_axes_do_no_harm_there(plot, x_range):
    shown = plot("x", x=x_range[0], x_range=x_range, y_range=(-1.0, 1.0))
    with shown.rest():
        shown.view.actions_of_plot.equal.trigger()
        shown.key(Qt.Key.Key_Minus)
        shown.key(Qt.Key.Key_Right)
    shown.view.grab()
    assert not refusal(*shown.view.ranges.in_view())


@pytest.mark.parametrize(
    ("formula", "x_range"), pairs(["x^2", "exp(exp(exp(x)))", "3+x*0", "1/x"], VIEWS)
)
def test_nothing_is_said_on_the_console_whatever_the_view(plot, formula, x_range):
    shown = plot(formula, x_range=x_range, y_range=None)
    shown.view.grab()
    assert shown.words() or any(shown.line(name)[0].size for name in ("f", "f′"))


@pytest.mark.parametrize(
    ("formula", "words"),
    [("sqrt(-1-x^2)", "undefined everywhere"), ("exp(exp(exp(x+9)))", "overflow everywhere")],
)
def test_why_there_is_nothing_to_see(plot, formula, words):
    shown = plot(formula, x=0.0, x_range=(-1.0, 1.0), y_range=None)
    assert words in shown.words()


@pytest.mark.parametrize("formula", ["3", "0", "-1e300", "1e-300"])
def test_a_constant_is_a_line_in_view(plot, formula):
    shown = plot(formula, x=0.0, x_range=(-1.0, 1.0), y_range=None)
    assert shown.words() == ""
    low, high = shown.view.getViewBox().viewRange()[1]
    y = shown.line("f")[1]
    assert low < np.nanmin(y) <= np.nanmax(y) < high


def test_a_zoom_into_a_far_place_stops_with_a_word(plot):
    shown = plot("x", x=1e15, x_range=(1e15 - 1e6, 1e15 + 1e6), y_range=(1e15 - 1e6, 1e15 + 1e6))
    with shown.rest():
        for _ in range(100):
            shown.key(Qt.Key.Key_Plus)
    assert "digits" in shown.words()
    assert isinstance(shown.view, PlotView)


def typed(shown, formula):
    with shown.rest():
        shown.session.commit(propose.rewrite(shown.session.chain, parse(formula), formula))


def test_what_is_typed_over_an_example_is_seen_and_undo_brings_its_view_back(plot):
    shown = plot("exp(x^2)^2", x_range=(-1.0, 1.0), y_range=(-4.0, 8.0))
    typed(shown, "1/(1+exp(-x))")
    assert shown.ranges == ((-5.0, 5.0), None)
    with shown.rest():
        shown.session.undo_stack.undo()
    assert shown.ranges == ((-1.0, 1.0), (-4.0, 8.0))
    with shown.rest():
        shown.session.commit(propose.insert(shown.session.chain, ((), 3), [Block("sin")]))
    assert shown.ranges == ((-1.0, 1.0), None)


def test_what_the_user_zoomed_stays_until_the_usual_view_is_asked_for(plot):
    shown = plot("exp(x^2)^2", x_range=(-1.0, 1.0), y_range=(-4.0, 8.0))
    with shown.rest():
        shown.key(Qt.Key.Key_Plus)
    zoomed = shown.ranges[0]
    typed(shown, "x^3")
    assert shown.ranges[0] == zoomed
    with shown.rest():
        shown.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    typed(shown, "x^5")
    assert shown.ranges == ((-5.0, 5.0), None)


def test_the_plot_of_another_function_is_no_change_of_a_file(plot, tmp_path):
    shown = plot("x^2")
    with shown.rest():
        shown.session.open(Document(parse("sqrt(x-1)"), x_range=(-1.0, 1.0)), tmp_path / "a")
    assert shown.ranges == ((-1.0, 1.0), (-4.0, 8.0))
    typed(shown, "x^3")
    with shown.rest():
        shown.session.undo_stack.undo()
    assert not shown.session.file.differs(shown.session.document)
