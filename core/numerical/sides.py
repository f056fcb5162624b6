"""What f does where a place is approached from one side, told from many digits.

f is taken at a dozen distances that shrink by one ratio; how it goes on is told by the law of
its steps (`laws.py`), never by a size. Where f tends to a limit, the secants between the same
distances say with what slope, by the law of theirs. Some values are asked for with more digits:
what differs then is noise, and says nothing.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache
from itertools import pairwise

from core.numerical.extrapolation import Grid
from core.numerical.laws import Law, Track, law, limit
from core.numerical.many_digits import Number, _context
from core.numerical.swings import is_swing_about_0, is_swing_about_one

Value = Callable[[Sequence[Number]], Sequence[Number | None]]
"""Gives f(p + d) for some d, with the precision of mpmath's context; None where it has none.

p, too, has to be known with that precision.
"""

COUNT = 12
"""At how many distances f is taken, and from how many on it must be known."""

ENOUGH = 8

START, STEP = 38.19660112501052, 5.083203692105
"""−log of the first distance in units of the scale, 10^-16.6, and the way to the next: the last
is 10^-40.9. No multiple of STEP up to the tenth is near to one of 2π, nor e^STEP to a fraction,
so that what swings in x, 1/x or log x shows it."""

SURER = 2
"""How many times more digits show what is noise."""

SPARE, MORE_BITS = 20, 14
"""How many digits are never counted on, and how many bits more may be noise than was seen."""

QUIET = 1e-10
"""What part of |f| over the scale is a slope that noise must not hide."""

BITS_A_DIGIT = 3.3219


class Course(Enum):
    """What f does towards the place."""

    UNDEFINED = auto()
    """It is not defined on this side, close by."""
    TENDS = auto()
    """It has a finite limit."""
    GROWS = auto()
    """|f| grows without bound as a power does (order > 0) or a logarithm (order 0)."""
    ESSENTIAL = auto()
    """|f| grows faster than any power."""
    NO_LIMIT = auto()
    """It swings for ever, between bounds or not."""
    UNKNOWN = auto()
    """It could not be told."""


class Steepness(Enum):
    """What (f − limit)/(x − p) does where f tends to a limit."""

    FINITE = auto()
    INFINITE = auto()
    NO_LIMIT = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Side:
    """What f does on one side of a place.

    Attributes
    ----------
    limit, limit_error : mpf or None
        Where it TENDS: to what, and how far that may be off; only 0 is ever quite sure.
    order : float
        Of growth; nan where it does not grow, inf where it is ESSENTIAL.
    sign : int
        Of growth: 1, −1, or 0 if both occur.
    slope, slope_error : mpf or None
        In the direction of x; where the steepness is INFINITE, only a sign of 1 or −1.
    track, secants : Track or None
        What all this is told from.
    """

    course: Course
    limit: Number | None = None
    limit_error: Number | None = None
    order: float = math.nan
    sign: int = 0
    steepness: Steepness = Steepness.UNKNOWN
    slope: Number | None = None
    slope_error: Number | None = None
    track: Track | None = field(default=None, repr=False, compare=False)
    secants: Track | None = field(default=None, repr=False, compare=False)


def side(value: Value, direction: int, scale: Number, digits: int) -> Side:
    """Tell what f does on one side of a place.

    Parameters
    ----------
    value : callable
        It is asked twice, with `digits` digits and, for three distances, with SURER times more.
    direction : int
        1 for the right side, −1 for the left.
    scale : mpf
        How near is near: f is taken from scale·10^-16.6 down to scale·10^-40.9.
    digits : int
        From about 200 on.

    Raises
    ------
    OutOfReachError
        If `value` does.
    """
    with _context().workdps(digits):
        distances = _distances(digits)
        away = [direction * scale * d for d in distances]
        values = value(away)
        if all(v is None for v in values):
            return Side(Course.UNDEFINED)
        known = [v for v in values if v is not None and _context().isfinite(v)]
        if len(known) < len(away):
            return Side(Course.UNKNOWN)
        noise = _noise(value, known, away, digits)
        count = _count_of_quiet(known, noise, distances)
        if count < ENOUGH:
            return Side(Course.UNKNOWN)
        grid = Grid(_context().mpf(STEP), _starts(scale), digits)
        return _told(Track(known, noise, grid).part(0, count), away)


def _told(track: Track, away: Sequence[Number]) -> Side:
    steps = track.steps()
    found = law(steps)
    course, sign = _course(track, steps, found)
    if course is not Course.TENDS or found is None:
        order = found.order if found and course in (Course.GROWS, Course.ESSENTIAL) else math.nan
        return Side(course, order=order, sign=sign, track=track)
    secants = steps.divided([b - a for a, b in pairwise(away)])
    end = limit(track, found)
    if end is None:
        return Side(Course.UNKNOWN, track=track)
    steepness, slope, slope_error = _steepness(secants)
    return Side(
        course,
        *end,
        steepness=steepness,
        slope=slope,
        slope_error=slope_error,
        track=track,
        secants=secants,
    )


def _course(track: Track, steps: Track, found: Law | None) -> tuple[Course, int]:
    """Say how a sequence goes on whose steps have this law, and with what sign it grows."""
    if found is None:
        return Course.UNKNOWN, 0
    if found.sums_up:
        return Course.TENDS, 0
    signs = {int(_context().sign(s)) for s in steps.values}
    sign = signs.pop() if len(signs) == 1 else 0
    if found.order == math.inf:
        return Course.ESSENTIAL, sign
    if not found.swings:
        return (Course.GROWS, sign) if sign else (Course.UNKNOWN, 0)
    swings = is_swing_about_0 if found.order > 0 else is_swing_about_one
    return (Course.NO_LIMIT if swings(track.values) else Course.UNKNOWN), 0


def _steepness(secants: Track) -> tuple[Steepness, Number | None, Number | None]:
    """Say what slopes tend to: by Stolz, what the secants from the limit itself tend to."""
    steps = secants.steps()
    found = law(steps)
    course, sign = _course(secants, steps, found)
    if course is Course.TENDS:
        end = limit(secants, found)
        return (Steepness.UNKNOWN, None, None) if end is None else (Steepness.FINITE, *end)
    if course is Course.GROWS:
        return Steepness.INFINITE, _context().mpf(sign), _context().mpf(0)
    is_known = course is Course.NO_LIMIT
    return (Steepness.NO_LIMIT if is_known else Steepness.UNKNOWN), None, None


def _noise(
    value: Value, values: Sequence[Number], away: Sequence[Number], digits: int
) -> list[Number]:
    """Say how far off each value may be, from what three of them are with more digits."""
    context = _context()
    probes = 0, COUNT // 2, COUNT - 1
    with context.workdps(SURER * digits):
        surer = value([away[k] for k in probes])
    floor = -int(BITS_A_DIGIT * (digits - SPARE))
    lost = [_lost(values[k], v, floor) for k, v in zip(probes, surer, strict=True)]
    if max(lost) >= 0:
        return [context.inf for _ in values]
    one = context.mpf(1)
    return [
        context.ldexp(one, context.mag(v) + _between(probes, lost, k)) if v else context.mpf(0)
        for k, v in enumerate(values)
    ]


def _lost(value: Number, surer: Number | None, floor: int) -> int:
    """Say what part of a value is noise, as a power of 2; 0 if all of it may be."""
    context = _context()
    if surer is None or not context.isfinite(surer):
        return 0
    if value == surer:
        return floor
    lost = int(context.mag(value - surer) - context.mag(value)) + MORE_BITS if value else 0
    return min(0, max(floor, lost))


def _between(probes: Sequence[int], lost: Sequence[int], k: int) -> int:
    a = 0 if k < probes[1] else 1
    part = (k - probes[a]) / (probes[a + 1] - probes[a])
    return math.ceil(lost[a] + part * (lost[a + 1] - lost[a]))


def _count_of_quiet(
    values: Sequence[Number], noise: Sequence[Number], distances: Sequence[Number]
) -> int:
    """Count the values before noise would hide a slope of 10^-10 of |f| over the scale."""
    size = _context().mpf(0)
    for k, (v, n, d) in enumerate(zip(values, noise, distances, strict=True)):
        size = max(size, abs(v))
        if n > size * d * QUIET:
            return k
    return len(values)


def _starts(scale: Number) -> tuple[Number, ...]:
    start = _context().mpf(START)
    counted = start - _context().log(scale)
    return (start,) if scale == 1 or counted <= 0 else (start, counted)


@cache
def _distances(digits: int) -> list[Number]:
    context = _context()
    with context.workdps(digits):
        return [context.exp(-(context.mpf(START) + k * context.mpf(STEP))) for k in range(COUNT)]
