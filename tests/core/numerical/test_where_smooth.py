"""The parts of a difference, against what theory and mpmath say of them."""

import math
from collections.abc import Callable
from typing import Any

import mpmath  # type: ignore[import-untyped]
import pytest

from core.formula import parse
from core.numerical import Outcome, Reason, Verdict, check

Formula = Callable[[Any], Any]


def parts(text: str, x: float, step: float = 1e-4) -> dict[str, float]:
    return dict(check(parse(text), x, step).finding.numbers)


@pytest.mark.parametrize(
    ("text", "formula", "x", "step"),
    [
        ("sin(x)", mpmath.sin, 1.0, 0.1),
        ("exp(x^2)^2", lambda x: mpmath.exp(x**2) ** 2, 0.5, 1e-4),
        ("exp(x)", mpmath.exp, 1.0, 1e-12),
        ("x^3", lambda x: x**3, 0.3, 1e-3),
        ("ln(x)/x", lambda x: mpmath.log(x) / x, 2.0, 1e-6),
        ("abs(x)", abs, 1e-5, 1e-4),
    ],
)
def test_all_three_numbers_are_those_of_mpmath(
    text: str, formula: Formula, x: float, step: float
) -> None:
    found = check(parse(text), x, step)
    with mpmath.workdps(60):
        at, h = mpmath.mpf(x), mpmath.mpf(step)
        # A difference over 10^-40 would be rounded; that over 10^-15 is off by its square.
        slope = mpmath.diff(formula, at, h=mpmath.mpf(10) ** -40)
        quotient = (formula(at + h) - formula(at - h)) / (2 * h)
        wanted = {
            "slope": slope,
            "truncation": quotient - slope,
            "rounding": found.numerical - quotient,
            "own": found.backprop - slope,
        }
    told = found.finding.numbers
    for name, number in wanted.items():
        assert told[name] == pytest.approx(float(number), rel=1e-9, abs=1e-32), name
    summed = told["truncation"] + told["rounding"] - told["own"]
    assert summed == pytest.approx(found.numerical - found.backprop, rel=1e-9, abs=1e-25)


def test_truncation_is_said_to_be_cubic_where_it_is() -> None:
    # Of sin, f‴h²/6 is all but h²/20 of it, so from h = 1.5 on it is not.
    for step, is_cubic in ((1e-3, True), (0.1, True), (1.0, True), (2.5, False)):
        reason = check(parse("sin(x)"), 1.0, step).finding.reason
        assert (reason is Reason.CUBIC) == is_cubic
    # The third derivative of x² is 0; that of x^5 at 0 too, where it is x^5's own h⁴.
    assert check(parse("x^2"), 1.0).finding.reason is Reason.BUDGET
    assert check(parse("x^5"), 0.0).finding.reason is Reason.BUDGET


@pytest.mark.parametrize(
    ("text", "x", "step", "kind", "exact"),
    [
        ("abs(x - 2)", 1.99995, 1e-4, Verdict.CORNER, "2"),
        ("tan(x)", 1.5707, 1e-3, Verdict.POLE, "π/2"),
        ("floor(x)", 0.99995, 1e-4, Verdict.JUMP, "1"),
        ("sqrt(abs(x))", 1e-5, 1e-4, Verdict.CUSP, "0"),
        ("cbrt(x)", -1e-5, 1e-4, Verdict.VERTICAL_TANGENT, "0"),
    ],
)
def test_what_lies_between_is_named_with_its_place(
    text: str, x: float, step: float, kind: Verdict, exact: str
) -> None:
    found = check(parse(text), x, step)
    assert found.finding.reason is Reason.BETWEEN
    assert (found.finding.kind, found.finding.exact) == (kind, exact)
    assert f"at x = {exact}." in found.reason


def test_what_lies_between_and_makes_no_difference_is_not_told() -> None:
    # The wave is to blame, and not the hole beside it.
    wave = check(parse("(x^2 - 1)/(x - 1) + 10sin(1e5 x)"), 1.00003)
    assert (wave.verdict, wave.finding.reason) == (Verdict.TRUNCATION, Reason.BUDGET)
    assert check(parse("sqrt(abs(x)) * 1e-30 + x"), 1e-5).verdict is Verdict.AGREE
    assert check(parse("abs(x)"), 1.0).finding.reason is Reason.BUDGET


