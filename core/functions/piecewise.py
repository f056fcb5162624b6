"""Functions made of pieces: corners and jumps, where the slope is nan and not a convention."""

import numpy as np

from core.autodiff.graph import Arms, Value
from core.expression import Number
from core.expression.symbols import a, b, cases, greater_of, sign, smaller_of, step
from core.functions.bent import Bent
from core.functions.choice import by_sign
from core.functions.entry import Entry


class Abs(Bent, ufunc=np.absolute):
    """The distance from zero."""

    __slots__ = ()

    name = "abs"
    aliases = ("absolute",)
    label = "Abs"
    group = "Piecewise"
    sentence = "The distance from zero; a corner at 0, where it has no derivative."
    slope_in_words = "The slope of |a| is 1 above 0 and −1 below."
    formula = abs(a)
    slopes = (sign(a),)
    shorthand = "|"
    arms = Arms((-1.0,), (1.0,))

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
        return np.absolute(a)


class Sign(Entry, ufunc=np.sign):
    """−1, 0 or 1, as the input is."""

    __slots__ = ()

    name = "sign"
    aliases = ("sgn", "signum")
    label = "Sign"
    group = "Piecewise"
    sentence = "−1 below zero, 0 at zero, 1 above; it jumps at 0."
    slope_in_words = "The slope of sign is 0, except at 0, where it jumps."
    formula = sign(a)
    slopes = (Number(0),)
    piecewise = True

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.sign(a),)

    def forward(self, a: Value) -> Value:
        return np.sign(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * by_sign(a, 0.0, np.nan, 0.0)


class Step(Entry):
    """0 below zero, 1 from zero on."""

    __slots__ = ()

    name = "step"
    aliases = ("heaviside",)
    label = "Step"
    group = "Piecewise"
    sentence = "0 below zero, 1 from zero on; it jumps at 0."
    slope_in_words = "The slope of step is 0, except at 0, where it jumps."
    formula = cases(0, a < 0, 1)
    twin = step(a)
    slopes = (Number(0),)
    piecewise = True
    typeset_by_name = True

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.heaviside(a, 1.0),)

    def forward(self, a: Value) -> Value:
        return np.heaviside(a, 1.0)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * by_sign(a, 0.0, np.nan, 0.0)


class Min(Bent, ufunc=np.minimum):
    """The smaller of two inputs."""

    __slots__ = ()

    name = "min"
    aliases = ("minimum",)
    label = "Min"
    group = "Piecewise"
    sentence = "The smaller of the two inputs; a corner where they meet."
    slope_in_words = "The slope is 1 by the smaller input and 0 by the other."
    formula = smaller_of(a, b)
    takes_several = True
    slopes = (cases(1, a < b, 0), cases(1, b < a, 0))
    arms = Arms((1.0, 0.0), (0.0, 1.0))
    defaults = (1.0,)

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return (a - b,)

    def forward(self, a: Value, b: Value) -> Value:
        return np.minimum(a, b)

    def side(self, a: Value, b: Value) -> Value:
        return a - b


class Max(Bent, ufunc=np.maximum):
    """The greater of two inputs."""

    __slots__ = ()

    name = "max"
    aliases = ("maximum",)
    label = "Max"
    group = "Piecewise"
    sentence = "The greater of the two inputs; a corner where they meet."
    slope_in_words = "The slope is 1 by the greater input and 0 by the other."
    formula = greater_of(a, b)
    takes_several = True
    slopes = (cases(1, a > b, 0), cases(1, b > a, 0))
    arms = Arms((0.0, 1.0), (1.0, 0.0))
    defaults = (1.0,)

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return (a - b,)

    def forward(self, a: Value, b: Value) -> Value:
        return np.maximum(a, b)

    def side(self, a: Value, b: Value) -> Value:
        return a - b
