import math

import numpy as np
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable
from core.chain import Block, Chain
from core.formula import parse
from core.numerical import Reason, check
from core.numerical.comparison import numerical_diff
from core.numerical.evidence import MANY, Evidence, slope_around


@no_float_warnings
def evidence(f: Chain | str, x: float, step: float = 1e-4) -> Evidence:
    chain = parse(f) if isinstance(f, str) else f
    slope = float(numerical_diff(chain, Variable(np.array(x)), step))
    return Evidence(chain, x, step, chain.trace(x).gradient, slope)


def test_the_third_derivative_predicts_the_difference() -> None:
    found = evidence("sin(x)", 1.0, 1e-2)
    assert found.third() == pytest.approx(-math.cos(1.0))
    assert found.difference == pytest.approx(abs(found.third()) * 1e-4 / 6, rel=1e-3)


@pytest.mark.parametrize(
    ("text", "x", "left", "right"),
    [("abs(x)", 0.0, -1, 1), ("x^2", 3.0, 6, 6), ("x + abs(x-1)", 1.0, 0, 2)],
)
def test_slopes_on_both_sides(text: str, x: float, left: float, right: float) -> None:
    found = evidence(text, x).slopes()
    assert found[:2] == pytest.approx((left, right), abs=1e-3)
    assert found[2] < 1e-3


def test_what_jumps_grows_or_steepens_is_told_apart() -> None:
    assert evidence("sign(x)", 0.0).jumps()
    assert not evidence("abs(x)", 0.0).jumps()
    assert evidence("1/x", 0.0).grows()
    assert not evidence("sign(x)", 0.0).grows()
    assert evidence("sqrt(abs(x))", 0.0).steepens()
    assert not evidence("abs(x)", 0.0).steepens()


@pytest.mark.parametrize(
    ("text", "x", "left", "right"),
    [
        ("{x=1: 5, x}", 1.0, 1.0, 1.0),
        ("sign(x)", 0.0, -1.0, 1.0),
        ("cbrt(x) + 3", 0.0, 3.0, 3.0),
        ("sqrt(|x|)", 0.0, 0.0, 0.0),
        ("1/x", 0.0, math.nan, math.nan),
    ],
)
def test_limits_from_both_sides(text: str, x: float, left: float, right: float) -> None:
    assert evidence(text, x).limits() == pytest.approx((left, right), abs=1e-8, nan_ok=True)


def test_the_slopes_around_are_those_of_the_lines_to_both_sides() -> None:
    assert slope_around(parse("3x"), 2.0, 6.0) == pytest.approx(3.0)
    assert slope_around(parse("abs(x)"), 0.0, 0.0) == pytest.approx(1.0)
    assert no_float_warnings(slope_around)(parse("sqrt(x)"), 0.01, 0.1) == 0.0


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


STEPS = [5e-324, 1e-300, 1e154, 1e155, 1e200, 1e299, 1.7e308]
PLACES = [0.5, 0.0, -1e300, 9e307]


@pytest.mark.parametrize("text", ["x^2", "sin(x)", "x^3 + x", "1/x", "exp(x)", "3", "abs(x)"])
def test_any_step_has_a_verdict(text: str) -> None:
    for number, step in enumerate(STEPS):
        for x in PLACES[number % 2 :: 2]:
            found = check(parse(text), x, step)
            assert found.headline, (x, step)
            assert found.reason, (x, step)


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
def test_many_slow_functions_are_out_of_reach_before_they_take_long(blocks: int) -> None:
    found = check(Chain("x", (Block("digamma"),) * blocks), 0.5)
    assert found.finding.reason is Reason.OUT_OF_REACH


def test_evidence_of_a_function_of_doubles_needs_no_extended_precision() -> None:
    assert evidence("sin(x)", 1.0).witness() == math.cos(1.0)
