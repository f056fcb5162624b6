"""What is said of a step: the one writer of the lesson's sentences."""

import math
import re
from collections.abc import Collection
from enum import Enum, auto
from typing import NamedTuple

from core.chain.parameters import on_screen
from core.digits import MINUS, short, shown
from core.lesson import sentences as say
from core.lesson.lesson import Lesson
from core.lesson.questions import Question
from core.lesson.steps import AtBlock, AtSum, Direction, Input, Step

MOST_TERMS = 6
"""How many numbers of a sum are written."""


MOST_NAMED = 3
"""Of how many it is written where they come from."""


class Role(Enum):
    """What a part of a sentence is."""

    PLAIN = auto()
    BLOCK = auto()
    VALUE = auto()
    GRADIENT = auto()


class Part(NamedTuple):
    """A part of a sentence, and what it is."""

    text: str
    role: Role


_MARKED = re.compile(r"\*([^*]*)\*|⟨([^⟩]*)⟩|⟪([^⟫]*)⟫")
_ROLES = (Role.BLOCK, Role.VALUE, Role.GRADIENT)


def parts(sentence: str) -> tuple[Part, ...]:
    """Take a sentence with marks apart.

    Examples
    --------
    >>> [(part.text, part.role.name) for part in parts("*Sin:* ⟪0.25⟫ arrives")]
    [('Sin:', 'BLOCK'), (' ', 'PLAIN'), ('0.25', 'GRADIENT'), (' arrives', 'PLAIN')]
    """
    found, at = [], 0
    for mark in _MARKED.finditer(sentence):
        found.append(Part(sentence[at : mark.start()], Role.PLAIN))
        found += [Part(t, r) for t, r in zip(mark.groups(), _ROLES, strict=True) if t is not None]
        at = mark.end()
    found.append(Part(sentence[at:], Role.PLAIN))
    return tuple(part for part in found if part.text)


def plain(sentence: str) -> str:
    """Give a sentence without its marks, as a screen reader says it.

    Examples
    --------
    >>> plain("*Sin:* ⟪0.25⟫ arrives")
    'Sin: 0.25 arrives'
    """
    return "".join(part.text for part in parts(sentence))


def _tidy(sentence: str) -> str:
    """Let ≈ stand in the place of = where a number brings it along."""
    return re.sub("= ([⟨⟪]?)≈ ", r"≈ \1", sentence)


