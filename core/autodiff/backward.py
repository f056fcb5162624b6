"""The backward pass, one Function at a time."""

import heapq
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from core.autodiff.local_gradients import gradients_of
from core.autodiff.operators import Value, as_array
from core.autodiff.ties import settled_at_once

if TYPE_CHECKING:
    from core.autodiff.graph import Step
    from core.autodiff.variable import Variable

_Undecided: TypeAlias = "tuple[Variable, Value, Value]"
"""A leaf, the gradient with nan that arrived, and what it had before if it is to be added to."""


def steps_from(
    y: "Variable", create_graph: bool, retain_grad: bool, accumulate: bool, settle: bool
) -> Iterator["Step"]:
    """Pass from `y` to everything it was made of, latest generation first.

    A Variable's gradient is complete when its turn comes, because every Function that it feeds has
    a higher generation. Recursion would fail at the depth of Python's stack. Options and errors are
    those of `Variable.backward`; without `settle` the gradients of leaves stay nan at ties.
    """
    waiting = _Waiting()
    seed = _seed(y, create_graph)
    variable, gy, has_pieces = y, seed, False
    while True:
        function = variable._creator
        if function is None:
            waiting.reached.append(variable)
            if has_pieces and settle and _has_nan(gy.data if create_graph else gy):
                waiting.undecided.append((variable, gy, variable._grad if accumulate else None))
        if variable is y:
            variable._grad = gy
        elif function is None or retain_grad:
            variable._grad = _kept(variable, gy, accumulate)
            variable._seeded = False
        elif not accumulate:
            variable.cleargrad()
        if function is not None:
            if function.piecewise:
                has_pieces = True
            gxs = gradients_of(function, variable, gy, create_graph)
            yield function, gy, gxs
            inputs = function._inputs
            if len(gxs) == 1 and not waiting.heap and gxs[0] is not None:
                # A stretch without branches needs no queue.
                variable, gy = inputs, gxs[0]
                continue
            waiting.add(function.inputs, gxs)
        if not waiting.heap:
            waiting.clear_rest(create_graph, accumulate)
            if waiting.undecided:
                _settle(y, seed, waiting.undecided)
            return
        variable, gy = waiting.take()


def _has_nan(gy: Value) -> bool:
    """Tell whether a gradient has nan in it; a number is no number if it is unlike itself."""
    unlike = gy != gy
    return bool(unlike if gy.ndim == 0 else unlike.any())


def _settle(y: "Variable", seed: Value, undecided: Sequence["_Undecided"]) -> None:
    """Let leaves have the numbers of those gradients that are nan for a tie only."""
    leaves, gradients, before = zip(*undecided, strict=True)
    for leaf, gradient, kept in zip(
        leaves, settled_at_once(y, seed, leaves, gradients), before, strict=True
    ):
        leaf._grad = as_array(gradient if kept is None else kept + gradient)


def _kept(variable: "Variable", gy: Value, accumulate: bool) -> Value:
    """Give what a Variable keeps of the gradient that arrived."""
    if accumulate and variable._grad is not None:
        return as_array(variable._grad + gy)
    if variable._creator is None and type(gy) is np.ndarray:
        # A leaf's gradient is the user's to change; rules pass on arrays that others hold too.
        return gy.copy()
    return gy


class _Waiting:
    """The Variables whose gradients are still being summed, latest generation first."""

    __slots__ = ("gradients", "heap", "pushed", "reached", "skipped", "undecided")

    def __init__(self) -> None:
        self.heap: list[tuple[int, int, Variable]] = []
        self.gradients: dict[Variable, Value] = {}
        self.pushed = 0
        self.reached: list[Variable] = []
        self.skipped: list[Variable] = []
        self.undecided: list[_Undecided] = []

    def add(self, inputs: tuple["Variable", ...], gxs: tuple[Value, ...]) -> None:
        """Add the gradients of some inputs to what is there of them."""
        for x, gx in zip(inputs, gxs, strict=True):
            if gx is None:
                self.skipped.append(x)
                continue
            if x in self.gradients:
                self.gradients[x] = as_array(self.gradients[x] + gx)
                continue
            self.pushed += 1
            self.gradients[x] = gx
            heapq.heappush(self.heap, (-x.generation, self.pushed, x))

    def take(self) -> tuple["Variable", Value]:
        """Give the Variable of the latest generation and its whole gradient."""
        variable = heapq.heappop(self.heap)[2]
        return variable, self.gradients.pop(variable)

    def clear_rest(self, create_graph: bool, accumulate: bool) -> None:
        """Give a gradient of 0 to the leaves that only a step or a condition leads to."""
        stack, seen = self.skipped, set(self.reached)
        while stack:
            x = stack.pop()
            if x in seen:
                continue
            seen.add(x)
            if x._creator is not None:
                stack.extend(x._creator.inputs)
            elif not (accumulate and x._grad is not None):
                # A product keeps its graph, and is undefined where x is.
                x._grad = 0.0 * x if create_graph else np.zeros_like(x.data, dtype=np.float64)


def _seed(y: "Variable", create_graph: bool) -> Value:
    """Give the gradient to start from, of the kind that the pass works on."""
    seed = y._grad if y._seeded else None
    if seed is None:
        seed = np.ones_like(y.data, dtype=np.result_type(y.data, np.float16))
    is_variable = isinstance(seed, type(y))
    data: Value = seed.data if is_variable else as_array(seed)
    if np.shape(data) != y.shape:
        raise ValueError(f"the gradient has shape {np.shape(data)}, the data {y.shape}")
    if create_graph:
        return seed if is_variable else type(y)(data)
    return data
