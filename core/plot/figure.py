"""What a plot shows, as plain data: the window and the exports paint the same figure.

Places are coordinates as the view's scales give them, so that a painter needs linear axes only.
Sizes of marks and widths of lines are told in pixels of a screen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

import numpy as np

from core.document import FIRST
from core.plot.scale import Limits, Scale
from core.plot.ticks import Ticks
from core.plot.usual import Way
from core.sampling.curve import Floats

WIDTH = 2
"""Pixels across of a curve."""

FAINT_WIDTH = 1.5
"""Pixels across of a curve that lies behind."""

FAINT_DASHES = ((), (7, 3), (2, 2), (7, 2, 2, 2))
"""Of pins, by their number, in widths of the line: on, off …; nothing is a solid line."""

CIRCLE, DOT, MARK = 7, 9, 10
"""Pixels across of an end, of where a curve is at x, and of a point of interest."""


class View(NamedTuple):
    """Part of the plane in numbers and as coordinates, and on how many pixels it is seen."""

    x_range: Limits
    y_range: Limits
    scales: tuple[Scale, Scale]
    limits: tuple[Limits, Limits]
    size: tuple[float, float]

    @property
    def logs(self) -> tuple[bool, bool]:
        """Whether x and y are logarithmic."""
        return self.scales[0].log, self.scales[1].log

    @property
    def pixel(self) -> tuple[float, float]:
        """How far a pixel reaches, as coordinates."""
        (left, right), (low, high) = self.limits
        return (right - left) / self.size[0], (high - low) / self.size[1]

    def dots(self, fineness: float = 1.0) -> tuple[int, int]:
        """Give how many dots it measures, so many to a pixel."""
        return int(self.size[0] * fineness), int(self.size[1] * fineness)

    def places(self, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Give the coordinates of points, those that have some."""
        across, up = self.scales
        found = [(across.place(x), up.place(y)) for x, y in points]
        return [place for place in found if isfinite(place[0]) and isfinite(place[1])]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A curve as it is drawn.

    `x` and `y` are stroked, nan between pieces; `bands`, of shape (3, points), are x, low and
    high of what is filled, nan between bands. Marks on a `wild` line cannot be told apart.
    """

    name: str
    x: Floats
    y: Floats
    bands: Floats
    wild: bool


class Faint(NamedTuple):
    """A curve behind those of f: of a pin, as f or as f′, or one of the family, without a name.

    `label` is what a legend says of it, and of several that belong together of the first alone.
    `number` tells the pins apart by their dashes.
    """

    name: str
    of: str
    line: Line
    label: str = ""
    number: int = 0


class End(NamedTuple):
    """A hole in a curve or an end of it at a jump; closed where f takes the value."""

    name: str
    x: float
    y: float
    closed: bool


class Mark(NamedTuple):
    """A point of interest."""

    kind: str
    x: float
    y: float


class Dot(NamedTuple):
    """Where a curve is at x."""

    name: str
    x: float
    y: float

    @property
    def of(self) -> str:
        """The name of f's own curve that it is like, f or f′."""
        return FIRST[self.name.endswith("′")]


class Secant(NamedTuple):
    """The line through f at x − h and x + h: its slope is the numerical derivative.

    `ends` are where it meets f, that at the left first, as far as they have a place; `line` is a
    polyline, empty where there is none.
    """

    step: float
    slope: float
    ends: tuple[tuple[float, float], ...]
    line: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Here:
    """What is drawn at x, a number; `place` is its coordinate, nan where it has none.

    There is a dot on f and on f′ as far as they are shown. The tangent is a polyline, a little
    longer than the view, and empty where there is none. The secant is there if it is shown.
    The `halves` are tangents from one side, where f has no derivative; `taylor` is the polynomial
    at x, nan where it is far out of view.
    """

    x: float
    slope: float
    place: float
    dots: tuple[Dot, ...]
    tangent: tuple[Floats, Floats]
    secant: Secant | None = None
    halves: tuple[tuple[Floats, Floats], ...] = ()
    taylor: tuple[Floats, Floats] | None = None


def joined(lines: Iterable[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """Put polylines into one, nan between them."""
    gap = np.array([np.nan])
    xs, ys = [[part for line in lines for part in (line[i], gap)] for i in (0, 1)]
    return (np.concatenate(xs), np.concatenate(ys)) if xs else (gap[:0], gap[:0])


class Note(NamedTuple):
    """Why there is nothing to be seen, or not all, and what leads to where there is.

    `x_range` is where f is defined, if that is elsewhere.
    """

    reason: str
    way: Way | None = None
    x_range: Limits | None = None
    is_empty: bool = True


class Proof(NamedTuple):
    """In how many of the pixel columns all that is drawn of f and f′ is proved.

    `open` tells where it is not: from one coordinate to another along x.
    """

    columns: int
    proved: int
    open: tuple[Limits, ...]

    def __str__(self) -> str:
        return f"{self.proved} of {self.columns} columns proved"


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """All that a plot shows.

    Attributes
    ----------
    view, ticks
        Of what part of the plane; the ticks along x and y, as coordinates.
    lines : tuple of Line
        The curves that are shown, from front to back.
    faint : tuple of Faint
        Those behind them, from back to front.
    asymptotes : tuple of float
        Where along x.
    ends, marks
        At holes and jumps; the points of interest, if they are shown.
    here : Here
        What follows x.
    cut : tuple of str
        The curves of which a logarithmic axis does not show the negative part.
    note : Note or None
        Why there is nothing to be seen, or not all.
    across : str
        What f is shown over: x, or the letter of a parameter.
    proof : Proof or None
        What is proved of the lines; None while that is not known.
    """

    view: View
    ticks: tuple[Ticks, Ticks]
    lines: tuple[Line, ...]
    faint: tuple[Faint, ...]
    asymptotes: tuple[float, ...]
    ends: tuple[End, ...]
    marks: tuple[Mark, ...]
    here: Here
    cut: tuple[str, ...]
    note: Note | None
    across: str = "x"
    proof: Proof | None = None
