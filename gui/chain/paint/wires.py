"""How a wire is painted: the value runs right above it, the gradient runs left below."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from core.digits import MINUS
from gui.chain.layout.places import Wire
from gui.widgets.raised import AWAITED, draw_awaited, draw_number
from gui.widgets.theme import Theme

APART = 2
"""Half the distance between the two lines of a wire."""

PALE = 185
"""How opaque a wire is, out of 255: its numbers come first."""

BESIDE = 5
"""How far beside a wire its name stands, in pixels."""


def number_areas(wire: Wire, line: int) -> tuple[QRect, QRect]:
    """Give where a wire's value and its gradient stand, above and below it, in lines so high."""
    above = QRect(wire.left, wire.y - line - 5, wire.right - wire.left, line)
    return above, above.translated(0, line + 9)


def surroundings(wire: Wire, line: int) -> QRect:
    """Give what a wire and its texts may cover at most; out of sight it needs no paint."""
    top = wire.y if wire.riser is None else wire.riser.y()
    width, height = wire.right - wire.left + 1, wire.y - top + 1
    return QRect(wire.left - 4 * line, top - 3 * line, width + 8 * line, height + 5 * line)


def name_area(wire: Wire, line: int, width: int) -> QRect:
    """Give where the name of a wire stands: above the value, or beside where a row breaks."""
    if wire.ends_row:
        return QRect(wire.right + BESIDE, wire.y - line // 2, width, line)
    if wire.repeats:
        return QRect(wire.left - BESIDE - width, wire.y - line // 2, width, line)
    above, _ = number_areas(wire, line)
    return above.translated(0, 2 - line)


def paint_wire(
    painter: QPainter, wire: Wire, theme: Theme, name: str, numbers: tuple[str, str]
) -> None:
    """Paint a wire with its name and its value and gradient, with the numbers' font set."""
    value, gradient = numbers
    above, below = number_areas(wire, painter.fontMetrics().height())
    painter.setPen(theme.forward)
    paint_number(painter, above, value)
    painter.setPen(theme.text if wire.repeats or wire.ends_row else theme.muted)
    _paint_name(painter, wire, name)
    painter.setPen(theme.backward)
    paint_number(painter, below, gradient)
    up, aside = QPoint(0, -APART), QPoint(-APART, 0)
    paint_line(painter, _points(wire, up, aside), theme.forward)
    paint_line(painter, _points(wire, -up, -aside)[::-1], theme.backward)


def paint_line(
    painter: QPainter, points: list[QPoint], colour: QColor, *, head: bool = True
) -> None:
    """Paint one direction of a wire through its corners, with an arrow head at the last of them."""
    pale = QColor(colour)
    pale.setAlpha(PALE)
    painter.setPen(QPen(pale, 1.2))
    painter.drawPolyline(points)
    if not head:
        return
    tip, tail = points[-1], points[-2]
    along = QPointF(tail - tip)
    along /= max(abs(along.x()) + abs(along.y()), 1.0)
    across = QPointF(-along.y(), along.x())
    base = QPointF(tip) + along * 7
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon([QPointF(tip), base + across * 3.5, base - across * 3.5])


def _points(wire: Wire, up: QPoint, aside: QPoint) -> list[QPoint]:
    """Give the corners of one of a wire's two lines."""
    if wire.riser is None:
        return [wire.start + up, wire.end + up]
    return [wire.start + up, wire.end + up + aside, wire.riser + aside]


def _paint_name(painter: QPainter, wire: Wire, name: str) -> None:
    if name:
        metrics = painter.fontMetrics()
        area = name_area(wire, metrics.height(), metrics.horizontalAdvance(name))
        if not (wire.ends_row or wire.repeats):
            area.setLeft(_digits(metrics, area))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)


def paint_number(painter: QPainter, area: QRect, text: str) -> None:
    """Paint a number so that its digits stay where they are, whatever its sign and its length.

    At the left of the area is a place for the widest number. A pill stands for `AWAITED`.
    """
    metrics = painter.fontMetrics()
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    place = QRect(area)
    place.setLeft(_digits(metrics, area))
    if text == AWAITED:
        draw_awaited(painter, place)
        return
    # The sign by itself: behind it, digits would begin at a fraction of a pixel.
    draw_number(painter, place, text.lstrip(MINUS))
    if text.startswith(MINUS):
        painter.drawText(place.adjusted(-metrics.horizontalAdvance(MINUS), 0, 0, 0), side, MINUS)


def _digits(metrics: QFontMetrics, area: QRect) -> int:
    """Give where the digits of a number begin: near the start of a wire, behind its sign."""
    return area.left() + metrics.horizontalAdvance(MINUS) + 3
