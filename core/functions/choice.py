"""Choosing between values by a question that stays in the graph.

A rule that compared arrays by itself would freeze the answer: a compiled chain, replayed
at other points, must ask again. So questions are Functions too, without a gradient.
"""

from collections.abc import Callable

import numpy as np

from core.autodiff.graph import Function, Value, Variable


class Holds(Function):
    """A yes or no about the inputs, place by place; no gradient passes it."""

    __slots__ = ("predicate",)
    by_element = True

    def __init__(self, predicate: Callable[..., Value]) -> None:
        self.predicate = predicate

    def forward(self, *xs: Value) -> Value:
        return self.predicate(*xs)

    def rule(self, gy: Value, y: Value, *xs: Value) -> Value:
        return (None,) * len(xs)


class Where(Function):
    """One of two inputs at each place, as the first input says."""

    __slots__ = ()
    by_element = True

    def forward(self, condition: Value, a: Value, b: Value) -> Value:
        return np.where(condition, a, b)

    def rule(self, gy: Value, y: Value, condition: Value, a: Value, b: Value) -> Value:
        return None, where(condition, gy, 0.0), where(condition, 0.0, gy)


class Arm(Where):
    """One of two inputs by the sign of the first, and nan at 0, where they may not agree."""

    __slots__ = ()

    def forward(self, side: Value, below: Value, above: Value) -> Value:
        return _arm(side, below, above)

    @classmethod
    def of(cls, *xs: Value) -> Value:
        """Compute or apply, as the side is: in a rule the arms are of its kind, or numbers."""
        return cls()._apply(xs) if isinstance(xs[0], Variable) else _arm(*xs)

    def rule(self, gy: Value, y: Value, side: Value, below: Value, above: Value) -> Value:
        return None, Arm.of(side, gy, 0.0), Arm.of(side, 0.0, gy)


def _arm(side: Value, below: Value, above: Value) -> Value:
    return np.where(np.less(side, 0), below, np.where(np.greater(side, 0), above, np.nan))


class OnlyInside(Function):
    """A value where a condition holds, else nan, and so are its gradients."""

    __slots__ = ()
    by_element = True

    def forward(self, condition: Value, value: Value) -> Value:
        return np.where(condition, value, np.nan)

    def rule(self, gy: Value, y: Value, condition: Value, value: Value) -> Value:
        return None, OnlyInside.of(condition, gy)


class Gate(Function):
    """A value as it is, whose gradient passes only where two sides compare.

    What starts behind it and is not chosen may have a slope of nan: that ends here. Where the two
    sides are equal, what is behind it may lie to the right or the left: forward it is let in.
    """

    __slots__ = ("condition",)
    by_element = True
    piecewise = True
    deciding = ()
    lets_in = (2, 2)

    def __init__(self, condition: np.ufunc) -> None:
        self.condition = condition

    def forward(self, left: Value, right: Value, x: Value) -> Value:
        return np.broadcast_to(x, np.broadcast_shapes(left.shape, right.shape, x.shape))

    def side(self, left: Value, right: Value, x: Value) -> Value:
        return left - right

    def enclosure(self, left: Value, right: Value, x: Value) -> Value:
        """Keep of a box of x what is let in, if x is one of the sides itself."""
        other = right if x is left else left if x is right else None
        if other is None:
            return x
        is_below = (self.condition in CONTRARY) == (x is left)
        return np.minimum(x, other) if is_below else np.maximum(x, other)

    def rule(self, gy: Value, y: Value, left: Value, right: Value, x: Value) -> Value:
        return None, None, where(holds(self.condition, left, right), gy, 0.0)


CONTRARY: dict[np.ufunc, np.ufunc] = {np.less: np.greater_equal, np.less_equal: np.greater}
"""The comparisons that hold where others do not."""


def where(condition: Value, a: Value, b: Value) -> Value:
    """Choose between two inputs, place by place; `np.where` for Variables.

    The result is a Variable if any of the three is one, in the broadcast shape of all of them.

    Examples
    --------
    >>> x = Variable(np.array([-1.0, 2.0]))
    >>> y = where(x > 0, x, 0.1 * x)
    >>> y.backward()
    >>> x.grad
    array([0.1, 1. ])
    """
    return Where.of(condition, a, b)


def holds(predicate: Callable[..., Value], *xs: Value) -> Value:
    """Ask a question about arrays, or of Variables in such a way that a replay asks again.

    Examples
    --------
    >>> holds(np.less, np.array([-1.0, 2.0]), 0)
    array([ True, False])
    """
    if any(isinstance(x, Variable) for x in xs):
        return Holds(predicate)(*xs)
    return predicate(*xs)


def only_inside(inside: Callable[..., Value], value: Value, *xs: Value) -> Value:
    """Give a value where an Entry's `inside` says so of its inputs, and nan where it does not.

    Examples
    --------
    >>> from core.functions import CATALOGUE
    >>> x = np.array([-1.0, 2.0])
    >>> only_inside(CATALOGUE["log"].inside, 1 / x, x)
    array([nan, 0.5])
    """
    return OnlyInside.of(holds(inside, *xs), value)


def by_sign(a: Value, below: Value, at_zero: Value, above: Value) -> Value:
    """Choose one of three values by the sign of an input, `at_zero` also where that is nan.

    Examples
    --------
    >>> by_sign(np.array([-2.0, 0.0, 3.0]), -1.0, np.nan, 1.0)
    array([-1., nan,  1.])
    """
    rest = where(holds(np.greater, a, 0), above, at_zero)
    return where(holds(np.less, a, 0), below, rest)
