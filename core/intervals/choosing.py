"""Questions about boxes, and choices by their answers."""

from collections.abc import Callable
from typing import Any

import numpy as np

from core.intervals.interval import Interval, Known, as_interval, least, limited
from core.intervals.protocol import enclosure_of
from core.intervals.truth import Truth


def less(a: Interval, b: Interval) -> Truth:
    """Ask whether a < b."""
    return _answered(a, b, a.bounds[1] < -b.bounds[0], -a.bounds[0] < b.bounds[1])


def less_equal(a: Interval, b: Interval) -> Truth:
    """Ask whether a ≤ b."""
    return _answered(a, b, a.bounds[1] <= -b.bounds[0], -a.bounds[0] <= b.bounds[1])


def equal(a: Interval, b: Interval) -> Truth:
    """Ask whether a and b are the same number."""
    meet = (-a.bounds[0] <= b.bounds[1]) & (-b.bounds[0] <= a.bounds[1])
    same = (a.bounds[1] == -b.bounds[0]) & (b.bounds[1] == -a.bounds[0])
    return _answered(a, b, same, meet)


def _answered(a: Interval, b: Interval, must: Any, may: Any) -> Truth:
    """Say no, as NumPy does, where a side is undefined."""
    known = least(a.decoration, b.decoration)
    if isinstance(known, int) and known > Known.MAYBE:
        return Truth(must, may)
    return Truth(must & np.greater(known, Known.MAYBE), may & np.not_equal(known, Known.UNDEFINED))


def isnan(a: Interval) -> Truth:
    """Ask whether a is undefined."""
    known = np.atleast_1d(np.asarray(a.decoration))
    return Truth(known == Known.UNDEFINED, known <= Known.MAYBE)


def where(condition: Any, a: Any, b: Any) -> Interval:
    """Choose between two, and enclose both where the condition holds on a part of a box."""
    truth = Truth.of(condition)
    if truth.must.all():
        return _spread(as_interval(a), truth)
    if not truth.may.any():
        return _spread(as_interval(b), truth)
    a, b = as_interval(a), as_interval(b)
    either = truth.may & ~truth.must
    from_a = truth.may & (~either | np.not_equal(a.decoration, Known.UNDEFINED))
    from_b = ~truth.must & (~either | np.not_equal(b.decoration, Known.UNDEFINED))
    bounds = np.maximum(np.where(from_a, a.bounds, -np.inf), np.where(from_b, b.bounds, -np.inf))
    # Both are undefined where nothing was taken.
    bounds = np.where(from_a | from_b, bounds, 0.0)
    of_a = np.where(truth.may, a.decoration, Known.CONTINUOUS)
    of_b = np.where(truth.must, Known.CONTINUOUS, b.decoration)
    decoration = np.minimum(of_a, of_b).astype(np.uint8)
    decoration = np.where(either & (from_a | from_b), _halves(a, b, decoration), decoration)
    return Interval(bounds, decoration)


def arm(side: Any, below: Any, above: Any) -> Interval:
    """Choose by the sign of a side, and enclose both where it may be 0: which one is not known."""
    side = as_interval(side)
    zero = as_interval(0.0)
    reaches_below, reaches_above = less_equal(side, zero).may, less_equal(zero, side).may
    chosen = where(Truth(~reaches_above & reaches_below, reaches_below), below, above)
    decoration = limited(chosen.decoration, reaches_below & reaches_above, Known.MAYBE)
    decoration = limited(decoration, side.known() <= Known.MAYBE, Known.MAYBE)
    decoration = limited(decoration, side.known() == Known.UNDEFINED, Known.UNDEFINED)
    return Interval(chosen.bounds, decoration)


def _halves(a: Interval, b: Interval, both: Any) -> Any:
    """Tell what is known where a box has some of each: it may jump between them."""
    half = np.minimum(both, np.uint8(Known.DEFINED))
    return np.where(both == Known.UNDEFINED, np.uint8(Known.MAYBE), half)


def _spread(a: Interval, truth: Truth) -> Interval:
    if a.shape[0] >= truth.must.shape[0]:
        return a
    return broadcast_to(a, truth.must.shape)


def broadcast_to(a: Interval, shape: tuple[int, ...]) -> Interval:
    """Repeat one box."""
    return Interval(np.broadcast_to(a.bounds, (2, *shape)), a.decoration)


_TABLE: dict[Callable[..., object], Callable[..., Any]] = {
    **{np.less: less, np.less_equal: less_equal, np.equal: equal, np.isnan: isnan},
    np.greater: lambda a, b: less(b, a),
    np.greater_equal: lambda a, b: less_equal(b, a),
    np.not_equal: lambda a, b: ~equal(a, b),
    **{np.where: where, np.broadcast_to: broadcast_to},
}
enclosure_of |= _TABLE
