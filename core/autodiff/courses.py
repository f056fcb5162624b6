"""The course of a Variable to the right of a place, passed through one Function at a time."""

import copy
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core.autodiff.local_gradients import gradients_of
from core.autodiff.operators import Value

if TYPE_CHECKING:
    from core.autodiff.graph import Function
    from core.autodiff.variable import Variable


class Course(NamedTuple):
    """How a Variable goes on from where it is, along each of some leaves: the first axis of all.

    Attributes
    ----------
    steps : tuple of array
        The Taylor coefficients to the right, from the first on. From the second on they are nan
        where those to the left may be others.
    gap : array
        What the slope to the right has more than the one to the left. Carried by itself: the
        corner of x + 1e-17 |x| would be lost between slopes that both round to 1.
    still : array of bool
        Where the Variable does not change nearby, whatever slopes its Function has there.
    """

    steps: tuple[Value, ...]
    gap: Value
    still: Value

    def derivative(self, order: int) -> Value:
        """Give a derivative where there is one, else nan."""
        return np.where(
            np.equal(self.gap, 0), math.factorial(order) * self.steps[order - 1], np.nan
        )


def of_leaf(i: int, count: int, shape: tuple[int, ...], order: int) -> Course:
    """Give the course of the i-th of so many leaves: it runs along itself and rests otherwise."""
    still = np.ones((count, *shape), dtype=bool)
    still[i] = False
    zeros = np.zeros(still.shape)
    return Course((np.where(still, 0.0, 1.0), *[zeros] * (order - 1)), zeros, still)


class Inputs(NamedTuple):
    """A Function's inputs where it meets its output: their courses, None for those at rest."""

    function: "Function"
    output: "Variable"
    courses: Sequence[Course | None]

    def slopes(self) -> tuple[Value, ...]:
        """Give the local derivatives as the rule has them, 0 for what has no influence."""
        one = np.ones_like(self.output.data, dtype=np.result_type(self.output.data, np.float16))
        slopes = gradients_of(self.function, self.output, one, create_graph=False)
        return tuple([np.zeros_like(one) if slope is None else slope for slope in slopes])

    def flat(self, slopes: Sequence[Value]) -> list[Value]:
        """Tell of each input where the output stays the same whatever becomes of it nearby.

        So it is on a flat piece, if what decides on the piece does not leave it at once.
        """
        function = self.function
        if not function.piecewise:
            return [False] * len(slopes)
        stays: Value = True
        for i, course in enumerate(self.courses):
            if course is not None and (function.deciding is None or i in function.deciding):
                stays = stays & np.isfinite(course.steps[0]) & np.isfinite(course.gap)
        return [stays & np.equal(slope, 0) for slope in slopes]

    def total(self, slopes: Sequence[Value], parts: Sequence[Value]) -> Value:
        """Sum a part of each course, times the slope by it."""
        terms = [
            np.where(flat, 0.0, slope * part) if self.function.piecewise else slope * part
            for slope, part, flat in zip(slopes, parts, self.flat(slopes), strict=True)
            if part is not None
        ]
        return sum(terms[1:], terms[0])

    def steps(self, k: int) -> list[Value]:
        """Give the k-th Taylor coefficients, counted from 0."""
        return [None if course is None else course.steps[k] for course in self.courses]

    def gaps(self) -> list[Value]:
        """Give the gaps of the slopes."""
        return [None if course is None else course.gap for course in self.courses]


def passed(inputs: Inputs, order: int) -> tuple[Course, tuple[Value, ...]]:
    """Give the course of the output, and the slopes by each input to the right of the place."""
    function = inputs.function
    slopes = inputs.slopes()
    still = np.isfinite(inputs.output.data)
    for course, flat in zip(inputs.courses, inputs.flat(slopes), strict=True):
        if course is not None:
            still = still & (course.still | flat)
    if function.arms is not None:
        slopes, steps, gap = _past_the_corner(inputs, slopes, order)
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


def _past_the_corner(
    inputs: Inputs, slopes: tuple[Value, ...], order: int
) -> tuple[tuple[Value, ...], list[Value], Value]:
    """Give slopes and Taylor coefficients to the right, and the gap, of two arms that meet."""
    function = inputs.function
    tie = np.equal(function.side(*[x.data for x in function.inputs]), 0)
    if not tie.any():
        steps = [inputs.total(slopes, inputs.steps(k)) for k in range(order)]
        return slopes, steps, inputs.total(slopes, inputs.gaps())
    sides = [_side(inputs, inputs.steps(k)) for k in range(order)]
    side_gap = _side(inputs, inputs.gaps())
    right, left = _ways(sides, side_gap)
    right_slopes = _chosen(inputs, slopes, tie, right)
    left_slopes = _chosen(inputs, slopes, tie, left)
    steps = [inputs.total(right_slopes, inputs.steps(k)) for k in range(order)]
    to_the_left = [None if c is None else c.steps[0] - c.gap for c in inputs.courses]
    other = np.not_equal(right, left)
    between = steps[0] - inputs.total(left_slopes, to_the_left)
    gap = np.where(tie & other, between, inputs.total(right_slopes, inputs.gaps()))
    unknown = tie & (np.isnan(sides[0]) | np.isnan(side_gap))
    gap = np.where(unknown, np.nan, gap)
    # What the arms have in common up to some order is on both sides; the rest is on one.
    common = np.equal(sides[0], 0) & np.equal(side_gap, 0)
    for k in range(1, order):
        common = common & np.equal(sides[k], 0)
        unknown = unknown | (tie & np.isnan(right)) | (tie & other & ~common)
        steps[k] = np.where(unknown, np.nan, steps[k])
    return right_slopes, steps, gap


def _side(inputs: Inputs, parts: Sequence[Value]) -> Value:
    """Give the same part of what decides between the arms, which is straight in the inputs."""
    return inputs.function.side(*[0.0 if part is None else part for part in parts])


def _ways(sides: Sequence[Value], gap: Value) -> tuple[Value, Value]:
    """Give the signs of a side to the right and to the left, by its first coefficient not 0.

    Where all are 0 the arms agree, and both signs are 1.
    """
    right, left = np.sign(sides[0]), -np.sign(sides[0] - gap)
    for k, side in enumerate(sides[1:], 2):
        right = np.where(np.equal(right, 0), np.sign(side), right)
        left = np.where(np.equal(left, 0), np.sign(side) * (-1) ** k, left)
    return np.where(np.equal(right, 0), 1.0, right), np.where(np.equal(left, 0), 1.0, left)


def _chosen(inputs: Inputs, slopes: Sequence[Value], tie: Value, way: Value) -> tuple[Value, ...]:
    """Give the slopes of the arms that lie one way, at a tie."""
    assert inputs.function.arms is not None
    below, above = inputs.function.arms
    return tuple(
        np.where(tie, np.where(np.less(way, 0), b, a), slope)
        for slope, b, a in zip(slopes, below, above, strict=True)
    )
