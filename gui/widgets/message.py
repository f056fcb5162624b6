"""Message boxes: plain text of a length that fits the screen, whatever is in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.widgets.plain_text import LONGEST, as_plain

Button = QMessageBox.StandardButton


def warn(parent: QWidget, title: str, text: str) -> None:
    """Say that something did not go, and wait until it is read."""
    QMessageBox.warning(parent, title, as_plain(text))


def ask(parent: QWidget, title: str, text: str, buttons: Button) -> Button:
    """Ask, and wait for the answer."""
    return QMessageBox.question(parent, title, as_plain(text), buttons)


def choose(parent: QWidget, title: str, sentence: str, answers: Sequence[str]) -> int | None:
    """Ask, and give the number of the answer; None for Cancel."""
    role = QMessageBox.ButtonRole.ActionRole
    box = QMessageBox(
        QMessageBox.Icon.Question, title, "", QMessageBox.StandardButton.NoButton, parent
    )
    box.setObjectName("choice")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence[:LONGEST])
    buttons = [box.addButton(answer, role) for answer in answers]
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return buttons.index(clicked) if clicked in buttons else None


def refuse(what: str, reason: str) -> None:
    """Say where there is no window yet what does not go, and why; wait until it is read."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Chainrule", what)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(reason[:LONGEST])
    box.exec()
