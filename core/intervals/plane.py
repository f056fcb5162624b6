"""Functions of two inputs that run one way along each: evaluated at the corners of a box."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.arithmetic import absolute
from core.intervals.elementary import ends
from core.intervals.interval import Interval, Known, least, limited
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import ULPS, outward, within
from core.intervals.truth import Bools

_Two: TypeAlias = Callable[[Floats, Floats], Floats]


def _hypot(a: Interval, b: Interval) -> Interval:
    low, high = np.hypot(ends(absolute(a)), ends(absolute(b)))
    sides = np.stack((-low, high))
    bounds = within(outward(sides, ULPS[np.hypot]), 0.0, np.inf)
    return Interval(bounds, least(a.decoration, b.decoration))


def _arctan2(a: Interval, b: Interval) -> Interval:
    """Enclose the angle of (b, a), which jumps on the left half of the axis, and at its end."""
    # At −0 arctan2 would be on the other side of the cut.
    bounds = _at_corners(np.arctan2, ends(a) + 0.0, ends(b) + 0.0, ULPS[np.arctan2])
    low, high = ends(a)
    left, right = ends(b)
    across = (low < 0) & (high >= 0) & (left < 0)
    jumps = across | ((low <= 0) & (high >= 0) & (left <= 0) & (right >= 0))
    half = np.pi + 1e-15
    bounds = within(np.where(across, half, bounds), -half, half)
    return Interval(bounds, limited(least(a.decoration, b.decoration), jumps, Known.DEFINED))


def _at_corners(f: _Two, a: Floats, b: Floats, ulps: float) -> Floats:
    """Give the bounds of what has its extremes at the corners; nan is what is undefined there."""
    first, second = f(a, b), f(a, b[::-1])
    low = np.fmin(np.fmin(first[0], first[1]), np.fmin(second[0], second[1]))
    high = np.fmax(np.fmax(first[0], first[1]), np.fmax(second[0], second[1]))
    lost = ((first == 0) | (second == 0)) & (a != 0)
    return outward(np.stack((-low, high)), ulps, lambda: lost.any(axis=0))


def power(f: _Two, ulps: float, a: Interval, b: Interval) -> Interval:
    """Enclose a power, or a root: what has its extremes at the corners on each side of 0.

    `f` gives nan where a negative number has none of this degree. Where b is no number but a box it
    may have integers in it, whose powers have either sign.
    """
    base, degree = np.broadcast_arrays(ends(a), ends(b))
    (low, high), bounds = base, np.full(base.shape, -np.inf)
    has_positive = (high > 0) | ((high == 0) & (degree[1] >= 0))
    has_negative = low < 0
    if has_positive.any():
        positive = np.maximum(base, 0.0)
        found = _at_corners(f, positive, degree, ulps)
        to_pole = (low <= 0) & (high > 0) & (degree[0] < 0)
        found[1] = np.where(to_pole, np.inf, found[1])
        bounds = np.where(has_positive, within(found, 0.0, np.inf), bounds)
    decoration = least(a.decoration, b.decoration)
    if has_negative.any():
        found, exists = _of_negative(f, ulps, base, degree)
        bounds = np.maximum(bounds, np.where(has_negative & exists, found, -np.inf))
        is_sure = (degree[0] == degree[1]) & exists
        decoration = limited(decoration, has_negative & ~is_sure, Known.MAYBE)
        decoration = limited(decoration, ~has_positive & ~exists, Known.UNDEFINED)
    bounds = np.where(np.isneginf(bounds), 0.0, bounds)
    return _with_zero(f, Interval(bounds, decoration), base, degree)


def _of_negative(f: _Two, ulps: float, a: Floats, degree: Floats) -> tuple[Floats, Bools]:
    """Give the bounds over what is negative in a box, and whether there may be any."""
    left, right = a[0], np.where(a[1] < 0, a[1], -0.0)
    size = np.stack((-right, -left))
    either = _at_corners(f, np.maximum(size, 0.0), degree, ulps)
    either[1] = np.where((right == 0) & (degree[0] < 0), np.inf, either[1])
    values = f(np.stack((left, right)), degree[0])
    # A root of odd negative degree comes from −∞ at 0.
    values = np.where(np.isnan(values), -np.inf, values)
    bounds = np.stack((-np.minimum(*values), np.maximum(*values)))
    bounds = outward(bounds, ulps, lambda: ((values == 0) & (left != 0)).any(axis=0))
    is_number = degree[0] == degree[1]
    has_integer = np.ceil(degree[0]) <= degree[1]
    exists = has_integer & (~is_number | ~np.isnan(f(np.full_like(degree[0], -1.0), degree[0])))
    return np.where(is_number, bounds, np.stack((either[1], either[1]))), exists


def _with_zero(f: _Two, found: Interval, a: Floats, degree: Floats) -> Interval:
    """Tell what is known where the base may be 0, or the degree of a root."""
    at_zero = (a[0] <= 0) & (a[1] >= 0)
    decoration = limited(found.decoration, at_zero & (degree[0] < 0), Known.MAYBE)
    several = at_zero & (degree[0] <= 0) & (degree[1] > degree[0])
    decoration = limited(decoration, several, Known.DEFINED)
    only_zero = (a == 0).all(axis=0) & (degree[1] < 0)
    decoration = limited(decoration, only_zero, Known.UNDEFINED)
    if not np.isnan(f(np.array(2.0), np.array(0.0))):
        return Interval(found.bounds, decoration)
    no_degree = (degree[0] <= 0) & (degree[1] >= 0)
    anything = np.stack((np.where(a[0] < 0, np.inf, 0.0), np.full_like(a[1], np.inf)))
    bounds = np.where(no_degree, anything, found.bounds)
    decoration = limited(decoration, no_degree, Known.MAYBE)
    nothing = (degree == 0).all(axis=0)
    return Interval(bounds, limited(decoration, nothing, Known.UNDEFINED))


enclosure_of |= {np.hypot: _hypot, np.arctan2: _arctan2}
enclosure_of[np.float_power] = lambda a, b: power(np.float_power, ULPS[np.float_power], a, b)
