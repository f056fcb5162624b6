"""What is typed is a step of the session: undo and redo give text and chain back, together."""

import json
from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain
from core.document import Document
from core.document.kept import Sight, packed
from core.document.kept_reading import unpacked
from core.formula import FormulaError, parse
from core.formula import format as format_formula
from gui.formula.bar import PAUSE, FormulaBar
from gui.session import Session, propose
from gui.session.keeping import kept, restore
from gui.window.main_window import MainWindow
from tests.gui.clock import Clock
from tests.gui.conftest import Show
from tests.gui.helpers import do, find
from tests.sampled import examples

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = ("x", "2x", "+", "^2", "(", ")", "a", "sin(", " = 2", "|", "*")

Seen: TypeAlias = tuple[str, str | None, Chain]


class Desk:
    """A formula's field, and another field beside it to click into."""

    def __init__(self, qtbot: QtBot, clock: Clock, show: Show, formula: str = "a x^2") -> None:
        self._qtbot, self._clock, self._formula = qtbot, clock, formula
        self.session = Session(Document(parse(formula)))
        bar, self.elsewhere = FormulaBar(self.session), QLineEdit()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.addWidget(bar)
        column.addWidget(self.elsewhere)
        show(whole)
        self.edit = find(bar, QLineEdit, "formulaEdit")
        self.edit.setFocus()

    def begin(self) -> None:
        self.leave()
        self.session.show_sight(Sight(Document(parse(self._formula)), (), None))
        self.session.undo_stack.clear()
        self.edit.setFocus()

    def type(self, keys: str) -> None:
        self.edit.setFocus()
        self._qtbot.keyClicks(self.edit, keys)

    def replace(self, keys: str) -> None:
        self.edit.setFocus()
        self.edit.selectAll()
        self._qtbot.keyClicks(self.edit, keys)

    def key(self, key: Qt.Key) -> None:
        self._qtbot.keyClick(self.edit, key)

    def undo(self) -> None:
        self._qtbot.keyClick(self.edit, Qt.Key.Key_Z, CONTROL)

    def redo(self) -> None:
        self._qtbot.keyClick(self.edit, Qt.Key.Key_Z, CONTROL | SHIFT)

    def leave(self) -> None:
        self._qtbot.mouseClick(self.elsewhere, Qt.MouseButton.LeftButton)

    def rest(self) -> None:
        self._clock.advance(PAUSE)

    def put_block(self) -> None:
        do(self.session, propose.insert, ((), 0), [Block("cos")])

    def set_letter(self) -> None:
        if "a" in self.session.chain.parameters:
            self.session.set_parameter("a", self.session.document.values["a"] + 1)

    @property
    def seen(self) -> Seen:
        return self.edit.text(), self.session.document.draft, self.session.chain


@pytest.fixture
def desk(qtbot: QtBot, clock: Clock, show: Show) -> Desk:
    return Desk(qtbot, clock, show)


def check_agreement(desk: Desk) -> None:
    """The field says what the document says, and the chain is what that means."""
    text, draft, chain = desk.seen
    document = desk.session.document
    assert text == (document.formula if draft is None else draft)
    assert parse(document.formula) == chain
    if draft is not None:
        try:
            read = parse(draft)
        except FormulaError:
            return
        is_letter = read.starts_at_parameter and not read.blocks
        assert is_letter or not set(read.parameters) <= set(chain.parameters)


def ways() -> st.SearchStrategy[list[Callable[[Desk], None]]]:
    typed = st.sampled_from(KEYS).map(lambda keys: lambda desk: desk.type(keys))
    replaced = st.sampled_from(KEYS).map(lambda keys: lambda desk: desk.replace(keys))
    keys = [Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Home]
    pressed = st.sampled_from(keys).map(lambda key: lambda desk: desk.key(key))
    others = st.sampled_from(
        [Desk.undo, Desk.undo, Desk.redo, Desk.leave, Desk.rest, Desk.put_block, Desk.set_letter]
    )
    return st.lists(typed | typed | replaced | pressed | others, max_size=14)


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=ways())
def test_text_and_chain_agree_whatever_is_typed_and_taken_back(
    way: list[Callable[[Desk], None]], desk: Desk
) -> None:
    desk.begin()
    for act in way:
        act(desk)
        check_agreement(desk)
    stack = desk.session.undo_stack
    while stack.canRedo():
        desk.redo()
    desk.edit.setFocus()
    desk.key(Qt.Key.Key_Return)
    there = walked(desk, stack.canUndo, desk.undo)
    back = walked(desk, stack.canRedo, desk.redo)
    assert there[-1] == ("a x^2", None, parse("a x^2"))
    assert back == there[::-1]


