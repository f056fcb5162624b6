"""The hyperbolic functions."""

from typing import Any

import numpy as np

from core.functions.entry import Entry
from core.graph import Function, Value


class Tanh(Entry, ufunc=np.tanh):
    """The hyperbolic tangent."""

    __slots__ = ()

    name = "tanh"
    label = "Tanh"
    group = "Hyperbolic"
    sentence = "An S-shaped step from −1 to 1."
    formula = "tanh a"
    slopes = ("1/cosh²a",)

    def forward(self, a: Any) -> Any:
        return np.tanh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        # 1 − y² would lose all digits where y is close to 1.
        s = sech(a)
        return gy * (s * s)


class Sech(Function):
    """1/cosh, whose rule stays bounded at every order."""

    __slots__ = ()

    def forward(self, a: Any) -> Any:
        """Compute 1/cosh a, 0 where cosh overflows."""
        return 1 / np.cosh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        """Give −sech a · tanh a."""
        return -gy * (y * np.tanh(a))


def sech(a: Value) -> Value:
    """Apply Sech to an ndarray or a Variable."""
    return Sech()(a) if hasattr(a, "creator") else Sech().forward(a)
