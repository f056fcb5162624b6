"""Plus, minus, times, divided by, and the sign and the reciprocal that go with them."""

import numpy as np

from core.autodiff.graph import Value
from core.expression import Number
from core.expression.binding import NEGATION, PRODUCT, SUM
from core.expression.symbols import a, b, unequal
from core.functions.entry import Entry, Infix, Prefix


class Add(Entry, ufunc=np.add):
    """The sum of two inputs."""

    __slots__ = ()

    name = "add"
    aliases = ("plus",)
    label = "+"
    group = "Arithmetic"
    sentence = "Adds the second input. The gradient passes to both inputs unchanged."
    slope_in_words = "The slope of a sum is the sum of the slopes."
    formula = a + b
    slopes = (Number(1), Number(1))
    defaults = (1.0,)
    notation = Infix(" + ", SUM, SUM, PRODUCT)
    commutative = True

    def forward(self, a: Value, b: Value) -> Value:
        return a + b

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        return gy, gy


class Subtract(Entry, ufunc=np.subtract):
    """The difference of two inputs."""

    __slots__ = ()

    name = "subtract"
    aliases = ("minus",)
    label = "−"
    group = "Arithmetic"
    sentence = "Subtracts the second input."
    slope_in_words = "The slope of a difference is the difference of the slopes."
    formula = a - b
    slopes = (Number(1), Number(-1))
    defaults = (1.0,)
    notation = Infix(" - ", SUM, SUM, PRODUCT)

    def forward(self, a: Value, b: Value) -> Value:
        return a - b

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        return gy, -gy


class Multiply(Entry, ufunc=np.multiply):
    """The product of two inputs."""

    __slots__ = ()

    name = "multiply"
    aliases = ("times",)
    label = "×"
    group = "Arithmetic"
    sentence = "Multiplies by the second input. Each input's slope is the other input."
    slope_in_words = "The slope by either factor is the other factor."
    formula = a * b
    slopes = (b, a)
    defaults = (2.0,)
    notation = Infix("*", PRODUCT, PRODUCT, NEGATION)
    commutative = True

    def forward(self, a: Value, b: Value) -> Value:
        return a * b

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        return gy * b, gy * a


class Divide(Entry, ufunc=np.divide):
    """The quotient of two inputs."""

    __slots__ = ()

    name = "divide"
    aliases = ("over",)
    label = "÷"
    group = "Arithmetic"
    sentence = "Divides by the second input; a pole where that is 0."
    slope_in_words = "The slope is 1/b by the numerator and −a/b² by the denominator."
    formula = a / b
    slopes = (1 / b, -a / b**2)
    domain = unequal(b, 0)
    defaults = (2.0,)
    notation = Infix("/", PRODUCT, PRODUCT, NEGATION)

    @staticmethod
    def inside(a: Value, b: Value) -> Value:
        return np.not_equal(b, 0)

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return (b,)

    @staticmethod
    def branches(a: Value, b: Value) -> tuple[Value, ...]:
        return (np.sign(b),)

    def forward(self, a: Value, b: Value) -> Value:
        return a / b

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        return gy / b, -gy * y / b


class Negate(Entry, ufunc=np.negative):
    """The input with the other sign."""

    __slots__ = ()

    name = "negate"
    aliases = ("neg",)
    label = "Negate"
    group = "Arithmetic"
    sentence = "Changes the sign."
    slope_in_words = "The slope of −a is −1."
    formula = -a
    slopes = (Number(-1),)
    notation = Prefix("-", NEGATION)

    def forward(self, a: Value) -> Value:
        return -a

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy


class Reciprocal(Entry, ufunc=np.reciprocal):
    """One divided by the input."""

    __slots__ = ()

    name = "reciprocal"
    aliases = ("inverse", "inv")
    label = "1/a"
    group = "Arithmetic"
    sentence = "One divided by the input; a pole at 0."
    slope_in_words = "The slope of 1/a is −1/a²."
    formula = 1 / a
    slopes = (-1 / a**2,)
    domain = unequal(a, 0)
    notation = Prefix("1/", PRODUCT)

    @staticmethod
    def inside(a: Value) -> Value:
        return np.not_equal(a, 0)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.sign(a),)

    def forward(self, a: Value) -> Value:
        return 1.0 / a

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy * y / a
