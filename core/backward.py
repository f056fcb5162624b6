"""The backward pass, one Function at a time."""

import heapq
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from core.arraylike import as_array
from core.silence import silently

if TYPE_CHECKING:
    from core.graph import Step, Variable


def backward_steps(
    y: "Variable", *, create_graph: bool, retain_grad: bool, accumulate: bool
) -> Iterator["Step"]:
    """Pass from `y` to everything it was made of, latest generation first.

    A Variable's gradient is complete when the Variable comes off the heap, because every
    Function that it feeds has a higher generation. Recursion would fail at the depth of
    Python's stack.

    Parameters
    ----------
    y : Variable
        Where to start: from its `grad` if that was set, else from ones.
    create_graph, retain_grad, accumulate : bool
        As in `Variable.backward`.

    Yields
    ------
    tuple of (Function, gradient, tuple of gradients)
        The Function passed, what came in at its output and went out at its inputs.

    Raises
    ------
    ValueError
        If the seed has another shape than `y`, or a Function returns too many or too few
        gradients.
    TypeError
        Under `create_graph`, if a Function has no rule.
    """
    y.grad = _seed(y, create_graph)
    gradients = {y: y.grad}
    heap = [(-y.generation, 0, y)]
    pushed = 0
    while heap:
        variable = heapq.heappop(heap)[2]
        gy = gradients.pop(variable)
        function = variable.creator
        if variable is not y and (function is None or retain_grad):
            earlier = variable.grad if accumulate else None
            variable.grad = gy if earlier is None else as_array(earlier + gy)
        if function is None:
            continue
        gxs = silently(function.gradients, gy, create_graph)
        for x, gx in zip(function.inputs, gxs, strict=True):
            if x in gradients:
                gradients[x] = as_array(gradients[x] + gx)
            else:
                pushed += 1
                gradients[x] = gx
                heapq.heappush(heap, (-x.generation, pushed, x))
        yield function, gy, gxs


def _seed(y: "Variable", create_graph: bool) -> Any:
    """Give the gradient to start from, of the kind that the pass works on."""
    seed = y.grad
    if seed is None:
        seed = np.ones_like(y.data, dtype=np.result_type(y.data, np.float16))
    is_variable = isinstance(seed, type(y))
    data = seed.data if is_variable else as_array(seed)
    if np.shape(data) != y.shape:
        raise ValueError(f"the gradient has shape {np.shape(data)}, the data {y.shape}")
    if create_graph:
        return seed if is_variable else type(y)(data)
    return data
