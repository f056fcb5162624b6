"""Whether numbers go up and down all the way, and what can be told of them then.

They are drawn as if by chance, so what is told of them has a standard error; what is as far as
six of them from 0 is not 0, and what is nearer than three may be.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from core.numerical.many_digits import Number

WIDE = 3.0
"""How far the logarithms of what swings scatter, at most."""

DOZEN = 12
"""Of so many numbers some change their sign where all go up and down."""

NOT_NOUGHT, NOUGHT = 6, 3
"""How many standard errors from 0 is what is something, at least, and nothing, at most."""


def bounds_rate(sizes: Sequence[float], at: Sequence[float]) -> float | None:
    """Give the rate at which the logarithms of what swings change; None if it is unclear."""
    slope, off, scatter = _line(at, sizes)
    if scatter > WIDE or NOUGHT * off < abs(slope) < NOT_NOUGHT * off:
        return None
    return slope if abs(slope) > NOUGHT * off else 0.0


def is_swing_about_one(values: Sequence[Number]) -> bool:
    """Tell whether numbers swing about a single one, and do not drift as well."""
    ranked, quarter = sorted(values), len(values) // 4
    middle = (ranked[quarter] + ranked[-1 - quarter]) / 2
    around = [v - middle for v in values]
    size = max(map(abs, around))
    slope, off, _ = _line(range(len(around)), [float(v / size) for v in around])
    return turns(around) and abs(slope) < NOUGHT * off


def _line(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float, float]:
    """Give the slope of a line through points, its standard error, and how they scatter."""
    count = len(xs)
    mid, mean = sum(xs) / count, sum(ys) / count
    spread = sum((x - mid) ** 2 for x in xs)
    slope = sum((x - mid) * (y - mean) for x, y in zip(xs, ys, strict=True)) / spread
    rest = [y - mean - slope * (x - mid) for x, y in zip(xs, ys, strict=True)]
    scatter = math.sqrt(sum(r * r for r in rest) / (count - 2))
    return slope, scatter / math.sqrt(spread), scatter


def turns(numbers: Sequence[Number]) -> bool:
    """Tell whether signs change three times and more, in either half and in every dozen."""
    changes = [bool(a * b < 0) for a, b in pairwise(numbers)]
    parts = max(len(changes) // DOZEN, 2)
    ends = [k * len(changes) // parts for k in range(parts + 1)]
    return sum(changes) >= 3 and all(any(changes[a:b]) for a, b in pairwise(ends))
