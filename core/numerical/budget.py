"""The exact budget: what the difference of two derivatives is made of.

numerical − backprop = (true quotient − f′) + (numerical − true quotient) − (backprop − f′), that
is truncation, rounding of f, and backprop's own error. All three are worked out with many
digits, twice: what more digits change is not known.
"""

from dataclasses import dataclass
from typing import NamedTuple

from core.incremental import Slices
from core.numerical.many_digits import Number, as_double, context
from core.numerical.twin import Twin

KNOWN = 20
"""To so many digits the two workings agree, where a number is known."""


SPARE = 40
"""So many of the digits that are worked with may be wrong."""


class Truth(NamedTuple):
    """What f really is, None where it is not defined or cannot be known.

    Attributes
    ----------
    value, slope : Number or None
        f and f′ at x.
    below, above : Number or None
        f at x − h and x + h, neither of them rounded.
    quotient : Number or None
        (f(x + h) − f(x − h)) / 2h.
    error : Number
        How far the slope may be off, where it is not known to all digits.
    """

    value: Number | None
    slope: Number | None
    below: Number | None
    above: Number | None
    quotient: Number | None
    error: Number = 0


@dataclass(frozen=True, slots=True)
class Budget:
    """The parts of numerical − backprop, of which the last one counts negatively.

    Attributes
    ----------
    slope : float
        f′, the truth.
    truncation, rounding, own : float
        True quotient − f′, numerical − true quotient, backprop − f′.
    is_zero : bool
        Whether f′ is 0 exactly.
    """

    slope: float
    truncation: float
    rounding: float
    own: float
    is_zero: bool


def truth_in_slices(twin: Twin, step: float) -> Slices[Truth]:
    """Work out what f really is at x and at x ± h, with pauses between evaluations.

    Raises
    ------
    OutOfReachError
        If that takes more than may be worked at.
    """
    first = yield from _worked_out(twin, step, twin.digits)
    second = yield from _worked_out(twin, step, twin.digits * 3 // 2)
    with twin.working(twin.digits):
        return Truth(*map(agreed, first[:-1], second[:-1]))


def _worked_out(twin: Twin, step: float, digits: int) -> Slices[Truth]:
    with twin.working(digits):
        x, h = context().mpf(twin.x), context().mpf(step)
        ends = x - h, x + h
    values = yield from twin.values_in_slices(x, digits)
    yield
    with twin.working(digits):
        known = twin.slope(values)
    yield
    below = yield from twin.value_in_slices(ends[0], digits)
    yield
    above = yield from twin.value_in_slices(ends[1], digits)
    with twin.working(digits):
        quotient = None
        if below is not None and above is not None:
            quotient = (above - below) / (2 * h)
        slope = None if known is None else known.slope
        return Truth(values[twin.y], slope, below, above, quotient)


def agreed(first: Number | None, second: Number | None) -> Number | None:
    """Give what two workings agree on; what more digits only make smaller is 0."""
    if first is None or second is None:
        return None
    small, large = sorted((abs(first), abs(second)))
    if abs(first - second) <= large * context().mpf(10) ** -KNOWN:
        return second
    ten = context().mpf(10)
    shrinks = abs(second) <= abs(first) * ten ** -(context().dps // 4)
    is_lost = not small and large <= ten ** -(context().dps // 3)
    return context().mpf(0) if shrinks or is_lost else None


def budget(twin: Twin, truth: Truth, backprop: float, numerical: float) -> Budget:
    """Make a budget where f′ and the true quotient are known; the two derivatives are finite."""
    with twin.working(twin.digits):
        mp = context()
        there, here, slope = mp.mpf(numerical), mp.mpf(backprop), truth.slope
        truncation = as_double(_less(truth.quotient, slope, truth.error))
        own = as_double(_less(here, slope, truth.error))
        rounding = as_double(_less(there, truth.quotient, 0))
        return Budget(as_double(slope), truncation, rounding, own, is_zero=not slope)


def _less(number: Number, other: Number, error: Number) -> Number:
    """Give a difference, 0 where it is only what rounding leaves of equal numbers."""
    least = max(abs(number), abs(other)) * context().mpf(10) ** (SPARE - context().dps)
    difference = number - other
    return difference if abs(difference) > max(least, error) else context().mpf(0)
