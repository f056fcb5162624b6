"""A prediction judged: whether it is right, else what slip led to it, and how the pass went."""

from enum import Enum, auto
from typing import NamedTuple

from core.chain.parameters import on_screen
from core.digits import MINUS, short
from core.lesson import sentences as say
from core.lesson.questions import Question, near, questions
from core.lesson.slips import Slip, slips_of
from core.lesson.steps import AtSum, Direction, Step
from core.lesson.words import plain, summed

TRIES = 2
"""How many there are before the answer is told."""

NEARLY = 0.05
"""Up to how far off, as part of it, a number has been worked out with too few digits."""


class Verdict(Enum):
    """How a prediction was."""

    RIGHT = auto()
    WRONG = auto()
    TOLD = auto()
    """Wrong once too often: the answer is told."""


class Judged(NamedTuple):
    """A verdict, what slip led to a wrong number if that is known, and what is said."""

    verdict: Verdict
    slip: Slip | None
    sentence: str


class Score(NamedTuple):
    """How a pass went so far: what was asked, and what was right at the first try."""

    right: int = 0
    asked: int = 0

    def after(self, *, right: bool) -> "Score":
        """Give the score with a question more."""
        return Score(self.right + right, self.asked + 1)

    @property
    def sentence(self) -> str:
        """Say it; nothing where nothing was asked."""
        told = say.SCORE.format(right=self.right, asked=self.asked)
        return told if self.asked else ""


def judge(question: Question, value: float, x: float, tries: int = 1) -> Judged:
    """Judge what was typed in the so-manieth of the tries.

    Examples
    --------
    >>> from core.chain.rounding import rounding
    >>> from core.formula import parse
    >>> from core.lesson import Direction, Lesson
    >>> from core.lesson.questions import questions
    >>> chain = parse("x^2 sin(x)")
    >>> trace = chain.trace(0.5)
    >>> lesson = Lesson(chain, trace, rounding(chain, trace))
    >>> (asked,) = questions(lesson.step(Direction.BACKWARD, 3))
    >>> judge(asked, 0.48, 0.5).sentence
    'That is one path only: there are 2, and all of them add.'
    """
    if question.is_right(value):
        return Judged(Verdict.RIGHT, None, say.RIGHT)
    slip, other = _slip(question, value, x)
    if tries >= TRIES:
        return Judged(Verdict.TOLD, slip, answer(question))
    if slip is not None:
        return Judged(Verdict.WRONG, slip, _told(say.SLIPS[slip], question, value, other))
    if abs(value - question.answer) <= NEARLY * abs(question.answer):
        return Judged(Verdict.WRONG, None, say.NEARLY)
    return Judged(Verdict.WRONG, None, _told(_way(question), question, value, 0.0))


def _slip(question: Question, value: float, x: float) -> tuple[Slip | None, float]:
    """Find what leads nearest to a number; of what leads as near, the first in the list."""
    led = [one for one in slips_of(question, x) if near(value, one[1])]
    if not led:
        return None, 0.0
    slip, _, other = min(led, key=lambda one: (_distance(value, one[1]), one[0].value))
    return slip, other


def _distance(value: float, led: float) -> int:
    """Tell how far two numbers are apart, in thousandths: typed digits are no finer."""
    return round(1000 * abs(value - led) / abs(led)) if led else 0


def _way(question: Question) -> str:
    if isinstance(question.step, AtSum):
        return say.ADD
    return say.COMPUTE if question.step.direction is Direction.FORWARD else say.MULTIPLY


def _told(template: str, question: Question, value: float, other: float) -> str:
    told = {"typed": short(value), "other": short(other)}
    step = question.step
    if isinstance(step, AtSum):
        return template.format(**told, count=len(step.shares))
    put = step.inputs[question.input]
    return template.format(
        **told,
        arriving=short(step.gradient),
        slope=short(put.slope),
        value=short(step.value),
        input=short(put.value),
        name=put.name,
        formula=step.formula or f"its own {step.label}",
    )


def answer(question: Question) -> str:
    """Tell the answer with its arithmetic.

    Examples
    --------
    >>> answer(Question(AtSum("x", (1.5, -0.5), ("Sin", "Exp"), 1.0, 0.0), 0, 1.0, 0.0))
    'At x: it was 1.5 + (−0.5) = 1.'
    """
    step = question.step
    if isinstance(step, AtSum):
        arithmetic = plain(summed(step.shares, 4))
    elif step.direction is Direction.FORWARD:
        arithmetic = step.formula or step.label
    else:
        factors = step.gradient, step.inputs[question.input].slope
        arithmetic = " × ".join(f"({t})" if t.startswith(MINUS) else t for t in map(short, factors))
    told = short(question.answer)
    return say.ANSWER.format(block=_block(question), arithmetic=arithmetic, answer=told)


def and_next(judged: Judged, question: Question | None) -> str:
    """Say a verdict; what an answer was told of is done, so also what is asked now."""
    if judged.verdict is not Verdict.TOLD or question is None:
        return judged.sentence
    block = _block(question)
    if isinstance(question.step, AtSum):
        block = f"{block[0].lower()}{block[1:]}"
    return f"{judged.sentence} {say.NEXT.format(block=block)}"


def _block(question: Question) -> str:
    """Name what is asked for: the block, and the input if more than one is asked about."""
    step = question.step
    if isinstance(step, AtSum):
        return say.AT_SUM.format(letter=on_screen(step.letter))
    if step.direction is Direction.FORWARD or sum(put.listens for put in step.inputs) < 2:
        return step.label
    return say.TO.format(label=step.label, name=step.inputs[question.input].name)


class Prediction:
    """The questions of one step after the other, with what was tried, and the score of a pass.

    What was asked before, by somebody who went back, may be answered again and counts once.
    """

    def __init__(self) -> None:
        self.begin()
        self.ask(None)

    def ask(self, step: Step | None) -> None:
        """Turn to the questions of a step; None for the end of the pass."""
        self._waiting = list(questions(step)) if step else []
        self._tries = 0

    def begin(self) -> None:
        """Begin a pass, with nothing asked yet."""
        self.score = Score()
        self._counted: set[tuple[object, ...]] = set()

    @property
    def question(self) -> Question | None:
        """What is asked now; None if the step has no question left."""
        return self._waiting[0] if self._waiting else None

    @property
    def is_through(self) -> bool:
        """Whether the step has no question left."""
        return not self._waiting

    def try_with(self, value: float, x: float) -> Judged:
        """Judge what was typed; what is through gives way to the next question.

        Raises an IndexError if nothing is asked.
        """
        self._tries += 1
        judged = judge(self._waiting[0], value, x, self._tries)
        if judged.verdict is not Verdict.WRONG:
            is_right = judged.verdict is Verdict.RIGHT and self._tries == 1
            self._count(self._waiting.pop(0), is_right)
            self._tries = 0
        return judged

    def skip(self) -> None:
        """Count what was not answered as not right."""
        for question in self._waiting:
            self._count(question, is_right=False)
        self._waiting.clear()

    def _count(self, question: Question, is_right: bool) -> None:
        if question.place not in self._counted:
            self._counted.add(question.place)
            self.score = self.score.after(right=is_right)
