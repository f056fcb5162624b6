"""A question whose answers have words of their own."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def choose(parent: QWidget, title: str, sentence: str, answers: Sequence[str]) -> int | None:
    """Ask, and give the number of the answer; None for Cancel."""
    role = QMessageBox.ButtonRole.ActionRole
    box = QMessageBox(
        QMessageBox.Icon.Question, title, "", QMessageBox.StandardButton.NoButton, parent
    )
    box.setObjectName("choice")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    buttons = [box.addButton(answer, role) for answer in answers]
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return buttons.index(clicked) if clicked in buttons else None
