"""What rounding leaves of 0 is told from what is small, forward and backward."""

import math

import pytest

from core.chain.rounding import MOST, rounding
from core.digits import likely, shown
from core.formula import parse


def told(formula, x):
    """What is said of f and f′."""
    chain = parse(formula)
    trace = chain.trace(x)
    off = rounding(chain, trace)
    last = (len(chain.blocks) - 1,)
    return shown(trace.value, off.values[last]), shown(trace.gradient, off.sums["x"])


@pytest.mark.parametrize(
    ("formula", "x", "value", "slope"),
    [
        ("cos x", math.pi / 2, "≈ 0", "−1"),
        ("sin x", math.pi / 2, "1", "≈ 0"),
        ("sin(pi x)", 1.0, "≈ 0", "−3.142"),
        ("1000 cos(x)", math.pi / 2, "≈ 0", "−1000"),
        ("x-0.1-0.2+0.3", 0.0, "≈ 0", "1"),
        ("1e20 (sin(x)^2 + cos(x)^2 - 0.9999999999999998)", 0.7, "≈ 0", "0"),
    ],
)
def test_what_is_within_rounding_of_0_is_told_as_0(formula, x, value, slope):
    assert told(formula, x) == (value, slope)


@pytest.mark.parametrize(
    ("formula", "x", "value"),
    [("exp x", -40.0, "4.248×10⁻¹⁸"), ("x^2", 1e-9, "1×10⁻¹⁸"), ("x^3", 1e-100, "1×10⁻³⁰⁰"),
     ("sqrt(x)", 1e-16, "1×10⁻⁸"), ("1/x", 1e300, "1×10⁻³⁰⁰")],
)  # fmt: skip
def test_what_is_small_and_known_stays(formula, x, value):
    assert told(formula, x)[0] == value


def test_the_slope_beside_a_corner_is_no_rounding_of_0():
    assert told("abs(x-0.3)", 0.1 + 0.2) == ("≈ 0", "1")


def test_contributions_that_cancel_leave_0():
    chain = parse("cos(x)^2+sin(x)^2")
    trace = chain.trace(0.3)
    assert likely(trace.gradient, rounding(chain, trace).sums["x"]) == 0


@pytest.mark.parametrize(
    ("formula", "x"), [("tan(x)", math.pi / 2), ("1/sin(x)", math.pi), ("1/(x-0.3)", 0.1 + 0.2)]
)
def test_beside_a_pole_no_number_is_called_0(formula, x):
    chain = parse(formula)
    trace = chain.trace(x)
    assert abs(trace.value) > 1e15
    off = rounding(chain, trace)
    assert likely(trace.value, off.values[len(chain.blocks) - 1,]) == trace.value
    further = parse(f"cos({formula})*x")
    assert rounding(further, further.trace(x)).sums["x"] == math.inf


@pytest.mark.parametrize("formula", ["abs(sin(x))", "sin(x)^2", "tan(x)"])
def test_beside_a_zero_of_any_kind_it_is_0(formula):
    chain = parse(formula)
    trace = chain.trace(math.pi)
    assert likely(trace.value, rounding(chain, trace).values[len(chain.blocks) - 1,]) == 0


def test_an_exact_x_is_off_by_nothing_and_another_by_half_a_digit():
    chain = parse("x+1")
    for x, off in ((0.5, 0.0), (3.0, 0.0), (0.1, math.ulp(0.1) / 2)):
        assert rounding(chain, chain.trace(x)).starts[()][0] == off


def test_parameters_and_their_derivatives_are_followed():
    chain = parse("cos(a)*x").with_values(a=math.pi / 2)
    trace = chain.trace(2.0)
    assert likely(trace.gradient, rounding(chain, trace).sums["x"]) == 0


def test_of_a_large_chain_nothing_is_said():
    chain = parse("+".join(["x"] * (MOST + 2)))
    assert not rounding(chain, chain.trace(1.0)).values


@pytest.mark.parametrize("formula", ["ln x", "1/x", "sqrt(x-1)", "x>1 ? ln(x) : x", "x"])
def test_what_is_undefined_or_chosen_does_no_harm(formula):
    chain = parse(formula)
    for x in (0.0, -1.0, 2.0):
        off = rounding(chain, chain.trace(x))
        assert set(off.sums) == {"x"}
