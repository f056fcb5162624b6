"""What a function does at one place, from its values on both sides very near to it.

How near follows from the formula: no distance in it is smaller than the product of its
constants. So nothing is left to a threshold: sqrt(x² + 10⁻¹²) is smooth at 0 and |x| is not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tests.core.numerical.judging.mathematics import MP, Beyond, Number
from tests.core.numerical.judging.reading import Formula
from tests.core.numerical.judging.sequences import STEPS, Kind, Tendency, is_closing, tendency

Where = Callable[[], Number]
"""A place, to as many digits as MP has when it is asked."""

FEW, MANY = 8, 12
"""How many digits are worked with, in nearness: what cancels in few does not in many."""


class Nature(StrEnum):
    """What f is at a place."""

    SMOOTH = "smooth"
    CORNER = "corner"
    CUSP = "cusp"
    UPRIGHT = "vertical tangent"
    HALF_UPRIGHT = "vertical tangent on one side"
    JUMP = "jump"
    GAP_IN_JUMP = "jump, undefined in between"
    REMOVABLE = "removable"
    HOLE = "hole"
    POLE = "pole"
    POLE_AT_EDGE = "pole at an edge"
    EDGE = "domain edge"
    ISOLATED = "isolated point"
    ESSENTIAL = "essential singularity"
    NO_SLOPE = "continuous, and its slope has no limit"
    UNDEFINED = "undefined"


OF_NOISE = {Nature.JUMP, Nature.GAP_IN_JUMP, Nature.CORNER, Nature.NO_SLOPE, Nature.ESSENTIAL}
"""What noise looks like."""


@dataclass(frozen=True)
class Side:
    """One side of a place: values nearer and nearer, and the slopes of the chords to them.

    Without values f is undefined on that side; chords need a finite end at the place.
    """

    values: Sequence[Number] = ()
    chords: Sequence[Number] = ()

    @cached_property
    def value(self) -> Tendency | None:
        """What f tends to."""
        return tendency(self.values) if self.values else None

    @cached_property
    def slope(self) -> Tendency | None:
        """What the slope of the chords tends to."""
        return tendency(self.chords) if self.chords else None


@dataclass(frozen=True)
class Spot:
    """What f is at a place, and the numbers that go with that."""

    nature: Nature
    value: Number | None
    slope: Number | None
    left: Side
    right: Side


def spot(f: Formula, where: Where, nearness: int, *, is_gap: bool = False) -> Spot:
    """Say what f is at a place, settled when nearer and with more digits makes no difference.

    `nearness` is the power of ten to begin with; `is_gap` says that f is undefined at the place,
    which no digits show if that is irrational.
    """
    digits = FEW
    found = _spot(f, where, nearness, digits, is_gap)
    for _ in range(4):
        nearness = nearness // 5 * 7
        digits = MANY if found.nature in OF_NOISE else digits
        again = _spot(f, where, nearness, digits, is_gap)
        if found.nature is again.nature and _same(found.slope, again.slope):
            return again
        found = again
    raise Beyond


def _same(a: Number | None, b: Number | None) -> bool:
    return a is b or (a is not None and b is not None and abs(a - b) <= abs(b) * MP.mpf("1e-20"))


def _spot(f: Formula, where: Where, nearness: int, digits: int, is_gap: bool) -> Spot:
    MP.dps = digits * nearness
    p = where()
    is_exact = p == MP.mpf(float(p))
    steps = [MP.mpf(10) ** (-nearness * s) for s in STEPS]
    with MP.workdps(digits * nearness if is_exact else 80 * nearness):
        # A place that is no double is known to some digits only, and a root there to fewer.
        value = None if is_gap else f(where())
    left, right = (_side(f, p, [sign * e for e in steps], value) for sign in (-1, 1))
    nature = _nature(value, left, right)
    return Spot(nature, value, _slope(nature, steps, left, right), left, right)


def _side(f: Formula, p: Number, steps: list[Number], value: Number | None) -> Side:
    values = [f(p + e) for e in steps]
    if any(v is None for v in values):
        if any(v is not None for v in values):
            raise Beyond
        return Side()
    base = tendency(values).limit if value is None else value
    chords = (
        [(v - base) / e for v, e in zip(values, steps, strict=True)] if base is not None else []
    )
    return Side(values, chords)


def _slope(nature: Nature, steps: list[Number], left: Side, right: Side) -> Number | None:
    """Give f′ from differences across the place, which are better than those of one side."""
    if nature is not Nature.SMOOTH:
        return None
    pairs = zip(left.values, right.values, steps, strict=True)
    return tendency([(b - a) / (2 * e) for a, b, e in pairs]).limit


def _nature(value: Number | None, left: Side, right: Side) -> Nature:
    sides = [side.value for side in (left, right) if side.value is not None]
    kinds = {side.kind for side in sides}
    if not sides:
        return Nature.UNDEFINED if value is None else Nature.ISOLATED
    if Kind.NONE in kinds:
        return Nature.ESSENTIAL
    if Kind.INFINITE in kinds:
        return Nature.POLE if len(sides) == 2 else Nature.POLE_AT_EDGE
    if len(sides) == 1:
        return Nature.EDGE
    if not is_closing(_gaps(left.values, right.values)):
        return Nature.GAP_IN_JUMP if value is None else Nature.JUMP
    if value is None:
        return Nature.HOLE
    if not is_closing([v - value for v in left.values]):
        return Nature.REMOVABLE
    return _bend(left, right)


def _gaps(left: Sequence[Number], right: Sequence[Number]) -> list[Number]:
    return [b - a for a, b in zip(left, right, strict=True)]


def _bend(left: Side, right: Side) -> Nature:
    """Say what a continuous f is by the slopes of its chords from both sides."""
    below, above = tendency(left.chords), tendency(right.chords)
    kinds = {below.kind, above.kind}
    if Kind.NONE in kinds:
        return Nature.NO_SLOPE
    if kinds == {Kind.INFINITE}:
        return Nature.UPRIGHT if below.sign == above.sign else Nature.CUSP
    if Kind.INFINITE in kinds:
        return Nature.HALF_UPRIGHT
    return Nature.SMOOTH if is_closing(_gaps(left.chords, right.chords)) else Nature.CORNER
