"""Bounds of one order of f over boxes: by itself, and where that is too wide by its slope."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.compiled.enclosure import Enclosing
from core.intervals.interval import Interval, Known
from core.sampling.curve import Floats, Indices, Mask
from core.sampling.viewport import Viewport

CLOSE = 1 - 1e-3
"""So many pixels are within one: the rest is for the rounding of what is drawn."""


class Bounds(NamedTuple):
    """What an order is nowhere below and nowhere above over boxes, and what is known of it."""

    low: Floats
    high: Floats
    known: NDArray[np.uint8]

    @property
    def continuous(self) -> Mask:
        """Over which boxes it is."""
        return np.equal(self.known, Known.CONTINUOUS)

    def where(self, keep: Mask | Indices | slice) -> "Bounds":
        """Give those of some of the boxes."""
        return Bounds(self.low[keep], self.high[keep], self.known[keep])

    def as_interval(self) -> Interval:
        """Give them as boxes to go on from; what is undefined has no bounds, but 0 for both."""
        bounds = np.stack((-self.low, self.high))
        return Interval(np.where(np.isnan(bounds), 0.0, bounds), self.known)

    def within(self, view: Viewport, low: Floats, high: Floats) -> Mask:
        """Tell over which boxes f is within a pixel of heights, as far as either is in sight."""
        room, sight = CLOSE * view.py, (view.bottom - view.py, view.top + view.py)
        exact = np.spacing(np.fmax(np.abs(low), np.abs(high))) < (1 - CLOSE) / 16 * view.py
        within: Mask = np.clip(self.low, *sight) >= np.clip(low, *sight) - room
        within &= np.clip(self.high, *sight) <= np.clip(high, *sight) + room
        return within & exact


class OrderBounds:
    """The recording of f and its derivatives up to one more than the order, read in part."""

    def __init__(self, recorded: Enclosing, order: int) -> None:
        self.order = order
        self._plain, self._sloped = recorded.up_to(order), recorded.up_to(order + 1)

    @property
    def at_once(self) -> int:
        """Over how many boxes bounds take no longer than others can wait."""
        return self._sloped.at_once

    def over(self, a: Floats, b: Floats | None = None) -> Bounds:
        """Bound the order over boxes, or at places."""
        return bounds_of(self._plain(a, b)[self.order])

    def at_ends(self, a: Floats, b: Floats) -> tuple[Bounds, Bounds]:
        """Bound the order at both ends of boxes, of which many end where the next begin."""
        places, where = np.unique(np.concatenate((a, b)), return_inverse=True)
        point = self.over(places)
        return point.where(where[: a.size]), point.where(where[a.size :])

    def along(self, a: Floats, b: Floats, left: Bounds, right: Bounds) -> Bounds:
        """Bound it over boxes, too, from what it is at their ends, and by its slope."""
        box, slope = self._sloped(a, b)[self.order :]
        width = Interval.of(np.zeros(a.size), np.nextafter(b - a, np.inf))
        low, high = box.lo, box.hi
        steady = np.equal(slope.known(), Known.CONTINUOUS)
        for end, way in ((left, width), (right, -width)):
            on = end.as_interval() + slope * way
            low = np.where(steady, np.fmax(low, on.lo), low)
            high = np.where(steady, np.fmin(high, on.hi), high)
        return Bounds(low, high, box.known())


def bounds_of(box: Interval) -> Bounds:
    """Read the bounds of boxes."""
    return Bounds(box.lo, box.hi, box.known())
