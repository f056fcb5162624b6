"""Sine, cosine and tangent over boxes of any width, near 0 or far from it."""

from collections.abc import Callable

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.elementary import ends
from core.intervals.interval import SMALL, Interval, Known, limited
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import ULPS, outward, widened
from core.intervals.truth import Bools

_NEAR = 1e7
"""Up to here a turn that is missed or taken in by a rounding changes nothing that shows."""

_HALF_PERIOD = 3.1415
"""A little less, so that a box as wide as this in doubles is surely no wider than π."""


def _wave(f: np.ufunc, slope: Callable[[Floats], Floats], phase: float, a: Interval) -> Interval:
    """Enclose sine or cosine; the greatest values are at `phase` times π/2 and a period on."""
    at, (smallest, reach) = ends(a), a.sizes
    if reach == np.inf:
        at = np.where(np.isinf(at), 0.0, at)
    values = f(at)
    bounds = np.empty_like(at)
    np.maximum(values[0], values[1], out=bounds[1])
    np.minimum(values[0], values[1], out=bounds[0])
    np.negative(bounds[0], out=bounds[0])
    is_plain = smallest > SMALL
    bounds = widened(bounds, 2 * ULPS[f]) if is_plain else outward(bounds, ULPS[f])
    tops, bottoms = _counted(a, phase) if reach < _NEAR else _by_slope(slope(at), a)
    bounds[1][tops] = 1.0
    bounds[0][bottoms] = 1.0
    return Interval(np.minimum(bounds, 1.0, out=bounds), a.decoration)


def _counted(a: Interval, phase: float) -> tuple[Bools, Bools]:
    """Tell in which boxes the function has its greatest and its least values.

    The count of periods may be off by some ulps, where the function is 1 to the last digit.
    """
    turns = a.bounds * (0.5 / np.pi)
    slack = 6e-16 + 1.2e-16 * a.sizes[1]
    low = np.add(turns[0], slack + phase / 4, out=turns[0])
    high = np.add(turns[1], slack - phase / 4, out=turns[1])
    whole = np.floor(high)
    whole += low
    high -= 0.5
    half = np.floor(high, out=high)
    half += low
    return whole >= 0, half >= -0.5


def _by_slope(slopes: Floats, a: Interval) -> tuple[Bools, Bools]:
    """Tell the same by the slopes at the ends, which NumPy knows however far they are.

    In less than half a period there is no turn, or one and slopes of different signs; in less than
    a whole one there may be two and slopes of the same sign.
    """
    width = a.bounds[0] + a.bounds[1]
    up = slopes > 0
    both = (width >= _HALF_PERIOD) & (up[0] == up[1]) | (width >= 2 * _HALF_PERIOD)
    return both | (up[0] & ~up[1]), both | (~up[0] & up[1])


def between_poles(values: Floats, a: Interval, ulps: float, rises: bool = True) -> Interval:
    """Enclose what rises (or falls) all the way between poles a distance of π apart.

    Where it is greater at the left end than at the right one, a pole lies between.
    """
    ordered = values if rises else values[::-1]
    width = a.bounds[0] + a.bounds[1]
    pole = (width >= _HALF_PERIOD) | (ordered[0] > ordered[1])
    bounds = outward(np.stack((-ordered[0], ordered[1])), ulps)
    at_pole = pole | np.isinf(values).any(axis=0)
    return Interval(np.where(pole, np.inf, bounds), limited(a.decoration, at_pole, Known.MAYBE))


def _tan(a: Interval) -> Interval:
    at = ends(a)
    return between_poles(np.tan(np.where(np.isinf(at), 0.0, at)), a, ULPS[np.tan])


enclosure_of |= {
    np.sin: lambda a: _wave(np.sin, np.cos, 1.0, a),
    np.cos: lambda a: _wave(np.cos, lambda at: -np.sin(at), 0.0, a),
    np.tan: _tan,
}
