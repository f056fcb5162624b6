import math
import re
import string

import pytest

from core.chain.problem import Problem, ProblemKind
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.sentences import CAUSES, LOST, OUTSIDE, PARTS, PLACES, REASONS
from core.numerical.words import derivative_of, headline, in_plain_words, near, parts, reason

SENTENCES = (*REASONS.values(), PARTS)
FIELDS = {name for text in SENTENCES for _, name, _, _ in string.Formatter().parse(text)}
WORDS = {
    None, "h", "problem", "observed", "at", "by", "third", "cube", "there", "kind", "name", "side",
    "place", "explained", "apart",
}  # fmt: skip
NUMBERS = {str(name): 2.5 for name in FIELDS - WORDS}


def found(kind: Reason, **numbers: float) -> Finding:
    problem = Problem(ProblemKind.OUTSIDE, "log", (-1.0,))
    told = NUMBERS | {"left": -1.0, "right": 1.0, "gap": 2.0} | numbers
    return Finding(Verdict.AGREE, Outcome.AGREE, kind, told, problem, Verdict.CORNER, "", "sin")


@pytest.mark.parametrize("kind", Reason)
def test_every_reason_has_a_sentence(kind: Reason) -> None:
    text = reason(found(kind), 1e-4)
    assert text[0].isupper() or text.startswith(("f ", "f(x) ", "f′ ", "h = ", "log "))
    assert text.endswith(".")
    assert "{" not in text
    assert "  " not in text


def test_every_verdict_has_a_headline() -> None:
    told = set(PLACES) | set(CAUSES) | set(LOST)
    assert set(Verdict) == told | {Verdict.AGREE, Verdict.UNKNOWN}
    for verdict in PLACES:
        none = Finding(verdict, Outcome.NO_DERIVATIVE, Reason.NOT_FINITE)
        assert headline(none, 1e-4, 1.0, 2.0).startswith("No derivative here: ")
    for verdict in CAUSES:
        differ = Finding(verdict, Outcome.DIFFER, Reason.DIFFERENCE)
        assert headline(differ, 1e-4, 1.0, 2.0).startswith("They differ because ")
    for side in OUTSIDE:
        edge = Finding(Verdict.DOMAIN_EDGE, Outcome.DIFFER, side)
        assert "outside the domain" in headline(edge, 1e-4, 1.0, 2.0)
    for verdict, words in LOST.items():
        lost = Finding(verdict, Outcome.DIFFER, Reason.TRUTH, {"slope": 2.5})
        assert headline(lost, 1e-4, 1.0, 2.0) == (
            f"They differ because of {words} in f: the truth is 2.5."
        )


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.DIFFER, "They differ, and why is not known."),
        (Outcome.UNKNOWN, "Whether there is a derivative here is not known."),
    ],
)
def test_what_is_not_known_is_owned_up_to(outcome: Outcome, words: str) -> None:
    unknown = Finding(Verdict.UNKNOWN, outcome, Reason.UNTOLD)
    assert headline(unknown, 1e-4, 1.0, 2.0) == words


@pytest.mark.parametrize(
    ("kind", "slope", "backprop", "numerical", "words"),
    [
        (Reason.BUDGET, 2.0, 2.0, 2.0, "They agree in every digit."),
        (Reason.ZERO, 0.0, 0.0, 0.0, "They agree in every digit."),
        (Reason.ZERO, 0.0, 0.0, 1e-13, "They agree: both are 0 as far as doubles can tell."),
        (Reason.CUBIC, 0.0, 0.0, 1e-8, "They agree: both are 0 as far as h can tell."),
        (
            Reason.CUBIC, 1e-13, 1e-13, 1e-8,
            "They agree: f is flat here, and they differ by 1×10⁻⁸.",
        ),
        (Reason.CUBIC, 1.0, 1.0, 1.00001, "They agree to 5 digits."),
        (Reason.CUBIC, 1.0, 1.0, 1.05, "They agree to 1 digit."),
        (Reason.BY_LIMIT, 1.0, math.nan, 1.0, "They agree by limit."),
    ],
)  # fmt: skip
def test_agreement_is_counted_in_digits(
    kind: Reason, slope: float, backprop: float, numerical: float, words: str
) -> None:
    agree = Finding(Verdict.AGREE, Outcome.AGREE, kind, {"slope": slope})
    assert headline(agree, 1e-4, backprop, numerical) == words


