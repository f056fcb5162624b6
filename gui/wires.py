"""How a wire is painted: the value runs right above it, the gradient runs left below."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from core.digits import MINUS
from gui.chain_layout import Wire
from gui.theme import Theme, number_font

APART = 2
"""Half the distance between the two lines of a wire."""


def number_areas(wire: Wire) -> tuple[QRect, QRect]:
    """Give where a wire's value and its gradient stand.

    Parameters
    ----------
    wire : Wire
        Which wire.

    Returns
    -------
    tuple of QRect
        Above and below it.
    """
    line = QFontMetrics(number_font()).height()
    length = wire.end.x() - wire.start.x()
    above = QRect(wire.start.x(), wire.start.y() - line - 5, length, line)
    return above, above.translated(0, line + 9)


def paint_wire(
    painter: QPainter, wire: Wire, theme: Theme, name: str, value: str, gradient: str
) -> None:
    """Paint a wire with its numbers.

    Parameters
    ----------
    painter : QPainter
        On the canvas.
    wire : Wire
        Which wire.
    theme : Theme
        The colours.
    name, value, gradient : str
        What stands on it.
    """
    above, below = number_areas(wire)
    painter.setFont(number_font())
    painter.setPen(theme.forward)
    _paint_number(painter, above, value)
    if name:
        painter.setPen(theme.muted)
        higher = above.translated(0, 2 - above.height())
        painter.drawText(higher, Qt.AlignmentFlag.AlignCenter, name)
    painter.setPen(theme.backward)
    _paint_number(painter, below, gradient)
    _paint_direction(painter, wire, theme.forward, APART, forward=True)
    _paint_direction(painter, wire, theme.backward, -APART, forward=False)


def _paint_number(painter: QPainter, area: QRect, text: str) -> None:
    """Paint a number so that its digits stay where they are when it changes sign or length."""
    metrics = painter.fontMetrics()
    figure = metrics.horizontalAdvance("8")
    left = max((area.width() - 6 * figure) // 2, figure)
    if text.startswith(MINUS):
        left -= figure
    left = max(min(left, area.width() - metrics.horizontalAdvance(text)), 0)
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(area.adjusted(left, 0, figure, 0), side, text)


def _paint_direction(
    painter: QPainter, wire: Wire, colour: QColor, apart: int, *, forward: bool
) -> None:
    """Paint one direction of a wire, with its arrow head at the end it runs to."""
    up, aside = QPoint(0, -apart), QPoint(-apart, 0)
    points = [wire.start + up, wire.end + up]
    if wire.riser is not None:
        points = [wire.start + up, wire.end + up + aside, wire.riser + aside]
    pale = QColor(colour)
    pale.setAlpha(150)
    painter.setPen(QPen(pale, 1.2))
    painter.drawPolyline(points)
    tip, tail = (points[-1], points[-2]) if forward else (points[0], points[1])
    along = QPointF(tail - tip)
    along /= max(abs(along.x()) + abs(along.y()), 1.0)
    across = QPointF(-along.y(), along.x())
    base = QPointF(tip) + along * 7
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([QPointF(tip), base + across * 3.5, base - across * 3.5])
