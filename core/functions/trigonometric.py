"""Sine, cosine, tangent and their reciprocals, of angles in radians."""

import math

import numpy as np

from core.autodiff.graph import Value
from core.expression.symbols import a, cos, cot, csc, pi, sec, sin, tan, unequal
from core.functions.entry import Entry, Postfix
from core.functions.pieces import FallingBetweenPoles, Monotone


class Radians(Entry, ufunc=np.radians):
    """An angle in degrees, in radians."""

    __slots__ = ()

    name = "radians"
    aliases = ("deg",)
    label = "°"
    group = "Trigonometry"
    sentence = "Degrees: π/180 times the input, the angle in radians."
    slope_in_words = "The slope is π/180: so many radians make a degree."
    formula = a * pi / 180
    notation = Postfix("°")
    shorthand = "deg"
    slopes = (pi / 180,)
    transparent = True
    pieces = Monotone(ulps=2.0)

    def forward(self, a: Value) -> Value:
        return a * (math.pi / 180)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (math.pi / 180)


class Sin(Entry, ufunc=np.sin):
    """The sine of an angle in radians."""

    __slots__ = ()

    name = "sin"
    aliases = ("sine", "sen")
    label = "Sin"
    group = "Trigonometry"
    sentence = "The sine of an angle in radians."
    slope_in_words = "The slope of sin is cos."
    formula = sin(a)
    slopes = (cos(a),)

    def forward(self, a: Value) -> Value:
        return np.sin(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * np.cos(a)


class Cos(Entry, ufunc=np.cos):
    """The cosine of an angle in radians."""

    __slots__ = ()

    name = "cos"
    aliases = ("cosine",)
    label = "Cos"
    group = "Trigonometry"
    sentence = "The cosine of an angle in radians."
    slope_in_words = "The slope of cos is −sin."
    formula = cos(a)
    slopes = (-sin(a),)

    def forward(self, a: Value) -> Value:
        return np.cos(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy * np.sin(a)


class _PolesOfCosine(Entry):
    """What the functions with a cosine in the denominator share."""

    __slots__ = ()

    group = "Trigonometry"
    domain = unequal(cos(a), 0)

    @staticmethod
    def inside(a: Value) -> Value:
        return np.not_equal(np.cos(a), 0)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (np.cos(a),)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.rint(a / np.pi),)


class _PolesOfSine(Entry):
    """What the functions with a sine in the denominator share."""

    __slots__ = ()

    group = "Trigonometry"
    domain = unequal(sin(a), 0)

    @staticmethod
    def inside(a: Value) -> Value:
        return np.not_equal(np.sin(a), 0)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (np.sin(a),)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.floor(a / np.pi),)


class Tan(_PolesOfCosine, ufunc=np.tan):
    """The tangent of an angle in radians."""

    __slots__ = ()

    name = "tan"
    aliases = ("tg", "tangent")
    label = "Tan"
    sentence = "Sine divided by cosine; a pole wherever the cosine is 0."
    slope_in_words = "The slope of tan is 1 + tan²."
    formula = tan(a)
    slopes = (1 + tan(a) ** 2,)

    def forward(self, a: Value) -> Value:
        return np.tan(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (1 + y * y)


class Sec(_PolesOfCosine):
    """One divided by the cosine."""

    __slots__ = ()

    name = "sec"
    aliases = ("secant",)
    label = "Sec"
    sentence = "One divided by the cosine; a pole wherever the cosine is 0."
    slope_in_words = "The slope of sec is sec · tan."
    formula = 1 / cos(a)
    twin = sec(a)
    slopes = (tan(a) / cos(a),)
    typeset_by_name = True

    def forward(self, a: Value) -> Value:
        return 1.0 / np.cos(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (y * np.tan(a))


class Csc(_PolesOfSine):
    """One divided by the sine."""

    __slots__ = ()

    name = "csc"
    aliases = ("cosec", "cosecant")
    label = "Csc"
    sentence = "One divided by the sine; a pole wherever the sine is 0."
    slope_in_words = "The slope of csc is −csc · cot."
    formula = 1 / sin(a)
    twin = csc(a)
    slopes = (-cos(a) / sin(a) ** 2,)
    typeset_by_name = True

    def forward(self, a: Value) -> Value:
        return 1.0 / np.sin(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        # Not by the tangent, which has a pole where this has none.
        return -gy * (y * Cot.of(a))


class Cot(_PolesOfSine):
    """The cosine divided by the sine."""

    __slots__ = ()

    name = "cot"
    aliases = ("ctg", "cotg", "cotangent")
    label = "Cot"
    sentence = "Cosine divided by sine; a pole wherever the sine is 0."
    slope_in_words = "The slope of cot is −csc²."
    formula = cos(a) / sin(a)
    twin = cot(a)
    slopes = (-1 / sin(a) ** 2,)
    pieces = FallingBetweenPoles()
    typeset_by_name = True

    def forward(self, a: Value) -> Value:
        return 1.0 / np.tan(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy * (1 + y * y)
