import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.fit import fit, fit_chain
from core.formula import parse


def test_a_plain_curve_is_shown_whole_with_a_margin() -> None:
    low, high = fit([np.linspace(0, 1, 100)])
    assert -0.2 < low < 0
    assert 1 < high < 1.2


def test_a_few_values_beside_a_pole_do_not_decide() -> None:
    y = np.concatenate([np.linspace(-1, 1, 200), [1e9, -1e9]])
    low, high = fit([y])
    assert -5 < low < -1
    assert 1 < high < 5


def test_what_must_be_in_view_is() -> None:
    low, high = fit([np.linspace(0, 1, 100)], (7.0, -3.0))
    assert low < -3
    assert high > 7


@pytest.mark.parametrize(
    "values", [[], [math.nan], [math.inf, -math.inf], [1e305]], ids=["none", "nan", "inf", "huge"]
)
def test_where_there_is_nothing_to_show(values: list[float]) -> None:
    assert fit([np.array(values)]) == (-1.0, 1.0)
    assert fit([]) == (-1.0, 1.0)


@pytest.mark.parametrize("level", [0.0, 1.0, -1e-9, 1e12])
def test_a_constant_lies_in_the_middle(level: float) -> None:
    low, high = fit([np.full(50, level)])
    assert low < level < high
    assert (low + high) / 2 == pytest.approx(level, abs=1e-9)


values = st.floats() | st.floats(-10, 10)


@given(st.lists(values, max_size=30), st.lists(values, max_size=3))
def test_the_range_is_always_finite_ascending_and_holds_what_it_must(
    curve: list[float], include: list[float]
) -> None:
    low, high = fit([np.array(curve)], include)
    assert math.isfinite(low)
    assert math.isfinite(high)
    assert low < high
    assert all(low <= v <= high for v in include if abs(v) < 1e304)


@pytest.mark.parametrize(
    "text", ["x^2", "1/x", "tan(x)", "exp(exp(x))", "log(x)", "sqrt(x-99)", "2"]
)
def test_a_chain_gets_a_sensible_range(text: str) -> None:
    low, high = fit_chain(parse(text), (-5.0, 5.0))
    assert -math.inf < low < high < math.inf


def test_poles_do_not_flatten_a_tangent() -> None:
    low, high = fit_chain(parse("tan(x)"), (-5.0, 5.0))
    assert high - low < 200
