"""Functions that jump: evaluated at the ends without any rounding."""

from functools import partial

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.arithmetic import subtract
from core.intervals.choosing import where
from core.intervals.elementary import ends
from core.intervals.interval import Interval, Known, as_interval, least, limited
from core.intervals.products import divide, multiply
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import outward
from core.intervals.truth import Bools


def _stairs(f: np.ufunc, a: Interval) -> Interval:
    return _joined(f(ends(a)), a)


def _joined(values: Floats, a: Interval) -> Interval:
    jumps = values[0] != values[1]
    bounds = np.stack((-values[0], values[1]))
    return Interval(bounds, limited(a.decoration, jumps, Known.DEFINED))


def _heaviside(a: Interval, at_zero: Interval) -> Interval:
    return _joined(np.heaviside(ends(a), at_zero.bounds[1]), a)


def _remainder(a: Interval, b: Interval) -> Interval:
    """Enclose what is left of a after dividing by b and rounding down.

    Within less than one b it goes up with a until it jumps; b is a number as a rule.
    """
    is_number = b.bounds[0] == -b.bounds[1]
    if not is_number.all():
        return _remainder_by_box(a, b)
    divisor = b.bounds[1]
    values = np.remainder(ends(a), divisor)
    values = np.where(np.isnan(values), 0.0, values)
    inside = (a.bounds[0] + a.bounds[1] < np.abs(divisor)) & (values[0] <= values[1])
    inside &= np.isfinite(divisor)
    bounds = outward(np.stack((-values[0], values[1])), 1.0)
    whole = np.stack((np.maximum(-divisor, 0.0), np.maximum(divisor, 0.0)))
    bounds = np.where(inside, np.minimum(bounds, whole), whole)
    decoration = limited(least(a.decoration, b.decoration), ~inside, Known.DEFINED)
    return Interval(bounds, limited(decoration, _broadcast(divisor == 0, a), Known.UNDEFINED))


def _broadcast(answer: Bools, a: Interval) -> Bools:
    return np.broadcast_to(answer, np.broadcast_shapes(answer.shape, a.shape))


def _remainder_by_box(a: Interval, b: Interval) -> Interval:
    found = subtract(a, multiply(b, _stairs(np.floor, divide(a, b))))
    kept = np.minimum(found.bounds, np.maximum(b.bounds, 0.0))
    return Interval(kept, found.decoration)


def _copysign(size: Interval, sign: Interval) -> Interval:
    """Enclose |size| with another's sign; a 0 there counts as +0."""
    size = as_interval(np.absolute(size))
    return where(sign < 0, -size, size)


enclosure_of |= {f: partial(_stairs, f) for f in (np.floor, np.ceil, np.rint, np.trunc, np.sign)}
enclosure_of |= {np.heaviside: _heaviside, np.remainder: _remainder, np.copysign: _copysign}
