"""Where f is defined, as far as many places tell: whether anywhere in view, and where else.

Whether anywhere in view is told in a frame. Where else is found in slices, and what was found of
the last few functions is kept.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable, no_grad
from core.chain import Chain
from core.digits import short
from core.incremental import Shared, Slices
from core.numerical.many_digits import OutOfReachError, as_double
from core.numerical.places import places_between
from core.numerical.twin import Twin
from core.plot.scale import Limits, Scale
from core.plot.view_range import drawable, positive_part
from core.sampling.curve import Floats, Indices, Mask

PLACES = 801
"""At how many even places of a view a chain is looked at."""

_SIZES = np.geomspace(1e-300, 1e300, 4801)
_EVEN = np.linspace(-100, 100, 1601)
_EVERYWHERE = np.array(sorted({*(-_SIZES), *_EVEN, *_SIZES}))
"""Where a chain is looked for: near 0 evenly, and at all sizes."""

SINGLE_PLACES = "f is undefined in the view, but for single places"
"""What is said where no curve can be seen, though f has values there."""

AT_ONCE = 1000
"""At how many of these a chain is looked at before others have their turn."""

HALVINGS = 120
"""After how many an edge is between two doubles next to each other."""

WIDTH = 10.0
"""How wide a view is that shows an edge, at least: as wide as that of a new document."""


class Stretch(NamedTuple):
    """All x from one edge to another, which is infinite where there is none.

    `with_low` and `with_high` tell whether f has a value at the edge itself.
    """

    low: float
    high: float
    with_low: bool = False
    with_high: bool = False

    def words(self, letter: str = "x") -> str:
        """Say which x it has.

        Examples
        --------
        >>> Stretch(1.0, math.inf, True).words(), Stretch(-2.0, 3.0).words("a")
        ('x ≥ 1', '−2 < a < 3')
        """
        low, high = short(self.low, 6), short(self.high, 6)
        if self.low == -math.inf:
            return f"{letter} {'≤' if self.with_high else '<'} {high}"
        if self.high == math.inf:
            return f"{letter} {'≥' if self.with_low else '>'} {low}"
        signs = ("≤" if closed else "<" for closed in (self.with_low, self.with_high))
        return f"{low} {next(signs)} {letter} {next(signs)} {high}"


class Edge(NamedTuple):
    """Two doubles next to each other: f is defined at the one, and undefined at the other."""

    inside: float
    outside: float


Ends: TypeAlias = tuple[Edge | None, Edge | None]
"""Those of a stretch, the lower one first; None where it goes on."""


class Elsewhere(NamedTuple):
    """Where f is defined that has no value in view, in words, and a range of x that shows it."""

    words: str
    x_range: Limits


def shows(chain: Chain, x_range: Limits, *, log: bool = False) -> bool:
    """Tell whether there is something to be drawn in a range: more than single places.

    Examples
    --------
    >>> from core.formula import parse
    >>> shows(parse("sqrt(x-1)"), (-1.0, 1.0)), shows(parse("sqrt(x-1)"), (-5.0, 5.0))
    (False, True)
    """
    return _side_by_side(np.isfinite(_heights(chain, _places(x_range, log))))


def is_defined(chain: Chain, x_range: Limits, *, log: bool = False) -> bool:
    """Tell whether f has values in a range, be they infinite, at more than single places."""
    return _side_by_side(~np.isnan(_heights(chain, _places(x_range, log))))


def where_defined(
    chain: Chain, at: float, letter: str = "x", *, log: bool = False
) -> Slices[Elsewhere | None]:
    """Find where f is defined: near `at`, if in many places; None if that was found nowhere.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.incremental import whole
    >>> whole(where_defined(parse("sqrt(x-1)"), 0.5))
    Elsewhere(words='x ≥ 1', x_range=(0.0, 10.0))
    """
    gaps = yield from _gaps(chain).slices()
    found = sorted(gaps, key=lambda gap: _away(gap, at))
    seen = [gap for gap in found if not log or gap[1] is None or gap[1].inside > 0]
    if not seen:
        return None
    told = []
    for gap in seen if len(seen) == 2 else seen[:1]:
        told.append((yield from _stretch(chain, gap)))
    shown = _range_about(told)
    chosen = positive_part(shown) if log else shown
    more = " and elsewhere" if len(seen) > 2 else ""
    return chosen and Elsewhere(_words(told, letter) + more, drawable(chosen))


def _words(told: Sequence[Stretch], letter: str) -> str:
    return " and ".join(stretch.words(letter) for stretch in sorted(told))


def _range_about(found: Sequence[Stretch]) -> Limits:
    """Show a stretch whole, or its one edge; of two that go on without end both edges."""
    (low, high, *_), both = found[0], sorted(found)
    if len(both) == 2 and both[0].low == -math.inf and both[1].high == math.inf:
        low, high = both[0].high, both[1].low
        half = max(WIDTH, high - low) / 2
        return low - half, high + half
    if math.isfinite(low) and math.isfinite(high):
        margin = (high - low) / 20
        return low - margin, high + margin
    edge = low if math.isfinite(low) else high
    width = max(WIDTH, abs(edge))
    before, behind = (width / 10, width * 0.9) if math.isfinite(low) else (width * 0.9, width / 10)
    return edge - before, edge + behind


def _away(ends: Ends, at: float) -> float:
    low, high = ends
    return max(low.inside - at if low else 0.0, at - high.inside if high else 0.0, 0.0)


def _stretch(chain: Chain, ends: Ends) -> Slices[Stretch]:
    low, with_low = yield from _place(chain, ends[0]).slices()
    high, with_high = yield from _place(chain, ends[1]).slices()
    return Stretch(-math.inf if low is None else low, math.inf if high is None else high,
                   with_low, with_high)  # fmt: skip


@lru_cache(maxsize=32)
def _place(chain: Chain, edge: Edge | None) -> Shared[tuple[float | None, bool]]:
    return Shared(_found_place(chain, edge))


def _found_place(chain: Chain, edge: Edge | None) -> Slices[tuple[float | None, bool]]:
    """Give the very place of an edge, and whether f has a value there; None where there is none.

    It is where an inner value meets a landmark, found with many digits: no double need be there.
    """
    if edge is None:
        return None, False
    twin = Twin(chain, edge.inside)
    try:
        for place in (yield from places_between(twin, 2 * abs(edge.inside - edge.outside))):
            with twin.working(twin.many_digits):
                return as_double(place), twin.values(place, snapped=True)[twin.y] is not None
    except OutOfReachError:
        return edge.inside, True  # a double at which f has a value, whatever is between
    return edge.inside, True


@lru_cache(maxsize=8)
def _gaps(chain: Chain) -> Shared[tuple[Ends, ...]]:
    return Shared(_found_gaps(chain))


def _found_gaps(chain: Chain) -> Slices[tuple[Ends, ...]]:
    parts = []
    for start in range(0, _EVERYWHERE.size, AT_ONCE):
        parts.append(~np.isnan(_heights(chain, _EVERYWHERE[start : start + AT_ONCE])))
        yield
    defined = np.concatenate(parts)
    at = np.flatnonzero(defined[1:] != defined[:-1])
    edges = yield from _edges(chain, at, defined)
    return tuple(_between(at, edges, defined))


def _between(at: Indices, edges: Sequence[Edge], defined: Mask) -> Iterator[Ends]:
    """Give the ends of the stretches on which f is defined; neither a place is one nor all of x."""
    low: Edge | None = None
    for start, edge in zip(at, edges, strict=True):
        if not defined[start]:
            low = edge
        elif low is None or low.inside < edge.inside:
            yield low, edge
    if at.size and defined[-1]:
        yield low, None


def _edges(chain: Chain, at: Indices, defined: Mask) -> Slices[list[Edge]]:
    """Close in on each edge between two places, until these are doubles next to each other."""
    is_left = defined[at]
    inside = np.where(is_left, _EVERYWHERE[at], _EVERYWHERE[at + 1])
    outside = np.where(is_left, _EVERYWHERE[at + 1], _EVERYWHERE[at])
    for _ in range(HALVINGS):
        middle = inside / 2 + outside / 2
        is_in = ~np.isnan(_heights(chain, middle))
        inside, outside = np.where(is_in, middle, inside), np.where(is_in, outside, middle)
        yield
    return [Edge(*pair) for pair in zip(inside.tolist(), outside.tolist(), strict=True)]


def _places(x_range: Limits, log: bool) -> Floats:
    scale = Scale(log=log)
    if not log:
        return np.linspace(*x_range, PLACES)
    return scale.back(np.linspace(*scale.limits(x_range), PLACES))


def _side_by_side(found: Mask) -> bool:
    return bool((found[1:] & found[:-1]).any())


@no_grad()
@no_float_warnings
def _heights(chain: Chain, x: Floats) -> Floats:
    return np.broadcast_to(chain(Variable(x)).data, x.shape)
