"""Waves too short for a pixel: where their crests are, from values and slopes of few samples.

In a column full of waves y = c + A cos φ the frequency follows from how y′² falls with
(y − c)², as y′² = ω² (A² − (y − c)²), and the phase of a sample from its value and slope.
"""

from dataclasses import dataclass

import numpy as np

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.samples import Samples
from core.sampling.view import View

AT_REST = 0.02
"""A phase from which there is nothing more to gain."""

SHORT = 0.3
"""A column may stay so many pixels below the height its waves should have."""

CHANCES = 32
"""Further samples for a column that stays below it."""


@dataclass(frozen=True, slots=True)
class Waves:
    """The samples in some columns, and what wave they tell of.

    Attributes
    ----------
    x, y, s : ndarray of shape (samples,)
        Place, value and slope.
    column : ndarray of int of shape (samples,)
        In which column each lies.
    start : ndarray of int of shape (columns,)
        The first sample of each column.
    centre, frequency, amplitude : ndarray of shape (columns,)
        Of the wave.
    reached : ndarray of shape (columns,)
        Half the distance from least to greatest sample.
    broken : ndarray of bool of shape (columns,)
        Whether there are jumps or poles.
    """

    x: Floats
    y: Floats
    s: Floats
    column: Indices
    start: Indices
    centre: Floats
    frequency: Floats
    amplitude: Floats
    reached: Floats
    broken: Mask

    def spread(self, per_column: Floats) -> Floats:
        """Give each sample what its column has."""
        size = np.diff(np.append(self.start, self.x.size))
        return np.repeat(per_column, size)

    def crests(self, view: View) -> Floats:
        """Give the crest and the trough nearest to a sample in each column, and the poles."""
        frequency, centre = self.spread(self.frequency), self.spread(self.centre)
        steps = [
            np.arctan2(sign * self.s / frequency, sign * (self.y - centre)) / frequency
            for sign in (1, -1)
        ]
        reach = AT_REST / frequency
        places = [self._nearest(view, step, reach) for step in steps]
        # At a pole 1/y has a root, and Newton's method for it steps by y / y′.
        pole = np.where(self.spread(self.broken.astype(np.float64)) > 0, self.y / self.s, np.inf)
        for sign in (1, -1):
            places.append(self._nearest(view, np.where(sign * self.y > 0, pole, np.inf), 0 * reach))
        return np.concatenate(places)

    def _nearest(self, view: View, step: Floats, least: Floats) -> Floats:
        """Take the shortest step in each column that does not leave it."""
        to = self.x + step
        left = view.lo + self.column * view.px
        inside = (to > left) & (to < left + view.px) & (to < view.hi) & (to > view.lo)
        length = np.where(inside, np.abs(step), np.inf)
        shortest = self.spread(np.minimum.reduceat(length, self.start))
        i = np.flatnonzero((length == shortest) & inside & (length > least))
        return to[i[np.append(True, np.diff(self.column[i]) > 0)]] if i.size else to[:0]

    def chances(self, view: View, most: int) -> Floats:
        """Give further places in the columns that stay too low."""
        short = self.amplitude - self.reached > SHORT * view.py
        which = self.column[self.start[short]]
        each = min(CHANCES, most // max(which.size, 1))
        jitter = np.random.default_rng(1).random((which.size, each))
        inside = which[:, None] + (np.arange(each) + jitter) / max(each, 1)
        x = view.lo + inside.ravel() * view.px
        return x[(x > view.lo) & (x < view.hi)]


def waves_in(view: View, samples: Samples, order: int, columns: Mask) -> Waves | None:
    """Look at the samples in some columns.

    Parameters
    ----------
    view : View
        The scale.
    samples : Samples
        With slopes of the order asked for.
    order : int
        Which derivative.
    columns : ndarray of bool
        Which columns.

    Returns
    -------
    Waves or None
        None if nothing is defined there.
    """
    column = np.clip(view.across(samples.x), 0, view.width - 1).astype(np.intp)
    y, s = samples.orders[order : order + 2]
    use = np.flatnonzero(columns[column] & np.isfinite(y) & np.isfinite(s))
    if not use.size:
        return None
    x, y, s, column = samples.x[use], y[use], s[use], column[use]
    start = np.flatnonzero(np.append(True, np.diff(column) > 0))
    size = np.diff(np.append(start, column.size))
    low, high = np.minimum.reduceat(y, start), np.maximum.reduceat(y, start)
    centre = low / 2 + high / 2
    u, v = (y - np.repeat(centre, size)) ** 2, s * s
    mean_u, mean_v = np.add.reduceat(u, start) / size, np.add.reduceat(v, start) / size
    du, dv = u - np.repeat(mean_u, size), v - np.repeat(mean_v, size)
    square = -np.add.reduceat(du * dv, start) / np.add.reduceat(du * du, start)
    square = np.where(square > 0, square, mean_v / mean_u)
    branches = samples.branches[:, use]
    leaps = np.append(False, (branches[:, 1:] != branches[:, :-1]).any(axis=0))
    leaps[start] = False
    return Waves(
        x,
        y,
        s,
        column,
        start,
        centre,
        np.sqrt(square),
        np.sqrt(mean_u + mean_v / square),
        high / 2 - low / 2,
        np.logical_or.reduceat(leaps, start),
    )
