import pytest
import sympy

from core.chain import Block, Chain
from core.formula import parse
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


@pytest.mark.parametrize("text", ["2^(10^9)", "(2x)^(5000)"])
def test_what_would_take_for_ever_is_refused(text: str) -> None:
    with pytest.raises(TooHeavyError):
        to_sympy(parse(text))


def test_a_chain_of_too_many_blocks_is_refused() -> None:
    with pytest.raises(TooHeavyError, match=f"more than {MAX_BLOCKS} blocks"):
        to_sympy(Chain("x", (Block("sin"),) * (MAX_BLOCKS + 1)))
