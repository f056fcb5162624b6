"""What there is at a place, from what f does on its two sides and its value there.

Two limits, or two slopes, are equal where the difference of the two sides dies away by a law,
and differ where it tends to a number; how large that number is does not matter.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from core.incremental import Slices
from core.numerical.laws import Track, law, limit
from core.numerical.many_digits import Number, context
from core.numerical.samples import SPARE, Value
from core.numerical.sides import Course, Side, Steepness, side_in_slices


class Kind(StrEnum):
    """What there is at a place."""

    SMOOTH = "smooth"
    """f is continuous, and has one finite slope."""
    HOLE = "hole"
    """f has no value, and one limit from both sides."""
    REMOVABLE = "removable"
    """f has a value, and another limit, which is the same from both sides."""
    JUMP = "jump"
    """f has two limits."""
    CORNER = "corner"
    """f is continuous, and has two finite slopes."""
    CUSP = "cusp"
    """f is continuous, and infinitely steep on both sides: up on one, down on the other."""
    VERTICAL_TANGENT = "vertical tangent"
    """f is continuous, and infinitely steep on one side, or on both the same way."""
    POLE = "pole"
    """|f| grows without bound, on one side at least."""
    ESSENTIAL = "essential singularity"
    """f grows faster than any power, or swings without a limit, on one side at least."""
    EDGE = "edge"
    """f is defined on one side only, and has a limit there."""
    ISOLATED = "isolated point"
    """f has a value, and is defined on neither side."""
    UNDEFINED = "undefined"
    """f has no value, and is defined on neither side."""
    OSCILLATES = "oscillates"
    """f is continuous, and its slopes swing without a limit, on one side at least."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """What there is at a place, and the sides that it is told from, with their numbers."""

    kind: Kind
    left: Side
    right: Side

    @property
    def order(self) -> float:
        """Give that of a pole, 0 for a logarithm's: that of the side where it is higher.

        It is nan for what is no pole, and where the order of a side is not known.
        """
        orders = [s.order for s in (self.left, self.right) if s.course is Course.GROWS]
        return max(orders) if orders and not any(map(math.isnan, orders)) else math.nan


def place_in_slices(value: Value, here: Number | None, scale: Number, digits: int) -> Slices[Place]:
    """Look at a place from both sides, pausing as `side_in_slices` does.

    Parameters
    ----------
    value : callable
        As `side` takes it.
    here : mpf or None
        f at the place, with as many digits; None where it has none.
    scale : mpf
        How near is near.

    Raises
    ------
    OutOfReachError
        If `value` does.
    """
    left = yield from side_in_slices(value, -1, scale, digits)
    right = yield from side_in_slices(value, 1, scale, digits)
    yield
    with context().workdps(digits):
        return what_is_at(left, right, here)


def what_is_at(left: Side, right: Side, value: Number | None) -> Place:
    """Say what there is at a place.

    Parameters
    ----------
    value : mpf or None
        f at the place, with as many digits as the sides, which look from the same distances;
        None or nan where it has none.
    """
    if value is not None and not context().isfinite(value):
        value = None
    return Place(_kind(left, right, value), left, right)


def _kind(left: Side, right: Side, value: Number | None) -> Kind:
    courses = {left.course, right.course}
    if Course.UNKNOWN in courses:
        return Kind.UNKNOWN
    if courses & {Course.ESSENTIAL, Course.NO_LIMIT}:
        return Kind.ESSENTIAL
    if Course.GROWS in courses:
        return Kind.POLE
    if courses == {Course.UNDEFINED}:
        return Kind.UNDEFINED if value is None else Kind.ISOLATED
    if Course.UNDEFINED in courses:
        return Kind.EDGE
    return _between_limits(left, right, value)


def _between_limits(left: Side, right: Side, value: Number | None) -> Kind:
    assert left.track is not None
    assert right.track is not None
    is_one = _is_same(left.track, right.track)
    if is_one is None:
        return Kind.UNKNOWN
    if not is_one:
        return Kind.JUMP
    if value is None:
        return Kind.HOLE
    is_value = _is_same(right.track, _constant(value, right.track))
    if is_value is None:
        return Kind.UNKNOWN
    return _between_slopes(left, right) if is_value else Kind.REMOVABLE


def _between_slopes(left: Side, right: Side) -> Kind:
    both = {left.steepness, right.steepness}
    if Steepness.UNKNOWN in both:
        return Kind.UNKNOWN
    if Steepness.NO_LIMIT in both:
        return Kind.OSCILLATES
    if both == {Steepness.INFINITE}:
        return Kind.VERTICAL_TANGENT if left.slope == right.slope else Kind.CUSP
    if Steepness.INFINITE in both:
        return Kind.VERTICAL_TANGENT
    assert left.secants is not None
    assert right.secants is not None
    is_one = _is_same(left.secants, right.secants)
    if is_one is None:
        return Kind.UNKNOWN
    return Kind.SMOOTH if is_one else Kind.CORNER


def _is_same(one: Track, other: Track) -> bool | None:
    """Tell whether two sequences tend to the same, if they tend to anything; None if unclear."""
    with context().workdps(one.grid.digits):
        gap = one.less(other)
        end = limit(gap, law(gap.steps()))
        return None if end is None else not end[0]


def _constant(value: Number, track: Track) -> Track:
    """Give a value in place of each of a sequence, with the noise that any value has."""
    count, noise = len(track.values), abs(value) * context().mpf(10) ** (SPARE - track.grid.digits)
    return Track([value] * count, [noise] * count, track.grid)
