"""The gamma function, its logarithm and the slope of that, and the factorial."""

import math

import numpy as np

from core.autodiff.graph import Function, Value, Variable
from core.expression.symbols import (
    a,
    factorial,
    lgamma,
    log,
    not_whole,
    trigamma,
)
from core.expression.symbols import digamma as digamma_of
from core.expression.symbols import gamma as gamma_of
from core.functions.entry import Entry, Postfix
from core.functions.gamma_numbers import digamma, gamma, log_gamma, polygamma
from core.functions.pieces import BetweenPoles


def _is_no_pole(a: Value) -> Value:
    return np.greater(a, 0) | np.not_equal(a, np.rint(a))


def _near_its_roots(a: Value) -> Value:
    """Give the size of what cancels at a root, in units of a few."""
    size = 2.0 + np.absolute(a)
    return np.where(np.less(a, 3.0), 16.0 * size * np.log(size), 0.0)


class _PolesBelowZero(Entry):
    """What the functions with a pole at 0 and every negative integer share."""

    __slots__ = ()
    work = 50.0

    group = "Special"
    domain = (a > 0) | not_whole(a)

    @staticmethod
    def inside(a: Value) -> Value:
        return _is_no_pole(a)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (np.where(np.less(a, 0.5), np.sin(np.pi * a), 1.0),)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.where(np.less(a, 0), np.floor(a), 0.0),)


class Gamma(_PolesBelowZero):
    """The factorial of what is one less, between the integers too."""

    __slots__ = ()

    name = "gamma"
    aliases = ("Γ",)
    label = "Γ"
    sentence = "The factorial between the integers: Γ(n) is (n − 1)!; poles at 0, −1, −2 …."
    slope_in_words = "The slope of Γ is Γ · ψ."
    formula = gamma_of(a)
    slopes = (gamma_of(a) * digamma_of(a),)
    pieces = BetweenPoles(digamma, relative=True)

    def forward(self, a: Value) -> Value:
        return gamma(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (y * Digamma.of(a))


class LogGamma(_PolesBelowZero):
    """The natural logarithm of the gamma function's size."""

    __slots__ = ()

    name = "lgamma"
    aliases = ("gammaln", "loggamma")
    label = "ln Γ"
    sentence = "The logarithm of the gamma function's size, long after that overflows."
    slope_in_words = "The slope of ln Γ is ψ."
    formula = log(abs(gamma_of(a)))
    twin = lgamma(a)
    slopes = (digamma_of(a),)
    pieces = BetweenPoles(digamma, error=_near_its_roots)
    typeset_by_name = True

    def forward(self, a: Value) -> Value:
        return log_gamma(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * Digamma.of(a)


class Digamma(_PolesBelowZero):
    """The slope of the gamma function's logarithm."""

    __slots__ = ()

    name = "digamma"
    label = "ψ"
    sentence = "The slope of ln Γ: how fast a factorial grows, as a share of itself."
    slope_in_words = "The slope of ψ is ψ₁, the trigamma function."
    formula = digamma_of(a)
    slopes = (trigamma(a),)
    pieces = BetweenPoles(error=_near_its_roots)
    typeset_by_name = True

    def forward(self, a: Value) -> Value:
        return digamma(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * _polygamma(1, a)


class Polygamma(Function):
    """A derivative of digamma, whose slope is the next one."""

    __slots__ = ("order",)
    work = 50.0

    def __init__(self, order: int) -> None:
        self.order = order

    @property
    def pieces(self) -> BetweenPoles:
        """Tell of a sum of powers: of odd ones, which rises, or of even ones, which is convex."""
        n = self.order
        ulps = 16.0 * (n + 1)
        if n % 2 == 0:
            return BetweenPoles(ulps=ulps, error=lambda a: math.factorial(n) * _near_its_roots(a))
        return BetweenPoles(lambda a: polygamma(n + 1, a), ulps=ulps)

    def forward(self, a: Value) -> Value:
        return polygamma(self.order, a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * _polygamma(self.order + 1, a)


def _polygamma(order: int, a: Value) -> Value:
    function = Polygamma(order)
    return function(a) if isinstance(a, Variable) else function.forward(a)


class Factorial(Entry):
    """The product of the integers up to the input, and what lies between them."""

    __slots__ = ()
    work = 60.0

    name = "factorial"
    aliases = ("fact",)
    label = "a!"
    group = "Special"
    sentence = "The product 1·2·3 … up to the input, and Γ(a + 1) between; poles at −1, −2 …."
    slope_in_words = "The slope of a! is a! · ψ(a + 1)."
    formula = factorial(a)
    notation = Postfix("!")
    twin = gamma_of(a + 1)
    slopes = (factorial(a) * digamma_of(a + 1),)
    pieces = BetweenPoles(lambda a: digamma(a + 1), relative=True, first=-1.0)
    domain = (a >= 0) | not_whole(a)

    @staticmethod
    def inside(a: Value) -> Value:
        return np.greater_equal(a, 0) | np.not_equal(a, np.rint(a))

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return Gamma.landmarks(a + 1)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return Gamma.branches(a + 1)

    def forward(self, a: Value) -> Value:
        # a + 1 is exact, or rounded next to nothing, below 1; from there on it may lose a bit.
        is_next = np.less(a, 1) | np.equal(a, np.rint(a))
        return gamma(np.where(is_next, a + 1, a)) * np.where(is_next, 1.0, a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * (y * Digamma.of(a + 1))
