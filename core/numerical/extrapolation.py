"""What a sequence tends to, carried on from a dozen numbers of many digits.

In two ways: Wynn's epsilon algorithm, exact for sums of powers of the distance [1]_, and the
polynomial in 1/T, T = −log of the distance, for what comes as slowly as a logarithm.

References
----------
.. [1] P. Wynn, On a device for computing the e_m(S_n) transformation, MTAC 10 (1956), 91–96.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from core.numerical.many_digits import Number, _context

DIGITS = 60
"""What the way that is left to go is worked out with; it needs fewer than the values."""


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


def carried_on(values: Sequence[Number], grid: Grid, enough: Number = 0) -> tuple[Number, Number]:
    """Say what a sequence tends to, and how far off that may be; `enough` is near enough.

    Either way is gone with all numbers, and without the first or the last two; the way on which
    these agree best is believed.
    """
    pace = LAG * max(abs(b - a) for a, b in pairwise(values[-3:]))
    if pace <= enough:
        return values[-1], pace
    whole = range(len(values))
    parts = whole, whole[2:], whole[:-2]
    last = values[-1]
    to_go = [v - last for v in values]
    with _context().workdps(DIGITS):
        short = [+v for v in to_go]
        found = [_agreed([_wynn([short[k] for k in part]) for part in parts])]
        for start in grid.starts:
            ratio = float(start / grid.step)
            found.append(_agreed([_slow(short, _weights(ratio, part), part) for part in parts]))
        rest, off = min(found, key=lambda pair: pair[1])
    return last + rest, off


def _agreed(ends: Sequence[Number]) -> tuple[Number, Number]:
    whole, *others = ends
    return whole, DOUBT * max(abs(whole - other) for other in others)


def _wynn(values: Sequence[Number]) -> Number:
    """Go through the table of epsilons, two columns at once, up to where differences are 0."""
    before, here = [0] * (len(values) + 1), list(values)
    while len(here) > 2:
        if any(a == b for a, b in pairwise(here)):
            return here[-1]
        odd = [p + 1 / (b - a) for p, (a, b) in zip(before[1:], pairwise(here), strict=False)]
        if any(a == b for a, b in pairwise(odd)):
            return here[-1]
        after = [p + 1 / (b - a) for p, (a, b) in zip(here[1:], pairwise(odd), strict=False)]
        before, here = odd, after
    return here[-1]


def _slow(values: Sequence[Number], weights: Sequence[Number], part: range) -> Number:
    return sum(values[k] * weight for k, weight in zip(part, weights, strict=True))


@cache
def _weights(start: float, part: range) -> list[Number]:
    """Give what each value counts in that of the polynomial in 1/T through them, at 1/T = 0."""
    context = _context()
    with context.workdps(DIGITS):
        ts = [context.mpf(start) + k for k in part]
        return [context.fprod(t / (t - other) for other in ts if other is not t) for t in ts]
