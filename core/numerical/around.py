"""What f is around a place, as a finding: told from what it does on both sides."""

from collections.abc import Sequence
from typing import NamedTuple

from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.many_digits import Number, as_double, context
from core.numerical.place import Kind, Place, place_at
from core.numerical.sides import Course, Side
from core.numerical.twin import Twin


class Around(NamedTuple):
    """What there is around a place.

    Attributes
    ----------
    kind : Kind
        UNKNOWN where nothing is known.
    finding : Finding or None
        Why there is no derivative; None where f is smooth, or nothing is known.
    slope : Number or None
        f′ where f is smooth.
    """

    kind: Kind
    finding: Finding | None = None
    slope: Number | None = None


def what_is_around(twin: Twin, place: Number) -> Around:
    """Look at both sides of a place; x itself, or one that is between two doubles.

    Raises
    ------
    OutOfReachError
        If that takes more than may be worked at.
    """
    digits = twin.many_digits
    with twin.working(digits):
        scale = (abs(place) or context().mpf(1)) * context().mpf(10) ** -twin.reach

        def values(distances: Sequence[Number]) -> Sequence[Number | None]:
            with twin.working(context().dps):
                return [twin.value(place + distance) for distance in distances]

        here = twin.values(place, snapped=True)[twin.y]
        return _told(place_at(values, here, scale, digits), here)


def _told(place: Place, value: Number | None) -> Around:
    if place.kind is Kind.UNKNOWN:
        return Around(Kind.UNKNOWN)
    if place.kind is Kind.SMOOTH:
        return Around(Kind.SMOOTH, None, _plain(place.right))
    return Around(place.kind, _broken(place, value))


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
            return _pole(place.order)
        case Kind.ESSENTIAL:
            faster = Course.ESSENTIAL in (left.course, right.course)
            return _none(Verdict.ESSENTIAL, Reason.NO_LIMIT if faster else Reason.SWINGS)
        case Kind.OSCILLATES:
            return _none(Verdict.ESSENTIAL, Reason.NO_SLOPE)
        case Kind.EDGE:
            on = -1.0 if right.course is Course.UNDEFINED else 1.0
            return _none(Verdict.DOMAIN_EDGE, Reason.ONE_SIDED, side=on)
        case Kind.ISOLATED:
            return _none(Verdict.ISOLATED, Reason.NEITHER_SIDE)
        case Kind.UNDEFINED:
            return _none(Verdict.UNDEFINED, Reason.PROBLEM)
    raise AssertionError(place.kind)


def _pole(order: float) -> Finding:
    if not order:
        return _none(Verdict.POLE, Reason.LOGARITHMIC)
    return _none(Verdict.POLE, Reason.POLE, order=order)


def _apart(verdict: Verdict, reason: Reason, left: Number | None, right: Number | None) -> Finding:
    assert left is not None
    assert right is not None
    return _none(verdict, reason, left=left, right=right, gap=right - left)


def _none(verdict: Verdict, reason: Reason, **numbers: Number | float | None) -> Finding:
    told = {name: as_double(n) for name, n in numbers.items() if n is not None}
    return Finding(verdict, Outcome.NO_DERIVATIVE, reason, told)


def _plain(side: Side) -> Number | None:
    """Give a slope, as a double if it may be one: then it is known to the last digit."""
    assert side.slope is not None
    assert side.slope_error is not None
    near = context().mpf(as_double(side.slope))
    return near if abs(near - side.slope) <= 10 * side.slope_error else side.slope
