"""An equation: typeset once its outline is there, in plain letters until then."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontInfo, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.widgets.drawing import Drawing
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel

SIZE = 1.3
"""The size of the letters, as a multiple of the window's own."""

SMALLEST = 0.6
"""How much it is made smaller to fit, before plain letters that wrap are better."""

AIR = 3
"""Pixels above and below."""


@guarded
class Equation(PlainLabel):
    """Says an equation, and paints it as in a book where it has room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._drawing: Drawing | None = None
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_equation(self, text: str, drawing: Drawing | None = None) -> None:
        """Show another one."""
        self._drawing = drawing
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Typeset what is shown."""
        self._drawing = drawing
        self.updateGeometry()
        self.update()

    def _em(self, width: int) -> float:
        """Give the size of the letters in pixels; 0 where it does not fit."""
        if self._drawing is None:
            return 0.0
        full = SIZE * QFontInfo(self.font()).pixelSize()
        room = (width - 2) / max(self._drawing.width, 1e-6)
        return min(full, room) if room >= SMALLEST * full else 0.0

    def heightForWidth(self, width: int) -> int:  # Qt's name
        """Ask for the height of the drawing, or of the lines."""
        em = self._em(width)
        line = round(SIZE * QFontInfo(self.font()).pixelSize()) + 2 * AIR
        if self._drawing is None or not em:
            return max(super().heightForWidth(width), line)  # what comes has its room already
        return max(round(em * (self._drawing.ascent + self._drawing.descent)) + 2 * AIR, line)

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for no width."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the same."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Ask for the height that goes with this width."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the drawing, or the letters."""
        em = self._em(self.width())
        if self._drawing is None or not em:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, AIR + em * self._drawing.ascent)
        painter.scale(em, em)
        painter.fillPath(self._drawing.path, self.palette().windowText())
