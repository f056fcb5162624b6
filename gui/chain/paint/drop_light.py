"""The light on what a drop would go into, with a caption of what would come of it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel
from gui.widgets.theme import theme_of

MARGIN = 8
"""How far from the edge the caption stays, in pixels."""

CARRIED = 28
"""How far what is carried reaches above and below the pointer, in pixels, with some air."""

HAZE = 24
"""How opaque the colour of what is lit is, of 255."""


@guarded
class Light(QWidget):
    """A frame about what a drop would go into, above blocks and numbers."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self.setObjectName("dropLight")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, lit: QRect) -> None:
        """Light a place."""
        self.setGeometry(lit.adjusted(-1, -1, 1, 1))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the frame, and what is in it through a haze."""
        theme = theme_of(self.palette())
        haze = QColor(theme.forward)
        haze.setAlpha(HAZE)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.forward, 2))
        painter.setBrush(haze)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)


class Caption(PlainLabel):
    """What would come of a drop, below the light and above all blocks."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(parent=canvas)
        self.setObjectName("dropCaption")
        self.setFont(QApplication.font(canvas))  # to be read however small the chain is
        self.setAutoFillBackground(True)
        self.setContentsMargins(3, 0, 3, 0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_below(self, lit: QRect, room: QRect, words: str) -> None:
        """Say what would come of it, cut in the middle where the room that is seen ends."""
        self.setText(
            self.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideMiddle, room.width() - 3 * MARGIN
            )
        )
        self.adjustSize()
        left = min(lit.left() - 3, room.right() - MARGIN - self.width())
        away = max(lit.height() // 2 + 4, CARRIED)
        top = lit.center().y() + away
        above = lit.center().y() - away - self.height()
        if top + self.height() > room.bottom() and above > room.top():
            top = above
        self.move(max(left, room.left() + MARGIN), top)
        self.raise_()
        self.show()
