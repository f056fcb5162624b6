"""What f is around a place, as a finding: told from what it does on both sides."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from core.incremental import Slices
from core.numerical.finding import Finding, HalfSlope, Outcome, Reason, Verdict
from core.numerical.many_digits import Number, as_double, context
from core.numerical.place import Kind, Place, place_in_slices
from core.numerical.samples import SURER, distances_of, probes_of
from core.numerical.sides import Course, Side, Steepness
from core.numerical.twin import Twin

NEARER = 0, 50, 200
"""Where one law gives way to another, such as that of |x|^0.9 + 88000x, it shows nearer by."""


SURE = 105
"""How many digits of f are sure close to a place that is not known exactly: less than it has
itself, beyond those over which the numbers on the way go."""


_WITH_HALVES = (Kind.JUMP, Kind.CORNER, Kind.CUSP, Kind.VERTICAL_TANGENT, Kind.EDGE)

_GROWS = (Course.GROWS, Course.ESSENTIAL)


class Around(NamedTuple):
    """What there is around a place.

    Attributes
    ----------
    kind : Kind
        UNKNOWN where nothing is known.
    finding : Finding or None
        Why there is no derivative; None where f is smooth, or nothing is known.
    slope, error : Number or None
        f′ where f is smooth, and how far that may be off.
    """

    kind: Kind
    finding: Finding | None = None
    slope: Number | None = None
    error: Number = 0


def what_is_around(twin: Twin, place: Number) -> Slices[Around]:
    """Look at both sides of a place; x itself, or one that is between two doubles.

    It pauses between evaluations of f, and between what is told from them.

    Raises
    ------
    OutOfReachError
        If that takes more than may be worked at.
    """
    is_exact = is_x(twin, place)
    for nearer in NEARER if is_exact else NEARER[:-1]:
        digits = twin.many_digits + 2 * nearer if is_exact else SURE + twin.reach - nearer
        found = yield from _seen_from(twin, place, nearer, digits)
        if found.kind is not Kind.UNKNOWN:
            break
    return found


def _seen_from(twin: Twin, place: Number, nearer: int, digits: int) -> Slices[Around]:
    """Look from so many powers of ten nearer than usual, at so many digits of f."""
    spare = max(twin.many_digits + 2 * nearer - digits, 0)
    known: dict[tuple[int, Number], Number | None] = {}

    def values(distances: Sequence[Number]) -> Sequence[Number | None]:
        digits = context().dps
        with twin.working(digits + spare):
            for d in distances:
                if (digits, d) not in known:
                    known[digits, d] = twin.value(place + d)
        return [known[digits, d] for d in distances]

    with twin.working(digits):
        ten = context().mpf(10)
        scale = (abs(place) or ten**0) * ten ** -(twin.reach + nearer)
        away = [side * scale * d for side in (-1, 1) for d in distances_of(digits)]
    for d in away:
        with twin.working(digits):
            values([d])
        yield
    for d in probes_of(away[: len(away) // 2]) + probes_of(away[len(away) // 2 :]):
        with twin.working(SURER * digits):
            values([d])
        yield
    with twin.working(digits + spare):
        here = twin.values(place, snapped=not is_x(twin, place))[twin.y]
    found = yield from place_in_slices(values, here, scale, digits)
    with twin.working(digits):
        return _told(found, here)


def is_x(twin: Twin, place: Number) -> bool:
    """Tell whether a place is x itself, so that f can be called there."""
    return bool(place == twin.x)


def _told(place: Place, value: Number | None) -> Around:
    if place.kind is Kind.UNKNOWN:
        return Around(Kind.UNKNOWN)
    if place.kind is Kind.SMOOTH:
        return Around(Kind.SMOOTH, None, *_plain(place.right))
    halves = tuple(_halves(place)) if place.kind in _WITH_HALVES else ()
    no_value = value is None or bool(context().isnan(value))
    found = replace(_broken(place, value), halves=halves, is_undefined=no_value)
    return Around(place.kind, found)


def _halves(place: Place) -> Iterator[HalfSlope]:
    """Give the slopes of both sides, as far as f tends to something there and has one."""
    for side, found in ((-1, place.left), (1, place.right)):
        if found.course is not Course.TENDS or found.limit is None or found.slope is None:
            continue
        slope = as_double(found.slope)
        if found.steepness is Steepness.INFINITE:
            slope = math.copysign(math.inf, slope)
        elif found.steepness is not Steepness.FINITE:
            continue
        yield HalfSlope(side, as_double(found.limit), _known(slope, found.slope_error))


def _known(slope: float, error: Number | None) -> float:
    """Give 0 for what is no more than its error."""
    return 0.0 if error is not None and abs(slope) <= as_double(10 * error) else slope


def _broken(place: Place, value: Number | None) -> Finding:
    left, right = place.left, place.right
    match place.kind:
        case Kind.HOLE:
            return _none(Verdict.HOLE, Reason.GAP, limit=right.limit)
        case Kind.REMOVABLE:
            return _none(Verdict.REMOVABLE, Reason.APART, limit=right.limit, value=value)
        case Kind.JUMP:
            return _apart(Verdict.JUMP, Reason.TWO_LIMITS, left.limit, right.limit)
        case Kind.CORNER:
            return _apart(Verdict.CORNER, Reason.TWO_SLOPES, left.slope, right.slope)
        case Kind.CUSP:
            return _none(Verdict.CUSP, Reason.TURNS)
        case Kind.VERTICAL_TANGENT:
            return _none(Verdict.VERTICAL_TANGENT, Reason.STEEPENS)
        case Kind.POLE:
            return _pole(place)
        case Kind.ESSENTIAL:
            if Course.NO_LIMIT in (left.course, right.course):
                return _none(Verdict.ESSENTIAL, Reason.SWINGS)
            # Along the real line e^(1/x) is infinite at 0 as 1/x is, only more so.
            return _none(Verdict.POLE, Reason.NO_LIMIT, **_growing(place))
        case Kind.OSCILLATES:
            return _none(Verdict.OSCILLATION, Reason.NO_SLOPE)
        case Kind.EDGE:
            on = -1.0 if right.course is Course.UNDEFINED else 1.0
            return _none(Verdict.DOMAIN_EDGE, Reason.ONE_SIDED, side=on)
        case Kind.ISOLATED:
            return _none(Verdict.ISOLATED, Reason.NEITHER_SIDE)
        case Kind.UNDEFINED:
            return _none(Verdict.UNDEFINED, Reason.PROBLEM)
    raise AssertionError(place.kind)


def _pole(place: Place) -> Finding:
    """Tell a pole from the end of a logarithm, which is called an edge."""
    if place.order:
        return _none(Verdict.POLE, Reason.POLE, order=place.order, **_growing(place))
    is_edge = Course.UNDEFINED in (place.left.course, place.right.course)
    verdict = Verdict.DOMAIN_EDGE if is_edge else Verdict.POLE
    return _none(verdict, Reason.LOGARITHMIC, **_growing(place))


def _growing(place: Place) -> dict[str, float]:
    """Give the one side on which f grows, -1 or 1; nothing if it does on both."""
    left, right = (side.course in _GROWS for side in (place.left, place.right))
    return {} if left == right else {"side": 1.0 if right else -1.0}


def _apart(verdict: Verdict, reason: Reason, left: Number | None, right: Number | None) -> Finding:
    assert left is not None
    assert right is not None
    return _none(verdict, reason, left=left, right=right, gap=right - left)


def _none(verdict: Verdict, reason: Reason, **numbers: Number | float | None) -> Finding:
    told = {name: as_double(n) for name, n in numbers.items() if n is not None}
    return Finding(verdict, Outcome.NO_DERIVATIVE, reason, told)


def _plain(side: Side) -> tuple[Number, Number]:
    """Give a slope and its error, as a double if it may be one: then it is known exactly."""
    assert side.slope is not None
    assert side.slope_error is not None
    near, error = context().mpf(as_double(side.slope)), 10 * side.slope_error
    return (near, context().mpf(0)) if abs(near - side.slope) <= error else (side.slope, error)
