"""Sums of boxes, and what takes no rounding."""

from collections.abc import Callable
from typing import Any

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.interval import Interval, least
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import outward


def add(a: Interval, b: Interval) -> Interval:
    """Enclose a + b; what is 0 or too small for another digit is exact."""
    total = a.bounds + b.bounds
    if total.shape[1] > 1 or not _is_exact(total, a.bounds, b.bounds):
        total = outward(total)
    return Interval(total, least(a.decoration, b.decoration))


def _is_exact(total: Floats, a: Floats, b: Floats) -> bool:
    """Tell whether sums are not rounded: a whole exponent less 1 has to stay a whole number."""
    return np.array_equal(total - a, b) and np.array_equal(total - b, a)


def negative(a: Interval) -> Interval:
    """Enclose −a."""
    return Interval(a.raw[::-1], a.decoration, a.roundings)


def subtract(a: Interval, b: Interval) -> Interval:
    """Enclose a − b."""
    if a is b:
        return Interval(np.zeros_like(a.bounds), a.decoration)
    return add(a, negative(b))


def absolute(a: Interval) -> Interval:
    """Enclose |a|, which needs no rounding."""
    low, high = a.bounds
    bounds = np.empty_like(a.bounds)
    np.maximum(low, high, out=bounds[1])
    # One of the two is the nearer end with the other sign, unless 0 lies between.
    np.minimum(np.minimum(low, high), 0.0, out=bounds[0])
    return Interval(bounds, a.decoration)


def minimum(a: Interval, b: Interval) -> Interval:
    """Enclose the smaller of two."""
    return negative(maximum(negative(a), negative(b)))


def maximum(a: Interval, b: Interval) -> Interval:
    """Enclose the greater of two."""
    low = np.minimum(a.bounds[0], b.bounds[0])
    high = np.maximum(a.bounds[1], b.bounds[1])
    return Interval(np.stack((low, high)), least(a.decoration, b.decoration))


_TABLE: dict[Callable[..., object], Callable[..., Any]] = {
    **{np.add: add, np.subtract: subtract, np.negative: negative, np.positive: lambda a: a},
    **{np.absolute: absolute, np.minimum: minimum, np.maximum: maximum},
}
enclosure_of |= _TABLE
