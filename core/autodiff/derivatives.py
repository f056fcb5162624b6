"""Derivatives of any order, by passing backward through the backward pass."""

from collections.abc import Callable

import numpy as np

from core.autodiff.graph import Variable, as_variable, recording
from core.autodiff.operators import Floats
from core.autodiff.ties import settled


@recording()
def derivative(f: Callable[[Variable], Variable], x: object, order: int = 1) -> Floats:
    """Compute the n-th derivative of a function, exact to rounding.

    f goes from Variable to Variable, element by element. Every element of `x` is a point of its
    own; a Variable's `grad` is left alone. The result has the shape of `x`.

    Raises
    ------
    ValueError
        If `order` is negative; 0 gives the value.
    TypeError
        If `order` is at least 2 and a Function of `f` has no rule.

    Examples
    --------
    >>> derivative(lambda x: x**3, 2.0, order=2).item()
    12.0
    """
    if order < 0:
        raise ValueError(f"the order of a derivative is 0 or more, not {order}")
    # A Variable of its own, in floats, so that no gradient of the caller's is touched.
    leaf = Variable(np.asarray(as_variable(x).data, dtype=np.float64))
    value = y = f(leaf)
    undefined = np.zeros(leaf.shape, dtype=bool)
    for n in range(1, order + 1):
        leaf.cleargrad()
        y.backward(create_graph=n < order, retain_grad=False)
        undefined |= np.isnan(y.data)
        if leaf.grad is None:
            y = Variable(np.zeros(leaf.shape))
            break
        y = as_variable(leaf.grad)
    # What is undefined has no derivative, even if no gradient passed that way to say so.
    found: Floats = np.where(undefined, np.nan, y.data)
    return settled(value, leaf, found, order) if order else found
