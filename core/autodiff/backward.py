"""The backward pass, one Function at a time."""

import heapq
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from core.autodiff.broadcasting import sum_to
from core.autodiff.operators import Value, as_array

if TYPE_CHECKING:
    from core.autodiff.graph import Function, Step
    from core.autodiff.variable import Variable


def steps_from(
    y: "Variable", create_graph: bool, retain_grad: bool, accumulate: bool
) -> Iterator["Step"]:
    """Pass from `y` to everything it was made of, latest generation first.

    A Variable's gradient is complete when its turn comes, because every Function that it feeds has
    a higher generation. Recursion would fail at the depth of Python's stack. Options and errors are
    those of `Variable.backward`.
    """
    waiting = _Waiting()
    variable, gy = y, _seed(y, create_graph)
    while True:
        function = variable._creator
        if function is None:
            waiting.reached.append(variable)
        if variable is y:
            variable._grad = gy
        elif function is None or retain_grad:
            variable._grad = _kept(variable, gy, accumulate)
            variable._seeded = False
        elif not accumulate:
            variable.cleargrad()
        if function is not None:
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
            return
        variable, gy = waiting.take()


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

    __slots__ = ("gradients", "heap", "pushed", "reached", "skipped")

    def __init__(self) -> None:
        self.heap: list[tuple[int, int, Variable]] = []
        self.gradients: dict[Variable, Value] = {}
        self.pushed = 0
        self.reached: list[Variable] = []
        self.skipped: list[Variable] = []

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


def gradients_of(
    function: "Function", y: "Variable", gy: Value, create_graph: bool
) -> tuple[Value, ...]:
    """Give one gradient for each input of a Function, in that input's shape.

    None for an input that the output `y` does not depend on; Variables under `create_graph`.

    Raises
    ------
    ValueError
        If the Function returns a wrong number of gradients.
    TypeError
        Under `create_graph`, if the Function has no rule.
    """
    inputs = function._inputs
    single = type(inputs) is not tuple
    if create_graph:
        if not function._has_rule:
            name = type(function).__name__
            raise TypeError(f"{name} has no rule, only a backward: create_graph needs a rule")
        gxs = function.rule(gy, y, *function.inputs)
    elif not function._has_rule:
        gxs = function.backward(gy)
    elif single:
        gxs = function.rule(gy, y.data, inputs.data)
    else:
        gxs = function.rule(gy, y.data, *[x.data for x in inputs])
    if single and type(gxs) is not tuple:
        return (_fit(gxs, inputs),)
    if type(gxs) is not tuple:
        gxs = (gxs,)
    inputs = function.inputs
    if len(gxs) != len(inputs):
        name = type(function).__name__
        raise ValueError(f"{name} has {len(inputs)} inputs, returned {len(gxs)} gradients")
    return tuple([_fit(gx, x) for gx, x in zip(gxs, inputs, strict=True)])


def _fit(gx: Value, x: "Variable") -> Value:
    """Make an array of a gradient, in the shape of its input."""
    if gx is None:
        return None
    if type(gx) is np.float64:
        gx = np.asarray(gx)
    shape = x.data.shape
    return gx if type(gx) is np.ndarray and gx.shape == shape else sum_to(gx, shape)


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
