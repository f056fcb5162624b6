"""The course of a Variable to the right of a place, passed through one Function at a time."""

import copy
import math
from typing import TYPE_CHECKING

import numpy as np

from core.autodiff.corners import past_the_corner
from core.autodiff.courses import Course, Inputs
from core.autodiff.operators import Value
from core.autodiff.seams import past_the_seam

if TYPE_CHECKING:
    from core.autodiff.graph import Function


def passed(inputs: Inputs, order: int) -> tuple[Course, tuple[Value, ...]]:
    """Give the course of the output, and the slopes by each input to the right of the place."""
    function = inputs.function
    slopes = inputs.slopes()
    still = np.isfinite(inputs.output.data)
    for course, flat in zip(inputs.courses, inputs.flat(slopes), strict=True):
        if course is not None:
            still = still & (course.still | flat)
    if function.lets_in is not None:
        met = past_the_seam(inputs, order)
        if met is not None:
            return met
    if function.arms is not None:
        slopes, steps, gap = past_the_corner(inputs, slopes, order)
    else:
        steps = [inputs.total(slopes, inputs.steps(k)) for k in _straight(function, order)]
        gap = inputs.total(slopes, inputs.gaps())
        if len(steps) < order:
            steps += _bending(inputs, order)[1:]
    resting = [np.where(still, 0.0, step) for step in steps]
    return Course(tuple(resting), np.where(still, 0.0, gap), still), slopes


def _straight(function: "Function", order: int) -> range:
    """Give the orders to which a Function's slopes say all: every one if it is straight."""
    return range(order if function.piecewise else 1)


def _bending(inputs: Inputs, order: int) -> list[Value]:
    """Give the Taylor coefficients of what is not straight, by its rule for every order."""
    variable = type(inputs.output)
    shape = next(c for c in inputs.courses if c is not None).gap.shape
    place = variable(np.zeros(shape))
    xs = []
    for x, course in zip(inputs.function.inputs, inputs.courses, strict=True):
        along = x
        if course is not None:
            along = course.steps[-1] * place
            for step in course.steps[-2::-1]:
                along = (along + step) * place
            along = along + x.data
        xs.append(along)
    y = copy.copy(inputs.function)(*xs)
    found = []
    for k in range(1, order + 1):
        place.cleargrad()
        y.backward(create_graph=k < order, retain_grad=False)
        grad = place.grad
        y = grad if isinstance(grad, variable) else variable(np.asarray(grad))
        found.append(y.data / math.factorial(k))
    return found