@pytest.mark.parametrize("reason_of_it", [Reason.BUDGET, Reason.CUBIC, Reason.DIFFERENCE])
def test_a_difference_is_told_once(reason_of_it: Reason) -> None:
    told = {"truncation": 3.7e-20, "rounding": 0.0, "own": 0.0, "slope": 1e-25}
    numbers = told if reason_of_it is not Reason.DIFFERENCE else {"difference": 3.7e-20}
    flat = Finding(Verdict.AGREE, Outcome.AGREE, reason_of_it, numbers | {"slope": 1e-25})
    words = f"{headline(flat, 1e-4, 1e-25, 3.7e-20)} {reason(flat, 1e-4)}"
    assert words.startswith("They agree: f is flat here. ")
    assert words.count("3.7×10⁻²⁰") == 1


@pytest.mark.parametrize(
    ("kind", "numbers", "words"),
    [
        (
            Reason.CUBIC, {"truncation": 8.79e-8, "rounding": 1.04e-12, "own": -3.5e-16},
            "They differ by 8.8×10⁻⁸, as a step of h = 1e-4 predicts (f‴h²/6).",
        ),
        (
            Reason.BUDGET, {"truncation": 12345.6, "rounding": 0.0, "own": 0.26},
            "They differ by 12345, because a step of h = 1e-4 is not infinitely small.",
        ),
        (
            Reason.BUDGET, {"truncation": 1e-20, "rounding": -4e-12, "own": 1e-16},
            "They differ by 4×10⁻¹², because f(x ± h) is rounded to 16 digits.",
        ),
        (
            Reason.BUDGET, {"truncation": 0.0, "rounding": 1e-18, "own": 4e-12},
            "They differ by 4×10⁻¹², because backprop rounds on its way.",
        ),
        (
            Reason.BUDGET, {"truncation": 2e-9, "rounding": 1e-9, "own": 0.0},
            "They differ by 3×10⁻⁹, by the step of h = 1e-4 and by rounding together.",
        ),
        (
            Reason.CUBIC, {"truncation": 2e-9, "rounding": -2e-9, "own": 0.0},
            "There is no difference to explain.",
        ),
        (
            Reason.TRUTH, {"digits": 138.0, "value": 0.5, "slope": -1234567.0},
            "Worked out with 138 digits and more, f is 0.5 and f′ −1.235×10⁶.",
        ),
        (Reason.APART, {"limit": 1.0, "value": 5.0},
         "From both sides f tends to 1, but at x it is 5."),
        (Reason.BY_LIMIT, {"slope": 1 / 3}, "Backprop gives no number here, but f′ is 0.3333."),
        (Reason.WRONG_RULE, {"slope": 2.0}, "The backward rule of sin is wrong: the truth is 2."),
        (Reason.ONE_SIDED, {"side": -1.0}, "f is defined on one side only, the left."),
        (Reason.ONE_SIDED, {"side": 1.0}, "f is defined on one side only, the right."),
    ],
)  # fmt: skip
def test_numbers_are_true_to_the_digits_shown(
    kind: Reason, numbers: dict[str, float], words: str
) -> None:
    assert reason(found(kind, **numbers), 1e-4) == words


def test_what_a_difference_is_made_of_is_told_to_who_asks() -> None:
    made = found(Reason.CUBIC, truncation=8.79e-8, rounding=1.04e-12, own=-3.5e-16)
    assert parts(made) == (
        "Truncation 8.8×10⁻⁸ (f‴h²/6), rounding 1×10⁻¹², backprop's own error −3.5×10⁻¹⁶."
    )
    corner = Finding(Verdict.CORNER, Outcome.NO_DERIVATIVE, Reason.TWO_SLOPES, {"left": -1.0})
    assert parts(corner) == ""


