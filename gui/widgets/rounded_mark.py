"""What a typed number such as π/2 is, in digits, at the end of its line of text."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit

from core.digits import short
from gui.widgets.plain_text import PlainLabel

DIGITS = 5

GAP = 8
"""Pixels between the text and its digits, and from there to the edge."""


class RoundedMark(PlainLabel):
    """Says "≈ 1.5708" beside a text, as long as there is room for both."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__("", edit)
        self._edit = edit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hide()

    def show_for(self, value: float, *, wanted: bool) -> None:
        """Stand at the end of the line, if that is wanted and the text leaves the room."""
        self.setText(f"≈ {short(value, DIGITS)}")
        wide, text = self.sizeHint().width(), self._edit.text()
        left = self._edit.width() - wide - GAP
        room = left - self._edit.fontMetrics().horizontalAdvance(text)
        self.setGeometry(left, 0, wide, self._edit.height())
        self.setVisible(wanted and room >= GAP)
