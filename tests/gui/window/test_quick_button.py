from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.window.main_window import MainWindow
from tests.gui.helpers import find, scaled, set_chain, settle


def test_undo_and_redo_are_at_hand_where_there_is_room(window: MainWindow, qtbot: QtBot) -> None:
    undo, redo = (find(window, QToolButton, name) for name in ("undoButton", "redoButton"))
    assert not undo.isEnabled()
    before = window.session.chain
    set_chain(window.session, parse("sin(x)"))
    assert undo.isEnabled()
    assert "Ctrl+Z" in undo.toolTip()
    qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert window.session.chain == before
    qtbot.mouseClick(redo, Qt.MouseButton.LeftButton)
    assert window.session.chain == parse("sin(x)")
    assert find(window, QWidget, "exportButton").accessibleName() == "Export"
    window.resize(scaled(800), scaled(700))
    settle()
    assert undo.isHidden() or not undo.isVisible()
