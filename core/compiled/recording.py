"""A graph written down as a list of calls, each value once and only what is needed.

The Variables of a recorded graph become numbered nodes. Equal calls get the same number,
calls on constants are carried out at once, and factors that are powers of two wander out
of products and quotients, where they cost nothing in accuracy and often meet.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from core.autodiff.graph import Function, Variable, recording
from core.functions.arithmetic import Add, Divide, Multiply, Negate, Subtract
from core.functions.choice import Gate, Where
from core.functions.powers import Square
from core.functions.shape import BroadcastTo, Reshape, Sum
from core.incremental import Slices, whole

PIECE = 500
"""How many Variables are written down in one slice."""


class Node(NamedTuple):
    """One value: x, a parameter, a constant, or the call of a function on numbered nodes."""

    function: Function | None = None
    inputs: tuple[int, ...] = ()
    constant: float | None = None


class Recording:
    """Numbered nodes, made of the Variables of a graph.

    The leaf `x` has number 0, and parameters, recorded in the shape of x, have those that follow.

    Examples
    --------
    >>> x = Variable(np.array([1.0, 2.0]))
    >>> recording = Recording(x)
    >>> first, second = recording.add([(x * 2.0) * (x * 2.0), 4.0 * (x * x)])
    >>> first == second
    True
    """

    def __init__(self, x: Variable, *parameters: Variable) -> None:
        leaves = (x, *parameters)
        self.nodes = [Node() for _ in leaves]
        self.leaves = len(leaves)
        self._of_key: dict[Hashable, int] = {}
        self._of_variable: dict[Variable, int] = {leaf: i for i, leaf in enumerate(leaves)}

    def add_one(self, leaf: Variable) -> None:
        """Write down a leaf that stands for the constant 1, whatever its shape."""
        self._of_variable[leaf] = self.constant(1.0)

    def add(self, variables: Iterable[Variable]) -> list[int]:
        """Write down Variables and all that they were made of; give their numbers.

        Raises
        ------
        TypeError
            If an array other than x takes part, or a Function that is not element by element.
        """
        return whole(self.add_in_slices(variables))

    def add_in_slices(self, variables: Iterable[Variable]) -> Slices[list[int]]:
        """Do as `add` does, some of them at a time."""
        wanted = list(variables)
        new = sorted(self._new(wanted), key=lambda v: v.generation)
        for i, variable in enumerate(new, 1):
            self._of_variable[variable] = self._number(variable)
            if i % PIECE == 0:
                yield
        return [self._of_variable[variable] for variable in wanted]

    def _new(self, wanted: Iterable[Variable]) -> set[Variable]:
        """Give what is not yet written down among the Variables and their ancestors."""
        new: set[Variable] = set()
        stack = list(wanted)
        while stack:
            variable = stack.pop()
            if variable in self._of_variable or variable in new:
                continue
            new.add(variable)
            creator = variable._creator
            if creator is not None:
                stack.extend(creator.inputs)
        return new

    def _number(self, variable: Variable) -> int:
        function = variable._creator
        if function is not None and function.transparent:
            with recording():
                return self.add([function.forward(*function.inputs)])[0]
        if function is not None:
            return self.call(function, *[self._of_variable[v] for v in function.inputs])
        if variable.ndim:
            raise TypeError("an array other than x takes part: its values would be frozen")
        return self.constant(variable.data[()])

    def constant(self, value: ArrayLike) -> int:
        """Give the number of a constant, nan too: the same for the same bits."""
        value = np.asarray(value)
        if value.dtype.kind in "iu":
            value = value.astype(np.float64)
        return self._node((value.dtype.char, value.tobytes()), Node(constant=value.item()))

    def call(self, function: Function, *inputs: int) -> int:
        """Give the number of a call, simplified: an older one if the value is known already."""
        if isinstance(function, BroadcastTo):
            return inputs[0]
        values = [self.nodes[i].constant for i in inputs]
        if all(value is not None for value in values) and inputs:
            folded = self.fold(function, values)
            if folded is not None:
                return folded
        simplify = _SIMPLER.get(type(function))
        return self._call(function, *inputs) if simplify is None else simplify(self, *inputs)

    def fold(self, function: Function, values: Sequence[Any]) -> int | None:
        """Carry out a call on constants, and give its number; None leaves the call as it is."""
        return self.constant(function.forward(*map(np.asarray, values)))

    def _call(self, function: Function, *inputs: int) -> int:
        key = (type(function), parameters(function), inputs)
        return self._node(key, Node(function, inputs))

    def _node(self, key: Hashable, node: Node) -> int:
        if key not in self._of_key:
            self._of_key[key] = len(self.nodes)
            self.nodes.append(node)
        return self._of_key[key]

    def _unscaled(self, number: int) -> tuple[float, int]:
        """Take a factor that is a power of two off a node."""
        node = self.nodes[number]
        if node.constant is not None and _is_power_of_two(node.constant):
            return node.constant, self.constant(1.0)
        if isinstance(node.function, Negate):
            return -1.0, node.inputs[0]
        if isinstance(node.function, Multiply):
            factor = self.nodes[node.inputs[0]].constant
            if factor is not None and _is_power_of_two(factor):
                return factor, node.inputs[1]
        return 1.0, number

    def _scaled(self, factor: float, number: int) -> int:
        if factor == 1.0:
            return number
        if factor == -1.0:
            return self._call(Negate(), number)
        return self._call(Multiply(), self.constant(factor), number)

    def _product(self, a: int, b: int) -> int:
        (p, a), (q, b) = self._unscaled(a), self._unscaled(b)
        one = self.constant(1.0)
        if one in (a, b):
            return self._scaled(p * q, b if a == one else a)
        # Constants first, so that `_unscaled` and equal products find them there.
        a, b = sorted((a, b), key=lambda i: (self.nodes[i].constant is None, i))
        return self._scaled(p * q, self._call(Multiply(), a, b))

    def _quotient(self, a: int, b: int) -> int:
        (p, a), (q, b) = self._unscaled(a), self._unscaled(b)
        one = self.constant(1.0)
        if b == one:
            return self._scaled(p / q, a)
        if a == one:
            return self._call(Divide(), self.constant(p / q), b)
        return self._scaled(p / q, self._call(Divide(), a, b))

    def _negation(self, a: int) -> int:
        factor, a = self._unscaled(a)
        return self._scaled(-factor, a)

    def _sum(self, a: int, b: int) -> int:
        if isinstance(self.nodes[b].function, Negate):
            return self._call(Subtract(), a, self.nodes[b].inputs[0])
        return self._call(Add(), *sorted((a, b)))

    def _choice(self, condition: int, a: int, b: int) -> int:
        known = self.nodes[condition].constant
        if known is None:
            return a if a == b else self._call(Where(), condition, a, b)
        return a if known else b

    def _refuse(self, *inputs: int) -> int:
        raise TypeError("a sum or a change of shape takes part: not element by element")


_SIMPLER: dict[type[Function], Callable[..., int]] = {
    Multiply: Recording._product,
    Divide: Recording._quotient,
    Negate: Recording._negation,
    Square: lambda recording, a: recording._product(a, a),
    Add: Recording._sum,
    Where: Recording._choice,
    Gate: lambda recording, left, right, x: x,
    Sum: Recording._refuse,
    Reshape: Recording._refuse,
}
"""How calls are simplified, by Function."""


def _is_power_of_two(value: float) -> bool:
    # A moderate one: a product must not overflow earlier than it would have done.
    return 2.0**-10 <= abs(value) <= 2.0**10 and math.frexp(value)[0] in (0.5, -0.5)


def parameters(function: Function) -> Hashable:
    """Give what tells instances apart: hashable, and equal for two that compute the same.

    Examples
    --------
    >>> parameters(Square()) == parameters(Square())
    True
    """
    own = type(function).__mro__[: -len(Function.__mro__)]
    names = [name for cls in own for name in vars(cls).get("__slots__", ())]
    found = [(name, getattr(function, name)) for name in names]
    found += sorted(getattr(function, "__dict__", {}).items())
    try:
        hash(tuple(found))
    except TypeError:
        return id(function)
    return tuple(found)
