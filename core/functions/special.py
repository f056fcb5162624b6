"""The bell curve, its integral, and sin(x)/x."""

import math
from functools import lru_cache

import numpy as np

from core.autodiff.graph import Function, Value, Variable
from core.expression.symbols import a, cos, exp, integral, pi, sin, sqrt
from core.expression.symbols import erf as erf_of
from core.functions.entry import Entry
from core.functions.error_integral import erf, exp_minus_square
from core.functions.pieces import Monotone, Smooth

_TWO_BY_ROOT_PI = 2.0 / math.sqrt(math.pi)


class Gaussian(Entry):
    """The bell curve."""

    __slots__ = ()

    name = "gaussian"
    aliases = ("bell", "gauss")
    label = "Gaussian"
    group = "Special"
    sentence = "The bell curve, 1 at 0."
    slope_in_words = "The slope of exp(−a²) is −2a·exp(−a²)."
    formula = exp(-(a**2))
    slopes = (-2 * a * exp(-(a**2)),)
    pieces = Monotone((0.0,), least=0.0, most=1.0)
    typeset_by_name = True

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
        return exp_minus_square(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (-2 * (a * y))


class Erf(Entry):
    """The error function."""

    __slots__ = ()
    work = 15.0

    name = "erf"
    label = "Erf"
    group = "Special"
    sentence = "The area under the bell curve from 0, scaled to run from −1 to 1."
    slope_in_words = "The slope of erf is 2/√π · exp(−a²), a bell curve."
    formula = 2 / sqrt(pi) * integral(0, a, lambda t: exp(-(t**2)))
    twin = erf_of(a)
    slopes = (2 / sqrt(pi) * exp(-(a**2)),)
    pieces = Monotone(least=-1.0, most=1.0)
    typeset_by_name = True

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (a,)

    def forward(self, a: Value) -> Value:
        return erf(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (_TWO_BY_ROOT_PI * Gaussian.of(a))


class Sinc(Entry):
    """The sine divided by its angle."""

    __slots__ = ()
    work = 15.0

    name = "sinc"
    label = "Sinc"
    group = "Special"
    sentence = "The sine of an angle divided by the angle, 1 at 0."
    slope_in_words = "The slope of sinc is (cos a − sinc a)/a, and 0 at 0."
    formula = sin(a) / a
    slopes = ((cos(a) - sin(a) / a) / a,)
    pieces = Smooth(0.4362, -0.2172337, 1.0, 1e-15)
    typeset_by_name = True

    def forward(self, a: Value) -> Value:
        return sinc_derivative(a, 0)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * _sinc(a, 1)


class SincDerivative(Function):
    """A derivative of sin(a)/a, whose slope is the next one."""

    __slots__ = ("order",)
    work = 15.0

    def __init__(self, order: int) -> None:
        self.order = order

    @property
    def pieces(self) -> Smooth:
        """Tell of a mean of cosines or sines of at·tⁿ for t from 0 to 1."""
        most = (1.0 + 1e-15) / (self.order + 1)
        return Smooth(1.0 / (self.order + 2), -most, most, 4e-15)

    def forward(self, a: Value) -> Value:
        return sinc_derivative(a, self.order)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * _sinc(a, self.order + 1)


def _sinc(a: Value, order: int) -> Value:
    function = SincDerivative(order)
    return function(a) if isinstance(a, Variable) else function.forward(a)


def sinc_derivative(a: Value, order: int) -> Value:
    """Compute a derivative of s(a) = sin(a)/a, s itself for order 0.

    Far from 0 by a · s⁽ⁿ⁾ + n · s⁽ⁿ⁻¹⁾ = sin⁽ⁿ⁾(a), which is Leibniz' rule on a · s(a) and
    multiplies errors by n/a; near 0 by the power series.

    Examples
    --------
    >>> sinc_derivative(np.array(0.0), 2).item()
    -0.3333333333333333
    """
    near = np.less(np.absolute(a), order + 1)
    far = np.where(near, order + 1.0, a)
    sine, cosine = np.sin(far), np.cos(far)
    value = sine / far
    for n in range(1, order + 1):
        value = ((sine, cosine, -sine, -cosine)[n % 4] - n * value) / far
    centre = np.where(near, a, 0.0)
    series = np.polyval(_sinc_series(order), centre * centre)
    return np.where(near, series * centre if order % 2 else series, value)


@lru_cache
def _sinc_series(order: int) -> tuple[float, ...]:
    """Give the coefficients in a², highest first, after a common factor a for odd orders."""
    coefficients = []
    power = order % 2
    while (order + 1.0) ** power > 1e-20 * math.factorial(power) or power < order + 2:
        k = (power + order) // 2
        coefficients.append((-1) ** k / ((2 * k + 1) * math.factorial(power)))
        power += 2
    return tuple(reversed(coefficients))
