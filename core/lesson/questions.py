"""What is asked of somebody who predicts: one number at a time, before it is shown."""

import math
from typing import NamedTuple

from core.digits import likely
from core.lesson.steps import AtBlock, AtSum, Direction, Step

CLOSE = 0.01
"""How far off a right answer may be, as part of it."""


class Question(NamedTuple):
    """A number that a step will show.

    Attributes
    ----------
    step : Step
        Which step.
    input : int
        Of a block on the way back, to which of its inputs the number is sent.
    answer, bound : float
        The number, and how far rounding may have moved it.
    """

    step: Step
    input: int
    answer: float
    bound: float

    @property
    def place(self) -> tuple[object, ...]:
        """What is asked for, whatever the numbers: two that are the same are one question."""
        step = self.step
        if isinstance(step, AtSum):
            return (step.letter,)
        return step.direction, step.path, self.input

    def is_right(self, value: float) -> bool:
        """Tell whether a number is the answer, as far as anybody works it out by hand."""
        if near(value, self.answer):
            return True
        return likely(self.answer, self.bound) == 0 and abs(value) <= self.bound


def near(value: float, other: float) -> bool:
    """Tell whether two numbers are the same but for their last digits."""
    return abs(value - other) <= CLOSE * abs(other)


def questions(step: Step) -> tuple[Question, ...]:
    """Give what a step asks; nothing where there is no number to be worked out."""
    if isinstance(step, AtSum):
        found = [Question(step, 0, step.total, step.bound)]
    elif step.is_left_out:
        found = []
    elif step.direction is Direction.FORWARD:
        found = [Question(step, 0, step.value, step.value_bound)]
    else:
        found = _sent_back(step)
    return tuple(question for question in found if math.isfinite(question.answer))


def _sent_back(step: AtBlock) -> list[Question]:
    return [
        Question(step, i, put.gradient, put.bound)
        for i, put in enumerate(step.inputs)
        if put.listens and math.isfinite(put.slope) and math.isfinite(step.gradient)
    ]
