"""Message boxes: plain text of a length that fits the screen, whatever is in it."""

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


def refuse(what: str, reason: str) -> None:
    """Say where there is no window yet what does not go, and why; wait until it is read."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Chainrule", what)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(reason[:LONGEST])
    box.exec()
