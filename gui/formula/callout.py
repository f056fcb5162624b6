"""What is wrong with a text, said just below the place of the mistake."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.elided_label import ElidedLabel
from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

TIP = 5
"""Pixels that its tip is high, and half as wide."""

PADDING = 9
ROUND = 4


@guarded
class Callout(ElidedLabel):
    """A line of words that lies over what is below, points up, and lets the mouse through.

    One that is told for the field alone is there only while the field has the keyboard.
    """

    covers = Signal(QRect)
    """What of the parent lies below it; nothing once it is gone."""

    def __init__(self, parent: QWidget, field: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setContentsMargins(PADDING, TIP + 3, PADDING, 3)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._tip = 0.0
        self._field, self._is_for_field = field, False
        field.installEventFilter(self)
        self.hide()

    def tell(self, *, for_field: bool) -> None:
        """Show the words, if need be only while the field has the keyboard."""
        self._is_for_field = for_field
        self.setVisible(not for_field or self._field.hasFocus())

    def clear(self) -> None:
        """Say nothing any more."""
        self._is_for_field = False
        super().clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # Qt's name
        """Come and go with the keyboard."""
        if self._is_for_field and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setVisible(event.type() == QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:  # Qt's name
        """Tell what is covered."""
        super().showEvent(event)
        self.covers.emit(self.geometry())

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's name
        """Tell that nothing is covered."""
        super().hideEvent(event)
        self.covers.emit(QRect())

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
        if self.isVisible():
            self.covers.emit(self.geometry())

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
