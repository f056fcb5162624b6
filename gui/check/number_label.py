"""A number as it is read: its digits told apart from another's, undefined where there is none."""

import math
import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent

from core.digits import in_full, likely, short
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel, as_plain
from gui.widgets.raised import pieces
from gui.widgets.theme import number_font, theme_of

ABOUT = "≈ "
"""Before what rounding has hidden."""

LEAST, USUAL = 17, 21
"""Figures that there is room for at least, and that are asked for."""


@guarded
class NumberLabel(PlainLabel):
    """Its text reads back as a float, with all digits; what is painted is for people.

    Parameters
    ----------
    explained : str
        What the number is, in a sentence for who rests the pointer on it.
    size_delta : int
        How many points larger it is than other text.
    """

    def __init__(self, name: str, spoken: str, explained: str = "", size_delta: int = 0) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setFont(number_font(size_delta))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.explained = explained
        self.colour = QColor()
        self.shown, self._differing, self._indent = "", slice(0), 0

    def show_number(
        self,
        value: float,
        colour: QColor,
        other: float | None = None,
        digits: int | None = None,
        *,
        marked: bool = True,
        bounds: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Show a number, with so many digits or all of them.

        Parameters
        ----------
        other : float, optional
            The number above or below it: their decimal points stand in a column.
        marked : bool
            Whether the digits that differ from those of the other are marked.
        bounds : tuple of float
            How far rounding may have moved it, and the other one: where not all digits are shown,
            it is written as 0 or as the short number that it may be.
        """
        text = repr(value)
        self.shown = _written(value, digits, bounds[0])
        beside = self.shown if other is None else _written(other, digits, bounds[1])
        is_told_apart = marked and other is not None and math.isfinite(value - other)
        self._differing = _differing(self.shown, beside) if is_told_apart else slice(0)
        self._indent = _indent(self.shown, beside)
        self.colour = theme_of(self.palette()).muted if math.isnan(value) else colour
        self.setText(text)
        self.setToolTip(as_plain(f"{in_full(value)}\n{self.explained}".strip()))
        self.setAccessibleDescription(_written(value, None))
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for the longest usual number, so that the panel does not jump."""
        return self._room(USUAL)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Ask for fewer figures: a number that is longer is written smaller."""
        return self._room(LEAST)

    def _room(self, figures: int) -> QSize:
        plain = number_font()
        width = QFontMetrics(plain).horizontalAdvance("8") * figures
        return QSize(width, QFontMetrics(self.font()).height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the common digits plainly, the differing ones bold and underlined."""
        painter = QPainter(self)
        painter.setPen(self.colour)
        measured = [(text, font, QFontMetrics(font)) for text, font in self._pieces()]
        left = self._indent * QFontMetrics(self.font()).horizontalAdvance("8")
        wide = left + sum(metrics.horizontalAdvance(text) for text, _, metrics in measured)
        height, room = self.height(), self.width() - 2
        if wide > room:
            painter.scale(room / wide, room / wide)
            height = round(height * wide / room)
        for text, font, metrics in measured:
            painter.setFont(font)
            area = QRect(left, 0, wide, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            left += metrics.horizontalAdvance(text)

    def _pieces(self) -> list[tuple[str, QFont]]:
        """Cut the number where its font changes: raised figures of one width stand apart."""
        found = []
        start, end = self._differing.start or 0, self._differing.stop
        parts = self.shown[:start], self.shown[start:end], self.shown[end:]
        for part, is_marked in zip(parts, (False, True, False), strict=True):
            for text, own in pieces(part, self.font()):
                font = QFont(own)
                font.setBold(is_marked)
                font.setUnderline(is_marked)
                found.append((text, font))
        return found


def _written(value: float, digits: int | None, bound: float = 0.0) -> str:
    if digits is None or not math.isfinite(value):
        return in_full(value)
    meant = likely(value, bound)
    return short(value, digits) if meant == value else ABOUT + short(meant, digits)


def _differing(text: str, beside: str) -> slice:
    """Give which digits differ, from the first on; 0.75 is 0.7500 beside four digits."""
    start = len(text) - len(text.removeprefix(ABOUT))
    shown, other = text[start:], beside.removeprefix(ABOUT)
    (digits, _, power), (others, _, other_power) = (t.partition("×") for t in (shown, other))
    end = len(text)
    if power == other_power:
        end = start + len(digits)
        shown, other = digits, others + "." * ("." not in others)
        other = other.ljust(len(digits), "0")
    pairs = enumerate(zip(shown, other, strict=False), start)
    return slice(next((at for at, (a, b) in pairs if a != b), end), end)


def _indent(text: str, beside: str) -> int:
    """Give the figures by which a number moves to the right, to stand below another.

    Numbers have their decimal points in a column; a word begins where the first digit does.
    """
    (signs, whole), (others, other_whole) = _before_point(text), _before_point(beside)
    if not (whole and other_whole):
        return max(others - signs, 0)
    return max(others + other_whole - signs - whole, 0)


def _before_point(text: str) -> tuple[int, int]:
    """Count what stands before the first digit, and the digits before the point: none of a word."""
    digits = text.removeprefix(ABOUT).removeprefix("−")
    whole = re.split("[.×]", digits)[0] if digits[:1].isdigit() else ""
    return len(text) - len(digits), len(whole)
