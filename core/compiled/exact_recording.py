"""A recording for boxes: no number in it is rounded before the boxes are.

A Function that knows its pieces is not looked into, and a number that a rule brings along, such
as ln 2, stands for all numbers that round to it.
"""

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from core.autodiff.graph import Function, Variable
from core.compiled.recording import Node, Recording
from core.functions.arithmetic import Add, Divide, Multiply, Negate, Subtract
from core.functions.choice import Gate, Holds
from core.functions.pieces import pieces_of
from core.intervals.interval import Interval

_BITS = 32
"""A number that a rule means exactly, such as 2 or 0.25, needs no more than these."""


class ExactRecording(Recording):
    """Numbered nodes as in a Recording; `of_rules` is set once the function itself is written."""

    def __init__(self, x: Variable, *parameters: Variable) -> None:
        super().__init__(x, *parameters)
        self.of_rules = False
        self._rounded: set[int] = set()

    def enclosed(self, number: int) -> Interval | bool:
        """Give what a constant stands for; a condition's answer as it is."""
        value = self.nodes[number].constant
        if value is None or isinstance(value, bool):
            return bool(value)
        point = Interval.of(value)
        slack = 2 * np.spacing(abs(value)) if number in self._rounded else 0.0
        return Interval(point.bounds + slack, point.decoration)

    def constant(self, value: ArrayLike) -> int:
        """Give the number of a constant, another one if it is a rule's that was rounded."""
        number = float(np.asarray(value))
        if not self.of_rules or not math.isfinite(number) or _is_short(number):
            return super().constant(value)
        found = self._node(("rounded", number), Node(constant=number))
        self._rounded.add(found)
        return found

    def call(self, function: Function, *inputs: int) -> int:
        """Give the number of a call; what a choice lets in is narrower than what is before it."""
        if isinstance(function, Gate):
            return self._call(function, *inputs)
        return super().call(function, *inputs)

    def fold(self, function: Function, values: Sequence[Any]) -> int | None:
        """Carry out what is exact, and leave the rest to the boxes."""
        if isinstance(function, Holds):
            return self.constant(function.forward(*map(np.asarray, values)))
        exact = _EXACT.get(type(function))
        if exact is None or not all(map(math.isfinite, values)):
            return None
        value = float(function.forward(*map(np.float64, values)))
        if not math.isfinite(value) or exact(*map(Fraction, values)) != Fraction(value):
            return None
        return self.constant(value)

    def _number(self, variable: Variable) -> int:
        function = variable._creator
        if function is None or pieces_of(function) is None:
            return super()._number(variable)
        return self.call(function, *[self._of_variable[v] for v in function.inputs])


_EXACT: dict[type[Function], Callable[..., Fraction]] = {
    Add: lambda a, b: a + b,
    Subtract: lambda a, b: a - b,
    Multiply: lambda a, b: a * b,
    Divide: lambda a, b: a / b,
    Negate: lambda a: -a,
}


def _is_short(value: float) -> bool:
    return math.ldexp(math.frexp(value)[0], _BITS).is_integer()
