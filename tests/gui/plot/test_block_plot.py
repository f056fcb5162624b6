"""The selected block's own plot."""

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from core.formula import parse
from core.plot.single_block import alone
from gui.plot.block_plot import BlockPlot
from gui.widgets.theme import DARK, LIGHT, palette_of
from tests.gui.helpers import find


@pytest.fixture
def block_plot(open_session, show, qtbot):
    def make(formula, x, path):
        session = open_session(formula, x=x)
        made = BlockPlot(session)
        made.resize(300, 240)
        session.select([path])
        show(made)
        settled(made, qtbot)
        return made, session

    return make


def settled(made, qtbot):
    qtbot.waitUntil(lambda: not made._frame.isActive())


def words(made):
    return find(made, QLabel, "blockWords").text()


def colours(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_without_a_block_it_says_what_to_do(open_session, show, qtbot):
    session = open_session("exp(x^2)")
    made = BlockPlot(session)
    show(made)
    assert "Click a block" in find(made, QLabel, "blockEmpty").text()
    session.select([(0,)])
    settled(made, qtbot)
    empty = made.findChild(QLabel, "blockEmpty")
    assert empty is not None
    assert empty.isHidden()
    assert find(made, QLabel, "blockRule").text() == "In general: The slope of a² is 2a."
    session.select([(0,), (1,)])
    assert find(made, QLabel, "blockEmpty").isVisible()


def test_its_rule_is_told_in_words_and_with_numbers(block_plot):
    made, _ = block_plot("sin(x^2)", 1.0, (1,))
    assert find(made, QLabel, "blockRule").text() == "In general: The slope of sin is cos."
    assert find(made, QLabel, "blockSlope").text() == "dy/da = cos a = 0.5403"


def test_hidden_it_works_nothing_out(open_session, show, qtbot):
    session = open_session("exp(x^2)")
    made = BlockPlot(session)
    show(made)
    settled(made, qtbot)
    made.hide()
    session.select([(0,)])
    assert not made._frame.isActive()
    made.show()
    settled(made, qtbot)
    assert find(made, QLabel, "blockRule").text() == "In general: The slope of a² is 2a."


def test_it_says_what_the_block_does_at_x(block_plot, qtbot):
    made, session = block_plot("exp(x^2)", 0.5, (1,))
    assert words(made) == "a = 0.25: y = 1.284, local derivative 1.284"
    assert made.accessibleName() == "Exp alone"
    assert made.accessibleDescription() == words(made)
    session.set_x(1.0)
    settled(made, qtbot)
    assert words(made) == "a = 1: y = 2.718, local derivative 2.718"


def test_many_moves_of_x_are_one_computation(block_plot, qtbot, monkeypatch):
    made, session = block_plot("exp(x^2)", 0.5, (1,))
    seen = []
    monkeypatch.setattr(made._picture, "show_block", lambda block: seen.append(block.at))
    for k in range(20):
        session.set_x(k / 10)
    settled(made, qtbot)
    assert len(seen) == 1
    assert seen[0] == 1.9**2


def test_curve_point_and_tangent_are_painted_in_both_schemes(block_plot):
    made, _ = block_plot("sin(x)", 1.0, (0,))
    assert {LIGHT.forward_curve.name(), LIGHT.backward_curve.name()} <= colours(made)
    made.setPalette(palette_of(DARK))
    assert {DARK.forward_curve.name(), DARK.backward_curve.name()} <= colours(made)


def test_with_two_lanes_either_input_may_vary(block_plot, qtbot):
    made, _ = block_plot("x^2*sin(x)", 3.0, (1,))
    assert words(made) == "a = 9: y = 1.27, local derivative 0.1411"
    button = find(made, QToolButton, "blockInput")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(made, qtbot)
    assert words(made) == "b = 0.1411: y = 1.27, local derivative 9"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settled(made, qtbot)
    assert words(made).startswith("a = 9")


def test_a_constant_operand_leaves_no_choice(block_plot):
    made, _ = block_plot("x+3", 1.0, (0,))
    assert words(made) == "x = 1: y = 4, local derivative 1"
    assert made.findChild(QToolButton, "blockInput").isHidden()


def test_a_constant_is_not_said_to_be_itself(block_plot):
    made, _ = block_plot("x*exp(2)", 1.0, (0, 0, 0))
    assert words(made) == "2: a = 7.389, local derivative 7.389"


def test_where_no_number_arrives_it_says_so(block_plot):
    made, _ = block_plot("sin(log(x))", -1.0, (1,))
    assert "No number" in words(made)
    made.grab()


@pytest.mark.parametrize(
    ("formula", "x", "path"),
    [("1/x", 0.0, (0,)), ("log(x)", -1.0, (0,)), ("exp(x)", 800.0, (0,)), ("x^3", 1e200, (0,)),
     ("floor(x)", 1.0, (0,)), ("x*1e300", 1e5, (0,)), ("sin(x)", 1e15, (0,)),
     ("tan(x)", 1.5, (0,))],
)  # fmt: skip
def test_hard_operating_points_do_no_harm(formula, x, path, block_plot):
    made, _ = block_plot(formula, x, path)
    made.grab()
    assert words(made)


def test_the_slope_alone_is_the_local_derivative():
    chain = parse("log(x^2+1)*tanh(x)")
    trace = chain.trace(0.7)
    for path in chain.paths():
        shown = alone(chain, trace, path)
        assert shown
        there = shown.function.trace(shown.at)
        assert math.isclose(there.value, shown.value)
        assert math.isclose(there.gradient, shown.slope)
        assert shown.x_range[0] < shown.at < shown.x_range[1]


@pytest.mark.parametrize("x", [9e307, -1.7e308])
def test_a_block_at_the_end_of_doubles_is_painted(block_plot, x):
    made, _ = block_plot("x+1", x, (0,))
    made.grab()
    assert "local derivative 1" in words(made)
