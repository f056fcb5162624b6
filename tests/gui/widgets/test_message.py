import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
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


@pytest.mark.parametrize(("words", "number"), [("One", 0), ("Two", 1), ("Cancel", None)])
def test_an_answer_is_given_by_its_number(words: str, number: int | None, qtbot: QtBot) -> None:
    parent, seen = QWidget(), []
    qtbot.addWidget(parent)

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append((box.text(), box.textFormat()))
        (button,) = [b for b in box.findChildren(QPushButton) if b.text().strip("&") == words]
        button.click()

    QTimer.singleShot(0, parent, answer)
    assert message.choose(parent, "Title", "<h1>Which?</h1>", ("One", "Two")) == number
    assert seen == [("<h1>Which?</h1>", Qt.TextFormat.PlainText)]
