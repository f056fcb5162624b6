"""One Function by itself: the gradients at its inputs from the one at its output."""

from typing import TYPE_CHECKING

import numpy as np

from core.autodiff.broadcasting import sum_to
from core.autodiff.operators import Value

if TYPE_CHECKING:
    from core.autodiff.graph import Function
    from core.autodiff.variable import Variable


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
