"""A value where a comparison holds, and another one or nothing elsewhere.

The two sides are compared as numbers; where one of them is undefined nobody can tell, and so
is the value. What is not chosen may be undefined without harm: neither its value nor its
gradient passes.
"""

from typing import ClassVar

import numpy as np

from core.autodiff.graph import Value
from core.expression import Number
from core.expression.symbols import a, b, c, cases, d, only_if
from core.functions.choice import holds, only_inside, where
from core.functions.entry import Cases, Entry


class _Choice(Entry):
    """What all choices share; `condition` compares the second input with the third.

    A rule has no slope at a seam. Whether both sides have one value and one slope there is found
    on the way forward (`core.autodiff.ties`).
    """

    __slots__ = ()

    group = "Piecewise"
    piecewise = True
    deciding = (1, 2)
    lets_in: ClassVar[tuple[int | None, int | None]] = (0, 3)
    condition: ClassVar[np.ufunc]

    @classmethod
    def counting(cls, *inputs: Value) -> tuple[bool, ...]:
        is_chosen = bool(cls.condition(*inputs[1:3]))
        return (is_chosen, True, True, not is_chosen)[: len(inputs)]

    @staticmethod
    def landmarks(*xs: Value) -> tuple[Value, ...]:
        return (xs[1] - xs[2],)

    def forward(self, *xs: Value) -> Value:
        first, left, right, *others = xs
        value = np.where(self.condition(left, right), first, *(others or [np.nan]))
        return np.where(np.isnan(left) | np.isnan(right), np.nan, value)

    def side(self, *xs: Value) -> Value:
        return xs[1] - xs[2]

    def rule(self, gy: Value, y: Value, *xs: Value) -> Value:
        left, right = xs[1:3]
        off_the_seam = where(holds(_are_apart, left, right), 0.0, np.nan)
        chosen = holds(self.condition, left, right)
        by_side = gy * off_the_seam
        first = where(chosen, gy, 0.0) + off_the_seam
        return (first, by_side, by_side, where(chosen, 0.0, gy) + off_the_seam)[: len(xs)]


def _are_apart(b: Value, c: Value) -> Value:
    return np.less(b, c) | np.greater(b, c)


class IfLess(_Choice):
    """One of two values by whether one number is less than another."""

    __slots__ = ()

    name = "if_less"
    aliases = ("piecewise",)
    label = "if <"
    sentence = "A condition: the input where the second is less than the third, else the fourth."
    slope_in_words = "The slope is 1 by the input that counts and 0 by all others."
    formula = cases(a, b < c, d)
    slopes = (cases(1, b < c, 0), Number(0), Number(0), cases(0, b < c, 1))
    defaults = (0.0, 1.0, 0.0)
    notation = Cases("<")
    condition = np.less


class IfAtMost(_Choice):
    """One of two values by whether one number is at most another."""

    __slots__ = ()

    name = "if_at_most"
    label = "if ≤"
    sentence = "A condition: the input where the second is at most the third, else the fourth."
    slope_in_words = "The slope is 1 by the input that counts and 0 by all others."
    formula = cases(a, b <= c, d)
    slopes = (cases(1, b <= c, 0), Number(0), Number(0), cases(0, b <= c, 1))
    defaults = (0.0, 1.0, 0.0)
    notation = Cases("<=")
    condition = np.less_equal
    at_tie = -1


class _OnlyIf(_Choice):
    """What the choices with nothing elsewhere share: there they have no slope either."""

    __slots__ = ()

    lets_in = (0, None)

    @classmethod
    def inside(cls, *xs: Value) -> Value:
        return cls.condition(xs[1], xs[2])

    def rule(self, gy: Value, y: Value, *xs: Value) -> Value:
        first, *by_sides = super().rule(gy, y, *xs)
        return first, *(only_inside(self.inside, by_side, *xs) for by_side in by_sides)


class OnlyIfLess(_OnlyIf):
    """A value where one number is less than another."""

    __slots__ = ()

    name = "only_if_less"
    label = "only if <"
    sentence = "A condition: the input where the second is less than the third, else nothing."
    slope_in_words = "The slope is 1 by the first input wherever the condition holds."
    formula = only_if(a, b < c)
    slopes = (Number(1), Number(0), Number(0))
    domain = b < c
    defaults = (0.0, 1.0)
    notation = Cases("<")
    condition = np.less


class OnlyIfAtMost(_OnlyIf):
    """A value where one number is at most another."""

    __slots__ = ()

    name = "only_if_at_most"
    label = "only if ≤"
    sentence = "A condition: the input where the second is at most the third, else nothing."
    slope_in_words = "The slope is 1 by the first input wherever the condition holds."
    formula = only_if(a, b <= c)
    slopes = (Number(1), Number(0), Number(0))
    domain = b <= c
    defaults = (0.0, 1.0)
    notation = Cases("<=")
    condition = np.less_equal
    at_tie = -1
