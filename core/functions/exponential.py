"""The exponential functions."""

import math

import numpy as np

from core.autodiff.graph import Value, Variable
from core.expression.symbols import a, log
from core.expression.symbols import exp as e_to
from core.functions.entry import Entry

_LN2 = math.log(2.0)


class Exp(Entry, ufunc=np.exp):
    """e to the power of the input."""

    __slots__ = ()

    name = "exp"
    label = "Exp"
    group = "Exponential"
    sentence = "e to the power of the input; it is its own slope."
    slope_in_words = "The slope of exp is exp itself."
    formula = e_to(a)
    slopes = (e_to(a),)
    shorthand = "e^"
    inverse = "log"

    def forward(self, a: Value) -> Value:
        return np.exp(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * y


class Exp2(Entry, ufunc=np.exp2):
    """2 to the power of the input."""

    __slots__ = ()

    name = "exp2"
    label = "Exp2"
    group = "Exponential"
    sentence = "2 to the power of the input."
    slope_in_words = "The slope of 2ᵃ is 2ᵃ itself, times ln 2."
    formula = 2**a
    slopes = (2**a * log(2),)
    inverse = "log2"

    def forward(self, a: Value) -> Value:
        return np.exp2(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (_LN2 * y)


class Expm1(Entry, ufunc=np.expm1):
    """e to the power of the input, less 1."""

    __slots__ = ()

    name = "expm1"
    label = "Expm1"
    group = "Exponential"
    sentence = "e to the power of the input, less 1, with all its digits near 0."
    slope_in_words = "The slope of eᵃ − 1 is eᵃ."
    formula = e_to(a) - 1
    slopes = (e_to(a),)
    typeset_by_name = True
    inverse = "log1p"

    def forward(self, a: Value) -> Value:
        return np.expm1(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        # y + 1 would lose all digits of a small eᵃ.
        return gy * np.exp(a)


def exp(x: Value) -> Variable:
    """Apply Exp.

    Examples
    --------
    >>> exp(Variable(np.array(0.0)))
    Variable(array(1.))
    """
    return Exp.on(x)
