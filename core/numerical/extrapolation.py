"""What a sequence tends to, carried on from a dozen numbers of many digits.

In two ways: Wynn's epsilon algorithm, exact for sums of powers of the distance [1]_, and the
polynomial in 1/T, T = −log of the distance, for what comes as slowly as a logarithm.

References
----------
.. [1] P. Wynn, On a device for computing the e_m(S_n) transformation, MTAC 10 (1956), 91–96.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from core.numerical.many_digits import Number, context

DIGITS = 60
"""What the way that is left to go is worked out with; it needs fewer than the values."""

ROUGH = 1e-15
"""How near is near enough where it is worked out in doubles."""

LAG = 100
"""How many of its last steps a sequence is from its end, at most; one in 1/T is 20 from it."""

DOUBT = 10
"""How many times farther off may be what all numbers show than what fewer show is from it."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Distances e of one ratio: how far apart they are in T = −log e, and where they begin.

    There may be two T to begin at, as e is counted in units of 1 or of the scale. The numbers
    taken there have so many digits.
    """

    step: Number
    starts: tuple[Number, ...]
    digits: int

    def later(self, count: int) -> "Grid":
        """Leave out some at the beginning."""
        starts = tuple(s + self.step * count for s in self.starts)
        return Grid(self.step, starts, self.digits)

    def distances(self, count: int) -> list[Number]:
        """Give so many distances, from the first on."""
        return [context().exp(-self.starts[0] - self.step * k) for k in range(count)]


def carried_on(values: Sequence[Number], grid: Grid, enough: Number) -> tuple[Number, Number]:
    """Say what a sequence tends to, and how far off that may be; `enough` is near enough.

    Either way is gone with all numbers, and without the first or the last two; the way on which
    these agree best is believed.
    """
    last = values[-1]
    pace = LAG * max(abs(b - a) for a, b in pairwise(values[-3:]))
    if pace <= enough:
        return last, pace
    to_go = [v - last for v in values]
    with context().workdps(DIGITS):
        rest, off = _best([+v for v in to_go], grid)
    return last + rest, off


def carried_on_roughly(values: Sequence[Number], grid: Grid) -> tuple[float, float]:
    """Do the same in doubles."""
    last = float(values[-1])
    pace = LAG * float(max(abs(b - a) for a, b in pairwise(values[-3:])))
    if pace <= ROUGH:
        return last, pace
    rest, off = _best([float(v - values[-1]) for v in values], grid)
    return last + rest, off


def _best(to_go: Sequence[Number], grid: Grid) -> tuple[Number, Number]:
    whole = range(len(to_go))
    parts = whole, whole[2:], whole[:-2]
    ends = [_wynn(to_go)]
    for start in grid.starts:
        ratio = float(start / grid.step)
        ends.append([_slow(to_go, ratio, part) for part in parts])
    agreed = [(end, DOUBT * max(abs(end - other) for other in others)) for end, *others in ends]
    return min(agreed, key=lambda pair: pair[1])


def _wynn(values: Sequence[Number]) -> list[Number]:
    """Go through the table of epsilons, two columns at once, up to where differences are 0.

    What comes of all values, of all but the first and of all but the last two stands in it.
    """
    odd, even, last = [0] * (len(values) + 1), list(values), list(values)
    while len(even) > 2 and all(a != b for a, b in pairwise(even)):
        odd = [p + 1 / (b - a) for p, (a, b) in zip(odd[1:], pairwise(even), strict=False)]
        if any(a == b for a, b in pairwise(odd)):
            break
        last, even = (
            even,
            [p + 1 / (b - a) for p, (a, b) in zip(even[1:], pairwise(odd), strict=False)],
        )
    return [even[-1], last[-1], last[-3]]


def _slow(values: Sequence[Number], start: float, part: range) -> Number:
    """Give the polynomial in 1/T through some values, at 1/T = 0."""
    weights = _weights(start, part, isinstance(values[0], float))
    return sum(values[k] * weight for k, weight in zip(part, weights, strict=True))


@cache
def _weights(start: float, part: range, is_rough: bool) -> list[Number]:
    """Say how much each value counts in that."""
    ts = [(start if is_rough else context().mpf(start)) + k for k in part]
    return [math.prod(t / (t - other) for other in ts if other is not t) for t in ts]
