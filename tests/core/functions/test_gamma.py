import math

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.autodiff.derivatives import derivative
from core.formula import parse
from core.functions import CATALOGUE
from core.numerical import check
from core.symbolic.derivative import derivative as symbolic

EULER = 0.5772156649015329


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("gamma(x)", 5.0, 24.0, 24 * (25 / 12 - EULER)),
        ("gamma(x)", 0.5, math.sqrt(math.pi), -3.4802309069132620),
        ("gamma(x)", -0.5, -2 * math.sqrt(math.pi), 2 * math.sqrt(math.pi) * -0.03648997397857652),
        ("gamma(x)", 171.5, 9.483367566824800e307, math.inf),
        ("lgamma(x)", 1.0, 0.0, -EULER),
        ("lgamma(x)", 1e300, 6.897755278982137e302, 690.77552789821371),
        ("digamma(x)", 1.0, -EULER, math.pi**2 / 6),
        ("digamma(x)", 1e300, 690.77552789821371, 1e-300),
        ("factorial(x)", 4.0, 24.0, 24 * (25 / 12 - EULER)),
        ("factorial(x)", 0.0, 1.0, -EULER),
        ("factorial(x)", 0.5, math.sqrt(math.pi) / 2, 0.03233839744888501),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-15, abs=1e-300)
    if math.isfinite(slope):  # the slope overflows before the value does
        assert trace.gradient == pytest.approx(slope, rel=1e-13)


@pytest.mark.parametrize("name", ["gamma", "digamma", "factorial"])
def test_the_poles_have_no_value_and_are_found(name: str) -> None:
    found = check(parse(f"{name}(x)"), -2.0)
    assert math.isnan(found.value)
    assert found.verdict == "pole"
    trace = parse(f"{name}(x)").trace(-2.0)
    assert trace.problem is not None
    assert trace.problem.words()[0].endswith("or a not whole")


def test_beyond_170_factorials_overflow() -> None:
    assert parse("factorial(x)").trace(170.0).value == float(math.factorial(170))
    trace = parse("factorial(x)").trace(171.0)
    assert trace.value == math.inf
    assert trace.problem is not None
    assert trace.problem.sentence == "factorial overflows; a = 171"


@pytest.mark.parametrize("x", [7.3442609798073475, 7.05810613143915, 0.75, -1.4925823674363716])
def test_adding_one_costs_a_factorial_no_digits(x: float) -> None:
    found = parse("factorial(x)").trace(x).value
    with mp.workdps(50):
        exact = mp.gamma(mp.mpf(x) + 1)
        assert abs(mp.mpf(found) - exact) <= 4 * np.spacing(abs(found))


def test_between_poles_far_below_zero_there_is_next_to_nothing() -> None:
    assert parse("gamma(x)").trace(-300.5).value == 0.0
    assert parse("gamma(x)").trace(-301.5).value == 0.0
    exact = float(mp.re(mp.loggamma(-300.5)))
    assert parse("lgamma(x)").trace(-300.5).value == pytest.approx(exact, rel=1e-15)


@pytest.mark.parametrize("x", [1e-300, 1e-9, -1e-9, 0.3, 7.0, 250.5])
def test_every_derivative_of_digamma_is_a_polygamma(x: float) -> None:
    for order in range(1, 5):
        with mp.workdps(50):
            exact = float(mp.psi(order, mp.mpf(x)))
        got = derivative(CATALOGUE["digamma"].on, x, order).item()
        assert got == pytest.approx(exact, rel=2e-15), order


def test_f_prime_is_found_as_long_as_there_is_a_name_for_it() -> None:
    assert symbolic(parse("gamma(x)")) == "gamma(x)*digamma(x)"
    assert symbolic(parse("lgamma(2x)")) == "2*digamma(2*x)"
    with pytest.raises(ValueError, match="no formula in real functions"):
        symbolic(parse("digamma(x)"))