class Writer:
    """Writes the sentences of one lesson.

    Parameters
    ----------
    lesson : Lesson
        Whose steps are told.
    at : str
        x as it was typed; empty for its number.
    digits : int
        With how many numbers are written.
    is_broken : bool
        Whether a backward rule is broken on purpose: then what comes out is not called f′.
    without : collection of str
        The letters by which f has no derivative, so that no number is called one.
    """

    def __init__(
        self,
        lesson: Lesson,
        at: str = "",
        digits: int = 4,
        *,
        is_broken: bool = False,
        without: Collection[str] = (),
    ) -> None:
        self._lesson, self._digits, self._is_broken = lesson, digits, is_broken
        self._without = without
        self._at = at or short(lesson.trace.x)

    def before(self, direction: Direction, *, begun: bool) -> str:
        """Say what there is to see, or with what a pass begins."""
        trace, forward = self._lesson.trace, direction is Direction.FORWARD
        if not trace.blocks:
            return say.NO_BLOCKS
        if begun:
            return say.BEGINS_FORWARD.format(x=self._at) if forward else say.BEGINS
        if not math.isfinite(trace.value if forward else trace.gradient):
            derivative = self._derivative("x")
            return say.NO_FUNCTION if forward else say.NO_DERIVATIVE.format(derivative=derivative)
        if forward:
            value = self._number(trace.value, self._lesson.value_bound)
            return _tidy(say.MAY_BEGIN_FORWARD.format(at=self._at, value=value))
        total = self._number(trace.gradient, self._lesson.bound("x"))
        if "x" in self._without:
            return say.MAY_BEGIN_WITHOUT.format(total=total)
        return _tidy(say.MAY_BEGIN.format(derivative=self._derivative("x"), total=total))

    def sentence(self, step: Step, asked: Question | None = None) -> str:
        """Say what happens in a step, up to the number that is asked for if one is."""
        if isinstance(step, AtSum):
            return _tidy(self._at_sum(step, is_asked=asked is not None))
        if step.is_left_out:
            return say.LEFT_OUT.format(label=step.label)
        if step.direction is Direction.FORWARD:
            return _tidy(self._forward(step, is_asked=asked is not None))
        return _tidy(self._backward(step, asked))

    def _forward(self, step: AtBlock, *, is_asked: bool) -> str:
        if step.problem:
            needs, given = step.problem.words([put.name for put in step.inputs])
            return say.NO_VALUE.format(label=step.label, needs=needs, given=given)
        if math.isnan(step.value):
            return say.NO_INPUT.format(label=step.label)
        *others, last = [f"⟨{self._number(put.value)}⟩" for put in step.inputs]
        inputs = f"{', '.join(others)} and {last}" if others else last
        formula = f"{step.formula} = " if step.formula else ""
        template = say.COME_IN if others else say.COMES_IN
        told = template.format(label=step.label, inputs=inputs, formula=formula)
        value = self._number(step.value, step.value_bound)
        return told if is_asked else told + say.VALUE.format(value=value)

    def _backward(self, step: AtBlock, asked: Question | None) -> str:
        told = [put for put in step.inputs if put.listens]
        if not told:
            return say.NUMBERS_ONLY.format(label=step.label)
        if not math.isfinite(step.gradient):
            return say.NO_GRADIENT.format(label=step.label)
        if all(math.isnan(put.gradient) or math.isinf(put.slope) for put in told):
            slope = told[0].slope
            template = say.NO_SLOPE if math.isnan(slope) else say.INFINITE_SLOPE
            return template.format(label=step.label, slope=self._number(slope))
        head = say.FIRST if step.is_first else say.ARRIVES
        arriving = self._number(step.gradient, step.gradient_bound)
        begun = head.format(label=step.label, arriving=arriving)
        if asked:
            put = step.inputs[asked.input]
            return begun + say.ASKS.format(slope=self._slope(put), name=put.name)
        first = say.SENDS if len(told) == 1 else say.SENDS_TO
        sent = [self._sent(put, say.AND_SENDS if k else first) for k, put in enumerate(told)]
        return begun + "".join(sent)

    def _sent(self, put: Input, template: str) -> str:
        product = self._number(put.gradient, put.bound)
        told = template.format(slope=self._slope(put), product=product, name=put.name)
        if not put.start:
            return told
        return told + say.IS_RESULT.format(derivative=self._result(put.start))

    def _slope(self, put: Input) -> str:
        written, number = put.formula or put.symbols, self._number(put.slope)
        return f"{written} = {number}" if written else number

    def _at_sum(self, step: AtSum, *, is_asked: bool) -> str:
        if math.isnan(step.total):
            return self._no_sum(step)
        shares = summed(step.shares, self._digits, step.over)
        told = say.ADDS.format(letter=on_screen(step.letter), shares=shares)
        if is_asked:
            return told
        count = len(step.shares)
        return told + say.PATHS_ADD.format(
            total=self._number(step.total, step.bound),
            paths=say.BOTH_PATHS if count == 2 else say.ALL_PATHS.format(count=count),
            derivative=self._result(step.letter),
        )

    def _no_sum(self, step: AtSum) -> str:
        named = zip(step.over, step.shares, strict=True)
        lost = [block for block, share in named if not math.isfinite(share)]
        blocks = " and ".join(lost)
        if len(lost) > MOST_NAMED:
            blocks = say.SEVERAL.format(count=len(lost))
        template = say.NO_SUM if lost else say.NO_VALUE_NO_SUM
        derivative = self._derivative(step.letter)
        letter = on_screen(step.letter)
        return template.format(letter=letter, blocks=blocks, derivative=derivative)

    def _result(self, letter: str) -> str:
        """Name the number that comes out."""
        return say.WITHOUT if letter in self._without else self._derivative(letter)

    def _derivative(self, letter: str) -> str:
        name = f"f′({self._at})" if letter == "x" else f"∂f/∂{on_screen(letter)}"
        return say.BROKEN.format(derivative=name) if self._is_broken else name

    def _number(self, value: float, bound: float = 0.0) -> str:
        return shown(value, bound, self._digits)


def summed(shares: tuple[float, ...], digits: int, over: tuple[str, ...] = ()) -> str:
    """Write the terms of a sum, a negative one in parentheses, without those in the middle.

    Where there are few, each with the block that it came `over`.
    """
    written = [short(share, digits) for share in shares]
    terms = [f"(⟪{term}⟫)" if term.startswith(MINUS) else f"⟪{term}⟫" for term in written]
    if over and len(terms) <= MOST_NAMED:
        terms = [say.FROM.format(term=t, block=b) for t, b in zip(terms, over, strict=True)]
    if len(terms) > MOST_TERMS:
        terms = [*terms[:3], "…", *terms[-2:]]
    return " + ".join(terms)
