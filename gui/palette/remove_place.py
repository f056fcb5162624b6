"""Where blocks are let go to be removed: it covers the palette while they hang over it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.widgets.guarded import guarded
from gui.widgets.theme import theme_of

_INSET, _LINES = 10, 3


@guarded
class RemovePlace(QWidget):
    """Says what would be removed, and what would be left; it covers its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paletteRemove")
        self.setAutoFillBackground(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = self.left = ""
        self.hide()

    def cover(self, title: str, left: str) -> None:
        """Cover the parent with what would be removed and the formula that would be left."""
        self.title, self.left = title, left
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint a place to let go in, with its words in the middle."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.muted, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(theme.marked)
        place = self.rect().adjusted(_INSET, _INSET, -_INSET // 2, -_INSET)
        painter.drawRoundedRect(QRectF(place), 8, 8)
        words = place.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        line = painter.fontMetrics().lineSpacing()
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.text)
        middle = words.center().y()
        title = words.adjusted(0, 0, 0, middle - words.bottom())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(title, flags | Qt.AlignmentFlag.AlignBottom, self.title)
        painter.setFont(self.font())
        painter.setPen(theme.muted)
        room = words.width() * _LINES
        left = painter.fontMetrics().elidedText(self.left, Qt.TextElideMode.ElideMiddle, room)
        below = words.adjusted(0, middle - words.top() + line // 2, 0, 0)
        flags |= Qt.TextFlag.TextWrapAnywhere
        painter.drawText(below, flags | Qt.AlignmentFlag.AlignTop, left)
