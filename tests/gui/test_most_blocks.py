"""However one tries to have more blocks than there may be: a sentence says so, nothing is lost."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from core.chain import MAX_BLOCKS, Block, Chain
from core.document import Document
from gui import mime
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.operand_field import OperandField
from gui.formula.bar import FormulaBar
from gui.session import Session, propose
from tests.gui.conftest import Show
from tests.gui.helpers import Drag, do, find

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier

FULL = Chain("x", (Block("sin"), Block("add"), *(Block("cos"),) * (MAX_BLOCKS - 2)))

WORDS = "a chain has at most 2000 blocks; this one would have "


@pytest.fixture
def view(show: Show) -> ChainView:
    """A chain of as many blocks as there may be."""
    made = ChainView(Session(Document(FULL)))
    made.resize(900, 400)
    show(made)
    made.setFocus()
    return made


def insert_by_search(view: ChainView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view, "t")
    qtbot.keyClick(find(view, QLineEdit, "quickAddSearch"), KEY.Key_Return)


def duplicate(view: ChainView, qtbot: QtBot) -> None:
    view._session.select([(0,), (1,)])
    qtbot.keyClick(view, KEY.Key_D, CTRL)


def paste(view: ChainView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("exp(x)")
    qtbot.keyClick(view, KEY.Key_V, CTRL)


def paste_operand(view: ChainView, qtbot: QtBot) -> None:
    view._session.select([(1,)])
    QGuiApplication.clipboard().setText("sin(2)")
    qtbot.keyClick(view, KEY.Key_V, CTRL)


def paste_blocks_of_another_window(view: ChainView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setMimeData(mime.of_copy(FULL, "f"))
    qtbot.keyClick(view, KEY.Key_V, CTRL)


def type_into_a_number(view: ChainView, qtbot: QtBot) -> None:
    field = find(view, OperandField, "operand")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "sin(x)")
    qtbot.keyClick(field, KEY.Key_Return)


def wrap(view: ChainView, qtbot: QtBot) -> None:
    do(view._session, propose.wrap, [(0,)], "multiply", operand=True)


DOORS: dict[str, tuple[Callable[[ChainView, QtBot], None], int]] = {
    "search": (insert_by_search, 2001),
    "duplicate": (duplicate, 2002),
    "paste": (paste, 2001),
    "paste as an operand": (paste_operand, 2001),
    "paste another window's blocks": (paste_blocks_of_another_window, 4000),
    "a number": (type_into_a_number, 2001),
    "wrap": (wrap, 2001),
}


def test_more_blocks_are_refused_at_every_door(view: ChainView, qtbot: QtBot) -> None:
    session = view._session
    for act, count in DOORS.values():
        view.setFocus()
        with qtbot.waitSignal(session.told) as told:
            act(view, qtbot)
        assert told.args == [f"The chain stays as it is: {WORDS}{count}."]
        assert session.chain == FULL
        assert session.undo_stack.count() == 0


def test_a_drop_of_too_many_says_so_before_it_is_let_go(view: ChainView) -> None:
    canvas = find(view, ChainCanvas, "")
    at = canvas.mapTo(view.viewport(), canvas.gaps()[((), 1)].center())
    drag = Drag(view.viewport(), mime.of_function("tan"), QPoint(2, 2))
    assert not drag.move(at)
    assert find(view, QLabel, "dropCaption").text().startswith("The chain stays as it is: ")
    drag.drop()
    assert view._session.chain == FULL


def test_a_typed_formula_of_too_many_blocks_leaves_the_chain(show: Show, qtbot: QtBot) -> None:
    bar = FormulaBar(Session(Document()))
    show(bar)
    edit = find(bar, QLineEdit, "formulaEdit")
    edit.setFocus()
    edit.selectAll()
    edit.insert("x" + "+1" * (MAX_BLOCKS + 1))
    qtbot.keyClick(edit, KEY.Key_Return)
    assert find(bar, QLabel, "formulaProblem").text() == f"⚠ {WORDS}{MAX_BLOCKS + 1} or more"
    assert bar._session.chain == Document().chain


def test_blocks_that_came_from_elsewhere_are_counted_before_they_are_made(
    view: ChainView, qtbot: QtBot
) -> None:
    data = QMimeData()
    rows = [["sin"]] * 2417
    data.setData(mime.BLOCKS, json.dumps({"start": "x", "blocks": rows}).encode())
    assert not Drag(view.viewport(), data, QPoint(9, 9)).is_welcome
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(view._session.told) as told:
        qtbot.keyClick(view, KEY.Key_V, CTRL)
    assert told.args == [f"Nothing to paste: {WORDS}2417"]
