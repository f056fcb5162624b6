from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolTip
from pytestqt.qtbot import QtBot

from gui.widgets.copying import copy_data, copy_text


def test_what_is_copied_is_in_the_clipboard_and_is_said(qtbot: QtBot) -> None:
    near = QLabel("3.25")
    qtbot.addWidget(near)
    near.show()
    copy_text("3.25", near)
    assert QGuiApplication.clipboard().text() == "3.25"
    assert QToolTip.text() == "Copied"
    QToolTip.hideText()
    data = QMimeData()
    data.setText("blocks")
    copy_data(data, near)
    assert QGuiApplication.clipboard().text() == "blocks"
    assert QToolTip.text() == "Copied"
    QToolTip.hideText()
