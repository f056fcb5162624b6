"""Where the error of a derivative, drawn against h on logarithmic axes, is a straight line."""

import math
from statistics import median
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.numerical.running_error import EPS

Floats = NDArray[np.float64]

A_DECADE = 4
"""How many step sizes there are to a power of ten; they fall."""

STRAIGHT = 0.12
"""By how much the slopes over a decade may differ along what is a straight part."""

SHORTEST = 4
"""So many of those slopes make a part."""

NOISY = 3 * A_DECADE
"""Over so many step sizes at least a slope is told where rounding makes it jump."""


EXCESS = 16
"""How many times the rounding at the smaller steps, or that of f at x ± h, is rounding still."""


class Straight(NamedTuple):
    """A straight part: its slope, and from which to which of the step sizes it goes."""

    slope: float = math.nan
    first: int = 0
    last: int = 0


@no_float_warnings
def best_of(errors: Floats) -> int:
    """Say at which step size the errors about it are least: a single one is so by chance."""
    logs = np.log(np.where(errors > 0, errors, np.nan))
    beside = A_DECADE // 2
    padded = np.pad(logs, beside, constant_values=np.nan)
    around = np.lib.stride_tricks.sliding_window_view(padded, 2 * beside + 1)
    known = np.isfinite(around)
    mean = np.where(known, around, 0.0).sum(axis=1) / known.sum(axis=1)
    # Where half of them are exact, nothing is better.
    mean = np.where(known.sum(axis=1) <= beside, -np.inf, mean)
    mean = np.where(np.isfinite(errors), mean, np.inf)
    return int(np.argmin(np.where(np.isnan(mean), np.inf, mean)))


@no_float_warnings
def straight_parts(errors: Floats, best: int) -> tuple[Straight, Straight]:
    """Give the straight part where h is larger than the best one, and that where it is smaller.

    Examples
    --------
    >>> h = 10.0 ** -(np.arange(65) / 4)
    >>> large, small = straight_parts(h**2 + 1e-16 / h, 21)
    >>> round(large.slope, 2), round(small.slope, 2)
    (2.0, -1.0)
    """
    logs = np.log10(np.where(errors > 0, errors, np.nan))
    return _smooth(logs[: max(best - A_DECADE // 2, 0)]), _noisy(logs, best)


def _smooth(logs: Floats) -> Straight:
    """Find the longest run of slopes that are alike."""
    slopes: list[float] = (logs[:-A_DECADE] - logs[A_DECADE:]).tolist()
    start = first = length = 0
    for end, slope in enumerate(slopes):
        if math.isnan(slope):
            start = end + 1
        while start < end and max(run := slopes[start : end + 1]) - min(run) > STRAIGHT:
            start += 1
        if end + 1 - start >= max(SHORTEST, length):
            first, length = start, end + 1 - start
    if not length:
        return Straight()
    return Straight(median(slopes[first : first + length]), first, first + length - 1 + A_DECADE)


def _noisy(logs: Floats, best: int) -> Straight:
    """Lay a line through what rounding has left, up to where x ± h is x itself."""
    first = best + A_DECADE
    places = np.arange(first, logs.size)
    flat = np.flatnonzero(np.abs(np.diff(logs)) < 1e-12)  # f is the same on both sides
    last = int(flat[flat >= first][0]) if (flat >= first).any() else logs.size - 1
    told = np.isfinite(logs[first : last + 1])
    if told.sum() < NOISY:
        return Straight()
    slope = np.polyfit(places[: last + 1 - first][told], logs[first : last + 1][told], 1)[0]
    return Straight(float(-slope * A_DECADE), first, last)


@no_float_warnings
def rounding_until(errors: Floats, steps: Floats, sizes: Floats, best: int) -> float:
    """Give the largest step up to which errors are rounding alone, or the best one; the steps fall.

    The rounding of f moves a difference by its share of h. So much as it did at a step smaller
    than the best one it may do again, or the last digit of the values at x ± h, whose `sizes` are
    given.

    Examples
    --------
    >>> h = np.array([1.0, 0.1, 0.01, 0.001])
    >>> rounding_until(np.array([2.5, 1e-16, 4e-15, 2e-14]), h, np.ones(4), 1)
    0.1
    """
    moved = errors * steps
    known = np.where(np.isfinite(moved[best:]), moved[best:], 0.0).max()
    is_more = ~(moved[:best] <= EXCESS * np.maximum(known, EPS * sizes[:best]))
    beyond = np.flatnonzero(is_more)
    return float(steps[beyond[-1] + 1 if beyond.size else 0])
