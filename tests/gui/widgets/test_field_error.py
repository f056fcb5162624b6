from PySide6.QtWidgets import QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from gui.widgets.field_error import show_mistake
from tests.gui.conftest import Show


def test_a_mistake_is_said_at_once_and_to_a_screen_reader(qtbot: QtBot, show: Show) -> None:
    field = QLineEdit()
    show(field)
    show_mistake(field, "a number is expected")
    assert field.accessibleDescription() == "a number is expected"
    qtbot.waitUntil(lambda: QToolTip.text() == "⚠ a number is expected")
    show_mistake(field, "")
    assert field.toolTip() == field.accessibleDescription() == ""
    qtbot.waitUntil(lambda: QToolTip.text() == "")


def test_a_mistake_that_was_mended_meanwhile_is_not_said(qtbot: QtBot, show: Show) -> None:
    field = QLineEdit()
    show(field)
    show_mistake(field, "wrong")
    show_mistake(field, "")
    qtbot.waitUntil(lambda: QToolTip.text() == "")


def test_a_hidden_field_says_nothing_on_screen(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    show_mistake(field, "wrong")
    assert field.toolTip() == "⚠ wrong"
    assert QToolTip.text() == ""
