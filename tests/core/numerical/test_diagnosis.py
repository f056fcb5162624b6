"""Verdicts and what they rest on, by theory; f is smooth where nothing says otherwise."""

import math

import numpy as np
import pytest

from core.autodiff.variable import Variable
from core.chain import Block, Chain
from core.formula import parse
from core.incremental import whole
from core.numerical import Reason, Verdict, check
from core.numerical.diagnosis import diagnosed
from core.numerical.many_digits import Effort, OutOfReachError
from core.numerical.twin import Twin
from core.numerical.where_smooth import Given
from tests.sampled import one_in

V, R, H = Verdict, Reason, 1e-4

PLACES = [
    ("abs(x)", 0.0, V.CORNER, R.TWO_SLOPES),
    ("x + 1e-5abs(x)", 0.0, V.CORNER, R.TWO_SLOPES),
    ("max(x^2, x)", 1.0, V.CORNER, R.TWO_SLOPES),
    ("max(sin(x), cos(x))", math.pi / 4, V.CORNER, R.TWO_SLOPES),
    ("floor(x)", 2.0, V.JUMP, R.TWO_LIMITS),
    ("1e9 + sign(x)", 0.0, V.JUMP, R.TWO_LIMITS),
    ("1/x", 0.0, V.POLE, R.POLE),
    ("1/x^4 + x", 0.0, V.POLE, R.POLE),
    ("tan(x)", math.pi / 2, V.POLE, R.POLE),
    ("gamma(x)", -2.0, V.POLE, R.POLE),
    ("ln(x)", 0.0, V.DOMAIN_EDGE, R.LOGARITHMIC),
    ("ln(abs(x - 3))", 3.0, V.POLE, R.LOGARITHMIC),
    ("exp(1/x)", 0.0, V.POLE, R.NO_LIMIT),
    ("sin(1/x)", 0.0, V.ESSENTIAL, R.SWINGS),
    ("{x=0: 0, x sin(1/x)}", 0.0, V.OSCILLATION, R.NO_SLOPE),
    ("sqrt(x)", 0.0, V.DOMAIN_EDGE, R.ONE_SIDED),
    ("x^1.5", 0.0, V.DOMAIN_EDGE, R.ONE_SIDED),
    ("acos(x/3)", 3.0, V.DOMAIN_EDGE, R.ONE_SIDED),
    ("sqrt(-x^2)", 0.0, V.ISOLATED, R.NEITHER_SIDE),
    ("x^x", -2.0, V.ISOLATED, R.NEITHER_SIDE),
    ("sin(x)/x", 0.0, V.HOLE, R.GAP),
    ("(x^2 - 1)/(x - 1)", 1.0, V.HOLE, R.GAP),
    ("{x=1: 5, x}", 1.0, V.REMOVABLE, R.APART),
    ("sign(x)^2", 0.0, V.REMOVABLE, R.APART),
    ("cbrt(x)", 0.0, V.VERTICAL_TANGENT, R.STEEPENS),
    ("sqrt(abs(x))", 0.0, V.CUSP, R.TURNS),
    ("abs(x)^0.9", 0.0, V.CUSP, R.TURNS),
    ("log(x)", -1.0, V.UNDEFINED, R.PROBLEM),
    ("x + sqrt(-2)", 0.5, V.UNDEFINED, R.PROBLEM),
    ("exp(x)", 1000.0, V.OVERFLOW, R.PROBLEM),
    ("exp2(740000 + x) + sqrt(abs(x^3 - 7))", 1.9129311827723892, V.OVERFLOW, R.PROBLEM),
    ("root(x, 4)", -1.0, V.UNDEFINED, R.PROBLEM),
    ("root(-8, x)", 3.0, V.ISOLATED, R.NEITHER_SIDE),
    ("tan(x) cos(x)", math.pi / 2, V.HOLE, R.GAP),
    ("csc(x) sin(x)", math.pi, V.HOLE, R.GAP),
    ("floor(sin(x))", math.pi / 2, V.REMOVABLE, R.APART),
    ("floor(cos(x))", 2 * math.pi, V.REMOVABLE, R.APART),
    ("{x<1: 1, 1+1e-15}", 1.0, V.JUMP, R.TWO_LIMITS),
]
"""No derivative, whatever h is."""

