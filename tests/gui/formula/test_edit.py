import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.chain import Block
from core.formula import format as format_formula
from gui.formula.bar import PAUSE, FormulaBar
from gui.session import Session, propose
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import do, find

ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def parts(parent: QWidget) -> tuple[QLineEdit, QLabel]:
    (problem,) = parent.findChildren(QLabel, "formulaProblem")  # hidden where nothing is wrong
    return find(parent, QLineEdit, "formulaEdit"), problem


def bar_of(session: Session, show: Show) -> tuple[QLineEdit, QLabel]:
    bar = FormulaBar(session)
    show(bar)
    edit, problem = parts(bar)
    edit.setFocus()
    edit.selectAll()
    return edit, problem


def formula(session: Session) -> str:
    return format_formula(session.chain)


def test_typing_turns_to_blocks_key_by_key(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    edit, problem = bar_of(session, show)
    seen = []
    for key in "2x^2":
        qtbot.keyClicks(edit, key)
        seen.append(formula(session))
    assert seen == ["2", "2x", "2x", "2x^2"]
    assert edit.text() == "2x^2"
    assert problem.text() == ""


def test_what_is_typed_is_not_rewritten_while_it_is_typed(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    edit, _ = bar_of(session, show)
    qtbot.keyClicks(edit, "  ( x ) + sin x ")
    assert edit.text() == "  ( x ) + sin x "
    qtbot.keyClick(edit, ENTER)
    assert formula(session) == "x + sin(x)"


def test_the_text_stays_as_typed(window: MainWindow, qtbot: QtBot) -> None:
    edit, _ = parts(window)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "1/(1+exp(-x))")
    qtbot.keyClick(edit, ENTER)
    assert edit.text() == "1/(1+exp(-x))"
    find(window, QWidget, "plotView").setFocus()
    assert edit.text() == "1/(1+exp(-x))"
    do(window.session, propose.insert, ((), 0), [Block("sin")])
    assert edit.text() == formula(window.session)
    window.session.undo_stack.undo()
    assert edit.text() == "1/(1+exp(-x))"
    window.session.undo_stack.undo()
    assert edit.text() == "exp(x^2)^2"
    window.session.undo_stack.redo()
    assert edit.text() == window.session.document.formula == "1/(1+exp(-x))"


def test_the_same_in_other_words_is_a_step(window: MainWindow, qtbot: QtBot) -> None:
    edit, _ = parts(window)
    for text in ("sin(x)+1", "1 + sin x"):
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, ENTER)
    assert window.session.undo_stack.count() == 2
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text() == "sin(x)+1"
    qtbot.keyClick(edit, Qt.Key.Key_Y, CONTROL)
    assert edit.text() == "1 + sin x"


def test_blocks_turn_to_text(open_session: OpenSession, show: Show) -> None:
    session = open_session()
    edit, _ = bar_of(session, show)
    assert edit.text() == "exp(x^2)^2"
    do(session, propose.insert, ((), 0), [Block("sin")])
    assert edit.text() == "exp(sin(x)^2)^2"
    session.undo_stack.undo()
    assert edit.text() == "exp(x^2)^2"


BAD = ["sin(", "x +* 2", "foo(x)", "__import__('os')", "xx"]


