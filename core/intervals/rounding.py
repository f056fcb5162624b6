"""Rounding outward: what is added to a computed bound so that the true one is not beyond it.

NumPy promises nothing of its functions' accuracy, and another processor or another C library
takes other ways through them. So each has a bound here that leaves room above what was
measured: sums, products, quotients and square roots are right to half an ulp by IEEE 754. Of the
rest, at a million points each (tests/bench/bench_intervals.py), NumPy's vector loops were found
within 1.2 ulp, and promise 4; glibc's own functions, where there are no such loops, within 2.1, and
its cube root within 3.1.
"""

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.truth import Bools

ULPS: dict[np.ufunc, float] = {
    **dict.fromkeys((np.exp, np.exp2, np.expm1, np.log, np.log2, np.log10, np.log1p), 4.0),
    **dict.fromkeys((np.sin, np.cos, np.tan, np.arcsin, np.arccos, np.arctan), 4.0),
    **dict.fromkeys((np.sinh, np.cosh, np.tanh, np.arcsinh, np.arccosh, np.arctanh), 4.0),
    **dict.fromkeys((np.hypot, np.arctan2, np.float_power), 4.0),
    np.cbrt: 6.0,
}
"""How far each ufunc may be off, in units in the last place of the true value."""

HALF_ULP = 2.0**-53
"""How far a rounding is off at most, by the size of what it brought about."""

MORE = 1 + 1e-9
"""A number by which a slack outgrows its own roundings, and what is lost to underflow."""

_ULP = 2.0**-52
_GREATEST = float(np.finfo(np.float64).max)
_IMPRECISE = 1e-300
"""A widening below this may have lost its digits to underflow."""


def outward(
    bounds: Floats,
    ulps: float = 0.0,
    lost: Callable[[], Bools] | None = None,
    smallest: float = 5e-324,
    nan: float = np.inf,
) -> Floats:
    """Push upper bounds up, beyond what was off by so many ulps and by one rounding more.

    A bound of 0 is taken as exact, but where `lost` says that something underflowed; it is asked
    only if a bound is that small. What is not a number becomes `nan`, and −∞, which is an overflow
    here and no upper bound, the least finite number. `smallest` is how far the smallest numbers may
    be off at a rounding: more than the smallest double where one that underflowed was multiplied.

    Examples
    --------
    >>> (outward(np.array([1.0, -1.0, 0.0])) - np.array([1.0, -1.0, 0.0])).tolist()
    [2.220446049250313e-16, 2.220446049250313e-16, 0.0]
    """
    widening = np.abs(bounds)
    widening *= (ulps + 1.0) * _ULP
    if np.minimum.reduce(widening, axis=None, initial=1.0) < _IMPRECISE:
        tiny = widening < _IMPRECISE
        tiny &= (bounds != 0) if lost is None else (bounds != 0) | lost()
        widening[tiny] += (ulps + 1.0) * smallest
    widening += bounds
    if math.isnan(np.maximum.reduce(widening, axis=None, initial=0.0)):
        mended = np.where(np.isnan(bounds), nan, -_GREATEST)
        widening = np.where(np.isnan(widening), mended, widening)
    return widening


def widened(bounds: Floats, roundings: float, slack: float = 0.0) -> Floats:
    """Push bounds up that so many roundings brought about, none of them of what is too small.

    `slack` is how far they may be off beside that.
    """
    found = np.abs(bounds)
    found *= (roundings + 1.001) * HALF_ULP
    if slack:
        found += slack
    found += bounds
    return found


def scaled(bounds: Floats, roundings: float, sign: int) -> Floats:
    """Do as `widened` does with boxes that are nowhere below 0 (sign 1), or nowhere above it."""
    outer, inner = 1 + (roundings + 3) * HALF_ULP, 1 - (roundings + 2) * HALF_ULP
    found = np.empty_like(bounds)
    np.multiply(bounds[0], inner if sign > 0 else outer, out=found[0])
    np.multiply(bounds[1], outer if sign > 0 else inner, out=found[1])
    return found


@lru_cache(maxsize=64)
def filled(rows: tuple[float, float], width: int) -> Floats:
    """Give two rows of equal numbers, to be read only; NumPy is slow with rows of one number."""
    found: Floats = np.repeat(np.array(rows)[:, None], width, axis=1)
    found.flags.writeable = False
    return found


def within(bounds: Floats, least: float, most: float) -> Floats:
    """Keep bounds within what the values never leave, in place."""
    return np.minimum(bounds, filled((-least, most), bounds.shape[1]), out=bounds)
