"""The tree of the blocks is the tree of the rules."""

import pytest

from core.chain import Block, Chain
from core.expression.symbols import a, cos
from core.formula import parse
from core.functions import CATALOGUE
from core.rules.board import SLOPES
from core.rules.derivation import MAX_BLOCKS, NoRulesError, derivation
from core.symbolic.confirmed import is_confirmed

NO_SLOPE = {"digamma"}
FLAT = {"sign", "step", "floor", "ceil", "round", "trunc", "atan2"}
"""Their slope is 0 wherever there is one: steps go on, and what comes of it is a constant."""
CUT = {"only_if_less", "only_if_at_most"}
"""Undefined somewhere, which no formula of the rules says."""


@pytest.mark.parametrize("name", [n for n in CATALOGUE if n not in NO_SLOPE | FLAT | CUT])
def test_every_function(name: str) -> None:
    chain = Chain("x", (Block("multiply", (Chain(0.7),)), Block("add", (Chain(1.3),)), Block(name)))
    found = derivation(chain)
    assert found.steps[0].path == (2,)
    assert is_confirmed(chain, found.chain)


def test_each_step_has_the_block_that_it_comes_from() -> None:
    found = derivation(parse("x^2 sin(3x)"))
    assert [(step.rule, step.path) for step in found.steps] == [
        ("product", (1,)),
        ("power", (0,)),
        ("table, chain", (1, 0, 1)),
        ("factor", (1, 0, 0)),
    ]


@pytest.mark.parametrize(("formula", "rule"), [("5", "constant"), ("x", "x"), ("a", "constant")])
def test_a_start_alone(formula: str, rule: str) -> None:
    (step,) = derivation(parse(formula)).steps
    assert (step.rule, step.path) == (rule, ())


def test_what_is_too_long_or_has_no_slope_is_told() -> None:
    with pytest.raises(NoRulesError, match="too many"):
        derivation(Chain("x", (Block("sin"),) * (MAX_BLOCKS + 1)))
    with pytest.raises(NoRulesError, match="no formula"):
        derivation(parse("digamma(x)"))
    with pytest.raises(NoRulesError, match="no derivative at any"):
        derivation(parse("sqrt(-1-x^2)"))


def test_a_wrong_step_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SLOPES, "sin", 1.01 * cos(a))
    with pytest.raises(NoRulesError, match="confirmed"):
        derivation(parse("sin(x)"))
