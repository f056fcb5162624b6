"""Sine, cosine, tangent."""

from typing import Any

import numpy as np

from core.functions.entry import Entry
from core.graph import Value


class Sin(Entry, ufunc=np.sin):
    """The sine of an angle in radians."""

    __slots__ = ()

    name = "sin"
    label = "Sin"
    group = "Trigonometry"
    sentence = "The sine of an angle in radians."
    formula = "sin a"
    slopes = ("cos a",)

    def forward(self, a: Any) -> Any:
        return np.sin(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * np.cos(a)


class Cos(Entry, ufunc=np.cos):
    """The cosine of an angle in radians."""

    __slots__ = ()

    name = "cos"
    label = "Cos"
    group = "Trigonometry"
    sentence = "The cosine of an angle in radians."
    formula = "cos a"
    slopes = ("−sin a",)

    def forward(self, a: Any) -> Any:
        return np.cos(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy * np.sin(a)


class Tan(Entry, ufunc=np.tan):
    """The tangent of an angle in radians."""

    __slots__ = ()

    name = "tan"
    aliases = ("tg",)
    label = "Tan"
    group = "Trigonometry"
    sentence = "Sine divided by cosine; a pole wherever the cosine is 0."
    formula = "tan a"
    slopes = ("1 + tan²a",)
    domain = "cos a ≠ 0"

    @staticmethod
    def landmarks(a: Any) -> tuple[Any, ...]:
        return (np.cos(a),)

    @staticmethod
    def branches(a: Any) -> tuple[Any, ...]:
        return (np.rint(a / np.pi),)

    def forward(self, a: Any) -> Any:
        return np.tan(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (1 + y * y)
