"""A gradient at ties as a part of a graph, so that it can be differentiated again."""

from collections import deque

import numpy as np

from core.autodiff.graph import Function, Value, Variable, recording
from core.autodiff.operators import function_of
from core.autodiff.ties import graph_of, sweep, to_be_differentiated


class AtTies(Function):
    """A derivative of `y` by a leaf where both were computed, found on the two sides of ties.

    The leaf is its first input, and all others of the graph follow. By those it says nothing.
    """

    __slots__ = ("leaf", "order", "y")
    by_element = True

    def __init__(self, y: Variable, leaf: Variable, order: int) -> None:
        self.y, self.leaf, self.order = y, leaf, order

    @recording()
    def forward(self, x: Value, *others: Value) -> Value:
        last = deque(sweep(self.y, [self.leaf], self.order), 1)
        if x is not self.leaf.data or not last:
            return np.full_like(x, np.nan, dtype=np.float64)
        return last[0].course.derivative(self.order)[0]

    def rule(self, gy: Value, y: Value, x: Value, *others: Value) -> Value:
        further = AtTies(self.y, self.leaf, self.order + 1)
        is_graph = isinstance(x, Variable)
        slope = further(x, *others) if is_graph else further.forward(x, *others)
        return gy * slope, *([gy * np.nan] * len(others))


def _gradient_at_ties(y: Variable, seed: Variable, leaf: Variable, found: Variable) -> Variable:
    """Give a gradient with numbers where it has nan for a tie, if there are any."""
    others = [v for v in graph_of(y) if v.creator is None and v is not leaf]
    slope = AtTies(y, leaf, 1)(leaf, *others)
    gained = np.isnan(found.data) & ~np.isnan(slope.data) & ~np.isnan(y.data)
    return seed * slope if gained.any() else found


function_of[to_be_differentiated] = _gradient_at_ties
