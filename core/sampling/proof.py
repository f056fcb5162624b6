"""What is proved of a curve that was drawn, column by column, by bounds of f over boxes.

The ink is that of a `Curve`: chords between its vertices, filled bands, and nothing elsewhere. A
column is cut where there is a vertex, and is proved if each part is. Where there is a chord, f is
continuous, comes within a pixel of both its ends, and goes nowhere a pixel above or below it and
what joins it half a pixel beside. Where there is none, f is undefined, out of sight, or within a
pixel of the end of a chord beside it. What no double lies in is not looked at. Not proved means
not known to be right, not wrong.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.chain import Chain
from core.compiled.enclosure import Enclosing, enclosing
from core.intervals.interval import Interval, Known
from core.sampling.curve import Curve, Floats, Indices, Mask
from core.sampling.viewport import Viewport

CLOSE = 1 - 1e-3
"""So many pixels are within one: the rest is for the rounding of what is drawn."""

SPLITS = 4
"""How often what is not proved is halved."""

HALVINGS = 64
"""And a part without ink, until its halves belong to either side."""

BOXES = 8
"""Into so many boxes a column of a band is split."""


class _Bounds(NamedTuple):
    """What an order is nowhere below and nowhere above over boxes, and what is known of it."""

    low: Floats
    high: Floats
    known: NDArray[np.uint8]


class _Drawing(NamedTuple):
    """The finite vertices, one more at either infinity, and which are joined to the next."""

    x: Floats
    y: Floats
    joined: Mask

    def height(self, i: Indices, x: Floats) -> Floats:
        """Give the height of chords at places on them."""
        share = (x - self.x[i]) / (self.x[i + 1] - self.x[i])
        height: Floats = self.y[i] + (self.y[i + 1] - self.y[i]) * share
        return height


@no_float_warnings
def proved(f: Chain, curve: Curve, view: Viewport) -> Mask:
    """Tell for each pixel column whether a curve of f, sampled in this view, is proved there.

    Of a curve in which more digits are lost than a pixel shows, nothing is.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.sampling import sample
    >>> f, view = parse("sin(x)"), Viewport(-5.0, 5.0, -2.0, 2.0, 800, 500)
    >>> (curve,) = sample(f, (-5, 5), (-2, 2), orders=(0,))
    >>> int(proved(f, curve, view).sum())
    800
    """
    if not f.depends_on_x or view.resolution > 1 - CLOSE:
        return np.zeros(view.width, dtype=bool)
    enclosed = enclosing(f, curve.order + 1)
    drawing = _drawing(curve)
    borders: Floats = view.lo + np.arange(view.width + 1.0) * view.px
    borders[-1] = view.hi
    done = np.ones(view.width, dtype=bool)
    done[_failing(view, enclosed, curve.order, drawing, borders)] = False
    filled, of_band = _bands(view, enclosed, curve, drawing, borders)
    done[filled] = of_band
    return done


def _drawing(curve: Curve) -> _Drawing:
    """Leave out the strokes that stand for bands."""
    level = np.diff(curve.x) == 0
    keep = np.isfinite(curve.y) & ~(np.append(level, False) | np.append(False, level))
    at = np.flatnonzero(keep)
    x = np.concatenate(([-np.inf], curve.x[at], [np.inf]))
    y = np.concatenate(([np.nan], curve.y[at], [np.nan]))
    return _Drawing(x, y, np.concatenate(([False], np.diff(at) == 1, [False]))[: x.size - 1])


def _failing(
    view: Viewport, enclosed: Enclosing, order: int, drawing: _Drawing, borders: Floats
) -> Indices:
    """Give the columns in which a part is not proved."""
    inside = (drawing.x > borders[0]) & (drawing.x < borders[-1])
    cuts = np.unique(np.concatenate((borders, drawing.x[inside])))
    a, b = cuts[:-1], cuts[1:]
    column = np.clip(np.searchsorted(borders, b) - 1, 0, view.width - 1)
    failing = [column[:0]]
    for turn in range(HALVINGS):
        holds, bare = _holding(view, enclosed, order, drawing, a, b)
        left = ~holds
        a, b, column, bare = a[left], b[left], column[left], bare[left]
        # A break leaves one half to be halved again; what leaves more is not proved.
        lost = ~bare | (np.bincount(column, minlength=view.width)[column] > 2 * SPLITS)
        lost &= turn >= SPLITS
        failing.append(column[lost])
        a, b, column = a[~lost], b[~lost], column[~lost]
        if not a.size:
            break
        middle = a + (b - a) / 2
        a, b = np.concatenate((a, middle)), np.concatenate((middle, b))
        column = np.tile(column, 2)
    return np.concatenate((*failing, column))


def _holding(
    view: Viewport, enclosed: Enclosing, order: int, drawing: _Drawing, a: Floats, b: Floats
) -> tuple[Mask, Mask]:
    """Tell which parts, without a vertex inside, are proved, and which have no chord."""
    box, *ends = _bounds(enclosed, order, a, b)
    i = np.searchsorted(drawing.x, a / 2 + b / 2) - 1
    chord = drawing.joined[i]
    low, high = _reach(view, drawing, i, a, b)
    drawn = chord & (box.known == Known.CONTINUOUS) & _within(view, box, low, high)
    for at, end in zip((a, b), ends, strict=True):
        y = drawing.height(i, at)
        drawn[drawn] = _within(view, _rows(end, drawn), y[drawn], y[drawn]) | _met(
            view, enclosed, order, at[drawn], y[drawn]
        )
    drawn |= chord & (((box.low > view.top) & (low > view.top))
                      | ((box.high < view.bottom) & (high < view.bottom)))  # fmt: skip
    room = CLOSE * view.px
    bare = (box.known == Known.UNDEFINED) | (box.low > view.top) | (box.high < view.bottom)
    for near, k in ((a - drawing.x[i] < room, i), (drawing.x[i + 1] - b < room, i + 1)):
        bare |= near & _within(view, box, drawing.y[k], drawing.y[k])
    bare |= np.nextafter(a, b) >= b
    return drawn | (bare & ~chord), ~chord


def _reach(
    view: Viewport, drawing: _Drawing, i: Indices, a: Floats, b: Floats
) -> tuple[Floats, Floats]:
    """Give the least and the greatest height of the ink over each part and half a pixel beside."""
    beside = view.px / 2
    low, high = np.full(a.size, np.inf), np.full(a.size, -np.inf)
    for k in (i - 1, i, i + 1):
        k = np.clip(k, 0, drawing.joined.size - 1)
        met = drawing.joined[k] & (a - beside < drawing.x[k + 1]) & (b + beside > drawing.x[k])
        for x in (a - beside, b + beside):
            y = drawing.height(k, np.clip(x, drawing.x[k], drawing.x[k + 1]))
            low, high = np.where(met, np.fmin(low, y), low), np.where(met, np.fmax(high, y), high)
    return low, high


def _met(view: Viewport, enclosed: Enclosing, order: int, x: Floats, y: Floats) -> Mask:
    """Tell which places of the ink f comes within a pixel of, half a pixel to the left or right."""
    room, sight = CLOSE * view.py, (view.bottom - view.py, view.top + view.py)
    ends = x - view.px / 2, x + view.px / 2
    whole = np.broadcast_to(enclosed(*ends)[order].known() == Known.CONTINUOUS, x.shape)
    left, right = (enclosed(end)[order] for end in ends)
    y = np.clip(y, *sight)
    below = [np.clip(f.hi, *sight) <= y + room for f in (left, right)]
    above = [np.clip(f.lo, *sight) >= y - room for f in (left, right)]
    met: Mask = whole & ((below[0] & above[1]) | (above[0] & below[1]))
    return met


def _bounds(enclosed: Enclosing, order: int, a: Floats, b: Floats) -> tuple[_Bounds, ...]:
    """Bound an order over boxes, by its slope from either end too where it has one, and at them."""
    box, slope = enclosed(a, b)[order : order + 2]
    width = Interval.of(np.zeros(a.size), np.nextafter(b - a, np.inf))
    low, high = box.lo, box.hi
    steady = np.broadcast_to(np.equal(slope.known(), Known.CONTINUOUS), a.shape)
    # One part ends where the next begins.
    places, where = np.unique(np.concatenate((a, b)), return_inverse=True)
    point = enclosed(places)[order]
    known = np.broadcast_to(point.known(), places.shape)
    ends = [Interval(point.bounds[:, i], known[i]) for i in np.split(where, 2)]
    for end, way in zip(ends, (width, -width), strict=True):
        along = end + slope * way
        low = np.where(steady, np.fmax(low, along.lo), low)
        high = np.where(steady, np.fmin(high, along.hi), high)
    return (
        _Bounds(low, high, np.broadcast_to(box.known(), a.shape)),
        *(_Bounds(end.lo, end.hi, np.broadcast_to(end.known(), a.shape)) for end in ends),
    )


def _rows(bounds: _Bounds, keep: Mask) -> _Bounds:
    return _Bounds(bounds.low[keep], bounds.high[keep], bounds.known[keep])


def _within(view: Viewport, bounds: _Bounds, low: Floats, high: Floats) -> Mask:
    """Tell over which boxes f is within a pixel of heights, as far as either is in sight."""
    room, sight = CLOSE * view.py, (view.bottom - view.py, view.top + view.py)
    exact = np.spacing(np.fmax(np.abs(low), np.abs(high))) < (1 - CLOSE) / 16 * view.py
    within: Mask = np.clip(bounds.low, *sight) >= np.clip(low, *sight) - room
    within &= np.clip(bounds.high, *sight) <= np.clip(high, *sight) + room
    return within & exact


def _bands(
    view: Viewport, enclosed: Enclosing, curve: Curve, drawing: _Drawing, borders: Floats
) -> tuple[Indices, Mask]:
    """Give the columns that are filled, and which of them are proved.

    f goes nowhere beyond what is filled, and everywhere between, as it is continuous or there is
    next to nothing between.
    """
    u = view.across(curve.bands[0])
    centre = np.abs(u - np.floor(u) - 0.5) < 0.25
    column = np.floor(u[centre]).astype(np.intp)
    low, high = (row[centre] for row in curve.bands[1:])
    edges = borders[column, None] + (borders[column + 1] - borders[column])[:, None] * (
        np.arange(BOXES + 1) / BOXES
    )
    edges[:, -1] = borders[column + 1]
    box = enclosed(edges[:, :-1].ravel(), edges[:, 1:].ravel())[curve.order]
    shape = column.size, BOXES
    known = np.broadcast_to(box.known(), column.size * BOXES).reshape(shape).min(axis=1)
    hull = _Bounds(box.lo.reshape(shape).min(axis=1), box.hi.reshape(shape).max(axis=1), known)
    whole = (known == Known.CONTINUOUS) | (high - low <= CLOSE * view.py)
    return column, _within(view, hull, low, high) & whole & _covers(
        view, drawing, column, low, high
    )


def _covers(view: Viewport, drawing: _Drawing, column: Indices, low: Floats, high: Floats) -> Mask:
    """Tell which columns of a band hold no chord that leads out of it by a pixel."""
    least, greatest = np.full(view.width, np.inf), np.full(view.width, -np.inf)
    x, y = drawing.x[1:-1], np.clip(drawing.y[1:-1], view.bottom, view.top)
    at = np.clip(view.across(x), 0, view.width - 1).astype(np.intp)
    np.minimum.at(least, at, y)
    np.maximum.at(greatest, at, y)
    covers: Mask = least[column] >= np.minimum(low, view.top) - view.py
    return covers & (greatest[column] <= np.maximum(high, view.bottom) + view.py)