SMOOTH = [
    ("sqrt(x^4)", 0.0, H, V.AGREE, R.BY_LIMIT),
    ("x abs(x)", 0.0, H, V.AGREE, R.BUDGET),
    ("abs(x)^1.1", 0.0, H, V.AGREE, R.EXACT),
    ("max(x, x)", 2.0, H, V.AGREE, R.BUDGET),
    ("sin(x)", 1.0, 1e-3, V.AGREE, R.CUBIC),
    ("sin(x)", math.pi, H, V.AGREE, R.CUBIC),
    ("(x-1)^2", 1.0001, H, V.AGREE, R.BUDGET),
    ("2", 1.0, H, V.AGREE, R.EXACT),
    ("x^5", 0.0, H, V.AGREE, R.BUDGET),
    ("x^3 - x*x*x", 9.1, H, V.AGREE, R.ZERO),
    ("x^2 - 2x + 1", 1.0, H, V.AGREE, R.ZERO),
    ("x^2 - (x-1)*(x+1)", 1e8, H, V.AGREE, R.ZERO),
    ("sin(x)", 1.0, 0.1, V.TRUNCATION, R.CUBIC),
    ("sin(50x)", 0.3, 0.1, V.TRUNCATION, R.BUDGET),
    ("exp(1e5x)", 0.0, H, V.TRUNCATION, R.BUDGET),
    ("abs(x)", 1e-5, H, V.TRUNCATION, R.BETWEEN),
    ("tan(x)", 1.5707, 1e-3, V.TRUNCATION, R.BETWEEN),
    ("floor(x)", 0.99995, H, V.TRUNCATION, R.BETWEEN),
    ("exp(x)", 1.0, 1e-12, V.ROUND_OFF, R.CUBIC),
    ("x^2", 1e8, 1e-9, V.ROUND_OFF, R.BUDGET),
    ("(1 - cos(x))/x^2", 1e-8, H, V.CANCELLATION, R.TRUTH),
    ("sqrt(x^2 + 1) - x", 1e8, H, V.CANCELLATION, R.TRUTH),
    ("1/(1/x)", 1e-239, 1e-245, V.UNDERFLOW, R.TRUTH),
    ("1/exp(x)", 400.0, H, V.UNDERFLOW, R.TRUTH),
    ("sqrt(x)", 5e-5, H, V.DOMAIN_EDGE, R.BELOW_DOMAIN),
    ("sqrt(x - 1)", 1.000001, H, V.DOMAIN_EDGE, R.BELOW_DOMAIN),
    ("sqrt(-x)", -5e-5, H, V.DOMAIN_EDGE, R.ABOVE_DOMAIN),
    ("asin(x)", 0.99999, H, V.DOMAIN_EDGE, R.ABOVE_DOMAIN),
    ("asin(x)", 0.5, 2.0, V.DOMAIN_EDGE, R.OUTSIDE_DOMAIN),
    ("exp(x)", 709.7827, H, V.OVERFLOW, R.TOO_LARGE_BESIDE),
    ("10^x", 308.0, H, V.OVERFLOW, R.TOO_STEEP),
    # The double next to 0.1 is greater; its product with 20 is more than 2, but rounds to it.
    ("{0.1x > 2: x}", 20.0000000000045, 4.5e-12, V.ROUND_OFF, R.NOT_COMPUTED),
]
"""f′ exists."""


@pytest.mark.parametrize(
    ("step", "text", "x", "verdict", "reason"),
    [(H, *place) for place in PLACES]
    + one_in(4, [(step, *place) for step in (1e-9, 0.3) for place in PLACES]),
)
def test_what_is_at_a_place_does_not_depend_on_h(
    step: float, text: str, x: float, verdict: Verdict, reason: Reason
) -> None:
    found = check(parse(text), x, step)
    assert (found.verdict, found.finding.reason) == (verdict, reason)
    assert found.headline.startswith("No derivative here: ")


@pytest.mark.parametrize(("text", "x", "step", "verdict", "reason"), SMOOTH)
def test_where_f_is_smooth_the_parts_of_the_difference_decide(
    text: str, x: float, step: float, verdict: Verdict, reason: Reason
) -> None:
    found = check(parse(text), x, step)
    assert (found.verdict, found.finding.reason) == (verdict, reason)
    assert found.headline.startswith("They ")