@pytest.mark.parametrize("text", BAD)
def test_wrong_text_keeps_the_last_good_chain_and_enter_shows_why(
    text: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    edit, problem = bar_of(session, show)
    qtbot.keyClicks(edit, "cos(x)")
    edit.selectAll()
    edit.insert(text[:-1])
    qtbot.keyClicks(edit, text[-1])
    typed = edit.text()
    assert typed == (f"{text})" if text.endswith("(") else text)
    assert problem.text() == ""
    last_good = formula(session)
    qtbot.keyClick(edit, ENTER)
    assert problem.text().startswith("⚠ ")
    assert "(character " in edit.accessibleDescription()
    assert formula(session) == last_good
    assert edit.text() == typed


def test_an_empty_formula_keeps_the_chain(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    edit, problem = bar_of(session, show)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClick(edit, ENTER)
    assert formula(session) == "exp(x^2)^2"
    assert problem.text().startswith("⚠ ")


def test_a_mistake_is_shown_after_a_rest_and_not_before(
    clock: Clock, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    edit, problem = bar_of(open_session(), show)
    assert PAUSE == 600
    qtbot.keyClicks(edit, "sin(")
    clock.advance(PAUSE - 1)
    assert problem.text() == ""
    clock.advance(1)
    assert problem.text() != ""
    assert edit.cursorPosition() == 4
    qtbot.keyClicks(edit, "x)")
    assert problem.text() == ""


def test_what_is_shown_is_outdated_while_the_text_is_told_to_be_wrong(
    clock: Clock, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    edit, _ = bar_of(session, show)
    changes: list[bool] = []
    session.attention.outdated_changed.connect(
        lambda: changes.append(session.attention.is_outdated)
    )
    for keys in ("sin(", "co"):
        qtbot.keyClicks(edit, keys)
        clock.advance(PAUSE)
    assert changes == [True]  # no flicker while one mistake becomes another
    edit.selectAll()
    qtbot.keyClicks(edit, "x")
    assert changes == [True, False]
    qtbot.keyClicks(edit, "+")
    qtbot.keyClick(edit, ENTER)
    do(session, propose.insert, ((), 0), [Block("sin")])
    assert changes == [True, False, True, False]


@pytest.mark.parametrize("text", ["(" * 10_000, "x+" * 500_000])
def test_far_too_long_a_text_is_refused_at_once(
    text: str, open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    edit, problem = bar_of(session, show)
    edit.setMaxLength(10_000_000)
    edit.insert(text)
    qtbot.keyClicks(edit, "x")
    qtbot.keyClick(edit, ENTER)
    assert problem.text().startswith("⚠ ")
    assert formula(session) == "exp(x^2)^2"


def test_a_change_elsewhere_replaces_wrong_text(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session()
    edit, problem = bar_of(session, show)
    qtbot.keyClicks(edit, "cos(")
    qtbot.keyClick(edit, ENTER)
    do(session, propose.insert, ((), 0), [Block("sin")])
    assert edit.text() == "exp(sin(x)^2)^2"
    assert problem.text() == ""


def test_the_field_undoes_its_typing_until_it_is_committed(
    window: MainWindow, qtbot: QtBot
) -> None:
    edit, _ = parts(window)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "sin(x)")
    assert formula(window.session) == "sin(x)"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text() == formula(window.session) == "exp(x^2)^2"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert edit.text() == formula(window.session) == "sin(x)"


def test_wrong_text_is_undone_in_the_field(window: MainWindow, qtbot: QtBot) -> None:
    do(window.session, propose.insert, ((), 0), [Block("sin")])
    edit, _ = parts(window)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "cos(")
    qtbot.keyClick(edit, ENTER)
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text() == formula(window.session) == "exp(sin(x)^2)^2"
    qtbot.keyClick(edit, ENTER)
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.text() == formula(window.session) == "exp(x^2)^2"


def test_brackets_close_themselves_and_are_stepped_over(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    edit, _ = bar_of(open_session(), show)
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    seen = []
    for key in "|sin(2x)|":
        qtbot.keyClicks(edit, key)
        seen.append(edit.text())
    assert seen == [
        "||", "|s|", "|si|", "|sin|", "|sin()|", "|sin(2)|", "|sin(2x)|", "|sin(2x)|", "|sin(2x)|",
    ]  # fmt: skip
    assert edit.cursorPosition() == len(edit.text())


def test_a_bracket_wraps_what_is_selected(
    open_session: OpenSession, show: Show, qtbot: QtBot
) -> None:
    session = open_session("1 + x")
    edit, _ = bar_of(session, show)
    qtbot.keyClicks(edit, "(")
    assert (edit.text(), edit.selectedText()) == ("(1 + x)", "1 + x")
    qtbot.keyClick(edit, Qt.Key.Key_End)
    qtbot.keyClicks(edit, "^2")
    assert formula(session) == "(1 + x)^2"


def test_backspace_takes_an_empty_pair(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    edit, _ = bar_of(open_session(), show)
    qtbot.keyClicks(edit, "x(")
    assert edit.text() == "x()"
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "x"
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == ""


def test_a_burst_with_brackets_is_one_step_of_undo(window: MainWindow, qtbot: QtBot) -> None:
    edit, _ = parts(window)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "sin(x)+cos(2x)")
    for _ in range(2):
        qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
        assert edit.text() == formula(window.session) == "exp(x^2)^2"
        qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL | SHIFT)
        assert edit.text() == window.session.document.formula == "sin(x)+cos(2x)"


def test_enter_gives_undo_to_the_app(window: MainWindow, qtbot: QtBot) -> None:
    edit, _ = parts(window)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "sin(x)")
    qtbot.keyClick(edit, ENTER)
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert formula(window.session) == edit.text() == "exp(x^2)^2"
    qtbot.keyClick(edit, Qt.Key.Key_Y, CONTROL)
    assert formula(window.session) == edit.text() == "sin(x)"
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert formula(window.session) == "sin(x)"


def test_each_commit_is_a_step(window: MainWindow, qtbot: QtBot) -> None:
    edit, _ = parts(window)
    for text in ("sin(x)", "cos(x)"):
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, text)
        qtbot.keyClick(edit, ENTER)
    assert window.session.undo_stack.count() == 2
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert formula(window.session) == "sin(x)"
