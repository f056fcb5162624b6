"""The logarithms; 1/a goes on below 0, where there is no function to have a slope."""

import math

import numpy as np

from core.autodiff.graph import Value
from core.expression.symbols import a, b, log, unequal
from core.functions.choice import only_inside
from core.functions.entry import Call, Entry

_LOG2_E = 1.0 / math.log(2.0)
_LOG10_E = 1.0 / math.log(10.0)


class _Logarithm(Entry):
    """What the logarithms of one input share."""

    __slots__ = ()

    group = "Exponential"
    domain = a > 0

    @staticmethod
    def inside(a: Value) -> Value:
        return np.greater(a, 0)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)


class Log(_Logarithm, ufunc=np.log):
    """The natural logarithm."""

    __slots__ = ()

    name = "log"
    aliases = ("ln",)
    label = "Ln"
    sentence = "The natural logarithm: the power of e that gives the input."
    slope_in_words = "The slope of ln a is 1/a."
    formula = log(a)
    slopes = (1 / a,)
    notation = Call("ln")

    def forward(self, a: Value) -> Value:
        return np.log(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / only_inside(self.inside, a, a)


class Log2(_Logarithm, ufunc=np.log2):
    """The logarithm to base 2."""

    __slots__ = ()

    name = "log2"
    label = "Log2"
    sentence = "The power of 2 that gives the input."
    slope_in_words = "The slope of log₂ a is 1/a, divided by ln 2."
    formula = log(a, 2)
    slopes = (1 / (a * log(2)),)

    def forward(self, a: Value) -> Value:
        return np.log2(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (_LOG2_E / only_inside(self.inside, a, a))


class Log10(_Logarithm, ufunc=np.log10):
    """The logarithm to base 10."""

    __slots__ = ()

    name = "log10"
    aliases = ("lg",)
    label = "Log10"
    sentence = "The power of 10 that gives the input."
    slope_in_words = "The slope of log₁₀ a is 1/a, divided by ln 10."
    formula = log(a, 10)
    slopes = (1 / (a * log(10)),)

    def forward(self, a: Value) -> Value:
        return np.log10(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (_LOG10_E / only_inside(self.inside, a, a))


class Log1p(Entry, ufunc=np.log1p):
    """The natural logarithm of 1 plus the input."""

    __slots__ = ()

    name = "log1p"
    label = "Log1p"
    group = "Exponential"
    sentence = "The natural logarithm of 1 plus the input, with all its digits near 0."
    slope_in_words = "The slope of ln(1 + a) is 1/(1 + a)."
    formula = log(1 + a)
    slopes = (1 / (1 + a),)
    typeset_by_name = True
    domain = a > -1

    @staticmethod
    def inside(a: Value) -> Value:
        return np.greater(a, -1)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (1 + a,)

    def forward(self, a: Value) -> Value:
        return np.log1p(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / only_inside(self.inside, 1.0 + a, a)


class LogBase(Entry):
    """The logarithm to a base of one's own."""

    __slots__ = ()

    name = "log_base"
    label = "Log base"
    group = "Exponential"
    sentence = "The power of the second input that gives the first; a pole where the second is 1."
    slope_in_words = "The slope of the logarithm to the base b is 1/a, divided by ln b."
    formula = log(a, b)
    slopes = (1 / (a * log(b)), -log(a, b) / (b * log(b)))
    domain = (a > 0) & (b > 0) & unequal(b, 1)
    defaults = (10.0,)
    notation = Call("log", indexed=True)

    @staticmethod
    def inside(a: Value, b: Value) -> Value:
        return np.greater(a, 0) & np.greater(b, 0) & np.not_equal(b, 1)

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return a, b, b - 1

    @staticmethod
    def branches(a: Value, b: Value) -> tuple[Value, ...]:
        return (np.sign(b - 1.0),)

    def forward(self, a: Value, b: Value) -> Value:
        # log(1000)/log(10) is 2.9999999999999996, and division by log(0) would give a number.
        whole = np.where(np.equal(b, 10), np.log10(a), np.log2(a))
        ratio = np.log(a) / np.log(np.where(np.equal(b, 0), np.nan, b))
        return np.where(np.equal(b, 10) | np.equal(b, 2), whole, ratio)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        log_b = only_inside(self.inside, np.log(b), a, b)
        return gy / log_b / a, -gy * y / b / log_b
