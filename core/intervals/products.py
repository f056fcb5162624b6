"""Products and quotients of boxes.

Most of what a derivative is made of are products of products. As long as their sizes are moderate
they wait with their rounding: the errors of factors add up, and one widening does for all.
"""

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.interval import GREAT, SMALL, Interval, Known, least, limited
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import MORE, outward, within
from core.intervals.truth import Bools

Lost: TypeAlias = Callable[[], Bools]
"""Tells where a bound that is 0 should not be."""


def _finished(
    raw: Floats,
    lost: Lost,
    a: Interval,
    b: Interval,
    sizes: tuple[float, float],
    nan: float,
    sign: int = 0,
) -> Interval:
    """Let the rounding wait if the sizes, from least to greatest, are moderate."""
    decoration, roundings = least(a.decoration, b.decoration), a.roundings + b.roundings
    if sizes[0] > SMALL and sizes[1] < GREAT:
        return Interval(raw, decoration, roundings + 1, sizes, sign=sign)
    return Interval(outward(raw, 0.5 * roundings, lost, nan=nan), decoration)


def multiply(a: Interval, b: Interval) -> Interval:
    """Enclose a · b, and a² if both are the same."""
    if a is b:
        return square(a)
    if a.count == 1 and a.number is not None:
        return _times_number(a, a.number, b)
    if b.count == 1 and b.number is not None:
        return _times_number(b, b.number, a)
    if b.sign:
        a, b = b, a
    (low, high), (lows, highs) = a.sizes, b.sizes
    sizes = low * lows, high * highs
    if not a.sign:
        return _finished(*_extremes(np.multiply, a.raw, b.raw), a, b, sizes, nan=0.0)
    return _finished(*_by_signed(np.multiply, b, a), a, b, sizes, nan=0.0, sign=a.sign * b.sign)


def _times_number(a: Interval, number: float, b: Interval) -> Interval:
    """Multiply by a number, with no rounding by one that only moves the point."""
    decoration, size = least(a.decoration, b.decoration), abs(number)
    if number == 0:
        return Interval(np.zeros_like(b.with_slack), decoration)
    is_exact = math.frexp(size)[0] == 0.5
    if b.slack and b.greatest * size < GREAT and min(b.slack, b.slack * size) > SMALL:
        # What is lost to underflow is nothing beside the slack.
        rows = b.with_slack if number > 0 else b.with_slack[::-1]
        sizes, slack = (0.0, b.greatest * size), b.slack * size * MORE
        return Interval(rows * size, decoration, b.roundings + 1 - is_exact, sizes, slack)
    rows = b.raw if number > 0 else b.raw[::-1]
    sizes = b.sizes[0] * size, b.sizes[1] * size
    sign = b.known_sign if number > 0 else -b.known_sign
    finished = _finished(rows * size, lambda: rows != 0, a, b, sizes, nan=np.inf, sign=sign)
    if is_exact and finished.roundings:
        finished.roundings -= 1
    return finished


def _by_signed(operation: np.ufunc, a: Interval, b: Interval) -> tuple[Floats, Lost]:
    """Multiply or divide by what is nowhere below 0, or nowhere above it.

    The greatest result comes from one of its ends; which one is plain if `a` has a sign, too.
    """
    # Rows are taken one by one: NumPy is slow with one row for two, and with rows to be unpacked.
    is_above, ours, theirs = b.sign > 0, a.raw, b.raw
    first, second = (0, 1) if is_above else (1, 0)
    below, above, far = ours[first], ours[second], theirs[second]
    near, raw = np.negative(theirs[first]), np.empty((2, max(a.count, b.count)))
    sign = a.sign if is_above else -a.sign
    if sign:
        straight = (operation is np.multiply) == (sign > 0)
        operation(below, near if straight else far, out=raw[0])
        operation(above, far if straight else near, out=raw[1])
    else:
        for row, end in ((raw[0], below), (raw[1], above)):
            operation(end, near, out=row)
            np.fmax(row, operation(end, far), out=row)
    return raw, lambda: (raw == 0) & ((ours if is_above else ours[::-1]) > 0) & (far > 0)


