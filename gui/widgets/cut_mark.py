"""Dots at the edge of a line of text whose end has no room: without its end a number is another."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit

from gui.widgets.plain_text import PlainLabel

DOTS = "…"

BESIDE = 2
"""Pixels from the edge of a line of text to its first letter."""


class CutMark(PlainLabel):
    """Covers what a line of text cannot show whole, from the first character that is cut on."""

    def __init__(self, edit: QLineEdit) -> None:
        super().__init__(DOTS, edit)
        self._edit = edit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAutoFillBackground(True)
        self.hide()

    def is_needed(self) -> bool:
        """Tell whether the text is longer than its room."""
        return self._wide(self._edit.text()) > self._room

    def show_where(self, *, wanted: bool) -> None:
        """Stand where the text is cut, if it is and that is wanted; it begins at its start."""
        is_cut = wanted and self.is_needed()
        if is_cut:
            text, room = self._edit.text(), self._room - self._wide(DOTS)
            fitting = (k for k in range(len(text), 0, -1) if self._wide(text[:k]) <= room)
            left = BESIDE + self._wide(text[: next(fitting, 0)])
            base = self._edit.palette().color(QPalette.ColorRole.Base)
            self.setBackgroundRole(
                QPalette.ColorRole.Base if base.alpha() == 255 else QPalette.ColorRole.Window
            )
            self.setGeometry(left, 0, self._edit.width() - left, self._edit.height())
        self.setVisible(is_cut)

    @property
    def _room(self) -> int:
        return self._edit.width() - 3 * BESIDE  # and the cursor has some

    def _wide(self, text: str) -> int:
        return self._edit.fontMetrics().horizontalAdvance(text)
