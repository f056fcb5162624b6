"""What a wrong number comes from: each slip that people make leads to a number of its own."""

import math
from collections.abc import Iterator
from enum import Enum, auto

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable
from core.autodiff.local_gradients import gradients_of
from core.functions import CATALOGUE
from core.lesson.questions import Question
from core.lesson.steps import AtBlock, AtSum, Direction

FACTORS = (2.0, 3.0, 4.0, 10.0)
"""What is forgotten, or taken twice, most of the time."""


class Slip(Enum):
    """What went wrong; of two that lead to the same number the first is told."""

    SIGN = auto()
    FORGOT_CHAIN = auto()
    FORGOT_SLOPE = auto()
    ADDED = auto()
    VALUE_FOR_SLOPE = auto()
    OTHER_INPUT = auto()
    INPUT_FOR_SLOPE = auto()
    SLOPE_ELSEWHERE = auto()
    DIVIDED = auto()
    DEGREES = auto()
    VALUE_ALONE = auto()
    ONE_PATH = auto()
    MISSED_PATH = auto()
    SUBTRACTED = auto()
    MULTIPLIED = auto()
    MEAN = auto()
    SLOPE_FOR_VALUE = auto()
    UNCHANGED = auto()
    INVERTED = auto()
    TOO_LARGE = auto()
    TOO_SMALL = auto()


Led = Iterator[tuple[Slip, float, float]]
"""A slip, the number it leads to, and another number that its sentence tells."""


@no_float_warnings
def slips_of(question: Question, x: float) -> list[tuple[Slip, float, float]]:
    """Give what slips would lead to where a number is asked for; x is that of the lesson."""
    step = question.step
    if isinstance(step, AtSum):
        own = _at_sum(step)
    elif step.direction is Direction.FORWARD:
        own = _forward(step, x)
    else:
        own = _backward(step, question.input, x)
    found = [*own, *_of_any(question.answer)]
    return [led for led in found if math.isfinite(led[1]) and not question.is_right(led[1])]


def _of_any(answer: float) -> Led:
    yield Slip.SIGN, -answer, 0.0
    for factor in FACTORS:
        yield Slip.TOO_LARGE, answer * factor, factor
        yield Slip.TOO_SMALL, answer / factor, factor


def _backward(step: AtBlock, i: int, x: float) -> Led:
    put, arriving = step.inputs[i], step.gradient
    yield Slip.FORGOT_CHAIN, put.slope, 0.0
    yield Slip.FORGOT_SLOPE, arriving, 0.0
    yield Slip.ADDED, arriving + put.slope, 0.0
    yield Slip.VALUE_FOR_SLOPE, arriving * step.value, 0.0
    yield Slip.INPUT_FOR_SLOPE, arriving * put.value, 0.0
    yield Slip.VALUE_ALONE, step.value, 0.0
    for other in (*step.inputs[:i], *step.inputs[i + 1 :]):
        yield Slip.OTHER_INPUT, arriving * other.slope, 0.0
    if put.slope and arriving:
        yield Slip.DIVIDED, arriving / put.slope, 0.0
        yield Slip.DIVIDED, put.slope / arriving, 0.0
    inputs = [one.value for one in step.inputs]
    inputs[i] = x
    yield Slip.SLOPE_ELSEWHERE, arriving * _at(step.function, inputs)[1][i], x
    if _turns(step):
        slopes = _at(step.function, [math.radians(put.value)])[1]
        yield Slip.DEGREES, arriving * slopes[0], 0.0
        yield Slip.DEGREES, arriving * slopes[0] * math.pi / 180, 0.0


def _at_sum(step: AtSum) -> Led:
    shares, count = step.shares, len(step.shares)
    for share in shares:
        if count == 2:
            yield Slip.ONE_PATH, share, step.total - share
        else:
            yield Slip.ONE_PATH, share, float(count)
            yield Slip.MISSED_PATH, step.total - share, share
        yield Slip.SUBTRACTED, step.total - 2 * share, share
    yield Slip.MULTIPLIED, math.prod(shares), 0.0
    yield Slip.MEAN, step.total / count, 0.0


def _forward(step: AtBlock, x: float) -> Led:
    inputs = [one.value for one in step.inputs]
    for one in step.inputs:
        yield Slip.SLOPE_FOR_VALUE, one.slope, 0.0
        yield Slip.UNCHANGED, one.value, 0.0
    if step.value:
        yield Slip.INVERTED, 1 / step.value, 0.0
    yield Slip.SLOPE_ELSEWHERE, _at(step.function, [x, *inputs[1:]])[0], x
    if _turns(step):
        yield Slip.DEGREES, _at(step.function, [math.radians(inputs[0])])[0], 0.0


def _turns(step: AtBlock) -> bool:
    """Tell whether an angle goes in, which a pocket calculator may take for degrees."""
    return CATALOGUE[step.function].group == "Trigonometry" and len(step.inputs) == 1


def _at(name: str, inputs: list[float]) -> tuple[float, list[float]]:
    """Give a function's value and its slopes somewhere else."""
    function = CATALOGUE[name]()
    y = function(*[Variable(np.array(value)) for value in inputs])
    slopes = gradients_of(function, y, np.array(1.0), create_graph=False)
    return float(y.data), [math.nan if slope is None else float(slope) for slope in slopes]
