from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolTip
from pytestqt.qtbot import QtBot

from gui import settings
from gui.widgets.copying import DECIMAL_COMMA, copy_data, copy_text, numbers_to_copy


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


def test_numbers_have_a_comma_where_that_is_wanted(qapp: object) -> None:
    row = "0.5\t-1.25e-08\tnan\n1\t2.0"
    settings.forget(DECIMAL_COMMA)
    assert numbers_to_copy(row) == row
    settings.keep(DECIMAL_COMMA, True)
    assert numbers_to_copy(row) == "0,5\t-1,25e-08\tnan\n1\t2,0"
    settings.forget(DECIMAL_COMMA)
