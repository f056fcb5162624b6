import pytest

from core.formula import parse
from core.symbolic.forms import EXPANDED, FACTORED, FOUND, SHORT
from core.symbolic.text import to_text
from core.symbolic.twin import TooHeavyError, X, to_sympy
from core.symbolic.ways import differentiated, in_form, shortest


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (SHORT, "x*(x + 2)*exp(x)"),
        (FACTORED, "x*(x + 2)*exp(x)"),
        (EXPANDED, "x^2*exp(x) + 2*x*exp(x)"),
        (FOUND, "x^2*exp(x) + 2*x*exp(x)"),
    ],
)
def test_forms(form: str, text: str) -> None:
    raw = differentiated(to_sympy(parse("x^2 exp(x)")), X)
    assert to_text(in_form(raw, X, form)) == text


def test_a_product_and_a_sum_take_signs_up_too() -> None:
    raw = differentiated(to_sympy(parse("(x+1)^2 |x|")), X)
    assert to_text(in_form(raw, X, FACTORED)) == "(x + 1)*(x/abs(x) + 3*abs(x))"
    assert to_text(in_form(raw, X, EXPANDED)) == "3*x*abs(x) + x/abs(x) + 4*abs(x)"


def test_sines_are_written_in_cosines_where_that_cancels() -> None:
    raw = differentiated(to_sympy(parse("sin(x)/(1+cos(x))")), X)
    assert to_text(shortest(raw, X)) == "1/(cos(x) + 1)"


def test_nobody_reads_six_hundred_operations() -> None:
    with pytest.raises(TooHeavyError):
        differentiated(to_sympy(parse(" + ".join(f"sin({i}x)" for i in range(300)))), X)
