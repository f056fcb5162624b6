"""What is estimated of Functions that have no twin, from what is seen of them."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable
from core.chain.problem import Problem, ProblemKind
from core.formula import parse
from core.numerical import Check, Finding, Outcome, Reason, Verdict, check
from core.numerical.estimate import estimated
from core.numerical.evidence import Evidence
from core.numerical.twin import Twin
from core.numerical.words import headline, reason

Array = Callable[[Any], Any]


class Own(Function):
    """A function of the user's own, of which nobody knows more than its values."""

    def __init__(self, value: Array, slope: Array) -> None:
        self.value, self.slope = value, slope

    def forward(self, x: Any) -> Any:
        return self.value(x)

    def rule(self, gy: Any, y: Any, x: Any) -> Any:
        return gy * self.slope(x)


def own(value: Array, slope: Array = lambda x: np.nan * x) -> Callable[[Variable], Variable]:
    return lambda x: Own(value, slope)(x)


def said(f: Callable[[Variable], Variable], x: float, step: float = 1e-4) -> Check:
    assert not Twin(f, x).is_whole
    return check(f, x, step)


@pytest.mark.parametrize(
    ("value", "slope", "x", "step", "verdict", "reason"),
    [
        (np.sin, np.cos, 1.0, 1e-3, Verdict.AGREE, Reason.PREDICTED),
        (np.abs, np.sign, 0.0, 1e-4, Verdict.CORNER, Reason.SEEM_TWO_SLOPES),
        (np.sign, np.zeros_like, 0.0, 1e-4, Verdict.JUMP, Reason.SEEM_TWO_LIMITS),
        (np.floor, np.zeros_like, 2.0, 1e-4, Verdict.JUMP, Reason.SEEM_TWO_LIMITS),
        (lambda x: 1 / x, lambda x: -1 / x**2, 0.0, 1e-4, Verdict.POLE, Reason.NOT_FINITE),
        (lambda x: np.where(x == 0, 7.0, 1 / x**2), lambda x: x, 0.0, 1e-4, Verdict.POLE,
         Reason.UNBOUNDED),
        (np.cbrt, lambda x: 1 / (3 * np.cbrt(x) ** 2), 0.0, 1e-4, Verdict.VERTICAL_TANGENT,
         Reason.SEEMS_TO_STEEPEN),
        (np.sqrt, lambda x: 1 / (2 * np.sqrt(x)), 0.0, 1e-4, Verdict.DOMAIN_EDGE,
         Reason.SEEM_ONE_SIDED),
        (np.sqrt, lambda x: 1 / (2 * np.sqrt(x)), 5e-5, 1e-4, Verdict.DOMAIN_EDGE,
         Reason.BELOW_DOMAIN),
        (lambda x: np.sqrt(-x), lambda x: -1 / (2 * np.sqrt(-x)), -5e-5, 1e-4,
         Verdict.DOMAIN_EDGE, Reason.ABOVE_DOMAIN),
        (np.log, lambda x: 1 / x, -1.0, 1e-4, Verdict.UNDEFINED, Reason.NOT_FINITE),
        (lambda x: np.sin(x) / x, lambda x: x, 0.0, 1e-4, Verdict.HOLE, Reason.NOT_FINITE),
        (lambda x: np.where(x == 1, 5.0, x), lambda x: np.nan * x, 1.0, 1e-4, Verdict.REMOVABLE,
         Reason.SEEM_APART),
        (lambda x: x * np.abs(x), lambda x: np.nan * x, 0.0, 1e-4, Verdict.AGREE,
         Reason.SEEMS_TO_HAVE_ONE),
        (np.exp, np.exp, 1.0, 1e-12, Verdict.ROUND_OFF, Reason.ROUNDING_ESTIMATED),
        (np.abs, np.sign, 1e-5, 1e-4, Verdict.TRUNCATION, Reason.NOT_SMOOTH),
        (lambda x: np.sin(50 * x), lambda x: 50 * np.cos(50 * x), 0.3, 0.1, Verdict.TRUNCATION,
         Reason.PREDICTED),
        (np.sin, lambda x: 2 * np.cos(x), 0.8, 1e-4, Verdict.WRONG_GRADIENT,
         Reason.SETTLES_ELSEWHERE),
    ],
)  # fmt: skip
def test_what_is_seen_is_named(
    value: Array, slope: Array, x: float, step: float, verdict: Verdict, reason: Reason
) -> None:
    found = said(own(value, slope), x, step)
    assert (found.verdict, found.finding.reason) == (verdict, reason)


