"""Simple zeros of f, f′ and f″ with all digits of a double, from brackets around them."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

import numpy as np

from core.chain import Chain
from core.incremental import Slices
from core.numerical.many_digits import Effort, Number, OutOfReachError, as_double, context
from core.plot.polish import STEPS, polished_in_slices
from core.points.boxes import Zero
from core.points.digits import Digits
from core.points.facts import Fact
from core.sampling.curve import Floats

Values: TypeAlias = Callable[[Floats], tuple[Floats, ...]]
"""f, f′ and f″ at places."""

DIGITS = 120
"""With how many a simple zero is made exact."""

NOTHING = 1e-24
"""What f is at a place where it is 0, as a share of f nearby."""

SIGNS_OF = (("root", "root"), ("maximum", "minimum"), ("inflection", "inflection"))
"""What zeros of f, f′ and f″ are that fall and that rise."""


class ExactZeros:
    """Zeros made exact, and what became of the others.

    Attributes
    ----------
    counts : Counter of str
        Those that are too far off to be made exact.
    lost : list of float
        Where many digits do not confirm what bounds say.
    """

    def __init__(self, f: Chain, values: Values, effort: Effort) -> None:
        self._f, self._values, self._effort = f, values, effort
        self.counts: Counter[str] = Counter()
        self.lost: list[float] = []

    def nearest(self, zeros: Sequence[Zero], at: float, most: int) -> Slices[list[Fact]]:
        """Make so many of each kind exact, those nearest to a place; count the others."""
        found: list[Fact] = []
        for order in range(3):
            for rising in (False, True) if order == 1 else (None,):
                alike = [z for z in zeros if z.order == order and rising in (None, z.rising)]
                alike.sort(key=lambda z: abs(z.low / 2 + z.high / 2 - at))
                self.counts.update(SIGNS_OF[order][z.rising] for z in alike[most:])
                found += yield from self._polished(order, alike[:most])
        return found

    def _polished(self, order: int, zeros: Sequence[Zero]) -> Slices[list[Fact]]:
        if not zeros:
            return []
        low, high = (np.array([z[i] for z in zeros]) for i in (1, 2))
        slopes = partial(_with_slope, self._values, order)
        start, end = yield from polished_in_slices(slopes, low, high, STEPS)
        digits = Digits(self._f, float(low[0]), self._effort, DIGITS)
        size = np.maximum(*(np.abs(self._values(x)[0]) for x in (low, high))).tolist()
        found = []
        middles = (start / 2 + end / 2).tolist()
        for zero, near, f in zip(zeros, middles, size, strict=True):
            yield
            place, y = yield from self._with_digits(digits, zero, near)
            if place is None:
                self.lost.append(near)
                continue
            y = 0.0 if order == 0 or abs(y) <= f * NOTHING else y
            found.append(Fact(SIGNS_OF[order][zero.rising], as_double(place), y, place))
        return found

    def _with_digits(
        self, digits: Digits, zero: Zero, start: float
    ) -> Slices[tuple[Number | None, float]]:
        """Give a zero and f there, in doubles where digits are out of reach; None for none."""
        in_doubles = context().mpf(start), float(self._values(np.array([start]))[0][0])
        if not digits.twin.is_whole:
            return in_doubles
        order, low, high = zero.order, zero.low, zero.high
        try:
            place = yield from digits.simple_zero(order, start, low, high)
            if place is None:
                place = yield from digits.closed(order, low, high)
            value = None if place is None else digits.value(place)
        except OutOfReachError:
            return in_doubles
        return (None, 0.0) if value is None else (place, as_double(value))


def _with_slope(values: Values, order: int, x: Floats) -> tuple[Floats, Floats]:
    """Give f, f′ or f″ and its slope, which is not known of f″."""
    rows = values(x)
    return rows[order], rows[order + 1] if order + 1 < len(rows) else np.full(x.shape, np.nan)
