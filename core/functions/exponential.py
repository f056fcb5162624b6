"""Exponentials and logarithms."""

from typing import Any

import numpy as np

from core.functions.entry import Entry
from core.functions.piecewise import where
from core.graph import Value, Variable


class Exp(Entry, ufunc=np.exp):
    """e to the power of the input."""

    __slots__ = ()

    name = "exp"
    label = "Exp"
    group = "Exponential"
    sentence = "e to the power of the input; it is its own slope."
    formula = "eᵃ"
    slopes = ("eᵃ",)
    shorthand = "e^"

    def forward(self, a: Any) -> Any:
        return np.exp(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * y


class Log(Entry, ufunc=np.log):
    """The natural logarithm."""

    __slots__ = ()

    name = "log"
    aliases = ("ln",)
    label = "Log"
    group = "Exponential"
    sentence = "The natural logarithm: the power of e that gives the input."
    formula = "ln a"
    slopes = ("1/a",)
    domain = "a > 0"

    @staticmethod
    def inside(a: Any) -> Any:
        return np.greater(a, 0)

    @staticmethod
    def landmarks(a: Any) -> tuple[Any, ...]:
        return (a,)

    def forward(self, a: Any) -> Any:
        return np.log(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        # 1/a is finite below 0, where there is no function to have a slope.
        return gy / where(np.less(a, 0), np.nan, a)


def exp(x: Any) -> Variable:
    """Apply Exp.

    Parameters
    ----------
    x : Variable, ndarray or number
        Of any shape.

    Returns
    -------
    Variable
        In the shape of `x`.

    Examples
    --------
    >>> exp(Variable(np.array(0.0)))
    Variable(array(1.))
    """
    return Exp()(x)
