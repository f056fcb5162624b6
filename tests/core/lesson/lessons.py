"""Lessons by formula, for tests."""

from core.chain.rounding import rounding
from core.formula import parse
from core.lesson import AtSum, Direction, Lesson
from core.lesson.questions import Question, questions
from core.lesson.words import Writer, plain

FORWARD, BACKWARD = Direction.FORWARD, Direction.BACKWARD


def lesson(formula: str, x: float = 0.5) -> Lesson:
    chain = parse(formula)
    trace = chain.trace(x)
    return Lesson(chain, trace, rounding(chain, trace))


def said(formula: str, x: float = 0.5, direction: Direction = BACKWARD) -> list[str]:
    """Give what is said of every step of a pass."""
    made = lesson(formula, x)
    write = Writer(made).sentence
    return [plain(write(made.step(direction, i))) for i in range(made.count(direction))]


def asked(
    formula: str, x: float, label: str, which: int = 0, direction: Direction = BACKWARD
) -> Question:
    """Give a question about the first block of a label, or about the sum at x for "Σ"."""
    made = lesson(formula, x)
    steps = (made.step(direction, i) for i in range(made.count(direction)))
    names = ((step, "Σ" if isinstance(step, AtSum) else step.label) for step in steps)
    return questions(next(step for step, name in names if name == label))[which]