def test_an_estimate_says_that_it_is_one() -> None:
    assert said(own(np.abs, np.sign), 0.0).reason == (
        "The slope is −1 from the left and 1 from the right. That is an estimate."
    )
    assert "estimate" not in check(parse("abs(x)"), 0.0).reason


def test_a_value_apart_from_its_limits_is_told_with_both() -> None:
    found = said(own(lambda x: np.where(x == 1, 5.0, x)), 1.0)
    assert found.reason.startswith("From both sides f tends to 1, but at x it is 5.")


@pytest.mark.parametrize("step", [1e-3, 1e-4, 1e-5])
@pytest.mark.parametrize("wrong", [1.0, -0.01, 1e-3])
def test_a_wrong_rule_is_named_wrong(wrong: float, step: float) -> None:
    found = said(own(np.sin, lambda x: np.cos(x) + wrong), 0.8, step)
    assert found.verdict is Verdict.WRONG_GRADIENT
    assert found.headline == "They differ because backprop is wrong."
    assert said(own(np.sin, np.cos), 0.8, step).verdict is Verdict.AGREE


class Cancels(Function):
    """Loses its digits inside, where nobody can look."""

    def forward(self, x: Any) -> Any:
        return (1 - np.cos(x)) / x**2

    def rule(self, gy: Any, y: Any, x: Any) -> Any:
        return gy * (np.sin(x) / x**2 - 2 * (1 - np.cos(x)) / x**3)


@pytest.mark.skipif(bool(np.finfo(np.longdouble).eps > 1e-18), reason="no extended precision here")
def test_a_function_of_ones_own_is_computed_in_extended_precision() -> None:
    found = said(lambda x: Cancels()(x), 3e-6)
    assert found.finding.reason is Reason.MORE_DIGITS_DIFFER
    assert found.headline == "They differ because f loses its digits to cancellation near x."


@no_float_warnings
def judged(
    text: str, x: float, problem: Problem | None = None, digits: float = 0.0, step: float = 1e-4
) -> Finding:
    f = parse(text)
    known = check(f, x, step)
    return estimated(Evidence(f, x, step, known.backprop, known.numerical, digits), problem)


def test_the_first_failing_block_is_quoted() -> None:
    problem = Problem(ProblemKind.OUTSIDE, "log", (-1.0,))
    found = judged("log(x)", -1.0, problem)
    assert (found.verdict, found.outcome) == (Verdict.UNDEFINED, Outcome.NO_DERIVATIVE)
    assert reason(found, 1e-4) == "log needs a > 0; a = −1."
    large = judged("exp(x)", 1000.0, Problem(ProblemKind.OVERFLOW, "exp", (1000.0,)))
    assert large.verdict is Verdict.OVERFLOW


def test_where_the_truth_is_out_of_reach_an_agreement_says_so() -> None:
    found = judged("sin(x)", 1.0, digits=1e6)
    assert (found.verdict, found.reason) == (Verdict.AGREE, Reason.OUT_OF_REACH)
    assert headline(found, 1e-4, math.cos(1), math.cos(1) + 1e-9) == "They agree to 8 digits."
    assert "takes 1×10⁶ digits" in reason(found, 1e-4)


@pytest.mark.parametrize(
    ("text", "x", "step", "verdict", "outcome"),
    [
        ("abs(x)", 0.0, 1e-4, Verdict.UNKNOWN, Outcome.UNKNOWN),
        ("floor(x)", 2.0, 1e-4, Verdict.UNKNOWN, Outcome.UNKNOWN),
        ("x*abs(x)", 0.0, 1e-4, Verdict.UNKNOWN, Outcome.DIFFER),
        ("sqrt(x)", 5e-5, 1e-4, Verdict.UNKNOWN, Outcome.DIFFER),
        ("sin(x)/x", 0.0, 1e-4, Verdict.UNDEFINED, Outcome.NO_DERIVATIVE),
        ("1/x", 0.0, 1e-4, Verdict.POLE, Outcome.NO_DERIVATIVE),
        ("sin(50x)", 0.3, 0.1, Verdict.TRUNCATION, Outcome.DIFFER),
        ("exp(x)", 1.0, 1e-12, Verdict.ROUND_OFF, Outcome.DIFFER),
    ],
)
def test_where_the_truth_is_out_of_reach_no_break_is_guessed(
    text: str, x: float, step: float, verdict: Verdict, outcome: Outcome
) -> None:
    found = judged(text, x, digits=1e6, step=step)
    assert (found.verdict, found.outcome) == (verdict, outcome)
