"""What is worked on is in sight, and nothing moves that is not."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain, Path
from core.document import Document
from core.formula import parse
from gui.chain.canvas import ChainCanvas
from gui.chain.operand_field import OperandField
from gui.chain.view import ChainView
from gui.main_window import MainWindow
from tests.gui.conftest import Show
from tests.gui.helpers import find, scaled

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(show: Show) -> MainWindow:
    """A chain of many rows, with the keyboard in it."""
    made = MainWindow(Document(Chain("x", (Block("sin"), Block("add")) * 24)), remembers=False)
    made.resize(scaled(800), scaled(800))
    show(made)
    find(made, ChainView, "chainView").setFocus()
    return made


def chain_of(window: MainWindow) -> tuple[ChainView, ChainCanvas]:
    view = find(window, ChainView, "chainView")
    return view, find(view, ChainCanvas, "")


def is_seen(window: MainWindow, path: Path) -> bool:
    view, canvas = chain_of(window)
    rect = canvas.block_rect(path)
    corner = canvas.mapTo(view.viewport(), rect.topLeft())
    return view.viewport().rect().contains(QRect(corner, rect.size()))


def test_keys_bring_the_selection_into_view(window: MainWindow, qtbot: QtBot) -> None:
    view, _ = chain_of(window)
    for key, path in ((KEY.Key_End, (47,)), (KEY.Key_Home, (0,)), (KEY.Key_Right, (1,))):
        qtbot.keyClick(view, key)
        assert window.session.selection == (path,)
        assert is_seen(window, path)
    for _ in range(12):
        qtbot.keyClick(view, KEY.Key_Down)
        assert is_seen(window, window.session.selection[0])


def test_what_is_inserted_is_in_view_at_once(window: MainWindow, qtbot: QtBot) -> None:
    view, _ = chain_of(window)
    qtbot.keyClick(view, KEY.Key_End)
    for _ in range(8):
        qtbot.keyClicks(view, "t")
        qtbot.keyClick(find(window, QLineEdit, "quickAddSearch"), KEY.Key_Return)
        assert window.session.selection == ((len(window.session.chain.blocks) - 1,),)
        assert is_seen(window, window.session.selection[0])


def test_undo_and_redo_show_what_they_change(window: MainWindow, qtbot: QtBot) -> None:
    view, _ = chain_of(window)
    stack = window.session.undo_stack
    window.session.select([(40,)])
    qtbot.keyClick(view, KEY.Key_Delete)
    view.verticalScrollBar().setValue(0)
    assert not is_seen(window, (40,))
    stack.undo()
    assert is_seen(window, (40,))
    view.verticalScrollBar().setValue(0)
    stack.redo()
    assert is_seen(window, (40,))


def test_typing_a_formula_does_not_scroll(window: MainWindow) -> None:
    view, _ = chain_of(window)
    window.session.select([(0,)])
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    window.session.set_chain(Chain("x", (*window.session.chain.blocks, Block("cos"))), typing=True)
    assert bar.value() == before


def test_a_number_elsewhere_is_edited_where_it_is(window: MainWindow, qtbot: QtBot) -> None:
    view, canvas = chain_of(window)
    window.session.select([(0,)])
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, middle = bar.value(), view.viewport().rect().center()
    fields = [
        field
        for field in canvas.findChildren(OperandField)
        if abs(field.mapTo(view.viewport(), QPoint()).y() - middle.y()) < 60
    ]
    lane = fields[0].lane
    qtbot.mouseClick(fields[0], Qt.MouseButton.LeftButton)
    assert window.session.selection == (lane[:-1],)
    fields[0].selectAll()
    qtbot.keyClicks(fields[0], "2.5")
    qtbot.keyClick(fields[0], KEY.Key_Return)
    assert window.session.chain.lane(lane) == parse("2.5")
    assert bar.value() == before


def test_a_click_moves_nothing_away_under_the_pointer(window: MainWindow, qtbot: QtBot) -> None:
    view, canvas = chain_of(window)
    bar = view.verticalScrollBar()
    cut = next(p for p in sorted(canvas.blocks()) if not is_seen(window, p))
    bar.setValue(canvas.block_rect(cut).center().y() - view.viewport().height())
    before = bar.value()
    at = canvas.mapTo(view.viewport(), canvas.block_rect(cut).topLeft()) + QPoint(20, 8)
    assert not is_seen(window, cut)
    block = canvas.childAt(canvas.mapFrom(view.viewport(), at))
    assert block is not None
    qtbot.mouseClick(block, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert window.session.selection == (cut,)
    assert bar.value() == before


def test_page_keys_scroll_and_select_nothing(window: MainWindow, qtbot: QtBot) -> None:
    view, _ = chain_of(window)
    qtbot.keyClick(view, KEY.Key_PageDown)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().pageStep()
    qtbot.keyClick(view, KEY.Key_PageUp)
    assert view.verticalScrollBar().value() == 0
    assert window.session.selection == ()