def test_every_word_and_reason_has_its_case() -> None:
    words = {case[2] for case in PLACES} | {case[3] for case in SMOOTH}
    reasons = {case[3] for case in PLACES} | {case[4] for case in SMOOTH}
    # A wrong rule is planted in test_local_rules.py.
    assert words == set(Verdict) - {V.WRONG_GRADIENT, V.UNKNOWN}
    others = {
        R.WRONG_RULE, R.NOT_FINITE, R.DIFFERENCE, R.OUT_OF_REACH, R.MORE_DIGITS_DIFFER, R.UNTOLD,
    }  # fmt: skip
    estimated = {
        R.UNBOUNDED, R.SEEM_TWO_LIMITS, R.SEEM_ONE_SIDED, R.SEEM_APART, R.SEEM_TWO_SLOPES,
        R.SEEMS_TO_STEEPEN, R.SEEMS_TO_HAVE_ONE, R.PREDICTED, R.ROUNDING_ESTIMATED,
        R.NOT_SMOOTH, R.CHANGES_MUCH, R.SETTLES_ELSEWHERE,
    }  # fmt: skip
    assert reasons == set(Reason) - others - estimated


@pytest.mark.parametrize(
    ("text", "x", "wanted"),
    [
        ("abs(x) + 3x", 0.0, {"left": 2.0, "right": 4.0, "gap": 2.0}),
        ("x + 1e-5abs(x)", 0.0, {"left": 0.99999, "right": 1.00001, "gap": 2e-5}),
        ("floor(x)*2", 2.0, {"left": 2.0, "right": 4.0, "gap": 2.0}),
        ("1/x^3", 0.0, {"order": 3.0}),
        ("abs(x)^-0.5", 0.0, {"order": 0.5}),
        ("sin(x)/x", 0.0, {"limit": 1.0}),
        ("(1 - cos(x))/x^2", 0.0, {"limit": 0.5}),
        ("{x=1: 5, x}", 1.0, {"limit": 1.0, "value": 5.0}),
        ("sqrt(x)", 0.0, {"side": 1.0}),
        ("asin(x)", 1.0, {"side": -1.0}),
        ("sqrt(x^4) + 2x", 0.0, {"slope": 2.0}),
    ],
)
def test_numbers_of_a_place_are_those_of_mathematics(
    text: str, x: float, wanted: dict[str, float]
) -> None:
    told = check(parse(text), x).finding.numbers
    assert {name: told[name] for name in wanted} == pytest.approx(wanted, rel=1e-15)


@pytest.mark.parametrize(
    ("text", "x", "exact"),
    [
        ("tan(x)", math.pi / 2, "π/2"),
        ("1/sin(x)", -2 * math.pi, "−2π"),
        ("floor(3x)", 1 / 3, "1/3"),
        ("abs(x^2 - 2)", math.sqrt(2), "√2"),
        ("floor(3x^5 + x)", 0.6505195209684592, "that place"),
        ("abs(x)", 0.0, ""),
        ("floor(x)", 7.0, ""),
    ],
)
def test_x_may_stand_for_a_place_that_no_double_is(text: str, x: float, exact: str) -> None:
    found = check(parse(text), x)
    assert found.finding.exact == exact
    assert ("to the last digit" in found.reason) == (exact not in {"", "that place"})
    assert ("as near to that place as a double can be" in found.reason) == (exact == "that place")


@pytest.mark.parametrize(
    ("text", "x"),
    [("tan(x)", math.pi / 2), ("abs(x - 1)", 1.0), ("floor(x)", 3.0), ("sqrt(abs(x))", 1.0)],
)
def test_two_doubles_beside_a_place_f_is_smooth(text: str, x: float) -> None:
    for side in (-1, 1):
        beside = check(parse(text), x + side * 2 * math.ulp(x), 1e-30)
        assert not beside.headline.startswith("No derivative")


def test_the_first_failing_block_is_quoted_and_where_none_is_f_itself() -> None:
    assert check(parse("log(x)"), -1.0).reason == "log needs a > 0; a = −1."
    own = check(lambda x: np.log(x), -1.0)  # type: ignore[arg-type,return-value]
    assert (own.verdict, own.finding.reason) == (V.UNDEFINED, R.NOT_FINITE)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("x^2 - 2x", 1.0), ("x^3 - 2x + 1", 1 + 1e-9), ("x^2 - 2", math.sqrt(2)),
        ("sin(x)", math.pi), ("ln(x)", 1.0), ("exp(x) + 1e12", 1.0), ("sin(x)^2", math.pi),
        ("expm1(x)/x", 1e-10),
    ],
)  # fmt: skip
def test_what_only_looks_like_cancellation_is_none(text: str, x: float) -> None:
    assert check(parse(text), x, 1e-5).verdict in ("agree", "round-off")


