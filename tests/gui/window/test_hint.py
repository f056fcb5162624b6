import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.document import Document
from core.formula import parse
from gui.plot.plot_view import PlotView
from gui.window.hint import Hint
from gui.window.main_window import MainWindow
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import action, find, set_chain


def test_it_is_no_window_of_its_own(open_session: OpenSession, qtbot: QtBot) -> None:
    hint = Hint(open_session())
    qtbot.addWidget(hint)
    assert not hint.isVisible()


def test_what_the_session_tells_is_shown_in_place_of_the_hint(
    open_session: OpenSession, show: Show
) -> None:
    session, parent = open_session(), QWidget()
    hint = Hint(session)
    QVBoxLayout(parent).addWidget(hint)
    show(parent)
    hint.hide()
    session.told.emit("Paths add.")
    assert hint.isVisible()
    assert find(hint, QLabel, "hintWords").text() == "Paths add."


@pytest.mark.parametrize("change", ["chain", "pins"])
def test_what_was_told_of_another_function_goes(
    open_session: OpenSession, show: Show, change: str
) -> None:
    session, parent = open_session("x^2"), QWidget()
    hint = Hint(session)
    QVBoxLayout(parent).addWidget(hint)
    show(parent)
    words = find(hint, QLabel, "hintWords")
    session.pin()
    session.pin()
    assert "pinned already" in words.text()
    if change == "chain":
        set_chain(session, parse("x^3"))
    else:
        session.unpin("g")
    assert words.text().startswith("Press Play")


def test_the_first_hint_names_the_number_that_there_is(
    open_session: OpenSession, show: Show
) -> None:
    session, parent = open_session("exp(x^2)^2"), QWidget()
    hint = Hint(session)
    QVBoxLayout(parent).addWidget(hint)
    show(parent)
    words = find(hint, QLabel, "hintWords")
    told = "Press Play to see where {} comes from, or drag a block into a gap."
    assert words.text() == told.format("3.297")
    session.set_x(0.0)
    assert words.text() == told.format("0")
    session.lab.break_rule((1,), session.lab.kinds((1,))[0])
    assert words.text() == "Drag a block into a gap, or drag x."
    session.lab.mend()
    assert words.text() == told.format("0")
    session.walk.go(1)
    assert "Esc" in words.text()
    set_chain(session, parse("ln(x)"))
    assert words.text() == "Drag a block into a gap, or drag x."


@pytest.mark.parametrize(
    ("formula", "x", "number"),
    [("tan(x)", math.pi / 2, "backprop's 2.667×10³²"), ("sin(x)^2", math.pi, "≈ 0")],
)
def test_the_first_hint_calls_its_number_what_the_check_does(
    formula: str, x: float, number: str, open_session: OpenSession, show: Show
) -> None:
    session, parent = open_session(formula, x=x), QWidget()
    hint = Hint(session)
    QVBoxLayout(parent).addWidget(hint)
    show(parent)
    _ = session.check
    session.check_changed.emit()
    words = find(hint, QLabel, "hintWords").text()
    assert words.startswith(f"Press Play to see where {number} comes from")


def test_once_dismissed_it_stays_away(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    for visible in (True, False):
        parent = QWidget()
        hint = Hint(open_session())
        QVBoxLayout(parent).addWidget(hint)
        show(parent)
        assert hint.isVisible() is visible
        if visible:
            close = find(hint, QToolButton, "hintClose")
            assert close.accessibleName()
            qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
            assert not hint.isVisible()


@pytest.fixture
def told(window: MainWindow) -> Callable[[], str]:
    """What the hint says that is not the first one; empty for that."""
    hint = find(window, Hint, "hint")
    words = find(hint, QLabel, "hintWords")
    firsts = "Press Play", "Drag a block"
    return lambda: "" if words.text().startswith(firsts) or hint.isHidden() else words.text()


@pytest.mark.parametrize("way", ["linear", "zoom", "example"])
def test_what_was_told_of_an_axis_goes_with_it(
    window: MainWindow, told: Callable[[], str], way: str
) -> None:
    plot = window.findChildren(PlotView)[0]
    actions = plot.actions_of_plot
    actions.log_x.trigger()
    assert "A logarithmic axis has no place" in told()
    actions.log_y.trigger()
    window.session.set_x(0.25)
    assert "A logarithmic axis has no place" in told()
    if way == "linear":
        actions.log_y.trigger()
        actions.log_x.trigger()
    elif way == "zoom":
        actions.zoom_in.trigger()
    else:
        window.session.open(Document(parse("x^3")))
    assert not told()


def test_what_was_told_of_a_selection_goes_with_it(
    window: MainWindow, told: Callable[[], str]
) -> None:
    set_chain(window.session, parse("sin(cos(x))"))
    window.session.select([(0,)])
    action(window, "Collapse or expand the branch").trigger()
    assert "Select a block with a branch" in told()
    window.session.select([(1,)])
    assert not told()


def test_what_was_told_of_values_goes_with_them(
    window: MainWindow, told: Callable[[], str]
) -> None:
    session = window.session
    set_chain(session, parse("a*x"))
    session.pin()
    session.pin()
    assert "pinned already" in told()
    session.set_x(0.25)
    assert "pinned already" in told()
    session.set_parameter("a", 3.0)
    assert not told()


def test_what_an_example_teaches_stays_while_it_is_looked_at(
    window: MainWindow, told: Callable[[], str]
) -> None:
    session = window.session
    session.show_example(Document(parse("x^3")), "cubic", "It has one turn.")
    actions = window.findChildren(PlotView)[0].actions_of_plot
    session.set_x(0.25)
    session.select([(0,)])
    actions.zoom_in.trigger()
    assert told() == "It has one turn."
    set_chain(session, parse("x^4"))
    assert not told()
    session.undo_stack.undo()
    assert told() == "It has one turn."
    session.undo_stack.undo()
    assert not told()
    session.undo_stack.redo()
    assert told() == "It has one turn."
