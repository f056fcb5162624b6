"""The reciprocals of the hyperbolic functions."""

import numpy as np

from core.autodiff.graph import Value
from core.expression.symbols import a, cosh, coth, csch, sech, sinh, tanh, unequal
from core.functions.entry import Entry


class Sech(Entry):
    """One divided by the hyperbolic cosine."""

    __slots__ = ()

    name = "sech"
    label = "Sech"
    group = "Hyperbolic"
    sentence = "One divided by the hyperbolic cosine: a bell, 1 at 0."
    slope_in_words = "The slope of sech is −sech · tanh."
    formula = 1 / cosh(a)
    twin = sech(a)
    slopes = (-tanh(a) / cosh(a),)
    typeset_by_name = True

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
        return 1.0 / np.cosh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy * (y * np.tanh(a))


class _PoleAtZero(Entry):
    """What the functions with a hyperbolic sine in the denominator share."""

    __slots__ = ()

    group = "Hyperbolic"
    domain = unequal(a, 0)
    typeset_by_name = True

    @staticmethod
    def inside(a: Value) -> Value:
        return np.not_equal(a, 0)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.sign(a),)


class Csch(_PoleAtZero):
    """One divided by the hyperbolic sine."""

    __slots__ = ()

    name = "csch"
    aliases = ("cosech",)
    label = "Csch"
    sentence = "One divided by the hyperbolic sine; a pole at 0."
    slope_in_words = "The slope of csch is −csch · coth."
    formula = 1 / sinh(a)
    twin = csch(a)
    slopes = (-cosh(a) / sinh(a) ** 2,)

    def forward(self, a: Value) -> Value:
        return 1.0 / np.sinh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy * (y / np.tanh(a))


class Coth(_PoleAtZero):
    """One divided by the hyperbolic tangent."""

    __slots__ = ()

    name = "coth"
    aliases = ("cth",)
    label = "Coth"
    sentence = "Hyperbolic cosine divided by hyperbolic sine; a pole at 0."
    slope_in_words = "The slope of coth is −csch²."
    formula = cosh(a) / sinh(a)
    twin = coth(a)
    slopes = (-1 / sinh(a) ** 2,)

    def forward(self, a: Value) -> Value:
        return 1.0 / np.tanh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        beside = Csch.of(a)
        return -gy * (beside * beside)
