"""Functions made of pieces, and `where`, which makes them."""

from typing import Any

import numpy as np

from core.functions.entry import Entry
from core.graph import Function, Value, Variable


class Where(Function):
    """One of two inputs at each place, as a condition says."""

    def __init__(self, condition: Any) -> None:
        self.condition = condition

    def forward(self, a: Any, b: Any) -> Any:
        """Take `a` where the condition holds, else `b`."""
        return np.where(self.condition, a, b)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        """Pass the gradient to the input that was taken."""
        return where(self.condition, gy, 0.0), where(self.condition, 0.0, gy)


def where(condition: Any, a: Value, b: Value) -> Value:
    """Choose between two inputs, place by place; `np.where` for Variables.

    Parameters
    ----------
    condition : bool or ndarray of bool
        Such as the comparison of a Variable with a number.
    a, b : Variable, ndarray or float
        What to take where the condition holds, and where it does not.

    Returns
    -------
    Variable or ndarray
        A Variable if `a` or `b` is one, in the broadcast shape of all three.

    Examples
    --------
    >>> x = Variable(np.array([-1.0, 2.0]))
    >>> y = where(x > 0, x, 0.1 * x)
    >>> y.backward()
    >>> x.grad
    array([0.1, 1. ])
    """
    if isinstance(a, Variable) or isinstance(b, Variable):
        return Where(condition)(a, b)
    return np.where(condition, a, b)


class Abs(Entry, ufunc=np.absolute):
    """The distance from zero."""

    __slots__ = ()

    name = "abs"
    label = "Abs"
    group = "Piecewise"
    sentence = "The distance from zero; a corner at 0, where it has no derivative."
    formula = "|a|"
    slopes = ("sign a",)
    shorthand = "|"

    @staticmethod
    def landmarks(a: Any) -> tuple[Any, ...]:
        return (a,)

    def forward(self, a: Any) -> Any:
        return np.absolute(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * where(np.equal(a, 0), np.nan, np.sign(a))


class Sign(Entry, ufunc=np.sign):
    """−1, 0 or 1, as the input is."""

    __slots__ = ()

    name = "sign"
    aliases = ("sgn",)
    label = "Sign"
    group = "Piecewise"
    sentence = "−1 below zero, 0 at zero, 1 above; it jumps at 0."
    formula = "sign a"
    slopes = ("0",)

    @staticmethod
    def landmarks(a: Any) -> tuple[Any, ...]:
        return (a,)

    @staticmethod
    def branches(a: Any) -> tuple[Any, ...]:
        return (np.sign(a),)

    def forward(self, a: Any) -> Any:
        return np.sign(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * where(np.equal(a, 0), np.nan, 0.0)
