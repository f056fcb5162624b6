import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.plain_dialog import PlainDialog
from gui.widgets.plain_text import PlainLabel
from tests.gui.conftest import Show


@pytest.mark.parametrize("by_key", [True, False])
def test_it_shows_its_content_and_closes_on_its_button_and_on_escape(
    show: Show, qtbot: QtBot, by_key: bool
) -> None:
    window, content = QWidget(), QHBoxLayout()
    label = PlainLabel("words")
    content.addWidget(label)
    show(window)
    dialog = PlainDialog(window, "dialog", "Title")
    dialog.show_content(content)
    dialog.open()
    assert (label.isVisible(), dialog.windowTitle()) == (True, "Title")
    with qtbot.waitSignal(dialog.rejected):
        if by_key:
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        else:
            (buttons,) = dialog.findChildren(QDialogButtonBox)
            close = buttons.button(QDialogButtonBox.StandardButton.Close)
            qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
