"""Functions of the catalogue that compute what they should, with a backward rule that is wrong."""

from enum import Enum
from functools import cache

import numpy as np

from core.autodiff.graph import Value
from core.functions import CATALOGUE
from core.functions.choice import holds, where
from core.functions.entry import Entry


class Kind(Enum):
    """What is wrong about a rule; the value says it in words."""

    FACTOR = "it gives twice as much"
    SIGN = "its sign is wrong"
    ARRIVING = "it forgets the gradient that arrives"
    FIRST = "it forgets the first input"
    TERM = "it forgets the second input"
    BELOW_0 = "its sign is wrong below 0 only"


@cache
def with_wrong_rule(name: str, kind: Kind) -> type[Entry]:
    """Give a function of the catalogue as it is, but for its backward rule.

    Examples
    --------
    >>> from core.autodiff.variable import Variable
    >>> x = Variable(np.array(3.0))
    >>> with_wrong_rule("square", Kind.FACTOR)()(x).backward()
    >>> x.grad.item()
    12.0
    """
    right: type[Entry] = CATALOGUE[name]

    class Wrong(right):  # type: ignore[misc, valid-type]  # the class is looked up
        __slots__ = ()

        def rule(self, gy: Value, y: Value, *xs: Value) -> Value:
            arriving = 0 * gy + 1 if kind is Kind.ARRIVING else gy
            gradients = super().rule(arriving, y, *xs)
            if isinstance(gradients, tuple):
                return tuple(_wrong(kind, g, i, xs[0]) for i, g in enumerate(gradients))
            return _wrong(kind, gradients, 0, xs[0])

    return Wrong


def _wrong(kind: Kind, gradient: Value, number: int, x: Value) -> Value:
    """Make a wrong gradient of the right one by an input; `x` is the first input."""
    if gradient is None:
        return None
    match kind:
        case Kind.FACTOR:
            return 2 * gradient
        case Kind.SIGN:
            return -gradient
        case Kind.FIRST:
            return gradient if number else 0 * gradient
        case Kind.TERM:
            return 0 * gradient if number else gradient
        case Kind.BELOW_0:
            return where(holds(np.less, x, 0), -gradient, gradient)
    return gradient
