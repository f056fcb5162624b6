import math

import pytest

from core.formula import number
from core.lesson import Direction
from core.lesson.judge import Prediction, Score, Verdict, and_next, answer, judge
from core.lesson.slips import Slip
from tests.core.lesson.lessons import BACKWARD, FORWARD, asked, lesson

PRODUCT, CHAIN, QUOTIENT = "x^2 sin(x)", "exp(sin(x^2))", "x/(1+x^2)"

PLANTED = [
    # the slope alone, without what arrives
    (PRODUCT, 0.5, "Sin", 0, BACKWARD, "cos(0.5)", Slip.FORGOT_CHAIN),
    (CHAIN, 0.8, "Sin", 0, BACKWARD, "cos(0.64)", Slip.FORGOT_CHAIN),
    (CHAIN, 0.8, "Square", 0, BACKWARD, "2*0.8", Slip.FORGOT_CHAIN),
    (QUOTIENT, 2.0, "Square", 0, BACKWARD, "4", Slip.FORGOT_CHAIN),
    # what arrives alone, without the slope
    (PRODUCT, 0.5, "Sin", 0, BACKWARD, "0.25", Slip.FORGOT_SLOPE),
    (CHAIN, 0.8, "Square", 0, BACKWARD, "1.457", Slip.FORGOT_SLOPE),
    (QUOTIENT, 2.0, "Square", 0, BACKWARD, "-0.08", Slip.FORGOT_SLOPE),
    # the value in the place of the slope
    (PRODUCT, 0.5, "Sin", 0, BACKWARD, "0.25*sin(0.5)", Slip.VALUE_FOR_SLOPE),
    (CHAIN, 0.8, "Sin", 0, BACKWARD, "1.817*sin(0.64)", Slip.VALUE_FOR_SLOPE),
    (QUOTIENT, 3.0, "Square", 0, BACKWARD, "-0.03*9", Slip.VALUE_FOR_SLOPE),
    # what went in, in the place of the slope
    (CHAIN, 0.8, "Sin", 0, BACKWARD, "1.817*0.64", Slip.INPUT_FOR_SLOPE),
    ("exp(x)^3", 0.5, "Exp", 0, BACKWARD, "8.155*0.5", Slip.INPUT_FOR_SLOPE),
    # added instead of multiplied
    (PRODUCT, 0.5, "Sin", 0, BACKWARD, "0.25+0.8776", Slip.ADDED),
    (CHAIN, 0.8, "Sin", 0, BACKWARD, "1.817 + 0.8021", Slip.ADDED),
    (QUOTIENT, 2.0, "Square", 0, BACKWARD, "4 - 0.08", Slip.ADDED),
    # divided
    (PRODUCT, 0.5, "Sin", 0, BACKWARD, "0.25/0.8776", Slip.DIVIDED),
    # the sign
    (QUOTIENT, 2.0, "÷", 1, BACKWARD, "0.08", Slip.SIGN),
    ("cos(3x)", 0.4, "Cos", 0, BACKWARD, "sin(1.2)", Slip.SIGN),
    (QUOTIENT, 2.0, "Σ", 0, BACKWARD, "0.12", Slip.SIGN),
    # the other factor
    (PRODUCT, 0.5, "×", 0, BACKWARD, "0.25", Slip.OTHER_INPUT),
    (PRODUCT, 0.5, "×", 1, BACKWARD, "0.4794", Slip.OTHER_INPUT),
    # the slope where x is, not where the block is
    (CHAIN, 0.8, "Exp", 0, BACKWARD, "exp(0.8)", Slip.SLOPE_ELSEWHERE),
    ("sin(x^2)*3", 1.3, "Sin", 0, BACKWARD, "3*cos(1.3)", Slip.SLOPE_ELSEWHERE),
    # degrees
    (PRODUCT, 0.5, "Sin", 0, FORWARD, "0.008727", Slip.DEGREES),
    # one path of several
    (PRODUCT, 0.5, "Σ", 0, BACKWARD, "0.4794", Slip.ONE_PATH),
    (PRODUCT, 0.5, "Σ", 0, BACKWARD, "0.2194", Slip.ONE_PATH),
    ("x^2+sin(x)+exp(x)", 0.7, "Σ", 0, BACKWARD, "1.4+cos(0.7)", Slip.MISSED_PATH),
    # multiplied where paths meet, and subtracted there
    (PRODUCT, 0.5, "Σ", 0, BACKWARD, "0.4794*0.2194", Slip.MULTIPLIED),
    (PRODUCT, 0.5, "Σ", 0, BACKWARD, "0.4794-0.2194", Slip.SUBTRACTED),
    # the slope on the way forward
    (CHAIN, 0.8, "Sin", 0, FORWARD, "cos(0.64)", Slip.SLOPE_FOR_VALUE),
]


