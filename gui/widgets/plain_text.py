"""Text that stays as it is: Qt takes what looks like HTML for HTML, and loads its pictures."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

LONGEST = 1000
"""Characters of a message, which may quote a path or a formula."""


class PlainLabel(QLabel):
    """A label that never renders what it says."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def as_plain(text: str) -> str:
    """Write a text so that what guesses, a tool tip or a message box, shows it as it is.

    Only as much of it as the screen has room for.
    """
    text = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    if ">" not in text.partition("<")[2]:
        return text
    return f'<div style="white-space: pre-wrap">{escape(text)}</div>'
