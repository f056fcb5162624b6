"""Squares, roots and powers."""

from typing import Any

import numpy as np

from core.functions.entry import ATOM, MINUS, POWER, Entry, Infix, Postfix
from core.functions.piecewise import where
from core.graph import Value, Variable


class Square(Entry, ufunc=np.square):
    """The input times itself."""

    __slots__ = ()

    name = "square"
    aliases = ("sq",)
    label = "Square"
    group = "Powers"
    sentence = "Multiplies the input by itself."
    formula = "a²"
    slopes = ("2a",)
    notation = Postfix("^2")

    def forward(self, a: Any) -> Any:
        return np.square(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (2 * a)


class Cube(Entry):
    """The third power."""

    __slots__ = ()

    name = "cube"
    label = "Cube"
    group = "Powers"
    sentence = "The third power."
    formula = "a³"
    slopes = ("3a²",)
    notation = Postfix("^3")

    def forward(self, a: Any) -> Any:
        return a * a * a

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (3 * (a * a))


class Sqrt(Entry, ufunc=np.sqrt):
    """The square root."""

    __slots__ = ()

    name = "sqrt"
    aliases = ("root",)
    label = "√"
    group = "Powers"
    sentence = "The number whose square is the input."
    formula = "√a"
    shorthand = "√"
    slopes = ("1/(2√a)",)
    domain = "a ≥ 0"

    @staticmethod
    def inside(a: Any) -> Any:
        return np.greater_equal(a, 0)

    @staticmethod
    def landmarks(a: Any) -> tuple[Any, ...]:
        return (a,)

    def forward(self, a: Any) -> Any:
        return np.sqrt(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / (2 * y)


class Power(Entry, ufunc=np.power):
    """One input to the power of the other."""

    __slots__ = ()

    name = "power"
    aliases = ("pow",)
    label = "^"
    group = "Powers"
    sentence = "The input to the power of the operand."
    formula = "aᵇ"
    slopes = ("b·aᵇ⁻¹", "aᵇ·ln a")
    domain = "a > 0, or a whole b (b > 0 at a = 0)"
    defaults = (2.0,)
    notation = Infix("^", POWER, ATOM, MINUS)

    @staticmethod
    def inside(a: Any, b: Any) -> Any:
        whole = np.equal(b, np.rint(b))
        return (
            np.greater(a, 0) | (np.equal(a, 0) & np.greater_equal(b, 0)) | (np.less(a, 0) & whole)
        )

    @staticmethod
    def landmarks(a: Any, b: Any) -> tuple[Any, ...]:
        return (a,)

    @staticmethod
    def branches(a: Any, b: Any) -> tuple[Any, ...]:
        return (np.sign(a),)

    def forward(self, a: Any, b: Any) -> Any:
        # np.power refuses whole negative exponents of whole numbers.
        return np.float_power(a, b)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        # 0⁰ and 0ᵇ have finite slopes where the formulas say 0 · ∞.
        flat = np.equal(a, 0) & np.equal(b, 0)
        ga = gy * (b * a ** where(flat, 0.0, b - 1))
        vanishing = np.equal(a, 0) & np.greater(b, 0)
        gb = gy * (y * np.log(where(vanishing, 1.0, a)))
        return ga, gb


def square(x: Any) -> Variable:
    """Apply Square.

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
    >>> square(Variable(np.array(3.0)))
    Variable(array(9.))
    """
    return Square()(x)
