"""Numbers whose raised figures stand together: those of a fixed-width font stand apart."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QApplication

from gui.widgets.theme import sized

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


_SIDE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