@pytest.mark.parametrize(
    ("text", "x", "verdict"),
    [
        ("cot(cot(cot(x)))", 5.668912521522055e-08, "truncation"),
        ("hypot(sec(exp(cbrt(x))), -870378.739482434)", 4.2082954780529454e-07, "truncation"),
        ("atan2(-1000000, exp(atan2(-1000000, elu(x)/pi)))", 0.0, "round-off"),
        # The sine in sinc is of 4.8e12, of which a double holds three digits behind the point.
        ("hypot(sinc(cot(x^2))*pi, pi)", -4.563131130628187e-07, "cancellation"),
    ],
)
def test_backprop_is_not_accused_where_the_truth_is_on_its_side(
    text: str, x: float, verdict: str
) -> None:
    assert check(parse(text), x).verdict == verdict


def given(f: Chain, x: float, step: float = H) -> tuple[Twin, Given]:
    found = check(f, x, step)
    return Twin(f, x), Given(step, found.backprop, found.numerical, 1.0)


def test_a_long_chain_is_refused_before_it_is_begun() -> None:
    class Counted(Effort):
        spent = 0.0

        def spend(self, cost: float, digits: float) -> None:
            self.spent += cost

    effort, chain = Counted(), Chain("x", (Block("sin"), Block("exp")) * 1000)
    with pytest.raises(OutOfReachError):
        whole(diagnosed(Twin(chain, 0.5, effort), Given(H, 1.0, 1.0, 1.0)))
    assert effort.spent == 0


def test_a_diagnosis_pauses_between_evaluations_and_is_the_same() -> None:
    case = given(parse("sin(x)^2"), 0.5)
    pauses = sum(1 for _ in diagnosed(*case))
    assert pauses >= 4
    assert whole(diagnosed(*given(parse("sin(x)^2"), 0.5))) == check(parse("sin(x)^2"), 0.5).finding


def test_what_no_digits_tell_is_said_to_be_unknown() -> None:
    hidden = check(parse("sin(exp(1e9 (x + 1e17 - 1e17)))"), 0.5)
    assert (hidden.verdict, hidden.finding.reason) == ("unknown", R.OUT_OF_REACH)
    assert hidden.headline == "They differ, and why is not known."
    assert hidden.reason.startswith("What f is without rounding is not known: to tell takes ")
    both = check(parse("x + sin(exp(1e9 (x*0 + 1e17 + 1 - 1e17)))"), 0.5)
    assert (both.verdict, both.finding.reason) == ("agree", R.OUT_OF_REACH)


def test_a_place_that_is_not_told_is_owned_up_to() -> None:
    slow = check(parse("1/log(log(1/abs(x)))"), 0.0)
    assert (slow.verdict, slow.finding.reason) == ("unknown", R.UNTOLD)
    assert slow.headline == "Whether there is a derivative here is not known."


@pytest.mark.parametrize("text", ["exp(x) + 1/(x - 19000)^2", "1 + exp(-x)/(x - 19000)"])
def test_a_hole_beside_what_hides_anything_is_owned_up_to(text: str) -> None:
    # Poles: nearer to them than is looked, 1/d outgrows 10^8251.
    far = check(parse(text), 19000.0)
    assert (far.verdict, far.finding.reason) == ("unknown", R.OUT_OF_REACH)
    assert check(parse("exp(600x)*(x - 1)/(x - 1)"), 1.0).verdict == "hole"


def test_a_place_that_takes_too_much_work_is_owned_up_to() -> None:
    far = check(parse("x^3 - 15(2 + tanh(x))*0^abs(x+290)"), -290.0)
    assert (far.verdict, far.finding.reason) == ("unknown", R.OUT_OF_REACH)


def test_a_variable_alone_is_smooth() -> None:
    assert check(lambda x: x, 3.0).verdict is V.AGREE
    assert isinstance(Twin(lambda x: x, 3.0).y, Variable)
