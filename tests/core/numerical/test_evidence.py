import math

import numpy as np
import pytest

from core.autodiff.graph import Variable
from core.chain import Block, Chain
from core.formula import parse
from core.numerical import Reason, check
from core.numerical.comparison import numerical_diff
from core.numerical.evidence import MANY, Evidence
from core.numerical.high_precision import DIGITS
from core.numerical.many_digits import Effort


def evidence(chain: Chain, x: float, step: float, effort: Effort | None = None) -> Evidence:
    slope = float(numerical_diff(chain, Variable(np.array(x)), step))
    return Evidence(chain, x, step, chain.trace(x).gradient, slope, effort)


def test_the_graph_of_the_third_derivative_of_a_long_chain_is_not_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chain = Chain("x", (Block("sin"),) * (MANY + 10))
    found = evidence(chain, 0.5, 1e-3)
    by_rules = abs(found.third()) * 1e-6 / 6
    monkeypatch.setattr(Evidence, "third", None)
    assert found.predicted == pytest.approx(by_rules, rel=1e-3)
    assert found.predicted == pytest.approx(found.difference, rel=1e-2)


def test_a_long_chain_that_does_not_depend_on_x_predicts_nothing() -> None:
    chain = Chain(0.5, (Block("sin"),) * (MANY + 10))
    assert evidence(chain, 0.5, 1e-3).predicted == 0


@pytest.mark.parametrize("step", [5e-324, 1e-300, 1e154, 1e155, 1e200, 1e299, 1.7e308])
@pytest.mark.parametrize("text", ["x^2", "sin(x)", "x^3 + x", "1/x", "exp(x)", "3", "abs(x)"])
def test_any_step_has_a_verdict(text: str, step: float) -> None:
    for x in (0.5, 0.0, -1e300, 9e307):
        found = check(parse(text), x, step)
        assert found.headline
        assert found.reason


def test_a_witness_with_nothing_left_to_spend_says_so() -> None:
    found = evidence(parse("(1 - cos(x))/x^2"), 1e-8, 1e-12, Effort(0))
    assert found.witness() == (found.backprop, None)
    assert found.unrounded is None
    assert found.out_of_reach >= DIGITS
    assert not math.isnan(found.predicted)


def test_rounding_is_told_where_sums_of_values_overflow() -> None:
    found = evidence(parse("x + 1"), 9e307, 1e-4)
    assert found.round_off == pytest.approx(2 * 2.2e-16 * 9e307 / 1e-4, rel=0.02)
    assert "inf" not in check(parse("x + 1"), 9e307).reason


def test_the_third_derivative_of_many_slow_functions_is_not_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Evidence, "third", None)
    chain = Chain("x", (Block("gamma"),) * (MANY // 5))
    assert evidence(chain, 0.5, 1e-3).predicted >= 0


@pytest.mark.parametrize("blocks", [40, 150])
def test_the_witness_of_many_slow_functions_is_out_of_reach_before_it_takes_long(
    blocks: int,
) -> None:
    found = check(Chain("x", (Block("digamma"),) * blocks), 0.5)
    assert found.finding.reason is Reason.OUT_OF_REACH
