"""Choosing between values by a question that stays in the graph.

A rule that compared arrays by itself would freeze the answer: a compiled chain, replayed
at other points, must ask again. So questions are Functions too, without a gradient.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from core.autodiff.graph import Function, Value, Variable


class Holds(Function):
    """A yes or no about the inputs, place by place; no gradient passes it.

    Parameters
    ----------
    predicate : callable
        From ndarrays to an array of bools.
    """

    __slots__ = ("predicate",)

    def __init__(self, predicate: Callable[..., Any]) -> None:
        self.predicate = predicate

    def forward(self, *xs: Any) -> Any:
        return self.predicate(*xs)

    def rule(self, gy: Value, y: Value, *xs: Value) -> Value:
        return (None,) * len(xs)


class Where(Function):
    """One of two inputs at each place, as the first input says."""

    __slots__ = ()

    def forward(self, condition: Any, a: Any, b: Any) -> Any:
        return np.where(condition, a, b)

    def rule(self, gy: Value, y: Value, condition: Value, a: Value, b: Value) -> Value:
        return None, where(condition, gy, 0.0), where(condition, 0.0, gy)


class Within(Function):
    """A value where a condition holds, else nan, and so are its gradients."""

    __slots__ = ()

    def forward(self, condition: Any, value: Any) -> Any:
        return np.where(condition, value, np.nan)

    def rule(self, gy: Value, y: Value, condition: Value, value: Value) -> Value:
        return None, Within.of(condition, gy)


def where(condition: Any, a: Value, b: Value) -> Value:
    """Choose between two inputs, place by place; `np.where` for Variables.

    Parameters
    ----------
    condition : bool, ndarray of bool or Variable
        Such as the comparison of a Variable with a number.
    a, b : Variable, ndarray or float
        What to take where the condition holds, and where it does not.

    Returns
    -------
    Variable or ndarray
        A Variable if any of the three is one, in the broadcast shape of all of them.

    Raises
    ------
    ValueError
        If the three shapes do not broadcast.

    Examples
    --------
    >>> x = Variable(np.array([-1.0, 2.0]))
    >>> y = where(x > 0, x, 0.1 * x)
    >>> y.backward()
    >>> x.grad
    array([0.1, 1. ])
    """
    return Where.of(condition, a, b)


def holds(predicate: Callable[..., Any], *xs: Value) -> Value:
    """Ask a question about arrays, or of Variables in such a way that a replay asks again.

    Parameters
    ----------
    predicate : callable
        From ndarrays to an array of bools, such as `np.less`.
    *xs : ndarray, Variable or float
        What it is asked about.

    Returns
    -------
    ndarray of bool or Variable
        A Variable if any input is one.

    Examples
    --------
    >>> holds(np.less, np.array([-1.0, 2.0]), 0)
    array([ True, False])
    """
    if any(isinstance(x, Variable) for x in xs):
        return Holds(predicate)(*xs)
    return predicate(*xs)


def within(inside: Callable[..., Any], value: Value, *xs: Value) -> Value:
    """Give a value in the domain and nan outside, where a formula may go on regardless.

    Parameters
    ----------
    inside : callable
        An Entry's own `inside`.
    value : ndarray or Variable
        What to give.
    *xs : ndarray or Variable
        The Entry's inputs.

    Returns
    -------
    ndarray or Variable
        In the shape of `value`.

    Examples
    --------
    >>> from core.functions import CATALOGUE
    >>> x = np.array([-1.0, 2.0])
    >>> within(CATALOGUE["log"].inside, 1 / x, x)
    array([nan, 0.5])
    """
    return Within.of(holds(inside, *xs), value)


def by_sign(a: Value, below: Value, at_zero: Value, above: Value) -> Value:
    """Choose one of three values by the sign of an input.

    Parameters
    ----------
    a : ndarray or Variable
        Whose sign counts; no gradient passes to it.
    below, at_zero, above : ndarray, Variable or float
        What to take; `at_zero` also where `a` is nan.

    Returns
    -------
    ndarray or Variable
        In the broadcast shape.

    Examples
    --------
    >>> by_sign(np.array([-2.0, 0.0, 3.0]), -1.0, np.nan, 1.0)
    array([-1., nan,  1.])
    """
    rest = where(holds(np.greater, a, 0), above, at_zero)
    return where(holds(np.less, a, 0), below, rest)
