"""Logarithmic axes, by keys, menu and mouse."""

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt

from core.document import load, save
from core.formula import parse
from gui.session import propose
from tests.gui.helpers import set_chain
from tests.gui.plots import LEFT, SHIFT, wheel

X, Y = Qt.Key.Key_X, Qt.Key.Key_Y
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def log_log(plot):
    return plot("x^2", x=2.0, x_range=(0.01, 100.0), y_range=(1e-4, 1e4), log_x=True, log_y=True)


@pytest.mark.parametrize("how", ["key", "menu"])
def test_axes_become_logarithmic_by_key_and_by_menu(plot, how):
    shown = plot("x^2", x=2.0, x_range=(0.01, 100.0), y_range=(0.1, 50.0))
    for key, name in ((X, "Logarithmic x"), (Y, "Logarithmic y")):
        with shown.rest():
            if how == "key":
                shown.key(key)
            else:
                menu = shown.menu()
                next(a for a in menu.actions() if a.text().startswith(name)).trigger()
                menu.close()
    assert shown.session.document.logs == (True, True)
    assert shown.ranges == ((0.01, 100.0), (0.1, 50.0))
    u, v = shown.line("f")
    near = np.abs(v) < 8
    np.testing.assert_allclose(v[near], 2 * u[near], atol=1e-3)
    with shown.rest():
        shown.key(X)
    assert shown.session.document.logs == (False, True)
    assert shown.ranges == ((0.01, 100.0), (0.1, 50.0))


def test_of_a_range_that_reaches_0_the_positive_part_is_offered(plot, qtbot):
    shown = plot("x^2", x=2.0, x_range=(-5.0, 5.0), y_range=None)
    with qtbot.waitSignal(shown.session.told) as told, shown.rest():
        shown.key(X)
    assert shown.ranges[0] == (0.005, 5.0)
    assert told.args[0] == ("A logarithmic axis has no place for 0 and below: x begins at 0.005.")


def test_without_a_positive_x_the_axis_stays_linear_and_says_why(plot):
    shown = plot("x^2", x=-2.0, x_range=(-5.0, -1.0), y_range=(0.0, 30.0))
    with shown.rest():
        shown.key(X)
    assert shown.session.document.logs == (False, False)
    assert not shown.view.actions_of_plot.log_x.isChecked()
    assert "No x in view is positive" in shown.words()
    with shown.rest():
        shown.key(Qt.Key.Key_Minus)
    assert shown.words() == ""


def test_the_negative_part_is_not_drawn_and_that_is_told(plot, qtbot):
    shown = plot("1/x", x=2.0, x_range=(0.1, 10.0), y_range=(0.1, 10.0))
    with qtbot.waitSignal(shown.view.cut_changed) as told, shown.rest():
        shown.key(Y)
    assert told.args[0] == ("f′",)
    assert not np.isfinite(shown.line("f′")[1]).any()
    assert [p.pos().y() for p in shown.view._scene._dots.points()] == [math.log(0.5)]
    with qtbot.waitSignal(shown.view.cut_changed) as told, shown.rest():
        shown.key(Y)
    assert told.args[0] == ()


def test_a_range_of_y_that_reaches_0_is_fitted_anew(plot):
    shown = plot("exp(x)", x=1.0, x_range=(-5.0, 5.0), y_range=(-10.0, 100.0))
    with shown.rest():
        shown.key(Y)
    low, high = shown.view.ranges.in_view()[1]
    assert 0 < low <= math.exp(-5)
    assert high >= math.exp(5)


def test_the_line_the_points_and_the_tangent_stand_where_x_is(log_log):
    scene = log_log.view._scene
    assert scene.line.value() == math.log(2.0)
    places = {(p.pos().x(), p.pos().y()) for p in scene._dots.points()}
    assert places == {(math.log(2.0), math.log(4.0))}
    u, v = scene._tangent.getData()
    np.testing.assert_allclose(np.exp(v), 4 + 4 * (np.exp(u) - 2), rtol=1e-6)


def test_dragging_x_lands_on_numbers_with_few_digits(log_log):
    seen = []
    log_log.session.x_changed.connect(lambda: seen.append(log_log.session.document.x))
    log_log.drag(log_log.at(2.0, 100.0), log_log.at(0.03, 100.0), steps=100)
    assert min(seen) == pytest.approx(0.03, rel=0.05)
    assert all(len(f"{x:.12g}".replace(".", "").strip("0")) <= 3 for x in seen)


def test_corners_are_landed_on_exactly(plot):
    shown = plot("abs(x-1/3)", x=2.0, x_range=(0.01, 100.0), y_range=(1e-3, 100.0), log_x=True)
    seen = []
    shown.session.x_changed.connect(lambda: seen.append(shown.session.document.x))
    shown.drag(shown.at(2.0, 50.0), shown.at(0.1, 50.0), LEFT, steps=200)
    assert 1 / 3 in seen


