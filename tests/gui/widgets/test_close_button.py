from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.close_button import close_button
from tests.gui.conftest import Show


def test_a_click_leaves_the_keyboard_where_it_is(show: Show, qtbot: QtBot) -> None:
    parent, field, button = QWidget(), QLineEdit(), close_button("away", "Take it away")
    column = QVBoxLayout(parent)
    column.addWidget(field)
    column.addWidget(button)
    show(parent)
    field.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    assert (button.objectName(), button.accessibleName()) == ("away", "Take it away")
