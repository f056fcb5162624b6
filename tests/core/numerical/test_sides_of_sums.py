"""Sums of powers and logarithms drawn at random: the truth about them, or nothing, is told."""

import math
import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest

from core.numerical.many_digits import context
from core.numerical.place import Kind
from core.numerical.sides import Course, Side, Steepness
from tests.core.numerical.both_sides import place_at

m = context()
POWERS = (-2, -1, -0.5, -0.125, 0, 0, 0, 0.125, 0.25, 0.5, 0.875, 1, 1, 1, 1.125, 1.5, 2, 2, 3, 4)
LOGS = (0, 0, 0, 0, 0, 0, 0, 0, 1, 2, -1)


class Term(NamedTuple):
    """Of |x|^power · (−log|x|)^logs · sign(x)^odd, so many 16ths."""

    power: float
    logs: int
    odd: int
    sixteenths: int

    def at(self, x: Any) -> Any:
        size = abs(x) ** m.mpf(self.power) * (-m.log(abs(x))) ** self.logs
        return size * m.sign(x) ** self.odd * self.sixteenths / 16


def drawn(chance: random.Random) -> list[Term]:
    return [
        Term(
            chance.choice(POWERS),
            chance.choice(LOGS),
            chance.randrange(2),
            chance.choice((-1, 1)) * chance.randrange(1, 60),
        )
        for _ in range(chance.randrange(1, 5))
    ]


class Truth(NamedTuple):
    """A limit of ±∞ with its order; or a finite one, and a slope that may be infinite."""

    limit: float
    order: float
    slope: float


def truth(terms: Sequence[Term], direction: int) -> Truth:
    sums: dict[tuple[float, int], float] = defaultdict(float)
    for term in terms:
        sums[term.power, -term.logs] += term.sixteenths * direction**term.odd / 16
    leading = sorted((rank, factor) for rank, factor in sums.items() if factor)
    if leading and leading[0][0] < (0, 0):
        (power, _), factor = leading[0]
        return Truth(math.copysign(math.inf, factor), -power, math.nan)
    rest = [(rank, factor) for rank, factor in leading if rank > (0, 0)]
    rank, factor = rest[0] if rest else ((2, 0), 0.0)
    slope = direction * factor if rank == (1, 0) else 0.0
    if rank < (1, 0):
        slope = math.copysign(math.inf, direction * factor)
    return Truth(sums[0, 0], math.nan, slope)


def kind_of(left: Truth, right: Truth, here: float) -> Kind:
    if math.isinf(left.limit) or math.isinf(right.limit):
        return Kind.POLE
    if left.limit != right.limit:
        return Kind.JUMP
    if here != left.limit:
        return Kind.REMOVABLE
    if math.isinf(left.slope) and math.isinf(right.slope) and left.slope != right.slope:
        return Kind.CUSP
    if math.isinf(left.slope) or math.isinf(right.slope):
        return Kind.VERTICAL_TANGENT
    return Kind.SMOOTH if left.slope == right.slope else Kind.CORNER


def check(found: Side, wanted: Truth) -> None:
    if found.course is Course.UNKNOWN:
        return
    if math.isinf(wanted.limit):
        assert found.course is Course.GROWS
        assert found.order == pytest.approx(wanted.order, rel=1e-5) or math.isnan(found.order)
        assert found.sign == math.copysign(1, wanted.limit)
        return
    assert found.course is Course.TENDS
    assert abs(found.limit - wanted.limit) <= found.limit_error  # type: ignore[operator]
    if found.steepness is Steepness.UNKNOWN:
        return
    assert (found.steepness is Steepness.INFINITE) == math.isinf(wanted.slope)
    if math.isinf(wanted.slope):
        assert found.slope == math.copysign(1, wanted.slope)
    else:
        assert abs(found.slope - wanted.slope) <= found.slope_error  # type: ignore[operator]


@pytest.mark.parametrize("count", [40, pytest.param(1000, marks=pytest.mark.slow)])
def test_the_truth_or_nothing_is_told(count: int):
    chance = random.Random(count)
    told = 0
    for _ in range(count):
        terms = drawn(chance)
        left, right = truth(terms, -1), truth(terms, 1)
        here = chance.choice([left.limit, right.limit, 1.0])
        here = 0.0 if math.isinf(here) else here

        def value(away: Sequence[Any], terms: Sequence[Term] = terms) -> list[Any]:
            return [sum(term.at(d) for term in terms) for d in away]

        place = place_at(value, m.mpf(here), m.mpf(1), 200)
        check(place.left, left)
        check(place.right, right)
        assert place.kind in (kind_of(left, right, here), Kind.UNKNOWN), terms
        told += place.kind is not Kind.UNKNOWN
    assert told > 0.9 * count
