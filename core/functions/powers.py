"""Squares, roots and powers."""

import math

import numpy as np

from core.autodiff.graph import Function, Value, Variable
from core.autodiff.operators import function_of
from core.expression.binding import ATOM, NEGATION, POWER
from core.expression.symbols import a, b, cbrt, equal, log, sqrt, whole
from core.functions.choice import holds, where
from core.functions.entry import Entry, Infix, Postfix
from core.functions.pieces import Monotone


class Square(Entry, ufunc=np.square):
    """The input times itself."""

    __slots__ = ()

    name = "square"
    aliases = ("sq",)
    label = "Square"
    group = "Powers"
    sentence = "Multiplies the input by itself."
    slope_in_words = "The slope of a² is 2a."
    formula = a**2
    slopes = (2 * a,)
    notation = Postfix("^2")

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
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
    slope_in_words = "The slope of a³ is 3a²."
    formula = a**3
    slopes = (3 * a**2,)
    transparent = True
    pieces = Monotone(ulps=2.0)
    notation = Postfix("^3")

    def forward(self, a: Value) -> Value:
        return a * a * a

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (3.0 * (a * a))


class Sqrt(Entry, ufunc=np.sqrt):
    """The square root."""

    __slots__ = ()

    name = "sqrt"
    aliases = ("root",)
    label = "√"
    group = "Powers"
    sentence = "The number whose square is the input."
    slope_in_words = "The slope of √a is 1/(2√a)."
    formula = sqrt(a)
    shorthand = "√"
    slopes = (1 / (2 * sqrt(a)),)
    domain = a >= 0

    @staticmethod
    def inside(a: Value) -> Value:
        return np.greater_equal(a, 0)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
        return np.sqrt(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / (2 * y)


def _cube_root(a: Value) -> Value:
    """Give the cube root to half an ulp and a little; the C library's own may be 3 ulp off.

    The root's leading 17 bits h have a cube that fits a double, so that a − h³ is exact and
    h + (a − h³)/(y² + yh + h²) loses no digits.
    """
    y = np.cbrt(a)
    split = y * (2.0**36 + 1.0)
    h = split - (split - y)
    better = h + (a - h * h * h) / (y * y + y * h + h * h)
    # At 0 and ±inf there is nothing to divide; next to the subnormals h³ has lost its last bits.
    return np.where((np.abs(y) > 1e-102) & np.isfinite(y), better, y)


class Cbrt(Entry, ufunc=np.cbrt):
    """The cube root."""

    __slots__ = ()

    name = "cbrt"
    aliases = ("cuberoot",)
    label = "∛"
    group = "Powers"
    sentence = "The number whose cube is the input, below 0 too; upright at 0."
    slope_in_words = "The slope of ∛a is 1/(3∛a²)."
    formula = cbrt(a)
    shorthand = "∛"
    slopes = (1 / (3 * cbrt(a**2)),)
    pieces = Monotone(ulps=4.0)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
        return _cube_root(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy / (3 * (y * y))


class Power(Entry, ufunc=np.float_power):
    """One input to the power of the other."""

    __slots__ = ()

    name = "power"
    aliases = ("pow",)
    label = "^"
    group = "Powers"
    sentence = "The input to the power of the second input."
    slope_in_words = "The slope of aᵇ is b·aᵇ⁻¹ by the base and aᵇ·ln a by the exponent."
    formula = a**b
    slopes = (b * a ** (b - 1), a**b * log(a))
    domain = (a > 0) | (equal(a, 0) & (b >= 0)) | ((a < 0) & whole(b))
    defaults = (2.0,)
    notation = Infix("^", POWER, ATOM, NEGATION)

    @staticmethod
    def inside(a: Value, b: Value) -> Value:
        whole = np.equal(b, np.rint(b))
        return (
            np.greater(a, 0) | (np.equal(a, 0) & np.greater_equal(b, 0)) | (np.less(a, 0) & whole)
        )

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return (a,)

    @staticmethod
    def branches(a: Value, b: Value) -> tuple[Value, ...]:
        return (np.where(np.less(b, 0), np.sign(a), 0.0),)

    def forward(self, a: Value, b: Value) -> Value:
        return np.float_power(a, b)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        return gy * _power_derivative(a, b, 1), gy * (y * _log_of_base(a, b, 0))


class PowerDerivative(Function):
    """A derivative of aᵇ by a: b(b − 1)… · aᵇ⁻ⁿ, and 0 where a factor of that is 0.

    Each order n ≥ 1 has its own, because 0 · 0⁻¹ would spoil the derivatives of x⁰ and x¹ at 0.
    """

    __slots__ = ("order",)

    def __init__(self, order: int) -> None:
        self.order = order

    def forward(self, a: Value, b: Value) -> Value:
        factor = math.prod(b - k for k in range(self.order))
        exponent = b - float(self.order)
        # What the subtraction rounds away counts as often as a has powers of e.
        shift = exponent - b
        lost = (b - (exponent - shift)) - (self.order + shift)
        power = np.float_power(a, exponent)
        if np.any(lost):
            # 0 and inf have no digits to mend, and ln 0 would turn their sign.
            mended = np.isfinite(power) & np.not_equal(power, 0) & np.not_equal(lost, 0)
            power = np.where(mended, power * (1.0 + lost * np.log(a)), power)
        if np.all(factor):
            return factor * power
        return np.where(np.equal(factor, 0) & ~np.isnan(a), 0.0, factor * power)

    def enclosure(self, a: Value, b: Value) -> Value:
        """Do the same for boxes, which need no digits mended."""
        factor = math.prod(b - float(k) for k in range(self.order))
        value = factor * np.float_power(a, b - float(self.order))
        return np.where(np.equal(factor, 0) & ~np.isnan(a), 0.0, value)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        n = self.order
        # The factor's own derivative: leave each of b, b − 1, … out in turn.
        left_out = [math.prod(b - j for j in range(n) if j != k) for k in range(n)]
        by_factor = sum(left_out[1:], left_out[0]) * np.float_power(a, b - n)
        return gy * _power_derivative(a, b, n + 1), gy * (by_factor + y * _log_of_base(a, b, n))


def _power_derivative(a: Value, b: Value, order: int) -> Value:
    function = PowerDerivative(order)
    is_graph = isinstance(a, Variable) or isinstance(b, Variable)
    return function(a, b) if is_graph else function.forward(a, b)


def _log_of_base(a: Value, b: Value, order: int) -> Value:
    """Give ln a, but 0 for a power of 0 that is 0 whatever its exponent; 0 · ∞ would be nan."""

    def vanishes(a: Value, b: Value) -> Value:
        return np.equal(a, 0) & np.greater(b, order)

    return np.log(where(holds(vanishes, a, b), 1.0, a))


class Hypot(Entry, ufunc=np.hypot):
    """The length of the hypotenuse."""

    __slots__ = ()

    name = "hypot"
    label = "Hypot"
    group = "Powers"
    sentence = "The distance of the point (a, b) from the origin."
    slope_in_words = "The slope by each input is that input, divided by the distance."
    formula = sqrt(a**2 + b**2)
    slopes = (a / sqrt(a**2 + b**2), b / sqrt(a**2 + b**2))
    typeset_by_name = True
    defaults = (1.0,)

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value, b: Value) -> Value:
        return np.hypot(a, b)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        return gy * (a / y), gy * (b / y)


def square(x: Value) -> Variable:
    """Apply Square.

    Examples
    --------
    >>> square(Variable(np.array(3.0)))
    Variable(array(9.))
    """
    return Square.on(x)


# np.power itself would refuse whole negative exponents of whole numbers.
function_of[np.power] = Power.on