@pytest.mark.parametrize(
    ("x", "step", "reason"),
    [
        (0.5, 0.6, Reason.ABOVE_DOMAIN),
        (-0.5, 0.6, Reason.BELOW_DOMAIN),
        (0.5, 1.6, Reason.OUTSIDE_DOMAIN),
    ],
)
def test_it_is_told_which_end_lies_outside_the_domain(
    x: float, step: float, reason: Reason
) -> None:
    found = check(parse("asin(x)"), x, step)
    assert (found.verdict, found.finding.reason) == (Verdict.DOMAIN_EDGE, reason)


def test_both_may_agree_and_be_wrong() -> None:
    found = check(parse("sqrt(x^2 + 1) - x"), 1e8)
    assert found.finding.outcome is Outcome.AGREE
    with mpmath.workdps(80):
        x = mpmath.mpf(1e8)
        slope = x / mpmath.sqrt(x**2 + 1) - 1
    assert found.finding.numbers["slope"] == pytest.approx(float(slope), rel=1e-15)
    assert found.backprop == 0.0


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
    found = check(parse(text), x)
    assert found.verdict == "cancellation"
    assert found.headline.endswith(f" because of cancellation in f: the truth is {truth}.")


@pytest.mark.parametrize("x", [2.0, 0.7, -1.3, 1e-3, 40.0])
@pytest.mark.parametrize("text", ["x^2 - x*x", "x - x", "exp(x)/exp(x)", "x^3 - x*x*x"])
def test_nobody_is_accused_where_f_is_constant(text: str, x: float) -> None:
    for step in (1e-2, 1e-4, 1e-9):
        found = check(parse(text), x, step)
        assert found.verdict is Verdict.AGREE
        assert found.finding.numbers["slope"] == 0
        assert abs(found.backprop) < 1e-10 * max(1.0, x * x)


def test_a_slope_that_is_0_at_x_is_judged_by_those_around() -> None:
    for text, x in (("x^2", 0.0), ("cos(x)", 0.0), ("x^2 - 2x", 1.0), ("sin(x)", math.pi / 2)):
        assert check(parse(text), x).verdict is Verdict.AGREE


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("gamma(x)", 1.4616321449683622), ("lgamma(x)", 1.4616321449683622),
        ("sinc(x)", 4.493409457909064), ("silu(x)", -1.278464542761074),
        ("gelu(x)", -0.7517915247), ("3gamma(x) + 1", 1.4616321449683622),
        ("x exp(-x^2)", 0.5**0.5), ("sin(x) + cos(x)", math.pi / 4), ("exp(x) - 3x", math.log(3)),
        ("x(x-1)(x-2)", 1 + 3**-0.5), ("ln(x)/x", math.e), ("tanh(x) - x/2", 0.881373587019543),
        ("min(sin(x), 1)", math.pi / 2),
    ],
)  # fmt: skip
@pytest.mark.parametrize("step", [1e-4, 1e-7])
def test_at_an_extremum_nobody_is_blamed_for_rounding(text: str, x: float, step: float) -> None:
    found = check(parse(text), x, step)
    assert found.verdict is Verdict.AGREE, (found.headline, found.reason)


@pytest.mark.parametrize("text", ["x sqrt(abs(x))", "cbrt(x)^5", "x abs(x)^0.1"])
def test_what_is_too_steep_on_the_way_is_not_called_an_overflow(text: str) -> None:
    found = check(parse(text), 0.0)
    assert (found.verdict, found.finding.numbers["slope"]) == (Verdict.TRUNCATION, 0.0)


def test_a_wrong_backprop_is_told_where_the_quotient_overflows_too() -> None:
    found = check(parse("sqrt(x^2)"), 1e200, 1e190)
    assert (found.backprop, found.verdict) == (0.0, Verdict.UNDERFLOW)
    assert found.finding.numbers["slope"] == 1.0


def test_the_difference_is_that_of_the_two_where_its_parts_are_far_larger() -> None:
    x = -3.3518753285395815
    found = check(parse("1 + 2|x + 3.3518753285395793| (x + 3.3518753285395793)^3"), x, 1.5e-10)
    assert found.finding.numbers["truncation"] > 1e-30
    assert found.numerical == 0
    assert found.reason.startswith("They differ by 8.8×10⁻⁴⁴, by the step")


def test_what_is_next_to_nothing_has_all_its_digits() -> None:
    told = check(parse("softplus(x)"), -300.0, 0.1).finding
    assert told.numbers["truncation"] == pytest.approx(math.exp(-300) / 600, rel=1e-2)
    assert abs(told.numbers["rounding"]) < 1e-140
    # There f is 10^-332 at x, and 10^-272 at x + h.
    far = check(parse("softplus(1400000(x - 4))/1400000"), 3.999464642103672)
    assert far.reason.startswith("They differ by 7.1×10⁻²⁶⁸, because a step of h = 1e-4")
