"""Waves too short for a pixel: where their crests are, from values and slopes of few samples.

In a column full of waves y = c + A cos φ the frequency follows from how y′² falls with
(y − c)², as y′² = ω² (A² − (y − c)²), and the phase of a sample from its value and slope.
"""

from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.samples import Samples, switched
from core.sampling.viewport import Viewport

TINY = 1e-300

AT_REST = 0.02
"""A phase from which there is nothing more to gain."""

T = TypeVar("T", bound=np.generic)

GAIN = 0.05
"""A step that promises fewer pixels is not worth it."""

SHORT = 0.3
"""A column may stay so many pixels below the height its waves should have."""

CHANCES = 32
"""Further samples for a column that stays below it."""


class Waves(NamedTuple):
    """The samples in some columns, and what wave they tell of.

    For each sample: place, value, slope, second derivative and what the values are the slope of
    (nan where they are not known) and its column. For each column: its first sample (`start`), the
    wave's centre, frequency and amplitude, the least and the greatest sample, and whether there are
    jumps or poles (`broken`).
    """

    x: Floats
    y: Floats
    s: Floats
    q: Floats
    below: Floats
    column: Indices
    start: Indices
    centre: Floats
    frequency: Floats
    amplitude: Floats
    low: Floats
    high: Floats
    broken: Mask

    @property
    def at(self) -> Indices:
        """Which columns these are."""
        return self.column[self.start]

    def short(self, view: Viewport) -> Mask:
        """Tell which columns stay below the height their waves should have."""
        short: Mask = self.amplitude - (self.high / 2 - self.low / 2) > SHORT * view.py
        return short

    def over(self, view: Viewport) -> Mask:
        """Tell which columns reach past both edges of the view already."""
        over: Mask = (self.low < view.bottom) & (self.high > view.top)
        return over

    def where(self, keep: Mask) -> "Waves | None":
        """Give the waves of some columns; None if there are none."""
        if keep.all():
            return self
        if not keep.any():
            return None
        rows = self.spread(keep)
        column = self.column[rows]
        return Waves(
            self.x[rows],
            self.y[rows],
            self.s[rows],
            self.q[rows],
            self.below[rows],
            column,
            np.flatnonzero(np.diff(column, prepend=-1) > 0),
            self.centre[keep],
            self.frequency[keep],
            self.amplitude[keep],
            self.low[keep],
            self.high[keep],
            self.broken[keep],
        )

    def spread(self, per_column: NDArray[T]) -> NDArray[T]:
        """Give each sample what its column has."""
        size = np.diff(np.append(self.start, self.x.size))
        return np.repeat(per_column, size)

    def crests(self, view: Viewport) -> Floats:
        """Give the crest and the trough nearest to a sample in each column, and the poles."""
        frequency, centre = self.spread(self.frequency), self.spread(self.centre)
        steps = [
            np.arctan2(sign * self.s / frequency, sign * (self.y - centre)) / frequency
            for sign in (1, -1)
        ]
        reach = AT_REST / frequency
        places = [self._nearest(view, step, reach) for step in steps]
        places.append(self.summits(view))
        # A tip such as that of |sin| stands where the wave would cross zero.
        tips = self.spread((np.abs(self.centre) < self.amplitude) & (self.low * self.high > 0))
        places.append(self._nearest(view, np.where(tips, -self.y / self.s, np.inf), 0 * reach))
        # At a pole 1/y has a root, and Newton's method for it steps by y / y′.
        pole = np.where(self.spread(self.broken.astype(np.float64)) > 0, self.y / self.s, np.inf)
        for sign in (1, -1):
            places.append(self._nearest(view, np.where(sign * self.y > 0, pole, np.inf), 0 * reach))
        return np.concatenate(places)

    def _nearest(self, view: Viewport, step: Floats, least: Floats) -> Floats:
        """Take the shortest step in each column that does not leave it."""
        return self.best(view, step, -np.abs(step), least, 1)

    def best(
        self, view: Viewport, step: Floats, promise: Floats, least: Floats, count: int
    ) -> Floats:
        """Take the steps that promise most in each column, of those that do not leave it.

        None that is not longer than the `least` for its sample.
        """
        to = self.x + step
        promise = np.where(self._inside(view, to), promise, -np.inf)
        order = np.lexsort((-promise, self.column))
        rank = np.arange(order.size) - self.spread(self.start)
        i = order[(rank < count) & np.isfinite(promise[order])]
        return to[i[np.abs(step[i]) > least[i]]]

    def summits(self, view: Viewport) -> Floats:
        """Give what the highest and the lowest sample of each column lead to."""
        return np.concatenate([self._summit(view, sign) for sign in (1, -1)])

    def _summit(self, view: Viewport, sign: int) -> Floats:
        """Climb, by Newton's method, where the parabola promises most in each column."""
        step = -self.s / self.q
        inside = self._inside(view, self.x + step) & (sign * self.q < 0)
        height = np.where(inside, sign * self.y, -np.inf)
        best = self.spread(np.maximum.reduceat(height, self.start))
        gain = np.abs(self.s * step) / 2
        i = np.flatnonzero(inside & (height == best) & (gain > GAIN * view.py))
        return (self.x + step)[self._one_each(i)]

    def _one_each(self, i: Indices) -> Indices:
        """Keep one sample of each column."""
        return i[np.append(True, np.diff(self.column[i]) > 0)] if i.size else i

    def _inside(self, view: Viewport, to: Floats) -> Mask:
        """Tell which places are in their sample's column."""
        left = view.lo + self.column * view.px
        inside: Mask = (to > left) & (to < left + view.px) & (to < view.hi) & (to > view.lo)
        return inside

    def chances(self, view: Viewport, most: int) -> Floats:
        """Give further places in the columns that stay too low."""
        which = self.at[self.short(view)]
        each = min(CHANCES, most // max(which.size, 1))
        jitter = np.random.default_rng(1).random((which.size, each))
        inside = which[:, None] + (np.arange(each) + jitter) / max(each, 1)
        x = view.lo + inside.ravel() * view.px
        return x[(x > view.lo) & (x < view.hi)]


def fitted(
    y: Floats, s: Floats, start: Indices, size: Indices, low: Floats, high: Floats
) -> tuple[Floats, Floats, Floats]:
    """Fit s² = ω² (A² − (y − c)²) in each column by least squares; give c, ω² and A."""
    middle, half = low / 2 + high / 2, np.maximum(high / 2 - low / 2, TINY)
    u = (y - np.repeat(middle, size)) / np.repeat(half, size)
    v = s * s
    scale = np.add.reduceat(v, start) / size
    v = v / np.repeat(scale, size)

    def mean(w: Floats) -> Floats:
        total: Floats = np.add.reduceat(w, start) / size
        return total

    uu = u * u
    m1, m2, m3, m4 = mean(u), mean(uu), mean(uu * u), mean(uu * uu)
    v0, v1, v2 = mean(v), mean(v * u), mean(v * uu)
    # v = p + q u + r u², from the covariances with u and u².
    a, b, c = m2 - m1 * m1, m3 - m1 * m2, m4 - m2 * m2
    d1, d2 = v1 - v0 * m1, v2 - v0 * m2
    det = a * c - b * b
    r, q = (a * d2 - b * d1) / det, (c * d1 - b * d2) / det
    p = v0 - q * m1 - r * m2
    shift = -q / (2 * r)
    square = p / -r + shift * shift
    good = (r < 0) & (np.abs(shift) < 1) & (square > 0) & (size > 4)
    # Without a wave to be seen: from the means alone.
    shift, r = np.where(good, shift, 0.0), np.where(good, r, -v0 / m2)
    square = np.where(good, square, 2 * m2)
    frequency = -r * scale / (half * half)
    return middle + shift * half, frequency, half * np.sqrt(square)


def waves_in(view: Viewport, samples: Samples, order: int, columns: Mask) -> Waves | None:
    """Look at the samples in some columns; None if nothing is defined there."""
    column = np.clip(view.across(samples.x), 0, view.width - 1).astype(np.intp)
    y, s = samples.orders[order : order + 2]
    use = np.flatnonzero(columns[column] & np.isfinite(y) & np.isfinite(s))
    if not use.size:
        return None
    unknown = np.full_like(s, np.nan)
    bent = samples.orders[order + 2] if order + 2 < len(samples.orders) else unknown
    below = samples.orders[order - 1] if order else unknown
    x, y, s, q, column = samples.x[use], y[use], s[use], bent[use], column[use]
    start = np.flatnonzero(np.append(True, np.diff(column) > 0))
    size = np.diff(np.append(start, column.size))
    low, high = np.minimum.reduceat(y, start), np.maximum.reduceat(y, start)
    centre, square, amplitude = fitted(y, s, start, size, low, high)
    leaps = np.append(False, switched(samples.branches[:, use]))
    leaps[start] = False
    return Waves(
        x,
        y,
        s,
        q,
        below[use],
        column,
        start,
        centre,
        np.sqrt(square),
        amplitude,
        low,
        high,
        np.logical_or.reduceat(leaps, start),
    )
