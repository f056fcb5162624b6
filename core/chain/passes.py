"""The way back through the blocks at one x, and how it is taken where pieces meet.

At a tie the rules pass nan. If f has a derivative by a letter all the same, either arm leads to
it; the one that is taken is the one to the right along that letter.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from core.autodiff.backward import steps_from
from core.autodiff.graph import Function, Value, Variable
from core.autodiff.local_gradients import gradients_of
from core.autodiff.ties import Passed, sweep

_ONE = np.array(1.0)


class Back(NamedTuple):
    """What passed a Function on the way back.

    Attributes
    ----------
    gradient : array
        What arrived at its output.
    gradients : sequence of array
        What left at its inputs.
    slopes : sequence of array or None
        Its local derivatives at a tie, where the rules have none.
    """

    gradient: Value
    gradients: Sequence[Value]
    slopes: Sequence[Value] | None = None

    def of(self, i: int) -> "Back":
        """Give what passed for the i-th letter, if this is what passed for several."""
        gradients = [g[i] for g in self.gradients]
        slopes = None if self.slopes is None else [slope[i] for slope in self.slopes]
        return Back(self.gradient[i], gradients, slopes)


Pass: TypeAlias = Mapping[Function, Back]
"""In the order of the way."""


class Passes(NamedTuple):
    """The pass as the rules do it, and those that take the arms to the right at ties.

    Attributes
    ----------
    plain : Pass
        As the rules do it.
    letters : mapping of str to int
        For which of x and the parameters that has nan though there is a derivative by them.
    right : Pass
        In arrays, with the number for each of these at its place.
    """

    plain: Pass
    letters: Mapping[str, int]
    right: Pass

    def along(self, letter: str, function: Function) -> Back:
        """Give what passed a Function on the way to a letter."""
        if letter in self.letters:
            return self.right[function].of(self.letters[letter])
        return self.plain[function]


def pass_backward(y: Variable, leaves: Mapping[str, Variable]) -> Passes:
    """Pass backward from y to x and the parameters; these have their gradients then."""
    # The look to the right, which is needed here, settles ties as well.
    steps = steps_from(y, False, True, False, settle=False)
    plain = {function: Back(gy, gxs) for function, gy, gxs in steps}
    stopped = [
        name
        for name, leaf in leaves.items()
        if leaf.grad is not None and math.isnan(leaf.grad) and not math.isnan(y.data)
    ]
    passed = list(sweep(y, [leaves[name] for name in stopped])) if stopped else []
    if not passed:
        return Passes(plain, {}, {})
    slopes = passed[-1].course.derivative(1)
    letters = {
        name: i
        for i, name in enumerate(stopped)
        if not math.isnan(slopes[i]) and _is_passed_on(passed, i)
    }
    if not letters:
        return Passes(plain, {}, {})
    for name, i in letters.items():
        leaves[name].grad = np.asarray(slopes[i])
    return Passes(plain, letters, _to_the_right(passed, y, plain, len(stopped)))


def _is_passed_on(passed: Sequence[Passed], i: int) -> bool:
    """Tell whether what a choice lets in has the slope that it has: not if that is here only.

    Of `{x = 1: 1, x^2}` no way back has the 2, so that there the pass stays as the rules do it.
    """
    for one in passed:
        branches = one.function.lets_in or ()
        if len(set(branches)) > 1:  # a gate is the same input either way
            slopes = [np.broadcast_to(slope, one.course.gap.shape)[i] for slope in one.slopes]
            if np.isnan(slopes).any():
                return False
    return True


def _to_the_right(passed: Sequence[Passed], y: Variable, plain: Pass, count: int) -> Pass:
    passed_at = {one.function: one for one in passed}
    arriving: dict[Variable, Value] = {y: np.ones(count)}
    found: dict[Function, Back] = {}
    for function in plain:
        gradient = arriving.pop(function.output)
        found[function] = back = _back(function, gradient, passed_at.get(function))
        for x, g in zip(function.inputs, back.gradients, strict=True):
            arriving[x] = arriving.get(x, 0.0) + g
    return found


def _back(function: Function, gradient: Value, passed: Passed | None) -> Back:
    if passed is None:
        # None of the leaves leads here, so that there is no side to it.
        local = gradients_of(function, function.output, _ONE, create_graph=False)
        slopes = [np.array(0.0) if slope is None else slope for slope in local]
    else:
        slopes = [*passed.slopes]
    slopes = [np.broadcast_to(slope, gradient.shape) for slope in slopes]
    products = [gradient * slope for slope in slopes]
    if passed is not None:
        # Whatever the slopes are at an edge or a jump: there nothing moves.
        products = [np.where(passed.course.still & np.isnan(g), 0.0, g) for g in products]
    return Back(gradient, products, slopes)
