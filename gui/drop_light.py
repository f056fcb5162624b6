"""The light on what a drop would go into, with a caption of what would come of it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLabel, QWidget

from gui.theme import Theme

MARGIN = 8
"""How far from the edge the caption stays, in pixels."""


def paint_light(painter: QPainter, lit: QRect, theme: Theme) -> None:
    """Paint what a drop would go into.

    Parameters
    ----------
    painter : QPainter
        On the canvas.
    lit : QRect
        The gap, or about the block that would be replaced.
    theme : Theme
        The colours.
    """
    painter.setPen(QPen(theme.forward, 2))
    painter.setBrush(theme.marked)
    painter.drawRoundedRect(lit, 6, 6)


class Caption(QLabel):
    """What would come of a drop, below the light and above all blocks.

    Parameters
    ----------
    canvas : QWidget
        Where the light is.
    """

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setObjectName("dropCaption")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAutoFillBackground(True)
        self.setContentsMargins(3, 0, 3, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_below(self, lit: QRect, room: QRect, words: str) -> None:
        """Say what would come of it.

        Parameters
        ----------
        lit : QRect
            What is lit.
        room : QRect
            What can be seen of the canvas.
        words : str
            Cut in the middle if there is no room for all.
        """
        self.setText(
            self.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideMiddle, room.width() - 3 * MARGIN
            )
        )
        self.adjustSize()
        left = min(lit.left() - 3, room.right() - MARGIN - self.width())
        top = lit.bottom() + 4
        if top + self.height() > room.bottom() and lit.top() - 4 - self.height() > room.top():
            top = lit.top() - 4 - self.height()
        self.move(max(left, room.left() + MARGIN), top)
        self.raise_()
        self.show()
