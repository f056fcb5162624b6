"""Products and quotients of boxes.

Most of what a derivative is made of are products of products. As long as their sizes are moderate
they wait with their rounding: the errors of factors add up, and one widening does for all.
"""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.interval import Interval, Known, least, limited
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import outward, within
from core.intervals.truth import Bools

_SMALL, _GREAT = 1e-290, 1e290
"""Between them no digit is lost to underflow, and nothing overflows."""


class _Computed(NamedTuple):
    """Bounds as they were computed, and what tells where one that is 0 should not be."""

    raw: Floats
    lost: Callable[[], Bools]


def _finished(
    found: _Computed, a: Interval, b: Interval, sizes: tuple[float, float], nan: float
) -> Interval:
    """Let the rounding wait if the sizes, from least to greatest, are moderate."""
    decoration, roundings = least(a.decoration, b.decoration), a.roundings + b.roundings
    if sizes[0] > _SMALL and sizes[1] < _GREAT:
        return Interval(found.raw, decoration, roundings + 1, sizes)
    return Interval(outward(found.raw, 0.5 * roundings, found.lost, nan=nan), decoration)


def multiply(a: Interval, b: Interval) -> Interval:
    """Enclose a · b, and a² if both are the same."""
    if a is b:
        return square(a)
    if b.number is not None or (b.sign and a.number is None):
        a, b = b, a
    if a.number is not None:
        return _times_number(a, a.number, b)
    found = _by_signed(np.multiply, b, a) if a.sign else _extremes(np.multiply, a.raw, b.raw)
    sizes = a.sizes[0] * b.sizes[0], a.sizes[1] * b.sizes[1]
    return _finished(found, a, b, sizes, nan=0.0)


def _times_number(a: Interval, number: float, b: Interval) -> Interval:
    """Multiply by a number, with no rounding by one that only moves the point."""
    if number == 0:
        return Interval(np.zeros_like(b.raw), least(a.decoration, b.decoration))
    rows, size = (b.raw, number) if number > 0 else (b.raw[::-1], -number)
    found = _Computed(rows * size, lambda: rows != 0)
    is_exact = math.frexp(size)[0] == 0.5
    # To ask for sizes costs as much as a rounding, unless the result will wait with others.
    sizes = (0.0, 0.0)
    if is_exact or b.roundings:
        sizes = b.sizes[0] * size, b.sizes[1] * size
    finished = _finished(found, a, b, sizes, nan=np.inf)
    if is_exact and finished.roundings:
        finished.roundings -= 1
    return finished


def _by_signed(operation: np.ufunc, a: Interval, b: Interval) -> _Computed:
    """Multiply or divide by what is nowhere below 0, or nowhere above it.

    The greatest result comes from one of its ends; which one is plain if `a` has a sign, too.
    """
    rows, sign = (a.raw, a.sign) if b.sign > 0 else (a.raw[::-1], -a.sign)
    size = np.abs(b.raw if b.sign > 0 else b.raw[::-1])
    if sign:
        straight = (operation is np.multiply) == (sign > 0)
        raw = operation(rows, size if straight else size[::-1])
    else:
        raw = np.fmax(operation(rows, size), operation(rows, size[::-1]))
    return _Computed(raw, lambda: (raw == 0) & (rows > 0) & (size[1] > 0))


def _extremes(operation: np.ufunc, a: Floats, b: Floats) -> _Computed:
    """Multiply or divide all the ends by each other.

    0 · ∞ counts as nothing: another pair of ends has its 0, or all have.
    """
    corners = np.stack((operation(a, b), operation(a, b[::-1])))
    others = -corners
    upper = np.fmax(corners[0], others[1])
    lower = np.fmax(others[0], corners[1])
    raw = np.empty(corners.shape[1:])
    np.fmax(upper[0], upper[1], out=raw[1])
    np.fmax(lower[0], lower[1], out=raw[0])

    def lost() -> Bools:
        other = np.stack((b, b[::-1]))
        found = (corners == 0) & (a != 0) & (other != 0) & np.isfinite(other)
        is_lost: Bools = found.any(axis=(0, 1))
        return is_lost

    return _Computed(raw, lost)


def square(a: Interval) -> Interval:
    """Enclose a²."""
    raw = np.empty_like(a.raw)
    if a.sign:
        near, far = a.raw if a.sign > 0 else a.raw[::-1]
        np.multiply(near, -near, out=raw[0])
        np.multiply(far, far, out=raw[1])
    else:
        squares = a.raw * a.raw
        np.maximum(squares[0], squares[1], out=raw[1])
        np.minimum(squares[0], squares[1], out=raw[0])
        np.negative(raw[0], out=raw[0])
        np.copyto(raw[0], 0.0, where=np.minimum(*a.raw) >= 0)
    found = _Computed(raw, lambda: (a.raw != 0).any(axis=0))
    low, high = a.sizes
    finished = _finished(found, a, a, (low * low, high * high), nan=np.inf)
    if not finished.roundings:
        within(finished.raw, 0.0, np.inf)
    return finished


def divide(a: Interval, b: Interval) -> Interval:
    """Enclose a/b, which is undefined where b is 0."""
    if a is not b and min(b.tops) < 0:
        sizes = a.sizes[0] / b.sizes[1], a.sizes[1] / b.sizes[0]
        return _finished(_by_signed(np.divide, a, b), a, b, sizes, nan=np.inf)
    decoration, divisor = least(a.decoration, b.decoration), b.bounds
    has_zero = np.minimum(divisor[0], divisor[1]) >= 0
    if a is b:
        bounds = np.ones_like(divisor) * [[-1.0], [1.0]]
        return _with_zeros(Interval(bounds, decoration), b, has_zero)
    # A divisor that ends at 0 comes from the other side: 1/[0, 2] is [0.5, ∞].
    divisor = -(0.0 - divisor)
    found = _extremes(np.divide, a.bounds, divisor)
    inner = (divisor[0] > 0) & (divisor[1] > 0) & (a.bounds != 0).any(axis=0)
    bounds = outward(np.where(inner, np.inf, found.raw), 0.0, found.lost)
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