def test_shift_drags_finely(log_log):
    log_log.drag(log_log.at(2.0, 100.0), log_log.at(20.0, 100.0), modifier=SHIFT)
    assert log_log.session.document.x == pytest.approx(2 * 10**0.1, rel=0.02)


def test_the_readout_tells_the_x_under_the_pointer(log_log, qtbot):
    with qtbot.waitSignal(log_log.view.hovered) as told:
        log_log.move(log_log.at(10.0, 1.0))
    x = float(told.args[0].split("=")[1].split()[0])
    assert x == pytest.approx(10, rel=0.02)


def test_panning_moves_by_a_factor(log_log):
    log_log.drag(log_log.at(10.0, 1.0), log_log.at(1.0, 1.0))
    (low, high), _ = log_log.ranges
    assert low == pytest.approx(0.1, rel=0.05)
    assert high == pytest.approx(1000, rel=0.05)


def test_the_wheel_zooms_at_the_cursor(log_log):
    at = log_log.at(10.0, 1.0)
    wheel(log_log, at, 1)
    (low, high), _ = log_log.ranges
    assert high / low < 1e4
    assert (log_log.at(10.0, 1.0) - at).manhattanLength() <= 2


def test_a_box_is_zoomed_into(log_log):
    log_log.drag(log_log.at(0.1, 10.0), log_log.at(10.0, 0.1), LEFT, SHIFT)
    assert log_log.ranges[0] == pytest.approx((0.1, 10.0), rel=0.05)
    assert log_log.ranges[1] == pytest.approx((0.1, 10.0), rel=0.05)


def test_zooming_out_stops_with_a_word_where_doubles_end(log_log):
    with log_log.rest():
        for _ in range(60):
            log_log.key(Qt.Key.Key_Minus)
    assert "drawn" in log_log.words()
    assert log_log.ranges[0][0] > 0


def test_the_history_remembers_the_kind_of_axes(plot):
    shown = plot("x^2", x=2.0, x_range=(-5.0, 5.0), y_range=(-1.0, 9.0))
    with shown.rest():
        shown.key(X)
    with shown.rest():
        shown.key(Qt.Key.Key_Left, ALT)
    assert shown.session.document.logs == (False, False)
    assert shown.ranges[0] == (-5.0, 5.0)
    with shown.rest():
        shown.key(Qt.Key.Key_Right, ALT)
    assert shown.session.document.logs == (True, False)
    assert shown.ranges[0] == (0.005, 5.0)


def test_home_fits(log_log):
    with log_log.rest():
        log_log.key(Qt.Key.Key_Home)
    low, high = log_log.view.ranges.in_view()[1]
    assert 1e-5 < low < 1e-4
    assert 1e4 < high < 1e5


def test_the_ghost_is_drawn_at_its_places(log_log, qtbot):
    session = log_log.session
    session.preview(propose.rewrite(session.chain, parse("x^3")))
    u, v = log_log.view._scene._ghosts["f"].stroke.getData()
    inside = np.abs(v) < 9
    np.testing.assert_allclose(v[inside], 3 * u[inside], atol=1e-3)


def test_points_of_interest_are_found_and_marked(plot):
    shown = plot("sin(x)/x", x=2.0, x_range=(0.5, 50.0), y_range=(-1.0, 1.0), log_x=True)
    with shown.rest():
        shown.view.actions_of_plot.points.trigger()
    roots = [p.x for p in shown.view.points if p.kind == "root"]
    assert roots == pytest.approx([k * math.pi for k in range(1, 16)], rel=1e-12)
    places = [p.pos().x() for p in shown.view._scene._marks.points()]
    assert math.log(math.pi) == pytest.approx(min(places, key=lambda u: abs(u - 1.1447)))


def test_it_is_kept_in_the_file(log_log, tmp_path):
    path = tmp_path / "log.chainrule"
    save(log_log.session.document, path)
    assert load(path).logs == (True, True)
    log_log.session.open(load(path))
    assert log_log.view.actions_of_plot.log_x.isChecked()


def test_another_document_is_linear_again(log_log, open_session):
    with log_log.rest():
        log_log.session.open(open_session("x").document)
    assert not log_log.view.actions_of_plot.log_x.isChecked()
    assert log_log.view._scene.line.value() == log_log.session.document.x


def test_poles_have_an_asymptote_though_one_side_is_negative(plot):
    shown = plot(
        "1/(x-3)", x=5.0, x_range=(0.1, 100.0), y_range=(0.01, 10.0), log_x=True, log_y=True
    )
    x, _ = shown.view._scene._asymptotes.getData()
    assert np.nanmax(x) == pytest.approx(math.log(3))
    with shown.rest():
        set_chain(shown.session, parse("x"))
    assert not shown.view._scene._asymptotes.isVisible()
