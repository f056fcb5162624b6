import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets import message
from gui.widgets.message import Button


@pytest.mark.parametrize("answer", [Button.Yes, Button.No])
def test_a_question_gives_the_answer(answer: Button, qtbot: QtBot) -> None:
    parent, told = QWidget(), []
    qtbot.addWidget(parent)

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.text())
        box.button(answer).click()

    QTimer.singleShot(0, press)
    assert message.ask(parent, "Save as", "Replace it?", Button.Yes | Button.No) == answer
    assert told == ["Replace it?"]


def test_a_warning_waits_until_it_is_read(qtbot: QtBot) -> None:
    parent, told = QWidget(), []
    qtbot.addWidget(parent)

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append((box.text(), box.icon()))
        box.accept()

    QTimer.singleShot(0, press)
    message.warn(parent, "Open", "There is no such file.")
    assert told == [("There is no such file.", QMessageBox.Icon.Warning)]
