"""What f does where a place is approached from one side, told from many digits.

f is taken at a dozen distances that shrink by one ratio; how it goes on is told by the law of
its steps (`laws.py`), never by a size. Where f tends to a limit, the secants between the same
distances say with what slope, by the law of theirs. Some values are asked for with more digits:
what differs then is noise, and says nothing.

A law that gives way to another nearer to the place than f is taken shows nowhere, and neither do
bounds of a swing that close more slowly than |d|^0.1.
"""

import math
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise

from core.incremental import Slices
from core.numerical.laws import Law, Track, is_restless, law, limit
from core.numerical.many_digits import Number, context
from core.numerical.samples import Samples, Value, distances_of, taken
from core.numerical.swings import is_swing_about_one, turns

DENSE = 3, 9
"""How many times as many values are taken of what may swing, so that it is not by chance: the
second time where the first does not tell."""

SURE_ORDER = 1e-6
"""What part of an order may be unsure where it is told."""


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
        Of growth; inf where it is ESSENTIAL, nan where f does not grow or six digits of the
        order are not known.
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


def side_in_slices(value: Value, direction: int, scale: Number, digits: int) -> Slices[Side]:
    """Tell what f does on one side of a place, pausing between values and before each law.

    Parameters
    ----------
    value : callable
        It is asked twice, with `digits` digits and, for three distances, with SURER times more;
        where one law after another is tried it is asked again, so it had better keep what it told.
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
    mp = context()
    with mp.workdps(digits):
        samples = taken(value, direction, scale, digits)
    yield
    with mp.workdps(digits):
        found = _told(samples)
        may_swing = _may_swing(found)
    if not may_swing:
        return found
    for dense in DENSE:
        with mp.workdps(digits):
            away = [direction * scale * d for d in distances_of(digits, dense)]
        for d in away:
            with mp.workdps(digits):
                value([d])
            yield
        with mp.workdps(digits):
            closer = _told(taken(value, direction, scale, digits, dense))
        if closer.course is not Course.UNKNOWN:
            break
        yield
    with mp.workdps(digits):
        return replace(closer, track=found.track, secants=_secants(samples))


def _told(samples: Samples) -> Side:
    if samples.track is None:
        return Side(Course.UNKNOWN if samples.is_defined else Course.UNDEFINED)
    track, steps = samples.track, samples.track.steps()
    found = law(steps)
    course, sign = _course(track, steps, found)
    if course in (Course.GROWS, Course.ESSENTIAL) and found is not None:
        order = (
            found.order if found.off <= SURE_ORDER * found.order or not found.order else math.nan
        )
        return Side(course, order=order, sign=sign, track=track)
    end = limit(track, found)
    if course is not Course.TENDS or end is None:
        is_told = course is Course.NO_LIMIT
        return Side(Course.NO_LIMIT if is_told else Course.UNKNOWN, track=track)
    secants = _secants(samples)
    steepness, slope, slope_error = _steepness(secants)
    return Side(course, *end, math.nan, 0, steepness, slope, slope_error, track, secants)


def _secants(samples: Samples) -> Track:
    """Give the slopes between neighbours."""
    assert samples.track is not None
    return samples.track.steps().divided([b - a for a, b in pairwise(samples.away)])


def _may_swing(found: Side) -> bool:
    """Tell whether more values are wanted, as what was found may be so by chance."""
    if found.course is Course.NO_LIMIT or found.steepness is Steepness.NO_LIMIT:
        return True
    if found.track is None or found.steepness is not Steepness.UNKNOWN:
        return False
    return is_restless((found.secants or found.track).steps())


def _course(track: Track, steps: Track, found: Law | None) -> tuple[Course, int]:
    """Say how a sequence goes on whose steps have this law, and with what sign it grows."""
    if found is None:
        return Course.UNKNOWN, 0
    if found.sums_up:
        return Course.TENDS, 0
    signs = {int(context().sign(s)) for s in steps.values}
    sign = signs.pop() if len(signs) == 1 else 0
    if found.order == math.inf:
        return Course.ESSENTIAL, sign
    if not found.swings:
        return (Course.GROWS, sign) if sign else (Course.UNKNOWN, 0)
    swings = turns if found.order > 0 else is_swing_about_one
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
        return Steepness.INFINITE, context().mpf(sign), context().mpf(0)
    is_known = course is Course.NO_LIMIT
    return (Steepness.NO_LIMIT if is_known else Steepness.UNKNOWN), None, None
