"""Sums of boxes, and what takes no rounding.

A sum has an error of so much of itself, and waits with it as products do. What its summands waited
with is so much of *them*: they are rounded first, unless they have the same sign or one is a
number. That one says how much greater than the sum the other can be, and the rest is slack.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.interval import GREAT, SMALL, Decoration, Interval, least
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import HALF_ULP, MORE, outward

_FINEST = 2.0**-55
"""A sum that is not 0 is no smaller than the last digits of what is summed."""


def add(a: Interval, b: Interval) -> Interval:
    """Enclose a + b; what is 0 or too small for another digit is exact."""
    if a.count == 1:
        a, b = b, a
    decoration = least(a.decoration, b.decoration)
    if a.count == 1:
        total = a.bounds + b.bounds
        exact = _is_exact(total, a.bounds, b.bounds)
        return Interval(total if exact else outward(total), decoration)
    number = b.number if a.slack or a.roundings else None
    if number is not None:
        return _plus_number(a, number, b, decoration)
    roundings, sign = max(a.roundings, b.roundings) + 1, a.known_sign
    if roundings > 1 and sign and sign == b.known_sign and _is_moderate(a, b):
        sizes = _sizes_of_sum(a, b)
        return Interval(a.raw + b.raw, decoration, roundings, sizes, sign=sign)
    if not a.greatest + b.greatest < GREAT:
        return Interval(outward(a.bounds + b.bounds), decoration)
    if a.roundings and b.roundings and not (a.slack or b.slack):
        low, high = _sizes_of_sum(a, b)
        return Interval(_sum_of_waiting(a, b), decoration, 0, (low * _FINEST, high * MORE))
    return Interval(a.bounds + b.bounds, decoration, 1, _sizes_of_sum(a, b))


def _sum_of_waiting(a: Interval, b: Interval) -> Floats:
    """Add what is off by so much of either, and round outward once for all."""
    off = np.abs(a.raw)
    off += np.abs(b.raw)
    off *= (max(a.roundings, b.roundings) + 2.001) * HALF_ULP
    total = a.raw + b.raw
    total += off
    return total


def _plus_number(a: Interval, number: float, b: Interval, decoration: Decoration) -> Interval:
    if a.greatest + abs(number) > GREAT or (a.slack < SMALL and a.sizes[0] < SMALL):
        return Interval(outward(a.bounds + b.bounds), decoration)
    slack = 0.0
    if a.slack or not a.sign or a.sign != b.sign:
        slack = (a.slack + a.roundings * HALF_ULP * abs(number)) * MORE
    total = np.empty_like(a.with_slack)
    np.subtract(a.with_slack[0], number, out=total[0])
    np.add(a.with_slack[1], number, out=total[1])
    return Interval(total, decoration, a.roundings + 1, _sizes_of_sum(a, b), slack)


def _is_moderate(a: Interval, b: Interval) -> bool:
    return min(a.sizes[0], b.sizes[0]) > SMALL and a.greatest + b.greatest < GREAT


def _sizes_of_sum(a: Interval, b: Interval) -> tuple[float, float]:
    """Guess them, and 0 for what would have to be measured: nobody may ask for it."""
    sizes, others = a.rough_sizes, b.rough_sizes
    smallest = _FINEST * min(sizes[0], others[0]) if sizes and others else 0.0
    return smallest, a.greatest + b.greatest


def _is_exact(total: Floats, a: Floats, b: Floats) -> bool:
    """Tell whether sums are not rounded: a whole exponent less 1 has to stay a whole number."""
    return np.array_equal(total - a, b) and np.array_equal(total - b, a)


def negative(a: Interval) -> Interval:
    """Enclose −a."""
    rows, sign = a.with_slack[::-1], -a.known_sign
    return Interval(rows, a.decoration, a.roundings, a.rough_sizes, a.slack, sign)


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
