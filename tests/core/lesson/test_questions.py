import math

import pytest

from core.lesson.questions import near, questions
from tests.core.lesson.lessons import BACKWARD, FORWARD, asked, lesson


def test_each_number_of_a_step_is_asked() -> None:
    made = lesson("x^2 sin(x)")
    found = [[q.answer for q in questions(made.step(BACKWARD, i))] for i in range(4)]
    assert found == [
        pytest.approx([0.4794255, 0.25]),
        pytest.approx([0.4794255]),
        pytest.approx([0.2193956]),
        pytest.approx([0.6988212]),
    ]
    assert [q.answer for q in questions(made.step(FORWARD, 0))] == [0.25]


@pytest.mark.parametrize(("formula", "x"), [("ln(x)", -1.0), ("|x|", 0.0), ("sqrt(x)", 0.0)])
def test_where_there_is_no_number_nothing_is_asked(formula: str, x: float) -> None:
    assert questions(lesson(formula, x).step(BACKWARD, 0)) == ()


@pytest.mark.parametrize(
    ("typed", "right"),
    [(0.2194, True), (0.22, True), (0.217, False), (-0.2194, False), (math.inf, False)],
)
def test_right_is_within_a_hundredth(typed: float, right: bool) -> None:
    assert asked("x^2 sin(x)", 0.5, "Sin").is_right(typed) is right


def test_zero_is_right_where_only_rounding_is_left() -> None:
    question = asked("cos(x)", math.pi / 2, "Cos", direction=FORWARD)
    assert question.answer != 0
    assert question.is_right(0.0)
    assert question.is_right(question.answer)
    assert not question.is_right(0.001)


def test_near_means_as_far_as_anybody_types() -> None:
    assert near(-0.995, -1.0)
    assert not near(0.98, 1.0)
