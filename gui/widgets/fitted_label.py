"""A line of text that asks for no width, and is written smaller where it is too long."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel

TALL = "−×10⁻¹⁰⁰"
"""Characters that may come from a font with higher lines."""


@guarded
class FittedLabel(PlainLabel):
    """What it says changes no layout."""

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the height of a line that has all characters there may be in it."""
        metrics = self.fontMetrics()
        return QSize(0, max(metrics.height(), metrics.size(0, TALL).height()))

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the text, smaller if need be."""
        wide, room = self.fontMetrics().horizontalAdvance(self.text()), self.width() - 2
        if wide <= room:
            super().paintEvent(event)
            return
        scale = room / wide
        painter = QPainter(self)
        painter.scale(scale, scale)
        area = QRectF(0, 0, wide + 1, self.height() / scale)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
