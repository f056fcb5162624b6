import pytest
import sympy

from core.formula import parse
from core.symbolic.functions import sympy_function
from core.symbolic.twin import X, to_sympy


@pytest.mark.parametrize(
    ("text", "slope"),
    [
        ("cbrt(x)", "1/(3*cbrt(x)**2)"),
        ("root(x, 3)", "nth_root(x, 3)/(3*x)"),
        ("root(2, x)", "-nth_root(2, x)*log(2)/x**2"),
        ("mod(x, 3)", "1"),
        ("mod(3, x)", "-floor(3/x)"),
        ("frac(x)", "1"),
    ],
)
def test_what_sympy_lacks_has_a_slope(text: str, slope: str) -> None:
    assert str(sympy.diff(to_sympy(parse(text)), X)) == slope


@pytest.mark.parametrize("name", ["floor", "ceil", "round", "trunc"])
def test_what_is_flat_between_jumps_has_the_slope_zero(name: str) -> None:
    assert sympy.diff(sympy_function(name)(X), X) == 0


def test_all_others_are_of_the_same_name() -> None:
    assert sympy_function("sin") is sympy.sin