@pytest.mark.parametrize(
    ("kind", "numbers", "derivatives", "words"),
    [
        (Reason.CUBIC, {"slope": 3.297}, (3.297442541400256, 3.2974426293330694), "= 3.297442"),
        (Reason.EXACT, {"slope": 4.0}, (4.0, 4.0), "= 4"),
        (Reason.ZERO, {"slope": 0.0}, (0.0, 1e-13), "= 0"),
        (Reason.BUDGET, {"slope": 1e-9}, (1e-9, 2e-9), "≈ 1×10⁻⁹"),
    ],
)
def test_where_both_ways_agree_it_is_said_what_the_derivative_is(
    kind: Reason, numbers: dict[str, float], derivatives: tuple[float, float], words: str
) -> None:
    agree = Finding(Verdict.AGREE, Outcome.AGREE, kind, numbers)
    told = in_plain_words(agree, 1e-4, *derivatives, at="0.5")
    assert told == f"Two independent methods agree: f′(0.5) {words}"


def test_within_rounding_of_0_the_derivative_may_be_0() -> None:
    agree = Finding(Verdict.AGREE, Outcome.AGREE, Reason.BUDGET, {"slope": 6e-17})
    told = in_plain_words(agree, 1e-4, 6e-17, 0.0, at="pi/2", bound=1e-16)
    assert told == "Two independent methods agree: f′(pi/2) ≈ 0"


def test_where_they_do_not_agree_the_headline_says_so() -> None:
    edge = Finding(Verdict.DOMAIN_EDGE, Outcome.DIFFER, Reason.BELOW_DOMAIN)
    assert in_plain_words(edge, 1e-4, 1.0, 2.0) == headline(edge, 1e-4, 1.0, 2.0)
    limit = Finding(Verdict.AGREE, Outcome.AGREE, Reason.BY_LIMIT, {"slope": 0.0})
    told = in_plain_words(limit, 1e-4, math.nan, 0.0, "a", "0")
    assert told == "Two independent methods agree by limit: at a = 0 ∂f/∂a = 0"


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        (-1.0, 1.0, "−1 from the left and 1 from the right."),
        (0.99999, 1.00001, "0.99999 from the left and 1.00001 from the right."),
        (-1 / 3, 2 / 3, "−0.3333 from the left and 0.6667 from the right."),
        (1e9 - 1, 1e9 + 1, "9.99999999×10⁸ from the left and 1.000000001×10⁹ from the right."),
        (1e10 + 0.001, 1e10 + 0.002, "1.0000000000001×10¹⁰ from the left and "
                                     "1.0000000000002×10¹⁰ from the right."),
    ],
)  # fmt: skip
def test_left_and_right_are_written_so_that_their_gap_is_seen(
    left: float, right: float, words: str
) -> None:
    told = found(Reason.TWO_SLOPES, left=left, right=right, gap=right - left)
    assert reason(told, 1e-4) == f"The slope is {words}"


@pytest.mark.parametrize(("gap", "sign"), [(1e-30, "+"), (-1e-30, "−")])
def test_what_doubles_do_not_part_is_written_with_its_gap(gap: float, sign: str) -> None:
    told = reason(found(Reason.TWO_LIMITS, left=2.0, right=2.0, gap=gap), 1e-4)
    assert told == f"f tends to 2 from the left and to 2 {sign} 1×10⁻³⁰ from the right."


def test_the_sides_of_a_gap_beyond_the_doubles_are_told() -> None:
    told = found(Reason.TWO_SLOPES, left=-1.5e308, right=1.5e308, gap=math.inf)
    assert reason(told, 1e-4).startswith("The slope is −1.5×10³⁰⁸ from the left and 1.5×10³⁰⁸")


def test_a_place_that_no_double_is_has_its_name_at_the_end() -> None:
    pole = Finding(Verdict.POLE, Outcome.NO_DERIVATIVE, Reason.POLE, {"order": 1.0}, exact="π/2")
    assert reason(pole, 1e-4).endswith("towards x. x is π/2 to the last digit.")
    hole = Finding(Verdict.HOLE, Outcome.NO_DERIVATIVE, Reason.GAP, {"limit": 1.0}, exact="π")
    assert "but there it is not defined. x is π to" in reason(hole, 1e-4)


