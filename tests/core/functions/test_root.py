import math

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.formula import parse
from core.functions import CATALOGUE
from core.numerical import check


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("root(x, 3)", 27.0, 3.0, 1 / 27),
        ("root(x, 3)", -27.0, -3.0, 1 / 27),
        ("root(x, 5)", -32.0, -2.0, 1 / 80),
        ("root(x, -3)", -8.0, -0.5, -1 / 48),
        ("root(x, 4)", 16.0, 2.0, 1 / 32),
        ("root(x, 0.5)", 3.0, 9.0, 6.0),
        ("root(x, 3)", 0.0, 0.0, math.inf),
        ("root(x, 1)", 0.0, 0.0, 1.0),
        ("root(2, x)", 2.0, math.sqrt(2), -math.sqrt(2) * math.log(2) / 4),
        ("root(0, x)", 2.0, 0.0, 0.0),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-15)
    assert trace.gradient == pytest.approx(slope, rel=1e-15)


@pytest.mark.parametrize("text", ["root(x, 2)", "root(x, 4)", "root(x, 2.5)", "root(x, 0)"])
def test_below_zero_only_odd_roots_are_something(text: str) -> None:
    trace = parse(text).trace(-1.0)
    assert math.isnan(trace.value)
    assert trace.problem is not None
    assert trace.problem.words()[0].startswith("root needs a > 0 and b ≠ 0, or a = 0 and b > 0, or")


def test_one_argument_is_a_square_root() -> None:
    assert parse("root(x)") == parse("sqrt(x)")


def test_whole_roots_are_whole() -> None:
    whole = np.arange(1.0, 200.0)
    for degree in (2.0, 3.0, 4.0, 5.0, 6.0):
        assert np.array_equal(CATALOGUE["root"].on(whole**degree, degree).data, whole), degree


def test_a_third_that_is_no_double_costs_no_digits() -> None:
    for x in (1e300, 1e-300, 7e200):
        found = parse("root(x, 3)").trace(x).value
        with mp.workdps(50):
            exact = mp.mpf(x) ** (mp.mpf(1) / 3)
            assert abs(mp.mpf(found) - exact) <= np.spacing(found), x


def test_upright_at_zero() -> None:
    assert check(parse("root(x, 3)"), 0.0).verdict == "vertical tangent"
    assert check(parse("root(x, -3)"), 0.0).verdict == "pole"
