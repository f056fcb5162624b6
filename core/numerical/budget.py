"""The exact budget: what the difference of two derivatives is made of.

numerical − backprop = (true quotient − f′) + (numerical − true quotient) − (backprop − f′), that
is truncation, rounding of f, and backprop's own error. All three are worked out with many
digits, twice: what more digits change is not known.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from core.incremental import Slices
from core.numerical.many_digits import Number, context
from core.numerical.twin import Twin, Values

KNOWN = 20
"""To so many digits the two workings agree, where a number is known."""


EQUAL = 40
"""Numbers that agree to so many digits are equal: doubles have sixteen."""


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
    """

    value: Number | None
    slope: Number | None
    below: Number | None
    above: Number | None
    quotient: Number | None


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
        return Truth(*map(_agreed, first, second))


def _worked_out(twin: Twin, step: float, digits: int) -> Slices[Truth]:
    with twin.working(digits):
        x, h = context().mpf(twin.x), context().mpf(step)
        values = twin.values(x)
    yield
    with twin.working(digits):
        known = twin.slope(values)
        low = twin.values(x - h)
    yield
    with twin.working(digits):
        high = twin.values(x + h)
        quotient = None
        below, above = (_clean(found[twin.y], found) for found in (low, high))
        if below is not None and above is not None:
            quotient = _clean(above - below, {**low, **high}) / (2 * h)
        value = _clean(values[twin.y], values)
        return Truth(value, None if known is None else known.slope, below, above, quotient)


def _clean(number: Number | None, values: Values) -> Number | None:
    """Give 0 for what rounding left, where these are the numbers on the way."""
    if number is None:
        return None
    size = max(abs(value) for value in values.values() if value is not None)
    left_over = size * context().mpf(10) ** (KNOWN - context().dps)
    return number if abs(number) > left_over else number * 0


def _agreed(first: Number | None, second: Number | None) -> Number | None:
    if first is None or second is None:
        return None
    same = abs(first - second) <= abs(second) * context().mpf(10) ** -KNOWN
    return second if same else None


def budget(twin: Twin, slope: Number, quotient: Number, backprop: float, numerical: float) -> Budget:
    """Make a budget of f′ and the true quotient; the two derivatives are finite."""
    with twin.working(twin.digits):
        mp = context()
        parts = quotient - slope, mp.mpf(numerical) - quotient, mp.mpf(backprop) - slope
        least = max(abs(slope), abs(quotient)) * mp.mpf(10) ** -EQUAL
        kept = [as_double(part) if abs(part) > least else 0.0 for part in parts]
        return Budget(as_double(slope), *kept, is_zero=not slope)


def as_double(number: Number) -> float:
    """Round to a double; ±∞ for what is too large for one.

    Examples
    --------
    >>> as_double(-context().mpf(10) ** 400)
    -inf
    """
    try:
        return float(number) + 0.0
    except OverflowError:
        return math.inf if number > 0 else -math.inf
