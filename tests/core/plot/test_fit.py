import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.autodiff.graph import Variable
from core.chain import Block, Chain
from core.formula import parse
from core.plot.fit import REACH, fit, fit_chain


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


@pytest.mark.parametrize(
    ("text", "x", "highest"),
    [
        ("x^2*sin(x*exp(x+min(x,cos(x))))", 1.0, 200.0),
        ("exp(x)", 0.5, 50.0),
        ("exp(x^2)", 1.0, 200.0),
        ("exp(exp(x))", 0.0, 200.0),
        ("sinh(x)", 1.0, 100.0),
        ("x^5-4x^3", 1.0, 500.0),
        ("x^2*exp(-x)", 1.0, 5.0),
    ],
)
def test_what_grows_fast_is_legible_around_x(text: str, x: float, highest: float) -> None:
    chain = parse(text)
    low, high = fit_chain(chain, (-10.0, 10.0), x)
    trace = chain.trace(x)
    assert low < min(trace.value, trace.gradient) <= max(trace.value, trace.gradient) < high
    assert -highest < low < high < highest


@pytest.mark.parametrize("text", ["x^50", "x^200", "x^200 - 1", "abs(x)^300", "x^100 sin(x)"])
def test_of_what_grows_by_powers_of_ten_at_every_place_the_natural_part_is_shown(text: str) -> None:
    low, high = fit_chain(parse(text), (-5.0, 5.0), 0.5)
    assert -10.0 < low < high < 10.0
    assert high - low > 1.0


@pytest.mark.parametrize(
    ("text", "x", "least", "most"),
    [
        ("sin(x)", 0.5, -1.0, 1.0),
        ("1000*exp(-(x-5)^2)", 0.0, 0.0, 1000.0),
        ("floor(x)", 0.5, -10.0, 9.0),
        ("atan(x)", 9.0, -1.47, 1.47),
        ("cbrt(x)", 2.0, -2.15, 2.15),
        ("x^2", 0.5, -20.0, 100.0),
        ("1000*step(x-5)", 0.5, 0.0, 1000.0),
        ("1e6*x", 0.5, -1e7, 1e7),
    ],
)
def test_what_does_not_is_shown_whole(text: str, x: float, least: float, most: float) -> None:
    low, high = fit_chain(parse(text), (-10.0, 10.0), x)
    assert low <= least < most <= high


def test_what_is_nearly_nothing_beside_the_whole_is_fitted() -> None:
    low, high = fit_chain(parse("1e300*x"), (-5.0, 5.0), 5e-324, slopes=False)
    assert low < -5e300
    assert high > 5e300


@pytest.mark.parametrize("text", ["1000+sin(x)", "1000+x^2", "100+x/10"])
def test_where_f_and_its_slope_would_both_be_level_f_is_shown(text: str) -> None:
    f = parse(text)
    low, high = fit_chain(f, (-5.0, 5.0), 0.5)
    heights = f(Variable(np.linspace(-5, 5, 11))).data
    assert low < heights.min() < heights.max() < high
    assert high - low < 2 * float(np.ptp(heights))


def test_on_a_logarithmic_axis_decades_are_fitted() -> None:
    low, high = fit_chain(parse("x^2"), (1e-2, 1e2), 2.0, (True, True))
    assert 1e-6 < low < 1e-4
    assert 1e4 < high < 1e6


@pytest.mark.parametrize("text", ["-1-x^2", "sqrt(-1-x^2)", "exp(exp(exp(x)))", "0", "1e300"])
@pytest.mark.parametrize("log_y", [False, True])
def test_a_fit_is_always_a_range(text: str, log_y: bool) -> None:
    low, high = fit_chain(parse(text), (-5.0, 5.0), 1.0, (False, log_y))
    assert low < high
    assert (low > 0) == log_y or not log_y


@given(st.sampled_from(["exp(x)", "x^3", "tan(x)", "1/x", "x^x", "sin(50x)"]), st.floats(-5, 5))
def test_f_and_its_slope_at_x_are_in_view_unless_they_dwarf_the_rest(text: str, x: float) -> None:
    chain = parse(text)
    plain, shown = fit_chain(chain, (-5.0, 5.0)), fit_chain(chain, (-5.0, 5.0), x)
    reach = REACH / 2 * (plain[1] - plain[0])
    trace = chain.trace(x)
    for v in (trace.value, trace.gradient):
        if plain[0] - reach <= v <= plain[1] + reach:
            assert shown[0] <= v <= shown[1]


@pytest.mark.parametrize(
    ("text", "x", "low", "high"),
    [("tan(x)", math.pi / 2, -100, 200), ("log(x)", 5e-5, -20, 20), ("1/x", 1e-9, -60, 60)],
)
def test_beside_a_pole_the_curves_do_not_become_straight_lines(
    text: str, x: float, low: float, high: float
) -> None:
    bottom, top = fit_chain(parse(text), (-5.0, 5.0), x)
    assert low < bottom < top < high


@pytest.mark.parametrize("reach", [1e61, 1e200, 1e304])
def test_a_view_may_be_wider_than_any_coordinate(reach: float) -> None:
    low, high = fit_chain(parse("x/2"), (-reach, reach))
    assert low == pytest.approx(-0.58 * reach)
    assert high == pytest.approx(0.58 * reach)


STEPS = [
    Chain("x", (Block("sin"),) * 200),
    Chain("x", (Block("sin"),) * 300),
    parse("x/(0.001+abs(x))+0.001x"),
    parse("atan(1000(x-0.3))+0.01x^3"),
    parse("2+0.1tanh(100x)+0.001x"),
]


@pytest.mark.parametrize("chain", STEPS)
@pytest.mark.parametrize("x_range", [(-1.0, 1.0), (-1.0, 2.0), (-5.0, 3.0)])
@pytest.mark.parametrize("x", [-0.9, 0.5, 0.9])
def test_both_sides_of_what_is_level_on_both_are_in_view(
    chain: Chain, x_range: tuple[float, float], x: float
) -> None:
    low, high = fit_chain(chain, x_range, x)
    values = chain(Variable(np.linspace(*x_range, 9))).data
    assert low < values.min() < values.max() < high
