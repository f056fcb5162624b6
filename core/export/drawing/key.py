"""The key above a plot: what cannot be named beside itself, with a sample of it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
from matplotlib.figure import FigureBase as Sheet
from matplotlib.lines import Line2D
from matplotlib.transforms import Transform

from core.export.drawing.labels import SIZE, Entry
from core.export.drawing.words import MIDDLE, Words, cut, width_of
from core.export.inks import Inks
from core.plot.figure import MARK

ROW = 17.0
"""Pixels of a row of it."""

SAMPLE = 24.0
"""Pixels of a sample of a line."""

GAP, BETWEEN = 5.0, 18.0
"""Pixels between a sample and its words, and between one and the next."""


class Sample(NamedTuple):
    """An entry at a place in pixels of the page, and its words."""

    entry: Entry
    x: float
    y: float
    words: Words

    @property
    def width(self) -> float:
        """Of what is drawn beside the words."""
        return MARK if self.entry.shape else SAMPLE


def key_of(entries: Sequence[Entry], width: float) -> tuple[list[Sample], float]:
    """Lay entries out in rows of a width, from 0 across and upwards, and say how high they are."""
    rows: list[list[Sample]] = [[]]
    x = 0.0
    for entry in entries:
        sample = MARK if entry.shape else SAMPLE
        text = cut(entry.words, SIZE, width - sample - GAP)
        taken = sample + GAP + width_of(text, SIZE, slanted=entry.slanted)
        if rows[-1] and x + taken > width:
            rows.append([])
            x = 0.0
        words = Words(text, x + sample + GAP, 0.0, SIZE, entry.colour,
                      slanted=entry.slanted)  # fmt: skip
        rows[-1].append(Sample(entry, x, 0.0, words))
        x += taken + BETWEEN
    height = ROW * len(rows) if entries else 0.0
    return [
        own._replace(y=height - ROW * (i + 0.6)) for i, row in enumerate(rows) for own in row
    ], height


def paint_key(
    sheet: Sheet, samples: Sequence[Sample], left: float, bottom: float, inks: Inks,
    pixel: float, place: Transform,
) -> list[Words]:  # fmt: skip
    """Paint the samples above a plot, and give the words that belong to them."""
    written = []
    for own in samples:
        entry, x, y = own.entry, left + own.x, bottom + own.y
        ends = [x, x + own.width] if not entry.shape else [x + own.width / 2]
        looks: Any = {
            "marker": entry.shape, "markersize": MARK * pixel, "markeredgewidth": 1.5 * pixel,
            "markeredgecolor": entry.line, "markerfacecolor": inks.paper,
        } if entry.shape else {}  # fmt: skip
        sheet.add_artist(
            Line2D(ends, [y] * len(ends), color=entry.line, linewidth=entry.width * pixel,
                   linestyle=(0, entry.dashes) if entry.dashes else "-", transform=place,
                   dash_capstyle="butt", solid_capstyle="butt", **looks)
        )  # fmt: skip
        words = own.words
        written.append(
            Words(words.text, left + words.x, y - MIDDLE * SIZE, SIZE, words.colour,
                  slanted=words.slanted)
        )  # fmt: skip
    return written
