"""The hyperbolic functions and their inverses."""

import numpy as np

from core.autodiff.graph import Function, Value
from core.expression.symbols import (
    a,
    acosh,
    asinh,
    atanh,
    cosh,
    sinh,
    sqrt,
    strictly_between,
    tanh,
)
from core.functions.choice import only_inside
from core.functions.entry import Entry
from core.functions.pieces import Monotone
from core.functions.powers import Hypot


class SechSquared(Function):
    """1/cosh², the slope of tanh; its own rule is bounded, and so is every order."""

    __slots__ = ()

    pieces = Monotone((0.0,), least=0.0, most=1.0)

    def forward(self, a: Value) -> Value:
        # 1 − tanh² would lose all digits where tanh is close to 1, and cosh² overflows.
        small = np.exp(-2.0 * np.absolute(a))
        return 4 * small / np.square(1 + small)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -2 * gy * (y * np.tanh(a))


class Sinh(Entry, ufunc=np.sinh):
    """The hyperbolic sine."""

    __slots__ = ()

    name = "sinh"
    aliases = ("sh", "senh")
    label = "Sinh"
    group = "Hyperbolic"
    sentence = "Half the difference of eᵃ and e⁻ᵃ."
    slope_in_words = "The slope of sinh is cosh."
    formula = sinh(a)
    slopes = (cosh(a),)

    def forward(self, a: Value) -> Value:
        return np.sinh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * np.cosh(a)


class Cosh(Entry, ufunc=np.cosh):
    """The hyperbolic cosine."""

    __slots__ = ()

    name = "cosh"
    aliases = ("ch",)
    label = "Cosh"
    group = "Hyperbolic"
    sentence = "The mean of eᵃ and e⁻ᵃ: a hanging chain."
    slope_in_words = "The slope of cosh is sinh."
    formula = cosh(a)
    slopes = (sinh(a),)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
        return np.cosh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * np.sinh(a)


class Tanh(Entry, ufunc=np.tanh):
    """The hyperbolic tangent."""

    __slots__ = ()

    name = "tanh"
    aliases = ("th",)
    label = "Tanh"
    group = "Hyperbolic"
    sentence = "An S-shaped step from −1 to 1."
    slope_in_words = "The slope of tanh is 1 − tanh²."
    formula = tanh(a)
    slopes = (1 / cosh(a) ** 2,)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
        return np.tanh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * SechSquared.of(a)


class Asinh(Entry, ufunc=np.arcsinh):
    """The inverse of the hyperbolic sine."""

    __slots__ = ()

    name = "asinh"
    aliases = ("arsinh", "arcsinh", "arsh", "arsenh", "arcsenh", "asenh")
    label = "Asinh"
    group = "Hyperbolic"
    sentence = "The number whose hyperbolic sine is the input."
    slope_in_words = "The slope of asinh is 1/√(1 + a²)."
    formula = asinh(a)
    slopes = (1 / sqrt(1 + a**2),)

    def forward(self, a: Value) -> Value:
        return np.arcsinh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        # a² overflows long before the slope vanishes.
        return gy / Hypot.of(a, 1.0)


class Acosh(Entry, ufunc=np.arccosh):
    """The inverse of the hyperbolic cosine."""

    __slots__ = ()

    name = "acosh"
    aliases = ("arcosh", "arccosh", "arch")
    label = "Acosh"
    group = "Hyperbolic"
    sentence = "The number, 0 or more, whose hyperbolic cosine is the input."
    slope_in_words = "The slope of acosh is 1/√(a² − 1)."
    formula = acosh(a)
    slopes = (1 / sqrt(a**2 - 1),)
    domain = a >= 1

    @staticmethod
    def inside(a: Value) -> Value:
        return np.greater_equal(a, 1)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a - 1,)

    def forward(self, a: Value) -> Value:
        return np.arccosh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        # Two roots, because a² − 1 loses digits near 1 and overflows far from it.
        return gy / (np.sqrt(a - 1) * np.sqrt(a + 1))


class Atanh(Entry, ufunc=np.arctanh):
    """The inverse of the hyperbolic tangent."""

    __slots__ = ()

    name = "atanh"
    aliases = ("artanh", "arctanh", "arth")
    label = "Atanh"
    group = "Hyperbolic"
    sentence = "The number whose hyperbolic tangent is the input."
    slope_in_words = "The slope of atanh is 1/(1 − a²)."
    formula = atanh(a)
    slopes = (1 / (1 - a**2),)
    domain = strictly_between(-1, a, 1)

    @staticmethod
    def inside(a: Value) -> Value:
        return np.less(np.absolute(a), 1)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return 1 - a, 1 + a

    def forward(self, a: Value) -> Value:
        return np.arctanh(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / only_inside(self.inside, (1 - a) * (1 + a), a)
