"""What hangs under the pointer while something is carried: blocks, as the chain paints them."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from gui.widgets.theme import theme_of

PAINTED = 4
"""How many blocks of a range are painted; the rest is a number."""

_GAP, _HEIGHT = 14, 44


def portrait(block: QWidget) -> QPixmap:
    """Paint a block of the chain as it stands there, with nothing behind its round corners."""
    ratio = block.devicePixelRatioF()
    pixmap = QPixmap(block.size() * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    block.render(pixmap, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return pixmap


def picture(widget: QWidget, labels: Sequence[str]) -> QPixmap:
    """Paint blocks in a row, in the font and the colours of a widget and for its screen."""
    if len(labels) > PAINTED:
        labels = [*labels[:PAINTED], f"+ {len(labels) - PAINTED}"]
    font = widget.font()
    font.setBold(True)
    metrics = widget.fontMetrics()
    widths = [max(metrics.horizontalAdvance(label) * 1.2 + 32, 72) for label in labels]
    ratio = widget.devicePixelRatioF()
    width = sum(widths) + _GAP * (len(widths) - 1)
    pixmap = QPixmap(int(width * ratio), int(_HEIGHT * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    theme = theme_of(widget.palette())
    left = 0.0
    for label, wide in zip(labels, widths, strict=True):
        face = QRectF(left + 1, 1, wide - 2, _HEIGHT - 2)
        if left:
            painter.setPen(QPen(theme.forward, 1.2))
            painter.drawLine(int(left - _GAP), _HEIGHT // 2, int(left), _HEIGHT // 2)
        painter.setPen(QPen(theme.forward, 2))
        painter.setBrush(theme.marked)
        painter.drawRoundedRect(face, 7, 7)
        painter.setPen(theme.text)
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, label)
        left += wide + _GAP
    painter.end()
    return pixmap
