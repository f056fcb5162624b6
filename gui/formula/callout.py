"""What is wrong with a text, said just below the place of the mistake."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.formula.elided_label import ElidedLabel
from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

TIP = 5
"""Pixels that its tip is high, and half as wide."""

PADDING = 9
ROUND = 4


@guarded
class Callout(ElidedLabel):
    """A line of words that lies over what is below, points up, and lets the mouse through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setContentsMargins(PADDING, TIP + 3, PADDING, 3)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tip = 0.0
        self.hide()

    def point_at(self, x: int, y: int, left: int, right: int) -> None:
        """Put the tip at a place of the parent, and the words between two bounds."""
        words = self.fontMetrics().horizontalAdvance(self.text()) + 2 * PADDING + 1
        width = min(words, right - left)
        start = max(min(x - 2 * TIP - ROUND, right - width), left)
        inset = TIP + ROUND
        self._tip = max(min(x - start, width - inset), inset)
        self.setGeometry(start, y, width, self.fontMetrics().height() + TIP + 6)
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the box with its tip, then the words."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, TIP + 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, ROUND, ROUND)
        tip = QPainterPath(QPointF(self._tip - TIP, box.top() + 1))
        tip.lineTo(self._tip, 0.5)
        tip.lineTo(self._tip + TIP, box.top() + 1)
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.block)
        painter.drawPath(outline.united(tip))
        painter.end()
        super().paintEvent(event)
