"""How a Variable goes on to the right of a place, and what a Function is given there."""

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
    limits : tuple of two arrays or None
        What it tends to from the right and from the left, known of choices. None is what it is
        itself, or nothing that is known where there is no gap that is.
    """

    steps: tuple[Value, ...]
    gap: Value
    still: Value
    limits: tuple[Value, Value] | None = None

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

    def limits(self, i: int) -> tuple[Value, Value]:
        """Give what an input tends to from the right and from the left; nan if not known."""
        x, course = self.function.inputs[i].data, self.courses[i]
        if course is None:
            return x, x
        if course.limits is not None:
            return course.limits
        limit = np.where(np.isnan(course.gap), np.nan, x)
        return limit, limit

    def gaps(self) -> list[Value]:
        """Give the gaps of the slopes."""
        return [None if course is None else course.gap for course in self.courses]

    def side(self) -> Value:
        """Give what decides between two pieces, here."""
        return self.function.side(*[x.data for x in self.function.inputs])

    def side_of(self, parts: Sequence[Value]) -> Value:
        """Give the same part of it, which is straight in the inputs."""
        return self.function.side(*[0.0 if part is None else part for part in parts])

    def ways(self, order: int) -> tuple[Value, Value]:
        """Give the signs of a side that is 0 here to the right and to the left.

        They are those of its first coefficient that is not 0, or 0 themselves; nan if unknown.
        """
        sides = [self.side_of(self.steps(k)) for k in range(order)]
        right, left = np.sign(sides[0]), -np.sign(sides[0] - self.side_of(self.gaps()))
        for k, side in enumerate(sides[1:], 2):
            right = np.where(np.equal(right, 0), np.sign(side), right)
            left = np.where(np.equal(left, 0), np.sign(side) * (-1) ** k, left)
        return right, left
