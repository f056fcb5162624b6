"""What two sides and a value make of a place; tests of whole functions are in test_sides.py."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from core.numerical.many_digits import context
from core.numerical.place import Kind, what_is_at
from core.numerical.sides import Course, Side, Steepness
from tests.core.numerical.both_sides import place_at, side

m = context()
ONE = m.mpf(1)


def values_of(f: Callable[[Any], Any]) -> Callable[[Sequence[Any]], list[Any]]:
    return lambda distances: [f(d) for d in distances]


def side_of(f: Callable[[Any], Any], direction: int) -> Side:
    return side(values_of(f), direction, ONE, 200)


@pytest.mark.parametrize("course", [Course.TENDS, Course.GROWS, Course.ESSENTIAL, Course.UNDEFINED])
def test_what_is_not_known_on_one_side_is_not_known(course: Course):
    for sides in [(Side(Course.UNKNOWN), Side(course)), (Side(course), Side(Course.UNKNOWN))]:
        assert what_is_at(*sides, None).kind is Kind.UNKNOWN


@pytest.mark.parametrize("wild", [Course.ESSENTIAL, Course.NO_LIMIT])
def test_what_is_wild_on_one_side_is_no_pole(wild: Course):
    assert what_is_at(Side(wild), Side(Course.GROWS), None).kind is Kind.ESSENTIAL


def test_a_pole_has_the_higher_order():
    pole = place_at(values_of(lambda d: 1 / d**3 if d > 0 else 1 / d), None, ONE, 200)
    assert (pole.kind, pole.order) == (Kind.POLE, 3)
    assert math.isnan(place_at(values_of(abs), 0 * ONE, ONE, 200).order)


def test_a_value_of_nan_is_none():
    assert place_at(values_of(abs), m.nan, ONE, 200).kind is Kind.HOLE
    assert place_at(values_of(lambda d: None), m.nan, ONE, 200).kind is Kind.UNDEFINED


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (Steepness.UNKNOWN, Steepness.FINITE, Kind.UNKNOWN),
        (Steepness.NO_LIMIT, Steepness.INFINITE, Kind.OSCILLATES),
        (Steepness.FINITE, Steepness.INFINITE, Kind.VERTICAL_TANGENT),
        (Steepness.FINITE, Steepness.FINITE, Kind.CORNER),
    ],
)
def test_slopes_count_where_f_is_continuous(left: Steepness, right: Steepness, kind: Kind):
    below, above = side_of(abs, -1), side_of(abs, 1)
    below, above = replace(below, steepness=left), replace(above, steepness=right)
    assert what_is_at(below, above, 0 * ONE).kind is kind
    assert what_is_at(below, above, ONE).kind is Kind.REMOVABLE
    assert what_is_at(below, above, None).kind is Kind.HOLE


@pytest.mark.parametrize("gap", ["1e-300", "1e-60", "1e-9", "1e200"])
def test_no_gap_is_too_small_or_too_large(gap: str):
    jump = place_at(values_of(lambda d: m.mpf(gap) * (d > 0)), 0 * ONE, ONE, 200)
    assert jump.kind is Kind.JUMP
    corner = place_at(values_of(lambda d: m.mpf(gap) * max(d, 0)), 0 * ONE, ONE, 200)
    assert corner.kind is Kind.CORNER


def test_the_precision_is_that_of_the_sides():
    """Whatever it is when they are compared."""
    f = values_of(lambda d: 1 + d + abs(d) / 10**30)
    with m.workdps(15):
        assert place_at(f, ONE, ONE, 200).kind is Kind.CORNER
