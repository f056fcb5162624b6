import pytest
import sympy

from core.chain import Block, Chain
from core.formula import parse
from core.symbolic.text import to_text
from core.symbolic.twin import MAX_BLOCKS, TooHeavyError, X, fraction, to_sympy


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("x^2", X**2),
        ("0.1x", X / 10),
        ("pi*x", sympy.pi * X),
        ("e^x", sympy.exp(X)),
        ("max(x, 2)", sympy.Max(X, 2)),
        ("ln(x)/x", sympy.log(X) / X),
    ],
)
def test_a_chain_becomes_an_expression(text: str, expression: sympy.Expr) -> None:
    assert sympy.simplify(to_sympy(parse(text)) - expression) == 0


def test_decimals_are_what_they_stand_for() -> None:
    assert fraction(0.1) == sympy.Rational(1, 10)


ENDLESS = [
    "2^(10^9)", "(2x)^(5000)", "(2x+2)^(1e6)", "exp(1e15 ln(2))", "exp(-1e9 ln(3))",
    "(1+1e-15)^(1e15)", "sqrt(2)^(1e15)", "2^(1e9 ln(3)/ln(2))", "cosh(1e9 ln(3))", "gamma(1e6)",
    "digamma(1e9)", "1/(1+exp(-1e9 ln(3)))",
]  # fmt: skip
"""Numbers that SymPy would write out to the last digit."""


@pytest.mark.parametrize("text", ENDLESS)
def test_what_would_take_for_ever_is_refused(text: str) -> None:
    with pytest.raises(TooHeavyError):
        to_sympy(parse(text))


@pytest.mark.parametrize("text", ["(1+1e-15)^(1e15 x)", "sqrt(2)^(1e15 x)", "(3x)^(1e15 x)"])
def test_a_number_that_is_raised_to_a_large_power_later_stays_a_symbol(text: str) -> None:
    expression = to_sympy(parse(text))
    (number,) = expression.free_symbols - {X}
    assert number.is_positive
    assert not any(power.base.is_number for power in expression.atoms(sympy.Pow))
    assert to_sympy(parse(to_text(expression))) == expression


@pytest.mark.parametrize("text", ["1^(10^9)", "(-1)^(10^9) x", "x^(10^9)", "exp(700)", "2^(9x)"])
def test_what_is_quickly_raised_is_raised(text: str) -> None:
    assert to_sympy(parse(text)).free_symbols <= {X}


def test_a_chain_of_too_many_blocks_is_refused() -> None:
    with pytest.raises(TooHeavyError, match=f"more than {MAX_BLOCKS} blocks"):
        to_sympy(Chain("x", (Block("sin"),) * (MAX_BLOCKS + 1)))