def walked(desk: Desk, may: Callable[[], bool], walk: Callable[[], None]) -> list[Seen]:
    """Go to an end of the steps; give all that was seen on the way."""
    seen = [desk.seen]
    while may():
        walk()
        check_agreement(desk)
        seen.append(desk.seen)
    return seen


@pytest.mark.parametrize("tail", ["", "+(", "+", " a b"])
def test_a_typed_formula_is_a_step_that_comes_back_with_its_tail(desk: Desk, tail: str) -> None:
    desk.replace("x^2+3x" + tail)
    typed = desk.seen
    desk.undo()
    assert desk.seen == ("a x^2", None, parse("a x^2"))
    assert desk.session.undo_stack.redoText() == "type formula"
    desk.redo()
    assert desk.seen[0] == typed[0]
    check_agreement(desk)
    desk.undo()
    assert not desk.session.undo_stack.canUndo()


def test_a_wrong_text_comes_back_after_undo_elsewhere(desk: Desk) -> None:
    desk.replace("x^2+sin(*")
    typed = desk.seen
    assert typed[0] == "x^2+sin(*)"
    desk.leave()
    desk.session.undo_stack.undo()
    assert desk.edit.text() == "a x^2"
    desk.session.undo_stack.redo()
    assert desk.seen == typed


def test_a_wrong_text_comes_back_with_the_blocks_that_took_its_place(desk: Desk) -> None:
    desk.replace("x^2+")
    typed = desk.seen
    desk.put_block()
    assert desk.seen[:2] == (format_formula(desk.session.chain), None)
    desk.session.undo_stack.undo()
    assert desk.seen == typed


def test_what_is_typed_comes_along_to_the_next_start(desk: Desk) -> None:
    desk.replace("x^2+sin(")
    desk.leave()
    desk.put_block()
    last = unpacked(json.loads(json.dumps(packed(kept(desk.session, {})))))
    again = Session(Document())
    restore(again, last)
    again.undo_stack.undo()
    assert (again.document.draft, again.chain) == ("x^2+sin()", parse("x^2"))
    again.undo_stack.undo()
    assert (again.document.draft, again.chain) == (None, parse("a x^2"))


def test_what_escape_drops_comes_back(desk: Desk) -> None:
    desk.replace("x^2+")
    typed = desk.seen
    desk.key(Qt.Key.Key_Escape)
    assert desk.seen[:2] == ("x^2", None)
    desk.undo()
    assert desk.seen == typed


def test_a_paste_and_a_text_typed_over_another_are_steps_of_their_own(
    desk: Desk, qapp: QApplication
) -> None:
    desk.replace("x^2")
    qapp.clipboard().setText("+1")
    desk._qtbot.keyClick(desk.edit, Qt.Key.Key_V, CONTROL)
    desk.replace("sin(")
    seen = []
    for _ in range(3):
        desk.undo()
        seen.append(desk.edit.text())
    assert seen == ["x^2+1", "x^2", "a x^2"]


def test_what_is_typed_after_a_redo_is_a_step_of_its_own(desk: Desk) -> None:
    desk.replace("x^2")
    desk.undo()
    desk.redo()
    desk.type("+1")
    desk.undo()
    assert desk.seen[0] == "x^2"


def test_letters_that_came_back_wait_without_taking_redo_away(desk: Desk) -> None:
    desk.replace("x+b")
    desk.set_letter()
    desk.session.undo_stack.undo()
    desk.rest()
    desk.leave()
    assert desk.session.undo_stack.canRedo()
    check_agreement(desk)


def test_a_letter_and_its_value_are_one_step_without_the_text_in_between(desk: Desk) -> None:
    desk.replace("a = 2")
    desk.key(Qt.Key.Key_Return)
    assert desk.session.undo_stack.count() == 1
    assert desk.session.undo_stack.undoText() == "change a"


def test_the_menu_of_the_field_has_no_steps_of_its_own(desk: Desk) -> None:
    desk.replace("x^2")
    at = desk.edit.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, desk.edit.mapToGlobal(at))
    QApplication.sendEvent(desk.edit, event)
    (menu,) = (m for m in desk.edit.findChildren(QMenu) if m.isVisible())
    names = [action.objectName() for action in menu.actions()]
    menu.close()
    assert names[:3] == ["edit-cut", "edit-copy", "edit-paste"]
    assert not {"edit-undo", "edit-redo"} & {*names}


def test_the_window_undoes_what_is_typed_with_its_mark(window: MainWindow, qtbot: QtBot) -> None:
    edit = find(window, QLineEdit, "formulaEdit")
    edit.setFocus()
    qtbot.keyClicks(edit, "+(")
    assert window.isWindowModified()
    qtbot.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert (edit.text(), window.isWindowModified()) == ("exp(x^2)^2", False)
    qtbot.keyClick(edit, Qt.Key.Key_Y, CONTROL)
    assert (edit.text(), window.isWindowModified()) == ("exp(x^2)^2+()", True)
