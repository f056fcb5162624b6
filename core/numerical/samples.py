"""f at distances from a place that shrink by one ratio, and how much of each value is noise."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from core.numerical.extrapolation import Grid
from core.numerical.laws import Track
from core.numerical.many_digits import Number, context

T = TypeVar("T")

Value = Callable[[Sequence[Number]], Sequence[Number | None]]
"""Gives f(p + d) for some d, with the precision of mpmath's context; None where it has none.

p, too, has to be known with that precision.
"""

COUNT, ENOUGH = 12, 8
"""At how many distances f is taken, and of how many of them it has to be known."""

START, STEP = 38.19660112501052, 5.083203692105
"""−log of the first distance in units of the scale, 10^-16.6, and the way to the next: the last
is 10^-40.9. Neither STEP nor a small multiple of it is near one of 2π, nor e^STEP near a
fraction, so that what swings in log x or 1/x shows it."""

SURER = 2
"""How many times more digits show what is noise."""

SPARE, MORE_BITS = 20, 14
"""How many digits are never counted on, and how many bits more may be noise than was seen."""

QUIET = 1e-10
"""What part of |f| over the scale is a slope that noise must not hide."""

BITS_A_DIGIT = 3.3219


@dataclass(frozen=True, slots=True)
class Samples:
    """What was found of f: where, and what; None where it is not told from noise or gaps."""

    away: Sequence[Number]
    track: Track | None
    is_defined: bool = True


def taken(value: Value, direction: int, scale: Number, digits: int, dense: int = 1) -> Samples:
    """Take f on one side of a place, `dense` times at as many distances as usual."""
    mp = context()
    distances = distances_of(digits, dense)
    away = [direction * scale * d for d in distances]
    values = value(away)
    known = [v for v in values if v is not None and mp.isfinite(v)]
    if len(known) < len(away):
        return Samples(away, None, any(v is not None for v in values))
    noise = _noise(value, known, away, digits)
    count = _count_of_quiet(known, noise, distances)
    if count < ENOUGH * dense:
        return Samples(away, None)
    grid = Grid(mp.mpf(STEP) / dense, _starts(scale), digits)
    return Samples(away, Track(known, noise, grid).part(0, count))


def probes_of(samples: Sequence[T]) -> list[T]:
    """Choose those of some samples that tell of their noise."""
    return [samples[0], samples[len(samples) // 2], samples[-1]]


def _noise(
    value: Value, values: Sequence[Number], away: Sequence[Number], digits: int
) -> list[Number]:
    """Say how far off each value may be, from what three of them are with more digits."""
    mp = context()
    probes = probes_of(range(len(values)))
    with mp.workdps(SURER * digits):
        surer = value([away[k] for k in probes])
    floor = -int(BITS_A_DIGIT * (digits - SPARE))
    lost = [_lost(values[k], v, floor) for k, v in zip(probes, surer, strict=True)]
    if max(lost) >= 0:
        return [mp.inf for _ in values]
    one = mp.mpf(1)
    return [
        mp.ldexp(one, mp.mag(v) + _between(probes, lost, k)) if v else mp.mpf(0)
        for k, v in enumerate(values)
    ]


def _lost(value: Number, surer: Number | None, floor: int) -> int:
    """Say what part of a value is noise, as a power of 2; 0 if all of it may be."""
    mp = context()
    if surer is None or not mp.isfinite(surer):
        return 0
    if value == surer:
        return floor
    lost = int(mp.mag(value - surer) - mp.mag(value)) + MORE_BITS if value else 0
    return min(0, max(floor, lost))


def _between(probes: Sequence[int], lost: Sequence[int], k: int) -> int:
    a = 0 if k < probes[1] else 1
    part = (k - probes[a]) / (probes[a + 1] - probes[a])
    return math.ceil(lost[a] + part * (lost[a + 1] - lost[a]))


def _count_of_quiet(
    values: Sequence[Number], noise: Sequence[Number], distances: Sequence[Number]
) -> int:
    """Count the values before noise would hide a slope of 10^-10 of |f| over the scale."""
    size = context().mpf(0)
    for k, (v, n, d) in enumerate(zip(values, noise, distances, strict=True)):
        size = max(size, abs(v))
        if n > size * d * QUIET:
            return k
    return len(values)


def _starts(scale: Number) -> tuple[Number, ...]:
    start = context().mpf(START)
    counted = start - context().log(scale)
    return (start,) if scale == 1 or counted <= 0 else (start, counted)


@cache
def distances_of(digits: int, dense: int = 1) -> list[Number]:
    """Give how far from a place f is taken, in units of the scale."""
    mp = context()
    with mp.workdps(digits):
        step = mp.mpf(STEP) / dense
        return [mp.exp(-(START + k * step)) for k in range((COUNT - 1) * dense + 1)]
