import math

import numpy as np
import pytest

from core.autodiff.derivatives import derivative
from core.formula import parse
from core.functions import CATALOGUE
from core.numerical import check


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("floor(x)", -0.5, -1.0, 0.0),
        ("ceil(x)", 0.5, 1.0, 0.0),
        ("round(x)", 2.4, 2.0, 0.0),
        ("round(x)", -2.6, -3.0, 0.0),
        ("trunc(x)", 2.9, 2.0, 0.0),
        ("trunc(x)", -2.9, -2.0, 0.0),
        ("trunc(x)", 0.0, 0.0, 0.0),
        ("frac(x)", 2.75, 0.75, 1.0),
        ("frac(x)", -2.75, 0.25, 1.0),
        ("mod(x, 3)", 7.5, 1.5, 1.0),
        ("mod(x, 3)", -7.5, 1.5, 1.0),
        ("mod(x, -3)", 7.5, -1.5, 1.0),
        ("mod(7.5, x)", 3.0, 1.5, -2.0),
        ("mod(7.5, x)", -2.0, -0.5, 4.0),
        ("mod(1, x)", 0.3, 0.1, -3.0),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-15)
    assert trace.gradient == slope


def test_halves_go_to_the_even_integer() -> None:
    halves = np.array([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5])
    assert derivative(CATALOGUE["round"].on, halves, 0).tolist() == [-2, -2, 0, 0, 2, 2]
    assert np.isnan(derivative(CATALOGUE["round"].on, halves)).all()


@pytest.mark.parametrize("text", ["floor(x)", "ceil(x)", "trunc(x)", "frac(x)", "mod(x, 1)"])
def test_the_check_finds_the_jump_at_an_integer(text: str) -> None:
    found = check(parse(text), 3.0)
    assert found.verdict == "jump"
    assert math.isnan(found.backprop)


def test_a_sum_that_has_no_jump_at_zero_agrees() -> None:
    assert check(parse("trunc(x)"), 0.0).verdict == "agree"
    assert check(parse("round(x)"), 0.0).verdict == "agree"


def test_the_quotient_is_that_of_the_remainder() -> None:
    # 0.3/0.1 rounds down to 2, but as a quotient of doubles it is 3 less a rounding error.
    trace = parse("mod(x, 0.1)").trace(0.3)
    assert trace.blocks[(0,)].slopes == (1.0, -2.0)
    assert trace.value == pytest.approx(0.1, rel=1e-15)


def test_nothing_is_left_of_a_division_by_zero() -> None:
    trace = parse("mod(x, 0)").trace(1.0)
    assert math.isnan(trace.value)
    assert trace.problem is not None
    assert trace.problem.sentence == "mod needs b ≠ 0; b = 0"


@pytest.mark.parametrize("name", ["floor", "round", "frac", "mod"])
def test_nothing_stays_nothing(name: str) -> None:
    operands = ", 2" * len(CATALOGUE[name].defaults)
    assert math.isnan(parse(f"{name}(sqrt(x){operands})").trace(-1.0).value)
