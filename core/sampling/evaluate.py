"""The seam between sampling and the engine: f, its derivatives and its inner nodes at points.

Everything that sampling knows of a function comes through `Evaluator`, so that another
way of computing it (the compiled graph) has one place to go.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from core.functions.choice import Holds, Where
from core.functions.entry import Entry
from core.graph import Function, Variable
from core.sampling.curve import Floats
from core.silence import silently

Formula: TypeAlias = Callable[[Variable], Variable]

SINGLY = 2000
"""At most so many points for a function that has to be called point by point."""


@dataclass(frozen=True, slots=True)
class Values:
    """What is known at some points.

    Attributes
    ----------
    orders : ndarray of shape (derivatives, points)
        f, f′, f″ …; nan and infinities as they come.
    landmarks : ndarray of shape (landmarks, points)
        Quantities of the inner nodes whose zeros mark trouble.
    branches : ndarray of shape (branches, points)
        The piece that each point lies on, one row for each function that has pieces.
    """

    orders: Floats
    landmarks: Floats
    branches: Floats


@dataclass(frozen=True, slots=True)
class Node:
    """One function inside the graph at the points of the last call.

    Attributes
    ----------
    function : Function
        What computes it.
    inputs : tuple of ndarray
        What it was given; those that vary have the shape of x.
    output : ndarray
        What it made of them.
    """

    function: Function
    inputs: tuple[Floats, ...]
    output: Floats

    def at(self, inputs: list[Floats], j: int, value: Floats) -> Floats:
        """Apply the function with one input replaced."""
        return np.asarray(self.function.forward(*inputs[:j], value, *inputs[j + 1 :]))


class Evaluator:
    """Compute a function and all that sampling watches, and count.

    Parameters
    ----------
    f : callable
        From Variable to Variable, elementwise.
    highest : int
        The highest order of derivative wanted.

    Attributes
    ----------
    count : int
        At how many points f was computed so far.
    available : int
        The highest order that the function can give; less than `highest` if one of its
        Functions has no rule.
    known : bool
        Whether every function in the graph is of the catalogue, so that trouble shows in
        landmarks and branches.
    note : str
        What the function raised first; empty if it never did.
    singly : bool
        Whether the function refused arrays and is called point by point.
    nodes : tuple of Node
        The inner nodes at the points of the last call.
    """

    def __init__(self, f: Formula, highest: int) -> None:
        self.f = f
        self.count = 0
        self.available = highest
        self.known = True
        self.note = ""
        self.singly = False
        self.nodes: tuple[Node, ...] = ()
        self._rows: tuple[int, int] | None = None

    def __call__(self, x: Floats) -> Values:
        """Evaluate at points.

        Parameters
        ----------
        x : ndarray of shape (points,)
            Where.

        Returns
        -------
        Values
            In the order of `x`.
        """
        self.count += x.size
        if not self.singly:
            try:
                return silently(self._batch, x)
            except Exception as error:  # any callable may be given, and may raise anything
                self._remember(error)
                self.singly = True
        return self._one_by_one(x)

    def _remember(self, error: Exception) -> None:
        self.note = self.note or f"f raises {type(error).__name__}: {error}"

    def _one_by_one(self, x: Floats) -> Values:
        """Call f at each point for itself; where it raises it is undefined."""
        orders = np.full((self.available + 1, x.size), np.nan)
        for i in range(x.size):
            try:
                got = silently(self._batch, x[i : i + 1]).orders
            except Exception as error:  # told by the note
                self._remember(error)
            else:
                orders[: len(got), i] = got[: len(orders), 0]
        self.known = False
        self.nodes = ()
        return Values(orders[: self.available + 1], np.empty((0, x.size)), np.empty((0, x.size)))

    def _batch(self, x: Floats) -> Values:
        leaf = Variable(x)
        y = self.f(leaf)
        functions = list(_functions(y))
        self.nodes = tuple(
            Node(g, tuple(v.data for v in g.inputs), g.output.data)
            for g in functions
            if isinstance(g, Entry)
        )
        orders = self._derivatives(leaf, y)
        self.known = self.known and all(isinstance(g, Entry | Where | Holds) for g in functions)
        landmarks = _stack((row for g in functions for row in _landmarks(g)), x.size)
        branches = _stack((row for g in functions for row in _branches(g)), x.size)
        return self._alike(Values(orders, landmarks, branches))

    def _alike(self, values: Values) -> Values:
        """Give up landmarks of a graph that changes from call to call: rows would not match."""
        rows = (len(values.landmarks), len(values.branches))
        if self._rows is None:
            self._rows = rows
        if rows == self._rows:
            return values
        n = values.orders.shape[1]
        self.known = False
        return Values(
            values.orders, np.full((self._rows[0], n), np.nan), np.zeros((self._rows[1], n))
        )

    def _derivatives(self, leaf: Variable, y: Variable) -> Floats:
        n = leaf.data.size
        rows = np.zeros((self.available + 1, n))
        for order in range(self.available + 1):
            rows[order] = y.data
            if order == self.available:
                break
            leaf.cleargrad()
            last = order + 1 == self.available
            try:
                y.backward(create_graph=not last, retain_grad=False)
            except TypeError:
                if last:
                    raise
                # A Function without a rule serves the first derivative only.
                self.available = order + 1
                leaf.cleargrad()
                y.cleargrad()
                y.backward(retain_grad=False)
            if leaf.grad is None:
                break
            y = leaf.grad if isinstance(leaf.grad, Variable) else Variable(np.asarray(leaf.grad))
        return rows[: self.available + 1]


def _functions(y: Variable) -> Iterator[Function]:
    """Give every Function of a graph, in an order that depends on the graph alone."""
    seen: set[Function] = set()
    stack = [y.creator]
    while stack:
        function = stack.pop()
        if function is None or function in seen:
            continue
        seen.add(function)
        yield function
        stack.extend(x.creator for x in function.inputs)


def _landmarks(function: Function) -> tuple[Any, ...]:
    if isinstance(function, Entry):
        return function.landmarks(*[x.data for x in function.inputs])
    return ()


def _branches(function: Function) -> tuple[Any, ...]:
    if isinstance(function, Entry):
        return function.branches(*[x.data for x in function.inputs])
    return (function.inputs[0].data,) if isinstance(function, Where) else ()


def _stack(rows: Iterator[Any], n: int) -> Floats:
    """Keep the rows that vary with x."""
    kept = [np.asarray(row, dtype=np.float64) for row in rows if np.shape(row) == (n,)]
    return np.array(kept) if kept else np.empty((0, n))
