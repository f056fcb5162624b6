"""The axes of a figure: a frame with a grid, or lines through 0, with their ticks and labels."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure as Sheet
from matplotlib.figure import SubFigure
from matplotlib.transforms import Affine2D, Transform

from core.export.drawing.page import BESIDE, EDGE, TICK, Page
from core.export.drawing.words import ASCENT, DESCENT, MIDDLE, Words
from core.export.inks import Inks
from core.export.look import FRAME, TEXT
from core.plot.figure import Figure
from core.plot.ground import Ground

MINOR = 2.5
"""Pixels of a tick between two with labels."""

ARROW = 8.0
"""Pixels that an axis through 0 reaches beyond the plot, at its head."""


class Segment(NamedTuple):
    """A straight line in pixels of the page."""

    x0: float
    y0: float
    x1: float
    y1: float


def paint_grid(axes: Axes, figure: Figure, page: Page, inks: Inks, pixel: float) -> None:
    """Paint lines at the ticks, and those at 0, behind all else."""
    box, (x, y) = page.box, page.origin
    grid = [Segment(a, box.bottom, a, box.top) for a in page.across(figure.ticks[0].major)]
    grid += [Segment(box.left, b, box.right, b) for b in page.up(figure.ticks[1].major)]
    _paint(axes, page, grid, inks.grid, 0.8 * pixel, -2)
    zero = [Segment(x, box.bottom, x, box.top), Segment(box.left, y, box.right, y)]
    _paint(axes, page, zero, inks.line, pixel, -1)


def paint_axes(
    axes: Axes, figure: Figure, page: Page, look_axes: str, inks: Inks, pixel: float
) -> None:
    """Paint the axes with their ticks."""
    box = page.box
    x, y = page.origin if look_axes != FRAME else (box.left, box.bottom)
    if look_axes == FRAME:
        lines = [Segment(box.left, b, box.right, b) for b in (box.bottom, box.top)]
        lines += [Segment(a, box.bottom, a, box.top) for a in (box.left, box.right)]
    else:
        lines = [Segment(box.left, y, box.right + ARROW, y), Segment(x, box.bottom, x, box.top)]
        lines += _heads(box.right + ARROW, y, x, box.top)
    for ticks, size in zip(_tick_lists(figure), (TICK, MINOR), strict=True):
        lines += [Segment(a, y, a, y - size) for a in page.across(ticks[0])]
        lines += [Segment(x, b, x - size, b) for b in page.up(ticks[1])]
    _paint(axes, page, lines, inks.muted, pixel, 2.5 if look_axes == FRAME else 0.5)


def _tick_lists(figure: Figure) -> list[tuple[list[float], list[float]]]:
    """Give the major ones and the minor ones, of which only logarithmic axes have need."""
    across, up = figure.ticks
    logs = figure.view.logs
    minor = tuple(own.minor if log else [] for own, log in zip(figure.ticks, logs, strict=True))
    return [(across.major, up.major), (minor[0], minor[1])]


def _heads(right: float, y: float, x: float, top: float) -> Iterator[Segment]:
    for side in (-1, 1):
        yield Segment(right, y, right - 4, y + side * 2.5)
        yield Segment(x, top, x + side * 2.5, top - 4)


def _paint(
    axes: Axes, page: Page, lines: list[Segment], colour: str, width: float, height: float
) -> None:
    ends = np.array(lines).reshape(-1, 2, 2)
    place = transform_of(axes.figure, page)
    made = LineCollection(list(ends), colors=colour, linewidths=width, zorder=height,
                          capstyle="butt", transform=place, clip_on=False)  # fmt: skip
    axes.add_collection(made, autolim=False)


def transform_of(sheet: Sheet | SubFigure, page: Page) -> Transform:
    """Give what leads from pixels of the page to the sheet, or to the part of one that it is."""
    width, height = page.size
    return Affine2D().scale(1 / width, 1 / height) + sheet.transSubfigure


def words_of(figure: Figure, page: Page, look_axes: str, inks: Inks, ground: Ground) -> list[Words]:
    """Give what stands at the axes; within the plot only where nothing is, and ground takes it."""
    box = page.box
    if look_axes != FRAME:
        return list(_within(figure, page, inks, ground))
    down = box.bottom - TICK - BESIDE - ASCENT * TEXT
    letter = _letter(figure, box.right + BESIDE, box.bottom, inks)
    return [letter, *_below(figure, page, down, inks), *_left(figure, page, box.left, inks)]


def _letter(figure: Figure, x: float, y: float, inks: Inks) -> Words:
    return Words(figure.across, x, y - MIDDLE * TEXT, TEXT, inks.text, slanted=True)


def _below(figure: Figure, page: Page, y: float, inks: Inks) -> Iterator[Words]:
    ticks = figure.ticks[0]
    for x, label in zip(page.across(ticks.major), ticks.labels, strict=True):
        yield Words(label, float(x), y, TEXT, inks.text, "center")


def _left(figure: Figure, page: Page, x: float, inks: Inks) -> Iterator[Words]:
    ticks = figure.ticks[1]
    for y, label in zip(page.up(ticks.major), ticks.labels, strict=True):
        yield Words(label, x - TICK - BESIDE, float(y) - MIDDLE * TEXT, TEXT, inks.text, "right")


def _within(figure: Figure, page: Page, inks: Inks, ground: Ground) -> Iterator[Words]:
    """Try each label on the one side of its axis, then on others; or leave it out."""
    box, (x, y) = page.box, page.origin
    yield _letter(figure, box.right + ARROW + BESIDE / 2, y, inks)
    under, over = y - TICK - BESIDE - ASCENT * TEXT, y + BESIDE + DESCENT * TEXT
    tries = [[own, replace(own, y=over)] for own in _below(figure, page, under, inks)]
    for places in tries:  # beside an asymptote, or where a curve comes down
        places += [
            replace(own, x=own.x + side * BESIDE, at=at)
            for side, at in ((1, "left"), (-1, "right"))
            for own in places[:2]
        ]
    tries += [[own, replace(own, x=x + BESIDE, at="left")] for own in _left(figure, page, x, inks)]
    for places in tries:
        words = next((own for own in places if _has_room(own, page, ground)), None)
        if words is not None:
            ground.block(*page.within(words.box))
            yield words


def _has_room(words: Words, page: Page, ground: Ground) -> bool:
    """Tell whether words stand on nothing, beside the plot or in it."""
    left, bottom, right, top = words.box
    if min(left, bottom) < EDGE / 2 or right > page.size[0] - EDGE / 2:
        return False
    left, bottom, right, top = page.within(words.box)
    return ground.is_free(left - 1, bottom - 1, right + 1, top + 1)