def _extremes(operation: np.ufunc, a: Floats, b: Floats) -> tuple[Floats, Lost]:
    """Multiply or divide all the ends by each other.

    0 · ∞ counts as nothing: another pair of ends has its 0, or all have.
    """
    alike, raw = operation(a, b), np.empty((2, max(a.shape[1], b.shape[1])))
    crossed, first, second = np.empty_like(raw), raw[0], raw[1]
    operation(a[0], b[1], out=crossed[0])
    operation(a[1], b[0], out=crossed[1])
    below, above = alike[0], alike[1]
    np.fmin(below, above, out=first)
    np.fmax(below, above, out=second)
    below, above = crossed[0], crossed[1]
    # The least of one pair and the greatest of the other are for the same bound.
    least = np.fmin(below, above)
    np.fmax(second, np.negative(least, out=least), out=second)
    np.negative(first, out=first)
    np.fmax(first, np.fmax(below, above), out=first)

    def lost() -> Bools:
        found = np.zeros(raw.shape[1], dtype=np.bool_)
        for computed, other in ((alike, b), (crossed, b[::-1])):
            zero = (computed == 0) & (a != 0) & (other != 0) & np.isfinite(other)
            found |= zero.any(axis=0)
        return found

    return raw, lost


def square(a: Interval) -> Interval:
    """Enclose a²."""
    raw = np.empty_like(a.raw)
    if a.sign:
        first = 0 if a.sign > 0 else 1
        near, far = a.raw[first], a.raw[1 - first]
        np.multiply(near, -near, out=raw[0])
        np.multiply(far, far, out=raw[1])
    else:
        squares = a.raw * a.raw
        np.maximum(squares[0], squares[1], out=raw[1])
        np.minimum(squares[0], squares[1], out=raw[0])
        np.negative(raw[0], out=raw[0])
        np.copyto(raw[0], 0.0, where=np.minimum(*a.raw) >= 0)
    low, high = a.sizes
    sizes = low * low, high * high
    finished = _finished(raw, lambda: (a.raw != 0).any(axis=0), a, a, sizes, nan=np.inf, sign=1)
    if not finished.roundings:
        within(finished.raw, 0.0, np.inf)
    return finished


def divide(a: Interval, b: Interval) -> Interval:
    """Enclose a/b, which is undefined where b is 0."""
    if a is not b and min(b.tops) < 0:
        sizes = a.sizes[0] / b.sizes[1], a.sizes[1] / b.sizes[0]
        sign = a.sign * b.sign
        return _finished(*_by_signed(np.divide, a, b), a, b, sizes, nan=np.inf, sign=sign)
    decoration, divisor = least(a.decoration, b.decoration), b.bounds
    has_zero = np.minimum(divisor[0], divisor[1]) >= 0
    if a is b:
        bounds = np.ones_like(divisor) * [[-1.0], [1.0]]
        return _with_zeros(Interval(bounds, decoration), b, has_zero)
    # A divisor that ends at 0 comes from the other side: 1/[0, 2] is [0.5, ∞].
    divisor = -(0.0 - divisor)
    raw, lost = _extremes(np.divide, a.bounds, divisor)
    inner = (divisor[0] > 0) & (divisor[1] > 0) & (a.bounds != 0).any(axis=0)
    bounds = outward(np.where(inner, np.inf, raw), 0.0, lost)
    return _with_zeros(Interval(bounds, decoration), b, has_zero)


def _with_zeros(found: Interval, divisor: Interval, has_zero: Bools) -> Interval:
    decoration = limited(found.decoration, has_zero, Known.MAYBE)
    only_zero = has_zero & (divisor.bounds == 0).all(axis=0)
    return Interval(found.bounds, limited(decoration, only_zero, Known.UNDEFINED))


def reciprocal(a: Interval) -> Interval:
    """Enclose 1/a."""
    return divide(Interval.of(1.0), a)


_TABLE: dict[Callable[..., object], Callable[..., Any]] = {
    np.multiply: multiply,
    np.divide: divide,
    np.square: square,
    np.reciprocal: reciprocal,
}
enclosure_of |= _TABLE
