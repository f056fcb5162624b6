"""A function and its derivatives at many points, from one graph."""

from collections import deque
from itertools import pairwise

import numpy as np

from core.autodiff.backward import steps_from
from core.autodiff.graph import Variable
from core.autodiff.ties import settled_orders
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
            # Ties are decided for all orders at once, below.
            deque(steps_from(y, not last, False, False, settle=False), 0)
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
    rows = settled_orders(f, leaf, rows[: available + 1])
    for before, here in pairwise(rows):
        here[np.isnan(before)] = np.nan
    return rows
