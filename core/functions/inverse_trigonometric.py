"""The angles that belong to a sine, a cosine or a tangent."""

import numpy as np

from core.autodiff.graph import Value
from core.autodiff.operators import function_of
from core.expression.symbols import a, acos, acot, acsc, asec, asin, atan, atan2, b, between, sqrt
from core.functions.choice import only_inside
from core.functions.entry import Entry
from core.functions.powers import Hypot


class _BetweenMinusOneAndOne(Entry):
    """What the inverses of sine and cosine share."""

    __slots__ = ()

    group = "Trigonometry"
    domain = between(-1, a, 1)

    @staticmethod
    def inside(a: Value) -> Value:
        return np.less_equal(np.absolute(a), 1)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return 1 - a, 1 + a


def _root(a: Value) -> Value:
    # 1 − a² would lose half the digits near ±1; the factors are exact there.
    return np.sqrt((1 - a) * (1 + a))


class Asin(_BetweenMinusOneAndOne, ufunc=np.arcsin):
    """The angle whose sine is the input."""

    __slots__ = ()

    name = "asin"
    aliases = ("arcsin", "arcsen", "asen")
    label = "Asin"
    sentence = "The angle, in radians from −π/2 to π/2, whose sine is the input."
    slope_in_words = "The slope of asin is 1/√(1 − a²)."
    formula = asin(a)
    slopes = (1 / sqrt(1 - a**2),)

    def forward(self, a: Value) -> Value:
        return np.arcsin(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / _root(a)


class Acos(_BetweenMinusOneAndOne, ufunc=np.arccos):
    """The angle whose cosine is the input."""

    __slots__ = ()

    name = "acos"
    aliases = ("arccos",)
    label = "Acos"
    sentence = "The angle, in radians from 0 to π, whose cosine is the input."
    slope_in_words = "The slope of acos is −1/√(1 − a²)."
    formula = acos(a)
    slopes = (-1 / sqrt(1 - a**2),)

    def forward(self, a: Value) -> Value:
        return np.arccos(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy / _root(a)


class Atan(Entry, ufunc=np.arctan):
    """The angle whose tangent is the input."""

    __slots__ = ()

    name = "atan"
    aliases = ("arctan", "arctg")
    label = "Atan"
    group = "Trigonometry"
    sentence = "The angle, in radians from −π/2 to π/2, whose tangent is the input."
    slope_in_words = "The slope of atan is 1/(1 + a²)."
    formula = atan(a)
    slopes = (1 / (1 + a**2),)

    def forward(self, a: Value) -> Value:
        return np.arctan(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / (1 + a * a)


class Acot(Entry):
    """The angle whose cotangent is the input."""

    __slots__ = ()

    name = "acot"
    aliases = ("arccot", "arcctg", "arccotg")
    label = "Acot"
    group = "Trigonometry"
    sentence = "The angle, in radians from 0 to π, whose cotangent is the input."
    slope_in_words = "The slope of acot is −1/(1 + a²)."
    formula = acot(a)
    # Others let acot run from −π/2 to π/2, with a jump at 0.
    twin = atan2(1, a)
    slopes = (-1 / (1 + a**2),)

    def forward(self, a: Value) -> Value:
        return np.arctan2(1.0, a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy / (1 + a * a)


class _OutsideOfOne(Entry):
    """What the inverses of secant and cosecant share."""

    __slots__ = ()

    group = "Trigonometry"
    domain = abs(a) >= 1

    @staticmethod
    def inside(a: Value) -> Value:
        return np.greater_equal(np.absolute(a), 1)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return 1 - a, 1 + a


def _leg(a: Value) -> Value:
    """Give √(a² − 1) without an overflow, and with all digits near ±1."""
    size = np.absolute(a)
    return np.sqrt(size - 1) * np.sqrt(size + 1)


class Asec(_OutsideOfOne):
    """The angle whose secant is the input."""

    __slots__ = ()

    name = "asec"
    aliases = ("arcsec",)
    label = "Asec"
    sentence = "The angle, in radians from 0 to π, whose secant is the input."
    slope_in_words = "The slope of asec is 1/(|a|·√(a² − 1))."
    formula = asec(a)
    slopes = (1 / (abs(a) * sqrt(a**2 - 1)),)

    def forward(self, a: Value) -> Value:
        return np.arctan2(_leg(a), np.sign(a))

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / np.absolute(a) / _leg(a)


class Acsc(_OutsideOfOne):
    """The angle whose cosecant is the input."""

    __slots__ = ()

    name = "acsc"
    aliases = ("arccsc",)
    label = "Acsc"
    sentence = "The angle, in radians from −π/2 to π/2, whose cosecant is the input."
    slope_in_words = "The slope of acsc is −1/(|a|·√(a² − 1))."
    formula = acsc(a)
    slopes = (-1 / (abs(a) * sqrt(a**2 - 1)),)

    def forward(self, a: Value) -> Value:
        return np.arctan2(np.sign(a), _leg(a))

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return -gy / np.absolute(a) / _leg(a)


def _off_the_cut(a: Value, b: Value) -> Value:
    return np.not_equal(a, 0) | np.greater(b, 0)


class Atan2(Entry):
    """The angle of a point in the plane."""

    __slots__ = ()

    name = "atan2"
    aliases = ("arctan2",)
    label = "Atan2"
    group = "Trigonometry"
    sentence = "The angle of the point (b, a); it jumps by 2π where b < 0 and a changes sign."
    slope_in_words = "The slope is b by the first input and −a by the second, over a² + b²."
    formula = atan2(a, b)
    slopes = (b / (a**2 + b**2), -a / (a**2 + b**2))
    defaults = (1.0,)

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return (a,)

    @staticmethod
    def branches(a: Value, b: Value) -> tuple[Value, ...]:
        return (np.where(np.greater(b, 0), 0.0, np.sign(a)),)

    def forward(self, a: Value, b: Value) -> Value:
        # A number is 0 or not: at −0 arctan2 would be on the other side of the cut.
        return np.arctan2(a + 0.0, b + 0.0)

    def enclosure(self, a: Value, b: Value) -> Value:
        """Do the same for boxes, of which it knows that."""
        return np.arctan2(a, b)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        # a² + b² overflows long before the distance does.
        distance = only_inside(_off_the_cut, Hypot.of(a, b), a, b)
        return gy * (b / distance / distance), -gy * (a / distance / distance)


function_of[np.arctan2] = Atan2.on
"""Built by arctan2, but not computed by it alone."""
