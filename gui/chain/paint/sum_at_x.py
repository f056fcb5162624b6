"""The sum at x: the contributions of all lanes that start there, and what they add up to."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter

from core.digits import MINUS
from gui.chain.layout.metrics import Metrics
from gui.chain.paint.wire_numbers import written
from gui.widgets.raised import AWAITED, draw_awaited, draw_number


def chosen_terms(count: int, room: int) -> list[int | None]:
    """Choose the contributions that are written; None for those in the middle that are left out."""
    if count <= room:
        return list(range(count))
    shown = max(room - 1, 0)
    head = (shown + 1) // 2
    tail = shown - head
    return [*range(head), None, *range(count - tail, count)]


def term_places(area: QRect, metrics: Metrics, count: int) -> list[tuple[QRect, int | None]]:
    """Give where the numbers of a sum stand, each with the index of its contribution.

    None for those that are left out; the total has the index behind the last one.
    """
    size = QSize(metrics.term, area.height())
    shown = [*chosen_terms(count, area.width() // metrics.term - 1), count]
    return [
        (QRect(area.topLeft() + QPoint(k * metrics.term, 0), size), i) for k, i in enumerate(shown)
    ]


def paint_sum(
    painter: QPainter,
    area: QRect,
    metrics: Metrics,
    numbers: Sequence[float | None],
    total: float | None,
) -> None:
    """Paint the sum, every number in a place of its own; None for one that is not known yet."""
    sign = "Σ"
    for place, i in term_places(area, metrics, len(numbers)):
        if i == len(numbers):
            _paint_term(painter, place, "≈", _told(total, metrics))
        else:
            told = "…" if i is None else _in_brackets(_told(numbers[i], metrics))
            _paint_term(painter, place, sign, told)
        sign = "+"


def _told(number: float | None, metrics: Metrics) -> str:
    return written(number, length=metrics.length, digits=metrics.digits)


def _in_brackets(text: str) -> str:
    return f"({text})" if text.startswith(MINUS) else text


def _paint_term(painter: QPainter, place: QRect, sign: str, text: str) -> None:
    """Paint a sign and a number; the digits stay where they are when its own sign changes."""
    figure = painter.fontMetrics().horizontalAdvance("8")
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(place, side, sign)
    if text == AWAITED:
        draw_awaited(painter, place.adjusted(4 * figure, 0, 0, 0))
        return
    digits = text.lstrip("(" + MINUS)
    before = text.removesuffix(digits)
    painter.drawText(place.adjusted((4 - len(before)) * figure, 0, 0, 0), side, before)
    draw_number(painter, place.adjusted(4 * figure, 0, 0, 0), digits)
