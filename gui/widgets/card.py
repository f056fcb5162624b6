"""A face of its own for what belongs together."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

ROUND = 8
"""Pixels of a corner's radius."""


@guarded
class Card(QWidget):
    """A rounded face with a hairline around it; what lies on it is its layout's."""

    def paintEvent(self, _: QPaintEvent) -> None:  # Qt's name
        """Paint the face."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.background)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), ROUND, ROUND)
