from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.chain import Chain
from core.formula import format as format_formula
from core.formula import parse
from gui.window.main_window import MainWindow
from tests.gui.helpers import find, move_mouse, set_chain

LEFT = Qt.MouseButton.LeftButton


def drag(field: QLineEdit, qtbot: QtBot, *across: int) -> None:
    start = field.rect().center()
    qtbot.mousePress(field, LEFT, pos=start)
    for pixels in across:
        move_mouse(field, start + QPoint(pixels, 0), LEFT)
    qtbot.mouseRelease(field, LEFT, pos=start + QPoint(across[-1], 0))


def test_dragging_a_number_is_one_step(window: MainWindow, qtbot: QtBot) -> None:
    set_chain(window.session, parse("sin(x) + 3"))
    steps = window.session.undo_stack.count()
    field = find(window, QLineEdit, "operand")
    drag(field, qtbot, 12, 20, 40)
    assert format_formula(window.session.chain) == "4 + sin(x)"
    assert window.session.undo_stack.count() == steps + 1
    assert window.session.undo_stack.undoText() == "change number"
    drag(field, qtbot, -20, -40)
    assert format_formula(window.session.chain) == "3 + sin(x)"
    assert window.session.undo_stack.count() == steps + 2
    window.session.undo_stack.undo()
    assert window.session.chain.blocks[1].operands[0] == Chain(4.0)


def test_a_click_edits_the_number(window: MainWindow, qtbot: QtBot) -> None:
    set_chain(window.session, parse("sin(x) + 3"))
    steps = window.session.undo_stack.count()
    field = find(window, QLineEdit, "operand")
    qtbot.mouseClick(field, LEFT)
    assert field.hasFocus()
    assert window.session.undo_stack.count() == steps
