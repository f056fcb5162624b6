"""Which pixels of a plot are covered, so that words can be put where nothing is."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.sampling.curve import Floats

STEP = 0.7
"""Pixels between the dots of which a stroke is made; no pixel that it crosses is left out."""

FAR = 1e7
"""Pixels beyond the plot where digits would be lost; what lies farther off is taken to be there."""


class Ground:
    """The pixels of a plot, so many across and up from its lower left corner."""

    def __init__(self, size: tuple[float, float]) -> None:
        self.width, self.height = (max(math.ceil(length), 1) for length in size)
        self.covered = np.zeros((self.height, self.width), dtype=bool)

    def stroke(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Cover a polyline, nan between its pieces; gives dots of it within the plot."""
        starts, ends = _clipped(x, y, (self.width, self.height))
        narrow = np.abs(ends - starts)[0] < 1
        middles = (starts + ends)[:, narrow] / 2
        heights = np.sort((starts[1, narrow], ends[1, narrow]), axis=0)
        for across in (starts[0, narrow], ends[0, narrow]):
            self.fill(across, *heights)
        found = np.hstack((middles, _dots(starts[:, ~narrow], ends[:, ~narrow])))
        inside = ((found >= 0) & (found < np.array([[self.width], [self.height]]))).all(axis=0)
        x, y = found[:, inside]
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
        up, across = covered.shape
        self._sums = np.zeros((up + 1, across + 1), dtype=np.int32)
        np.cumsum(covered, axis=0, out=self._sums[1:, 1:])
        np.cumsum(self._sums, axis=1, out=self._sums)

    def within(self, boxes: Floats, margin: float = 0.0) -> NDArray[np.int32]:
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


def _dots(starts: Floats, ends: Floats) -> Floats:
    """Give dots of segments, close enough to leave no pixel out."""
    steps = ends - starts
    counts = np.ceil(np.abs(steps).max(axis=0, initial=0.0) / STEP).astype(int) + 1
    which = np.repeat(np.arange(counts.size), counts)
    rank = np.arange(which.size) - np.repeat(counts.cumsum() - counts, counts)
    return np.asarray(starts[:, which] + rank / np.maximum(counts - 1, 1)[which] * steps[:, which])


@no_float_warnings
def _clipped(x: Floats, y: Floats, size: tuple[int, int]) -> tuple[Floats, Floats]:
    """Give both ends of the segments that come into a plot, clipped to it and a pixel more."""
    x, y = np.clip(x, -FAR, FAR), np.clip(y, -FAR, FAR)
    starts, steps = np.stack((x[:-1], y[:-1])), np.stack((np.diff(x), np.diff(y)))
    far = np.array(size)[:, None] + 1.0
    ways = np.sort(((-1 - starts) / steps, (far - starts) / steps), axis=0)
    level, within = steps == 0, (starts >= -1) & (starts <= far)
    first = np.where(level, np.where(within, 0.0, np.inf), ways[0]).max(axis=0).clip(min=0)
    last = np.where(level, 1.0, ways[1]).min(axis=0).clip(max=1)
    seen = first <= last  # which nan is not
    starts, steps = starts[:, seen], steps[:, seen]
    return starts + first[seen] * steps, starts + last[seen] * steps
