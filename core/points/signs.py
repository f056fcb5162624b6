"""Signs of f and its derivatives with many digits: between two places, and towards one."""

from collections.abc import Sequence
from itertools import pairwise

from core.incremental import Slices
from core.numerical.many_digits import Number, as_double, context
from core.points.boxes import Zero
from core.points.digits import Digits

SAMPLES, FEW_SAMPLES = 12, 2
"""At how many places, ever closer to it, signs are taken towards either of two ends.

Half of them have to show the same changes of sign."""

EVENLY = 32
"""At how many more, evenly, where boxes say nothing all over a stretch."""

SWINGS, CLOSEST = 24, 16
"""At how many places, and from what power of ten of a width on, f is seen to swing."""

Signs = list[tuple[float, int | None]]
"""Places from left to right and the signs there, None where f is not defined."""


def signs_between(
    digits: Digits, order: int, low: Number, high: Number, samples: int, evenly: int = 0
) -> Slices[Signs]:
    """Give signs of f^(order) at places that come ever closer to both ends."""
    mp, signs = context(), Signs()
    with mp.workdps(digits.digits):
        near = [mp.mpf(2) ** (-2 * k) / 2 for k in range(samples)]
        inside = [(k + mp.mpf(0.381966)) / evenly for k in range(evenly)]
        shares = sorted([*near, *(1 - share for share in near[1:]), *inside])
        places = [low + (high - low) * share for share in shares]
        away = [min(x - low, high - x) for x in places]
    for x, width in zip(places, away, strict=True):
        yield
        signs.append((as_double(x), digits.sign(order, x, width)))
    return signs


def changes(order: int, signs: Sequence[tuple[float, int | None]]) -> list[Zero] | None:
    """Give brackets of changes of sign; none of what is 0 all over; None if signs are unclear."""
    if not any(sign for _, sign in signs):
        return []
    if any(not sign for _, sign in signs):
        return None
    return [
        Zero(order, a, b, (one or 0) < (other or 0))
        for (a, one), (b, other) in pairwise(signs)
        if one != other
    ]


def swings(digits: Digits, place: Number, width: float) -> Slices[bool]:
    """Tell whether f or f′ changes its sign again and again, however close to a place."""
    mp = context()
    for side in (-1, 1):
        signs: list[tuple[int | None, int | None]] = []
        for k in range(SWINGS):
            yield
            with mp.workdps(digits.digits):
                away = mp.mpf(10) ** (-CLOSEST - mp.mpf(k * k) / SWINGS) * width
                x = place + side * away
                signs.append((digits.sign(0, x, away), digits.sign_by_rules(1, x)))
        for column in zip(*signs, strict=True):
            if sum(turns(a, b) for a, b in pairwise(column)) >= SWINGS // 4:
                return True
    return False


def turns(one: int | None, other: int | None) -> bool:
    """Tell whether two signs differ and neither is 0."""
    return one is not None and other is not None and one * other == -1
