import pytest
import sympy

from core.formula import parse
from core.symbolic.text import to_text
from core.symbolic.twin import X, to_sympy


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (sympy.exp(2 * X**2), "exp(2*x^2)"),
        (1 / (X + 1) ** 2, "1/(x + 1)^2"),
        (X**-1, "1/x"),
        (sympy.E * X, "e*x"),
        (sympy.Rational(1, 3) * X, "x/3"),
        (sympy.Rational(123456789, 10**9) * X, "0.123456789*x"),
        (sympy.Max(X, 1, X**2), "max(max(1, x), x^2)"),
        (sympy.Heaviside(X), "step(x)"),
        (sympy.digamma(X), "digamma(x)"),
        (sympy.Piecewise((1, X < 0), (X, True)), "{x < 0: 1, x}"),
        (sympy.Piecewise((X, (X < 0) | (X > 1))), "{x < 0 or x > 1: x}"),
        (sympy.Piecewise((X, (X > 0) & sympy.Ne(X, 2)), (1, True)), "{x != 2 and x > 0: x, 1}"),
        (sympy.Abs(X), "abs(x)"),
        (sympy.Integer(10) ** 30, "1e30"),
    ],
)
def test_an_expression_is_written_as_people_type_it(expression: sympy.Expr, text: str) -> None:
    assert to_text(expression).replace("1e+30", "1e30") == text


@pytest.mark.parametrize(
    "text", ["sin(x)/x", "x^x", "cbrt(x) + floor(x)", "log(x)^2", "|x|", "x!", "{0<=x<1: x}"]
)
def test_what_is_written_is_read_as_the_same(text: str) -> None:
    expression = to_sympy(parse(text))
    assert to_sympy(parse(to_text(expression))) == expression


def test_a_function_that_the_catalogue_lacks_has_no_text() -> None:
    with pytest.raises(KeyError):
        to_text(sympy.besselj(0, X))
