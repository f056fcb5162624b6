"""Numbers whose raised figures stand together: those of a fixed-width font stand apart."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication

from gui.widgets.theme import sized

AWAITED = "?"
"""What stands for a number that is to be known later, and is drawn as a pill."""

PILL = 5
"""How long a pill is, in figures."""

PALE = 44
"""How opaque it is, out of 255."""

_RAISED = re.compile("([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def pieces(text: str, font: QFont) -> Iterator[tuple[str, QFont]]:
    """Cut a number where its font changes: for raised figures to that of other text."""
    for at, piece in enumerate(_RAISED.split(text)):
        if piece:
            yield piece, sized(QApplication.font(), font, 1.0) if at % 2 else font


def draw_number(painter: QPainter, area: QRect, text: str) -> None:
    """Draw a number from the left of an area on, in the middle of its height."""
    font, left = painter.font(), area.left()
    for piece, own in pieces(text, font):
        painter.setFont(own)
        place = QRect(left, area.top(), max(area.right() - left + 1, 1), area.height())
        painter.drawText(place, _SIDE, piece)
        left += QFontMetrics(own).horizontalAdvance(piece)
    painter.setFont(font)


def draw_awaited(painter: QPainter, area: QRect) -> None:
    """Draw a soft pill from the left of an area on, for a number that is not known yet."""
    metrics, pale = painter.fontMetrics(), QColor(painter.pen().color())
    pale.setAlpha(PALE)
    high = metrics.capHeight() + 4
    wide = min(PILL * metrics.horizontalAdvance("8"), area.width())
    pill = QRect(area.left(), 0, wide, high)
    pill.moveTop(area.center().y() - high // 2 + 1)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pale)
    painter.drawRoundedRect(pill, high / 2, high / 2)
    painter.restore()


def draw_or_await(painter: QPainter, area: QRect, text: str) -> None:
    """Draw a text from the left of an area on, or a pill where it is to be known later."""
    if text == AWAITED:
        draw_awaited(painter, area)
    else:
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
