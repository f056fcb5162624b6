import numpy as np
import pytest

from core.autodiff.derivatives import derivative as backprop
from core.chain import Block, Chain
from core.expression.screen import text
from core.expression.symbols import a, b
from core.formula import parse
from core.functions import CATALOGUE
from core.rules.trees import chain_of, filled, formula_of

XS = np.array([0.31, 0.72, 1.4])


@pytest.mark.parametrize(
    "name", [n for n in CATALOGUE if n not in ("digamma", "only_if_less", "only_if_at_most")]
)
def test_a_formula_is_the_chain_again(name: str) -> None:
    chain = Chain("x", (Block(name),))
    again = chain_of(formula_of(chain)) if name not in ("erf", "round") else chain
    np.testing.assert_allclose(backprop(again, XS, 0), backprop(chain, XS, 0), rtol=1e-12)


@pytest.mark.parametrize(
    "formula", ["2 cos(x)", "1/x", "3x^4 - x", "x/(1 + x)", "{x < 0: x^2, x}", "a x + b_1", "pi x"]
)
def test_what_is_written_in_one_way_comes_back(formula: str) -> None:
    assert chain_of(formula_of(parse(formula))) == parse(formula)


def test_inputs_are_filled_in() -> None:
    assert text(filled(a / b**2, (b, a))) == "b/a²"
