import math
from typing import Any

import numpy as np
import pytest

from core.autodiff.graph import Function, Variable
from core.chain.problem import Problem, ProblemKind
from core.formula import parse
from core.numerical import check
from core.numerical.diagnosis import diagnose
from core.numerical.evidence import Evidence
from core.numerical.finding import Finding, Reason
from core.numerical.words import headline, reason


def evidence(text: str, x: float, step: float = 1e-4) -> Evidence:
    chain = parse(text)
    trace = chain.trace(x)
    slope = (chain.trace(x + step).value - chain.trace(x - step).value) / (2 * step)
    return Evidence(chain, x, step, trace.gradient, slope)


def said(found: Finding) -> str:
    """Give the headline of a finding that does not tell the two derivatives."""
    return headline(found, 1e-4, math.nan, math.nan)


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


def test_a_value_apart_from_its_limits_is_told_with_both() -> None:
    found = diagnose(evidence("{x=1: 5, x}", 1.0))
    assert reason(found, 1e-4) == "From both sides f tends to 1, but at x it is 5."


class Wrong(Function):
    def __init__(self, wrong: float) -> None:
        self.wrong = wrong

    def forward(self, x: Any) -> Any:
        return np.sin(x)

    def rule(self, gy: Any, y: Any, x: Any) -> Any:
        return gy * (np.cos(x) + self.wrong)


@pytest.mark.parametrize("wrong", [1.0, -0.01, 1e-3])
def test_a_wrong_rule_is_named_wrong(wrong: float) -> None:
    x, step = 0.8, 1e-4
    slope = (math.sin(x + step) - math.sin(x - step)) / (2 * step)
    found = diagnose(Evidence(Wrong(wrong), x, step, math.cos(x) + wrong, slope))
    assert found.verdict == "wrong gradient"
    assert diagnose(Evidence(Wrong(0.0), x, step, math.cos(x), slope)).verdict == "agree"


def test_the_first_failing_block_is_quoted() -> None:
    problem = Problem(ProblemKind.OUTSIDE, "log", (-1.0,))
    found = diagnose(evidence("log(x)", -1.0), problem)
    assert found.verdict == "undefined"
    assert reason(found, 1e-4) == "log needs a > 0; a = −1."


@pytest.mark.parametrize(
    ("text", "x", "truth"),
    [
        ("(1 - cos(x))/x^2", 1e-8, "−8.3×10⁻¹⁰"),
        ("ln(1 + x)/x", 1e-9, "−0.5"),
        ("(exp(x) - 1)/x", 1e-10, "0.5"),
        ("(x^2 - 1)/(x - 1)", 1 + 1e-9, "1"),
        ("sqrt(x^2 + 1) - x", 1e8, "−5×10⁻¹⁷"),
    ],
)
def test_digits_lost_in_f_are_found_and_the_truth_is_told(text: str, x: float, truth: str) -> None:
    found = diagnose(evidence(text, x))
    assert found.verdict == "cancellation"
    assert said(found).endswith(f" because of cancellation in f: the truth is {truth}.")


def test_a_gradient_lost_by_underflow_is_not_called_cancellation() -> None:
    for text, x, step in (("1/exp(x)", 400.0, 1e-4), ("1/gamma(x)", 170.0, 1e-4)):
        assert diagnose(evidence(text, x, step)).verdict == "underflow"
    found = diagnose(evidence("1/(1/x)", 1e-239, 1e-245))
    assert found.verdict == "underflow"
    assert said(found) == "They differ because of underflow or overflow in f: the truth is 1."


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("x^2 - 2x", 1.0), ("x^3 - 2x + 1", 1 + 1e-9), ("x^2 - 2", math.sqrt(2)),
        ("sin(x)", math.pi), ("ln(x)", 1.0), ("exp(x) + 1e12", 1.0), ("sin(x)^2", math.pi),
        ("expm1(x)/x", 1e-10),
    ],
)  # fmt: skip
def test_what_only_looks_like_cancellation_is_none(text: str, x: float) -> None:
    assert diagnose(evidence(text, x, 1e-5)).verdict in ("agree", "round-off")


class Cancels(Function):
    """Loses its digits inside, where nobody can look."""

    def forward(self, x: Any) -> Any:
        return (1 - np.cos(x)) / x**2

    def rule(self, gy: Any, y: Any, x: Any) -> Any:
        return gy * (np.sin(x) / x**2 - 2 * (1 - np.cos(x)) / x**3)


@pytest.mark.skipif(bool(np.finfo(np.longdouble).eps > 1e-18), reason="no extended precision here")
def test_a_function_of_ones_own_is_computed_in_extended_precision() -> None:
    x, step = 3e-6, 1e-4
    leaf = Variable(np.array(x))
    y = Cancels()(leaf)
    y.backward()
    ends = [Cancels()(Variable(np.array(x + s))).data for s in (-step, step)]
    found = diagnose(Evidence(Cancels(), x, step, float(leaf.grad), (ends[1] - ends[0]) / 2 / step))
    assert said(found) == "They differ because f loses its digits to cancellation near x."


def test_what_agrees_by_losing_the_same_digits_is_told() -> None:
    found = diagnose(evidence("sqrt(x^2 + 1) - x", 1e8))
    assert said(found).startswith("They agree, and both are wrong because of cancellation")


@pytest.mark.parametrize(
    ("text", "x", "verdict"),
    [
        ("cot(cot(cot(x)))", 5.668912521522055e-08, "truncation"),
        ("hypot(sec(exp(cbrt(x))), -870378.739482434)", 4.2082954780529454e-07, "truncation"),
        ("atan2(-1000000, exp(atan2(-1000000, elu(x)/pi)))", 0.0, "round-off"),
        ("hypot(sinc(cot(x^2))*pi, pi)", -4.563131130628187e-07, "truncation"),
    ],
)
def test_backprop_is_not_accused_where_the_witness_is_on_its_side(
    text: str, x: float, verdict: str
) -> None:
    found = diagnose(evidence(text, x))
    assert found.verdict == verdict
    assert said(found).startswith("They differ because h = 1e-4 is too ")


def test_what_no_witness_may_work_out_is_said_to_be_unknown() -> None:
    hidden = check(parse("sin(exp(1e9 (x + 1e17 - 1e17)))"), 0.5)
    assert (hidden.verdict, hidden.finding.reason) == ("cancellation", Reason.OUT_OF_REACH)
    assert hidden.reason.startswith("What f is without rounding is not known: to tell takes ")
    both = check(parse("x + sin(exp(1e9 (x*0 + 1e17 + 1 - 1e17)))"), 0.5)
    assert (both.verdict, both.finding.reason) == ("agree", Reason.OUT_OF_REACH)


def test_a_step_is_not_taken_for_cancellation_where_no_digits_are_lost() -> None:
    steep = check(parse("(1 + 1e-300 x)^1e300"), 0.5)
    assert (steep.verdict, steep.finding.reason) == ("truncation", Reason.CHANGES_MUCH)
