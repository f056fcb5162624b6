"""Sums, products and quotients against exact fractions."""

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intervals import Interval, Known
from core.intervals.arithmetic import absolute, maximum, minimum
from tests.core.intervals.boxes import box

numbers = (
    st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-4, 4).map(float)
    | st.sampled_from([5e-324, -5e-324, 1e-200, -1e-200, 1e308, -1e308, 0.1, -0.0])
)
boxes = st.tuples(numbers, numbers).map(sorted)
GREATEST = float(np.finfo(float).max)


def holds(found: Interval, value: Fraction) -> bool:
    """Tell whether a number lies within the bounds."""
    lo, hi = found.lo[0], found.hi[0]
    return (lo == -np.inf or Fraction(lo) <= value) and (hi == np.inf or value <= Fraction(hi))


def inner(ends: list[float], share: float) -> Fraction:
    """Give a number of a box exactly."""
    lo, hi = map(Fraction, ends)
    return lo + (hi - lo) * Fraction(share)


@pytest.mark.parametrize("apply", [operator.add, operator.sub, operator.mul, operator.truediv])
@given(boxes, boxes, st.floats(0, 1), st.floats(0, 1))
def test_exact_results_lie_within(
    apply: Callable[..., Any], a: list[float], b: list[float], s: float, t: float
) -> None:
    found = apply(box(*a), box(*b))
    for x, y in ((inner(a, s), inner(b, t)), (inner(a, 0.0), inner(b, 1.0))):
        if apply is not operator.truediv or y:
            assert holds(found, apply(x, y))
        else:
            assert found.known()[0] <= Known.MAYBE


@given(boxes, st.floats(0, 1))
def test_exact_powers_and_sizes_lie_within(a: list[float], s: float) -> None:
    whole, x = box(*a), inner(a, s)
    assert holds(np.square(whole), x * x)
    assert holds(abs(whole), abs(x))
    assert holds(whole - whole, Fraction(0))


STEPS: dict[str, Callable[[Any, Any], Any]] = {
    "a": operator.add,
    "s": operator.sub,
    "m": operator.mul,
    "r": lambda x, y: y - x,
}


@given(
    st.tuples(numbers, numbers),
    st.lists(st.tuples(st.sampled_from("asmr"), st.booleans(), numbers), max_size=8),
)
def test_what_waits_through_many_steps_holds_the_truth(
    ends: tuple[float, float], steps: list[tuple[str, bool, float]]
) -> None:
    found, exact = box(ends), [Fraction(end) for end in ends]
    for name, by_number, y in steps:
        other, others = (
            (box(y), [Fraction(y)] * 2) if by_number else (box(ends), map(Fraction, ends))
        )
        found = STEPS[name](found, other)
        exact = [STEPS[name](a, b) for a, b in zip(exact, others, strict=True)]
    for i, value in enumerate(exact):
        lo, hi = found.lo[i], found.hi[i]
        assert lo == -np.inf or Fraction(lo) <= value
        assert hi == np.inf or value <= Fraction(hi)


def test_sums_with_numbers_wait_and_stay_as_tight_as_their_summands() -> None:
    x = box([-2.0, 0.0, 1e-3, 7.0])
    found, at = x, x.lo
    for _ in range(10):
        found, at = 1.1 * found + 1, 1.1 * at + 1
    assert (found.roundings, found.slack > 0) == (20, True)
    assert found.hi - found.lo == pytest.approx(0, abs=3e-13)
    assert ((found.lo <= at) & (at <= found.hi)).all()
    back = 1.1 * found - 21.12
    assert back.slack > 0
    assert (-back).slack == back.slack
    assert (back * back).slack == 0.0


def test_sums_of_one_sign_wait_with_their_summands() -> None:
    a, b = box([1.0, 2.0], [3.0, 4.0]), box([0.1, 0.2], [0.2, 0.3])
    product = a * b
    assert product.roundings == 1
    assert (product + product * b).roundings == 3
    assert (-product - b).roundings == 2
    assert (product + 1).slack == 0.0
    assert (product - a).roundings == 1
    assert (product + 1e300).roundings == 0
    assert (product * 1e-300 + 1).roundings == 1


def test_an_edge_that_is_met_exactly_stays_one() -> None:
    x = box([1.0, 1.0], [2.0, 3.0])
    assert np.sqrt(x - 1).known().tolist() == [Known.CONTINUOUS] * 2
    assert np.sqrt((x - 1) * x).known().tolist() == [Known.CONTINUOUS] * 2


def test_the_smaller_and_the_greater_and_the_size() -> None:
    a, b = box(-1.0, 4.0), box(0.0, 2.0)
    assert repr(minimum(a, b)) == "Interval.of([-1.0], [2.0])"
    assert repr(maximum(a, b)) == "Interval.of([0.0], [4.0])"
    assert repr(absolute(box([-3.0, -3.0], [1.0, -1.0]))) == ("Interval.of([0.0, 1.0], [3.0, 3.0])")


def test_what_is_undefined_stays_so() -> None:
    found = box([np.nan, 1.0]) + box(1.0)
    assert found.known().tolist() == [Known.UNDEFINED, Known.CONTINUOUS]
    assert np.isnan(found.lo).tolist() == [True, False]
