import numpy as np
import pytest

from core.formula import parse
from core.numerical.complex_step import NotComplexError, complex_step
from core.numerical.twin import Twin

CASES = [
    ("x^2 sin(x)", 0.5), ("sqrt(x^2)", -1.5), ("x^3", -2.0), ("x^-3", -2.0), ("x^x", 1.5),
    ("asin(x) + atan(x)", 0.3), ("log(x, 2)", 5.0), ("tan(x)/cosh(x)", 0.7), ("sec(x)", 0.4),
    ("sigmoid(3x)", -0.2), ("acosh(x)", 2.0), ("2^x", 3.0), ("softplus(x)", 1.0),
]  # fmt: skip


@pytest.mark.parametrize(("formula", "x"), CASES)
def test_it_gives_the_derivative_to_all_digits_however_small_h_is(formula: str, x: float) -> None:
    f = parse(formula)
    slope = f.trace(x).gradient
    found = complex_step(Twin(f, x), np.array([1e-10, 1e-100]))
    assert found == pytest.approx(slope, rel=1e-14)


@pytest.mark.parametrize(
    ("formula", "name"), [("abs(x)", "Abs"), ("max(x, 2)", "Max"), ("sin(erf(x))", "Erf")]
)
def test_a_function_that_takes_none_is_named(formula: str, name: str) -> None:
    with pytest.raises(NotComplexError) as told:
        complex_step(Twin(parse(formula), 0.3), np.array([1e-100]))
    assert told.value.name == name
