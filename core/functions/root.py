"""The root of any degree, real wherever there is a real one."""

import numpy as np

from core.autodiff.graph import Value
from core.expression.symbols import a, b, equal, log, odd, root, unequal
from core.functions.choice import holds, where
from core.functions.entry import Entry
from core.functions.pieces import LikePower

_HALVES = 2.0**27 + 1.0


def _is_odd(b: Value) -> Value:
    return np.equal(np.absolute(np.remainder(b, 2.0)), 1.0)


def _inverse(b: Value) -> tuple[Value, Value]:
    """Give 1/b as a double, and what rounding took from it.

    The product of both is split after T. J. Dekker, "A floating-point technique for extending
    the available precision", Numer. Math. 18 (1971), 224-242.
    """
    c = 1.0 / b
    p, q = b * _HALVES, c * _HALVES
    b_head, c_head = p - (p - b), q - (q - c)
    b_tail, c_tail = b - b_head, c - c_head
    product = b * c
    lost = b_tail * c_tail - (product - b_head * c_head - b_tail * c_head - b_head * c_tail)
    return c, ((1.0 - product) - lost) / b


class Root(Entry):
    """The number whose b-th power is the input."""

    __slots__ = ()
    work = 20.0

    name = "root"
    aliases = ("nthroot", "surd")
    label = "ᵇ√"
    group = "Powers"
    sentence = "The real root of the second input's degree, below 0 too if that is odd."
    slope_in_words = "The slope of a root by a is the root itself, over its degree times a."
    formula = root(a, b)
    slopes = (root(a, b) / (a * b), -root(a, b) * log(abs(a)) / b**2)
    domain = ((a > 0) & unequal(b, 0)) | (equal(a, 0) & (b > 0)) | ((a < 0) & odd(b))
    defaults = (3.0,)
    pieces = LikePower()

    @staticmethod
    def inside(a: Value, b: Value) -> Value:
        positive = np.greater(a, 0) & np.not_equal(b, 0)
        zero = np.equal(a, 0) & np.greater(b, 0)
        return positive | zero | (np.less(a, 0) & _is_odd(b))

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return a, b

    @staticmethod
    def branches(a: Value, b: Value) -> tuple[Value, ...]:
        below = np.less(b, 0)
        return np.sign(b), np.where(below, np.sign(a), 0.0)

    def forward(self, a: Value, b: Value) -> Value:
        size = np.absolute(a)
        exponent, rest = _inverse(b)
        lost = rest * np.log(size)
        power = np.float_power(size, exponent)
        value = np.where(np.isfinite(lost), power + power * lost, power)
        whole = np.rint(value)
        is_whole = np.equal(np.float_power(whole, b), size) & np.greater(np.absolute(b), 1)
        value = np.where(is_whole, whole, value)
        return np.where(self.inside(a, b), np.copysign(value, a), np.nan)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        at_zero = holds(np.equal, a, 0)
        other = where(at_zero, 1.0, a)
        upright = np.float_power(where(at_zero, 0.0, 1.0), 1.0 / b - 1.0)
        # By its degree the root of what is negative has no slope: there are only odd ones.
        by_degree = -gy * (y * np.log(other) / b / b)
        return gy * (where(at_zero, upright, y / other) / b), by_degree
