"""What is stroked of a curve: chords between its vertices, and how high they lie."""

from typing import NamedTuple

import numpy as np

from core.sampling.curve import Curve, Floats, Indices, Mask
from core.sampling.viewport import Viewport


class Ink(NamedTuple):
    """The finite vertices, one more at either infinity, and which are joined to the next."""

    x: Floats
    y: Floats
    joined: Mask

    def height(self, i: Indices, x: Floats) -> Floats:
        """Give the height of chords at places on them."""
        share = (x - self.x[i]) / (self.x[i + 1] - self.x[i])
        height: Floats = self.y[i] + (self.y[i + 1] - self.y[i]) * share
        return height

    def over(self, view: Viewport, a: Floats, b: Floats) -> "InkOver":
        """Give what is stroked over parts that have no vertex inside."""
        i = np.searchsorted(self.x, a / 2 + b / 2) - 1
        ends = self.height(i, a), self.height(i, b)
        return InkOver(i, self.joined[i], *self._reach(i, a - view.px / 2, b + view.px / 2), *ends)

    def _reach(self, i: Indices, a: Floats, b: Floats) -> tuple[Floats, Floats]:
        """Give the least and the greatest height of chords and of those that join them."""
        low, high = np.full(a.size, np.inf), np.full(a.size, -np.inf)
        for k in (i - 1, i, i + 1):
            k = np.clip(k, 0, self.joined.size - 1)
            met = self.joined[k] & (a < self.x[k + 1]) & (b > self.x[k])
            for x in (a, b):
                y = self.height(k, np.clip(x, self.x[k], self.x[k + 1]))
                low = np.where(met, np.fmin(low, y), low)
                high = np.where(met, np.fmax(high, y), high)
        return low, high


class InkOver(NamedTuple):
    """What is stroked over parts without a vertex inside.

    `before` is the last vertex before each, and `chord` tells whether it is joined to the next.
    `low` and `high` are the least and the greatest height over the part and half a pixel beside,
    `left` and `right` the heights at its ends.
    """

    before: Indices
    chord: Mask
    low: Floats
    high: Floats
    left: Floats
    right: Floats

    def where(self, keep: Mask | Indices) -> "InkOver":
        """Give some of them."""
        heights = (row[keep] for row in (self.low, self.high, self.left, self.right))
        return InkOver(self.before[keep], self.chord[keep], *heights)


def ink_of(curve: Curve) -> Ink:
    """Leave out the strokes that stand for bands."""
    level = np.diff(curve.x) == 0
    keep = np.isfinite(curve.y) & ~(np.append(level, False) | np.append(False, level))
    at = np.flatnonzero(keep)
    x = np.concatenate(([-np.inf], curve.x[at], [np.inf]))
    y = np.concatenate(([np.nan], curve.y[at], [np.nan]))
    return Ink(x, y, np.concatenate(([False], np.diff(at) == 1, [False]))[: x.size - 1])
