"""Integers near a number and what is left of it: flat or straight between jumps."""

import numpy as np

from core.autodiff.graph import Value
from core.expression import Number
from core.expression.symbols import a, b, ceil, floor, frac, mod, rounded, trunc, unequal
from core.functions.choice import holds, where
from core.functions.entry import Entry


def _is_no_integer(a: Value) -> Value:
    return np.not_equal(a, np.floor(a))


class _JumpsAtIntegers(Entry):
    """What the functions with a jump at every integer share."""

    __slots__ = ()

    group = "Rounding"
    piecewise = True

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (np.sin(np.pi * a),)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.floor(a),)


class Floor(_JumpsAtIntegers, ufunc=np.floor):
    """The greatest integer that is not above the input."""

    __slots__ = ()

    name = "floor"
    shorthand = "⌊"
    label = "Floor"
    sentence = "Rounds down to an integer; it jumps at every integer."
    slope_in_words = "The slope of floor is 0, except at the integers, where it jumps."
    formula = floor(a)
    slopes = (Number(0),)

    def forward(self, a: Value) -> Value:
        return np.floor(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * where(holds(_is_no_integer, a), 0.0, np.nan)


class Ceil(_JumpsAtIntegers, ufunc=np.ceil):
    """The least integer that is not below the input."""

    __slots__ = ()

    name = "ceil"
    shorthand = "⌈"
    aliases = ("ceiling",)
    label = "Ceil"
    sentence = "Rounds up to an integer; it jumps at every integer."
    slope_in_words = "The slope of ceil is 0, except at the integers, where it jumps."
    formula = ceil(a)
    slopes = (Number(0),)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.ceil(a),)

    def forward(self, a: Value) -> Value:
        return np.ceil(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * where(holds(_is_no_integer, a), 0.0, np.nan)


def _is_no_half(a: Value) -> Value:
    return np.not_equal(np.absolute(a - np.trunc(a)), 0.5)


class Round(Entry, ufunc=np.rint):
    """The nearest integer."""

    __slots__ = ()

    name = "round"
    aliases = ("rint", "nint")
    label = "Round"
    group = "Rounding"
    piecewise = True
    sentence = "Rounds to the nearest integer, halves to the even one; it jumps at every half."
    slope_in_words = "The slope of round is 0, except at the halves, where it jumps."
    formula = rounded(a)
    slopes = (Number(0),)

    @staticmethod
    def landmarks(a: Value) -> tuple[Value, ...]:
        return (np.cos(np.pi * a),)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.rint(a),)

    def forward(self, a: Value) -> Value:
        return np.rint(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * where(holds(_is_no_half, a), 0.0, np.nan)


def _is_flat_in_trunc(a: Value) -> Value:
    return _is_no_integer(a) | np.equal(a, 0)


class Trunc(_JumpsAtIntegers, ufunc=np.trunc):
    """The integer part."""

    __slots__ = ()

    name = "trunc"
    aliases = ("fix", "truncate")
    label = "Trunc"
    sentence = "Rounds towards 0; it jumps at every integer but 0."
    slope_in_words = "The slope of trunc is 0, except at integers other than 0, where it jumps."
    formula = trunc(a)
    slopes = (Number(0),)

    @staticmethod
    def branches(a: Value) -> tuple[Value, ...]:
        return (np.trunc(a),)

    def forward(self, a: Value) -> Value:
        return np.trunc(a)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * where(holds(_is_flat_in_trunc, a), 0.0, np.nan)


class Frac(_JumpsAtIntegers):
    """What lies above the integer below."""

    __slots__ = ()

    name = "frac"
    aliases = ("sawtooth",)
    label = "Frac"
    sentence = "What is left above the integer below, from 0 up to 1: a saw."
    slope_in_words = "The slope of frac is 1, except at the integers, where it jumps."
    formula = a - floor(a)
    twin = frac(a)
    slopes = (Number(1),)
    typeset_by_name = True

    def forward(self, a: Value) -> Value:
        return a - np.floor(a)

    def enclosure(self, a: Value) -> Value:
        """Do the same for boxes, in which `a` stands once."""
        return np.remainder(a, 1.0)

    def rule(self, gy: Value, y: Value, a: Value) -> Value:
        return gy * where(holds(_is_no_integer, a), 1.0, np.nan)


class Mod(Entry, ufunc=np.remainder):
    """The remainder of a division that is rounded down."""

    __slots__ = ()

    name = "mod"
    aliases = ("modulo", "remainder")
    label = "mod"
    group = "Rounding"
    piecewise = True
    sentence = "What is left after dividing by the second input and rounding down; it has its sign."
    slope_in_words = "The slope of a mod b is 1 by a and −⌊a/b⌋ by b, except where it jumps."
    formula = a - b * floor(a / b)
    twin = mod(a, b)
    shorthand = "mod"
    slopes = (Number(1), -floor(a / b))
    domain = unequal(b, 0)
    defaults = (1.0,)
    typeset_by_name = True

    @staticmethod
    def inside(a: Value, b: Value) -> Value:
        return np.not_equal(b, 0)

    @staticmethod
    def landmarks(a: Value, b: Value) -> tuple[Value, ...]:
        return np.sin(np.pi * (a / b)), b

    @staticmethod
    def branches(a: Value, b: Value) -> tuple[Value, ...]:
        return np.floor(a / b), np.sign(b)

    def forward(self, a: Value, b: Value) -> Value:
        return np.remainder(a, b)

    def rule(self, gy: Value, y: Value, a: Value, b: Value) -> Value:
        smooth = where(holds(np.not_equal, y, 0), 1.0, np.nan)
        # The quotient itself, rounded down, may be the next integer already.
        return gy * smooth, -gy * (smooth * Round.of((a - y) / b))
