"""Which pixels of a plot are covered, so that words can be put where nothing is."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from core.sampling.curve import Floats

STEP = 0.7
"""Pixels between the dots of which a stroke is made; no pixel that it crosses is left out."""

MOST = 200_000
"""Dots of a stroke; one that has more fills the plot anyway."""


class Ground:
    """The pixels of a plot, so many across and up from its lower left corner."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.width, self.height = (max(math.ceil(length), 1) for length in size)
        self.covered = np.zeros((self.height, self.width), dtype=bool)

    def stroke(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Cover a polyline, nan between its pieces; gives its dots within the plot."""
        x, y = _dots(x, y)
        inside = (x >= 0) & (x < self.width) & (y >= 0) & (y < self.height)
        x, y = x[inside], y[inside]
        self.covered[y.astype(int), x.astype(int)] = True
        return x, y

    def fill(self, x: Floats, low: Floats, high: Floats) -> None:
        """Cover bands, nan between them."""
        known = np.isfinite(x) & np.isfinite(low) & np.isfinite(high)
        columns = np.clip(x[known], 0, self.width - 1).astype(int)
        bottom = np.clip(np.floor(low[known]), 0, self.height).astype(int)
        top = np.clip(np.ceil(high[known]), 0, self.height).astype(int)
        ends = np.zeros((self.height + 1, self.width), dtype=int)
        np.add.at(ends, (bottom, columns), 1)
        np.add.at(ends, (np.maximum(top, bottom), columns), -1)
        self.covered |= np.cumsum(ends, axis=0)[:-1] > 0

    def block(self, left: float, bottom: float, right: float, top: float) -> None:
        """Cover a rectangle."""
        self.covered[_pixels(left, bottom, right, top)] = True

    def is_free(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Tell whether nothing of a rectangle is covered."""
        return not self.covered[_pixels(left, bottom, right, top)].any()

    def join(self, others: Iterable["Ground"]) -> "Ground":
        """Give what is covered here or by others of the same size."""
        joined = Ground((self.width, self.height))
        joined.covered = np.logical_or.reduce([self.covered, *(own.covered for own in others)])
        return joined

    def counted(self) -> "Counted":
        """Make it quick to count in many boxes."""
        return Counted(self.covered)


class Counted:
    """How many pixels are covered in boxes."""

    def __init__(self, covered: NDArray[np.bool_]) -> None:
        self._sums = np.zeros((covered.shape[0] + 1, covered.shape[1] + 1))
        self._sums[1:, 1:] = covered.cumsum(axis=0).cumsum(axis=1)

    def within(self, boxes: Floats, margin: float = 0.0) -> Floats:
        """Count in boxes of left, bottom, right, top, each larger by a margin."""
        up, across = (size - 1 for size in self._sums.shape)
        left, bottom = (np.floor(boxes[:, i] - margin).astype(int) for i in (0, 1))
        right, top = (np.ceil(boxes[:, i] + margin).astype(int) for i in (2, 3))
        left, right = left.clip(0, across), right.clip(0, across)
        bottom, top = bottom.clip(0, up), top.clip(0, up)
        sums = self._sums
        return np.asarray(
            sums[top, right] - sums[bottom, right] - sums[top, left] + sums[bottom, left]
        )


def _pixels(left: float, bottom: float, right: float, top: float) -> tuple[slice, slice]:
    x, y = ((max(math.floor(a), 0), max(math.ceil(b), 0))
            for a, b in ((left, right), (bottom, top)))  # fmt: skip
    return slice(*y), slice(*x)


def _dots(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Give the dots of a polyline, close enough to leave no pixel out."""
    ends = np.stack((x[:-1], y[:-1], x[1:], y[1:]))
    ends = ends[:, np.isfinite(ends).all(axis=0)]
    x0, y0, x1, y1 = ends
    counts = np.ceil(np.maximum(np.abs(x1 - x0), np.abs(y1 - y0)) / STEP).astype(int) + 1
    while counts.sum() > MOST:
        counts = counts // 2 + 1
        if counts.max() <= 2:
            break
    which = np.repeat(np.arange(counts.size), counts)
    share = (np.arange(which.size) - np.repeat(counts.cumsum() - counts, counts)) / counts[which]
    return x0[which] + share * (x1 - x0)[which], y0[which] + share * (y1 - y0)[which]