@pytest.mark.parametrize("kind", sorted(PLACES))
def test_what_lies_between_is_named(kind: Verdict) -> None:
    parts = {"truncation": 1.0, "rounding": 0.0, "own": 0.0, "slope": 0.0, "place": 2.0}
    differ = Outcome.DIFFER
    told = Finding(Verdict.TRUNCATION, differ, Reason.BETWEEN, parts, None, kind, "2")
    start = f"Between x − h and x + h lies {PLACES[kind]}, at x = 2. They differ by 1."
    assert reason(told, 1e-4).startswith(start)
    assert headline(told, 1e-4, 0.0, 1.0) == "They differ because h = 1e-4 is too large."


@pytest.mark.parametrize(
    ("place", "x"), [(math.pi / 2, 1.5707), (1.0, 0.99995), (1e-9, 2e-9), (123.456, 123.456 + 1e-9)]
)
def test_a_place_is_written_nearer_than_x_is_to_it(place: float, x: float) -> None:
    text = near(place, x).replace("−", "-").replace("×10⁻⁹", "e-9")
    assert abs(float(text) - place) < abs(place - x) / 10


def test_a_derivative_is_written_by_what_it_is_by() -> None:
    assert (derivative_of("x"), derivative_of("a_1")) == ("f′", "∂f/∂a₁")


def test_an_estimate_says_so() -> None:
    seen = {kind for kind in Reason if "estimate" in reason(found(kind), 1e-4)}
    assert {Reason.UNBOUNDED, Reason.SEEM_TWO_SLOPES, Reason.PREDICTED} <= seen
    known = {Reason.POLE, Reason.TWO_SLOPES, Reason.CUBIC, Reason.BETWEEN, Reason.TRUTH}
    assert not known & seen


@pytest.mark.parametrize(("difference", "words"), [(1.0e-8, "same"), (4e-8, "4×10⁻⁸")])
def test_what_is_observed_is_held_against_the_prediction(difference: float, words: str) -> None:
    numbers = {"predicted": 1.05e-8, "difference": difference}
    told = reason(found(Reason.PREDICTED, **numbers), 1e-4)
    assert re.search(rf"Observed: {words}\.", told)


def test_a_parameter_is_called_by_its_name() -> None:
    pole = Finding(Verdict.POLE, Outcome.NO_DERIVATIVE, Reason.UNBOUNDED)
    assert reason(pole, 1e-4, "a_1").startswith("f grows without bound towards a₁.")
    cubic = reason(found(Reason.CUBIC), 1e-4, "a")
    assert "(∂³f/∂a³ · h²/6)" in cubic
    edge = Finding(Verdict.DOMAIN_EDGE, Outcome.DIFFER, Reason.BELOW_DOMAIN)
    words = headline(edge, 1e-4, 1.0, 2.0, "α")
    assert words == "They differ because α − h lies outside the domain."


def test_what_is_beyond_all_doubles_is_not_called_infinite() -> None:
    gap = Finding(Verdict.HOLE, Outcome.NO_DERIVATIVE, Reason.GAP, {"limit": math.inf})
    assert "tends to a number beyond all doubles" in reason(gap, 1e-4)


def test_what_is_more_on_the_right_is_added_to_what_is_on_the_left() -> None:
    sides = {"left": 1.0, "right": 1 + 1e-15, "gap": 1e-15}
    told = Finding(Verdict.JUMP, Outcome.NO_DERIVATIVE, Reason.TWO_LIMITS, sides)
    assert reason(told, 1e-4) == "f tends to 1 from the left and to 1 + 1×10⁻¹⁵ from the right."


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        (1.0, 5.0, "f tends to 1, but at x it is 5."),
        (-24389000.0, -24389015.0, "f tends to −2.4389×10⁷, but at x it is −2.4389015×10⁷."),
        (3.0, 3.0, "f tends to 3, but at x it is 3."),
    ],
)
def test_a_value_is_told_apart_from_the_limit(limit: float, value: float, words: str) -> None:
    numbers = {"limit": limit, "value": value}
    told = Finding(Verdict.REMOVABLE, Outcome.NO_DERIVATIVE, Reason.APART, numbers)
    assert reason(told, 1e-4) == f"From both sides {words}"
