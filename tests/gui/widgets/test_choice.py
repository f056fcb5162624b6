"""A question whose answers have words of their own."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.choice import choose


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
    assert choose(parent, "Title", "<h1>Which?</h1>", ("One", "Two")) == number
    assert seen == [("<h1>Which?</h1>", Qt.TextFormat.PlainText)]
