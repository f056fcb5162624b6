import sympy

from core.symbolic.masked import masked
from core.symbolic.twin import X


def test_what_is_inside_a_function_stays() -> None:
    inner = sympy.cos(X / 10 + sympy.Rational(1, 100))
    assert masked(sympy.factor_terms, X * inner + X) == X * (inner + 1)


def test_a_root_of_a_sum_is_one_letter_whatever_its_power() -> None:
    root = sympy.sqrt(1 - X**2)
    assert masked(sympy.together, root - X**2 / root) == (1 - 2 * X**2) / root
