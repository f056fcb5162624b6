"""What the table of points shows in the width there is: its numbers first, then exact forms."""

from collections.abc import Iterable, Sequence
from functools import partial
from math import isnan
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics

from core.digits import exact, shortened, to_the_bit, with_form
from core.plot.point import Point
from gui.widgets.plain_table import AIR

DIGITS = 7
"""How many significant digits the table shows; all of them are copied."""

NUMBER_LENGTH = 11
"""How many characters of a number a column holds at least."""

LEAST_FORM = 5
"""How many figures wide the beginning of a form is at least, or it is left out."""

_RIGHT = Qt.TextElideMode.ElideRight


class Cell(NamedTuple):
    """A number as it is exactly, if that is known, with decimals, and with all digits."""

    form: str
    decimals: str
    whole: str

    @property
    def beside(self) -> str:
        """Both, one beside the other."""
        return with_form(self.form, self.decimals)

    @property
    def alone(self) -> str:
        """The shortest."""
        return self.form or self.decimals

    def within(self, room: int, metrics: QFontMetrics) -> str:
        """Give the form, its beginning with decimals, or these alone, as there is room."""
        wide = metrics.horizontalAdvance
        for text in (self.beside, self.alone):
            if wide(text) <= room:
                return text
        left = room - wide(with_form(" ", self.decimals))
        if left < wide("8" * LEAST_FORM):
            return self.decimals
        return with_form(metrics.elidedText(self.form, _RIGHT, left), self.decimals)


def cells_of(point: Point) -> tuple[Cell, Cell]:
    """Give x and f at a point."""
    return _cell(point.x_form, point.x), _cell(point.y_form, point.y)


def title_of(point: Point) -> str:
    """Give what a point is."""
    return QCoreApplication.translate("PointsTable", point.title)


def fitted(points: Sequence[Point], metrics: QFontMetrics, width: int) -> list[tuple[str, ...]]:
    """Write a table of points in a width: what x and f are comes before what is known exactly.

    Exact forms have decimals beside them where there is room for all of them; else they stand
    alone, and those that are too long for that give way to decimals.
    """
    if not points:
        return []
    titles, pairs = [title_of(point) for point in points], [cells_of(point) for point in points]
    both = [tuple(cell.beside for cell in pair) for pair in pairs]
    alone = [tuple(cell.alone for cell in pair) for pair in pairs]
    widest = partial(_widest, metrics)
    left = width - widest(titles)
    for rows in (both, alone):
        if sum(map(widest, zip(*rows, strict=True))) <= left:
            return [(title, *row) for title, row in zip(titles, rows, strict=True)]
    wanted = widest(x for x, _ in alone), widest(y for _, y in alone)
    rooms = [max(left // 2, left - other) - AIR for other in reversed(wanted)]
    rows = [
        tuple(cell.within(room, metrics) for cell, room in zip(pair, rooms, strict=True))
        for pair in pairs
    ]
    left = width - sum(map(widest, zip(*rows, strict=True))) - AIR
    short = [metrics.elidedText(title, _RIGHT, left) for title in titles]
    return [(title, *row) for title, row in zip(short, rows, strict=True)]


def _cell(form: str, number: float) -> Cell:
    whole = to_the_bit(number) if isnan(number) else exact(number)
    return Cell(form, shortened(number, NUMBER_LENGTH, DIGITS), with_form(form, whole))


def _widest(metrics: QFontMetrics, texts: Iterable[str]) -> int:
    return max(map(metrics.horizontalAdvance, texts)) + AIR
