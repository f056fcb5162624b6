"""A function and its derivatives at many points, from one graph."""

import numpy as np

from core.autodiff.graph import Variable
from core.autodiff.ties import settled
from core.sampling.curve import Floats


def by_backprop(leaf: Variable, y: Variable, available: int) -> Floats:
    """Pass back through a graph as often as derivatives are wanted.

    Parameters
    ----------
    available : int
        How many there should be; there are fewer where a Function without a rule is in the way.

    Returns
    -------
    array of shape (orders + 1, points)
        f, f′ and so on; nan behind what is nan.
    """
    n, f = leaf.data.size, y
    rows = np.zeros((available + 1, n))
    for order in range(available + 1):
        rows[order] = y.data
        if order == available:
            break
        leaf.cleargrad()
        last = order + 1 == available
        try:
            y.backward(create_graph=not last, retain_grad=False)
        except TypeError:
            if last:
                raise
            # A Function without a rule serves the first derivative only.
            available = order + 1
            leaf.cleargrad()
            y.cleargrad()
            y.backward(retain_grad=False)
        if leaf.grad is None:
            break
        y = leaf.grad if isinstance(leaf.grad, Variable) else Variable(np.asarray(leaf.grad))
    for order in range(1, available + 1):
        found = settled(f, leaf, rows[order], order)
        rows[order] = np.where(np.isnan(rows[order - 1]), np.nan, found)
    return rows[: available + 1]
