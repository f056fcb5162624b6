"""Ctrl+Z in the window's fields, with the window's own undo behind it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.formula import parse
from gui.window.main_window import MainWindow
from tests.gui.helpers import find, set_chain

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = Qt.Key

NAMES = ["parameter_a_value", "parameter_a_low", "xSpin", "stepSpin"]


@pytest.fixture
def scaled_sine(window: MainWindow) -> MainWindow:
    set_chain(window.session, parse("a sin(x)"))
    window.session.set_parameter("a", 3.0)
    return window


@pytest.mark.parametrize("name", NAMES)
def test_undo_is_the_sessions_once_a_number_is_committed(
    scaled_sine: MainWindow, qtbot: QtBot, name: str
) -> None:
    stack, field = scaled_sine.session.undo_stack, find(scaled_sine, QWidget, name)
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, "1/2")
    index = stack.index()
    qtbot.keyClick(field, KEYS.Key_Z, CONTROL)
    assert stack.index() == index, "what is pending is the field's own"
    field.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(field, "1/4")
    qtbot.keyClick(field, KEYS.Key_Return)
    index = stack.index()
    qtbot.keyClick(field, KEYS.Key_Z, CONTROL)
    assert stack.index() == index - 1
    qtbot.keyClick(field, KEYS.Key_Y, CONTROL)
    assert stack.index() == index


def test_undo_is_the_sessions_in_a_blocks_number_that_nobody_typed_over(
    window: MainWindow, qtbot: QtBot
) -> None:
    set_chain(window.session, parse("x*2"))
    field = find(window, QLineEdit, "operand")
    field.setFocus()
    qtbot.keyClick(field, KEYS.Key_Z, CONTROL)
    assert window.session.chain != parse("x*2")
