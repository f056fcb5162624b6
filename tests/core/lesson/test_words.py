import math
import re

import pytest

from core.chain import Block, Chain
from core.chain.rounding import rounding
from core.functions import CATALOGUE
from core.lesson import Direction, Lesson
from core.lesson.questions import questions
from core.lesson.words import Role, Writer, parts, plain, summed
from tests.core.lesson.lessons import BACKWARD, FORWARD, lesson, said


def test_a_pass_back_is_told_step_by_step() -> None:
    assert said("x^2 sin(x)") == [
        "×: 1 arrives (dy/dy) × slope b = 0.4794 → sends back 0.4794 to a, "
        "and × slope a = 0.25 → 0.25 to b",
        "Square: 0.4794 arrives × slope 2·0.5 = 1 → sends back 0.4794",
        "Sin: 0.25 arrives × slope cos 0.5 = 0.8776 → sends back 0.2194",
        "At x: 0.4794 from Square + 0.2194 from Sin = 0.6988: both paths add, and that is f′(0.5)",
    ]


def test_what_comes_of_a_broken_rule_is_not_called_the_derivative() -> None:
    made = lesson("x^2 sin(x)")
    writer = Writer(made, "0.5", is_broken=True)
    begun = plain(writer.before(BACKWARD, begun=False))
    assert begun.startswith("See where backprop's f′(0.5) = 0.6988 comes from")
    last = plain(writer.sentence(made.step(BACKWARD, made.count(BACKWARD) - 1)))
    assert last.endswith("that is backprop's f′(0.5)")


def test_where_there_is_no_derivative_no_number_is_called_one() -> None:
    made = lesson("tan(x)", math.pi / 2)
    writer = Writer(made, "pi/2", without={"x"})
    begun = plain(writer.before(BACKWARD, begun=False))
    assert begun.startswith("See where backprop's 2.667×10³² comes from")
    last = plain(writer.sentence(made.step(BACKWARD, made.count(BACKWARD) - 1)))
    assert last.endswith("sends back 2.667×10³², which is what backprop gives")
    paths = lesson("tan(x) + x", math.pi / 2)
    writer = Writer(paths, "pi/2", without={"x"})
    last = plain(writer.sentence(paths.step(BACKWARD, paths.count(BACKWARD) - 1)))
    assert last.endswith("both paths add, and that is what backprop gives")


def test_a_pass_forward_is_told_step_by_step() -> None:
    assert said("x^2 sin(x)", direction=FORWARD) == [
        "Square: 0.5 comes in → 0.5² = 0.25",
        "Sin: 0.5 comes in → sin 0.5 = 0.4794",
        "×: 0.25 and 0.4794 come in → 0.25·0.4794 = 0.1199",
    ]


@pytest.mark.parametrize(
    ("formula", "x", "told"),
    [
        ("|x|", 0.0, "Abs has no slope here, so nothing can be sent back."),
        ("sqrt(x)", 0.0, "√: its slope here is ∞, so no number can be sent back."),
        ("sqrt(x)^2", 0.0, "√: its slope here is ∞, so no number can be sent back."),
        ("sin(|x|)", 0.0, "Abs has no slope here, so nothing can be sent back."),
        ("|exp(x)-1|", 0.0, "Exp: no number arrives here, so none can be sent back."),
        ("x+sin(2)", 0.5, "Sin: only plain numbers come in, so nothing is sent back."),
        ("x^2+|x|", 0.0, "At x: no number came back from Abs, so there is no f′(0)."),
        ("{x<0: x^2, x+2}", 0.5, "Square is not taken at this x, so nothing goes through it."),
        ("exp(x^2)^2", 0.5,
         "Square: 3.297 arrives × slope 2·0.5 = 1 → sends back 3.297, which is f′(0.5)"),
    ],
)  # fmt: skip
def test_what_there_is_no_number_for_is_said_plainly(formula: str, x: float, told: str) -> None:
    assert told in said(formula, x)


def test_what_has_no_value_says_why_and_what_follows_has_none() -> None:
    assert said("sin(ln(x))", -1.0, FORWARD) == [
        "Ln has no value here: log needs x > 0; x = −1.",
        "Sin: no number comes in, so none goes on.",
    ]


@pytest.mark.parametrize("x", [-1.0, 0.0, 0.5])
def test_of_every_function_something_is_said_that_can_be_read(x: float) -> None:
    odd = []
    for name, entry in CATALOGUE.items():
        operands = tuple(Chain("x") for _ in entry.defaults)
        chain = Chain("x", (Block("square"), Block(name, operands), Block("exp")))
        trace = chain.trace(x)
        made = Lesson(chain, trace, rounding(chain, trace))
        for direction in Direction:
            steps = [made.step(direction, i) for i in range(made.count(direction))]
            told = [plain(Writer(made).sentence(step)) for step in steps]
            odd += [one for one in told if re.search("nan|undefined|[{}⟨⟩⟪⟫*]", one)]
    assert odd == []


def test_a_question_stops_before_its_answer() -> None:
    made = lesson("x^2 sin(x)")
    for direction, answers in ((BACKWARD, "0.2194"), (FORWARD, "0.1199")):
        step = made.step(direction, 2)
        (question,) = questions(step)
        told = plain(Writer(made).sentence(step, question))
        assert answers not in told


def test_before_a_pass_it_is_said_where_it_leads() -> None:
    def told(formula: str, x: float, *, begun: bool = False) -> list[str]:
        write = Writer(lesson(formula, x), "pi/2" if begun else "").before
        return [plain(write(direction, begun=begun)) for direction in (FORWARD, BACKWARD)]

    assert told("exp(x^2)^2", 0.5)[1].startswith("See where f′(0.5) = 3.297 comes from: press Play")
    assert "pi/2" in told("sin(x)", 1.5, begun=True)[0]
    assert "f has no value" in told("ln(x)", -1.0)[0]
    assert "no f′(0)" in told("|x|", 0.0)[1]
    assert told("cos(pi/2*x)", 1.0)[0].startswith("See how f(1) ≈ 0 comes about")
    assert told("3", 1.0)[0].startswith("There is no block")


def test_marks_become_roles_and_are_never_said() -> None:
    found = parts("*Sin:* ⟪0.25⟫ arrives, ⟨1⟩ came in")
    assert [part.role for part in found if part.text.strip()] == [
        Role.BLOCK, Role.GRADIENT, Role.PLAIN, Role.VALUE, Role.PLAIN,
    ]  # fmt: skip
    assert plain(summed((1.5, -2.0), 4)) == "1.5 + (−2)"
    assert plain(summed((1.0,) * 9, 4)) == "1 + 1 + 1 + … + 1 + 1"
