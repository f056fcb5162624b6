"""The light on what a drop would go into, with a caption of what would come of it."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from gui.theme import Theme

MARGIN = 8
"""How far from the edge the caption stays, in pixels."""


def paint_light(
    painter: QPainter, lit: QRect, room: QRect, theme: Theme, font: QFont, words: str
) -> None:
    """Paint what a drop would go into, with its caption beside it.

    Parameters
    ----------
    painter : QPainter
        On the canvas.
    lit : QRect
        The gap, or about the block that would be replaced.
    room : QRect
        What can be seen of the canvas.
    theme : Theme
        The colours.
    font : QFont
        Of the caption.
    words : str
        The caption.
    """
    painter.setPen(QPen(theme.forward, 2))
    painter.setBrush(theme.marked)
    painter.drawRoundedRect(lit, 6, 6)
    painter.setFont(font)
    painter.setPen(theme.text)
    metrics = painter.fontMetrics()
    words = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width() - 2 * MARGIN)
    left = min(lit.left(), room.right() - metrics.horizontalAdvance(words) - 2 - MARGIN)
    below = lit.bottom() + metrics.height() + 4
    painter.drawText(QPoint(max(left, room.left() + MARGIN), below), words)