def test_there_are_thirty_planted_slips() -> None:
    assert len(PLANTED) == 30


@pytest.mark.parametrize(("formula", "x", "label", "which", "direction", "typed", "slip"), PLANTED)
def test_a_planted_slip_is_told_for_what_it_is(
    formula: str, x: float, label: str, which: int, direction: Direction, typed: str, slip: Slip
) -> None:
    judged = judge(asked(formula, x, label, which, direction), number(typed), x)
    assert (judged.verdict, judged.slip) == (Verdict.WRONG, slip)
    assert judged.sentence
    assert "{" not in judged.sentence


def test_what_is_close_is_told_as_that_and_what_is_nothing_by_the_rule() -> None:
    question = asked(PRODUCT, 0.5, "Sin")
    assert "within 1 %" in judge(question, 0.2255, 0.5).sentence
    assert judge(question, 17.0, 0.5).sentence == (
        "Multiply what arrives, 0.25, by the slope, 0.8776."
    )
    assert judge(asked(PRODUCT, 0.5, "Σ"), 17.0, 0.5).sentence.startswith("Add")
    forward = asked(PRODUCT, 0.5, "Sin", direction=FORWARD)
    assert judge(forward, 17.0, 0.5).sentence == "Put what comes in into sin 0.5."


@pytest.mark.parametrize(
    ("label", "direction", "told"),
    [
        ("Sin", BACKWARD, "Sin: it was 0.25 × 0.8776 = 0.2194."),
        ("Σ", BACKWARD, "At x: it was 0.4794 + 0.2194 = 0.6988."),
        ("Sin", FORWARD, "Sin: it was sin 0.5 = 0.4794."),
    ],
)
def test_after_two_tries_the_answer_comes_with_its_arithmetic(
    label: str, direction: Direction, told: str
) -> None:
    question = asked(PRODUCT, 0.5, label, direction=direction)
    assert judge(question, 9.0, 0.5, tries=1).verdict is Verdict.WRONG
    assert judge(question, 9.0, 0.5, tries=2)[::2] == (Verdict.TOLD, told)
    assert answer(question) == told


def test_what_is_told_names_what_is_asked_next() -> None:
    told = judge(asked(PRODUCT, 0.5, "Sin"), 9.0, 0.5, tries=2)
    assert and_next(told, asked(PRODUCT, 0.5, "Σ")).endswith("= 0.2194. Now at x: …")
    assert and_next(told, None) == told.sentence
    wrong = judge(asked(PRODUCT, 0.5, "Sin"), 9.0, 0.5)
    assert and_next(wrong, asked(PRODUCT, 0.5, "Sin")) == wrong.sentence
    product = asked(PRODUCT, 0.5, "×")
    assert and_next(told, product).endswith("Now × to a: …")


def test_a_pass_has_a_score_of_what_was_right_at_once() -> None:
    made, prediction = lesson(PRODUCT), Prediction()
    prediction.begin()
    for i, tries in enumerate([[0.48, 0.25], [1.0, 0.48], [9.0, 9.0], [0.7]]):
        prediction.ask(made.step(BACKWARD, i))
        for value in tries:
            assert prediction.question is not None
            prediction.try_with(value, 0.5)
        assert prediction.is_through
    assert prediction.score == Score(3, 5)
    assert prediction.score.sentence == "3 of 5 right at once."
    assert Score().sentence == ""


def test_what_is_skipped_was_not_right() -> None:
    prediction = Prediction()
    prediction.ask(lesson(PRODUCT).step(BACKWARD, 0))
    prediction.skip()
    assert (prediction.score, prediction.question) == (Score(0, 2), None)
    prediction.ask(None)
    assert prediction.question is None


def test_no_number_at_all_is_judged_wrong() -> None:
    assert judge(asked(PRODUCT, 0.5, "Sin"), math.inf, 0.5).verdict is Verdict.WRONG


def test_who_goes_back_is_counted_once_by_the_first_answer() -> None:
    made, prediction = lesson(PRODUCT), Prediction()
    prediction.begin()
    prediction.ask(made.step(BACKWARD, 0))
    assert prediction.question is not None
    prediction.try_with(0.48, 0.5)  # the first of two numbers
    prediction.ask(made.step(BACKWARD, 0))
    for value in (9.0, 9.0, 0.25):
        prediction.try_with(value, 0.5)
    assert (prediction.is_through, prediction.score) == (True, Score(2, 2))
    prediction.ask(made.step(BACKWARD, 3))
    prediction.skip()
    prediction.ask(made.step(BACKWARD, 3))
    prediction.try_with(0.6988, 0.5)
    assert prediction.score == Score(2, 3)
    prediction.begin()
    assert prediction.score == Score()
