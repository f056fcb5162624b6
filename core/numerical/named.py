"""Numbers that have a name, such as 1/3, √2, π/2 or ln 3: guessed from a double, then verified.

A guess is made with the 16 digits of a double and means nothing by itself: what is told has been
held against at least twice as many digits.
"""

import math
from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from core.digits import MINUS, SUPERSCRIPTS
from core.numerical.many_digits import Number, as_double, context

GREATEST = 60
"""No greater denominator of a multiple is a name that says anything."""

GREATEST_OF_FRACTIONS = 1000
"""The same for what is nothing but a fraction."""

SURE = 40
"""To so many digits a place is what it is called."""

LEAST, MOST = 1e-3, 1e5
"""Between these a number may have a name."""

SLACK = 8 * 2.0**-53
"""How far a double may be off what it is guessed to be, as a share of it."""

SQUARES, LINES = 12, 60
"""How large the factors of x² and of x may be in an equation whose root has a name."""

POWERS = 6
"""Of e that make a name."""


class Name(NamedTuple):
    """What a number may be called, and what that is with all the digits of the context."""

    text: str
    value: Callable[[], Number]


def named(place: Number) -> str:
    """Give the name of a number that is known with many digits, or "".

    Examples
    --------
    >>> with context().workdps(60):
    ...     named(context().pi / 2), named(-2 * context().pi), named(context().zeta(3))
    ('π/2', '−2π', '')
    """
    return next((name.text for name in names(as_double(place)) if is_same(place, name.value)), "")


def is_same(number: Number, value: Callable[[], Number]) -> bool:
    """Tell whether a number that is known with many digits is what a name stands for."""
    with context().workdps(2 * SURE):
        return bool(abs(number - value()) <= abs(number) * context().mpf(10) ** -SURE)


def names(x: float) -> Iterator[Name]:
    """Guess what a double is next to, the plainest first; what has few decimals needs no name.

    Examples
    --------
    >>> [next(names(x)).text for x in (1 / 3, -math.sqrt(2), (1 + math.sqrt(5)) / 2)]
    ['1/3', '−√2', '(1 + √5)/2']
    >>> [next(names(x)).text for x in (2 * math.pi / 3, math.log(3), math.exp(-1))]
    ['2π/3', 'ln 3', '1/e']
    >>> list(names(0.25))
    []
    """
    if not LEAST <= abs(x) <= MOST or float(f"{x:.6g}") == x:
        return
    for family in (_fraction, _of_pi, _root, _logarithm, _of_e, _of_root_of_pi, _cube_root):
        if name := family(abs(x)):
            yield name if x > 0 else _negative(name)
    if name := _quadratic(x):
        yield name


def _near(x: float, most: int, loose: float = 1.0) -> Fraction | None:
    """Give the fraction with a small denominator that a positive double is next to."""
    if not LEAST / 10 <= x <= MOST:
        return None
    found = Fraction(x).limit_denominator(most)
    is_near = abs(float(found) - x) <= loose * SLACK * x
    return found if found and is_near else None


def _negative(name: Name) -> Name:
    return Name(MINUS + name.text, lambda: -name.value())


def _fraction(x: float) -> Name | None:
    found = _near(x, GREATEST_OF_FRACTIONS, 0.25)
    return Name(str(found), lambda: _number(found)) if found else None


def _of_pi(x: float) -> Name | None:
    if found := _near(x / math.pi, GREATEST):
        return Name(_times(found, "π"), lambda: context().pi * _number(found))
    if below := _near(x * math.pi, GREATEST):
        return Name(_times(below, "π", -1), lambda: _number(below) / context().pi)
    return None


def _of_root_of_pi(x: float) -> Name | None:
    found = _near(x * x / math.pi, GREATEST, 2)
    if not found:
        return None
    above, inside = _out_of_root(found.numerator, 2)
    below, under = _out_of_root(found.denominator, 2)
    root = _times(Fraction(inside, under), "π")
    text = _times(Fraction(above, below), "√π" if root == "π" else f"√({root})")
    return Name(text, lambda: context().sqrt(context().pi * _number(found)))


def _root(x: float) -> Name | None:
    found = _near(x * x, GREATEST_OF_FRACTIONS, 2)
    if not found:
        return None
    outer, inner = _out_of_root(found.numerator * found.denominator, 2)
    text = _times(Fraction(outer, found.denominator), f"√{inner}")
    return Name(text, lambda: context().sqrt(_number(found))) if inner > 1 else None


def _cube_root(x: float) -> Name | None:
    found = _near(x**3, GREATEST_OF_FRACTIONS, 3)
    if not found:
        return None
    outer, inner = _out_of_root(found.numerator * found.denominator**2, 3)
    text = _times(Fraction(outer, found.denominator), f"∛{inner}")
    return Name(text, lambda: context().cbrt(_number(found))) if inner > 1 else None


def _logarithm(x: float) -> Name | None:
    for times in (1, 2, 3):
        found = _near(math.exp(min(times * x, 30.0)), GREATEST, 1 + times * x)
        if found and found != 1:
            return _of_logarithm(found, times)
    return None


def _of_logarithm(of: Fraction, below: int) -> Name:
    inside = f"({of})" if below > 1 or of.denominator > 1 else f" {of}"
    text = f"ln{inside}" if below == 1 else f"ln{inside}/{below}"
    return Name(text, lambda: context().log(_number(of)) / below)


def _of_e(x: float) -> Name | None:
    for power in _POWERS_OF_E:
        found = _near(x * math.exp(-power), GREATEST, 2 + abs(float(power)))
        if found:
            return _of_power_of_e(found, power)
    return None


def _of_power_of_e(share: Fraction, power: Fraction) -> Name:
    text = _times(share, _power_of_e(abs(power)), 1 if power > 0 else -1)
    return Name(text, lambda: _number(share) * context().exp(_number(power)))


def _power_of_e(power: Fraction) -> str:
    if power.denominator == 1:
        return "e" if power == 1 else f"e{str(power).translate(SUPERSCRIPTS)}"
    return "√e" if power == Fraction(1, 2) else f"e^({power})"


_POWERS_OF_E = [Fraction(n * sign, 2) for n in range(1, 2 * POWERS + 1) for sign in (1, -1)]
_A, _B = np.meshgrid(np.arange(1, SQUARES + 1), np.arange(-LINES, LINES + 1), indexing="ij")


def _quadratic(x: float) -> Name | None:
    """Find a x² + b x = c with small whole numbers, and write its root."""
    square, line = _A * (x * x), _B * x
    total = square + line
    size = square + np.abs(line)
    off = np.abs(total - np.round(total))
    is_root = (off <= 4 * SLACK * size) & (_B != 0) & (size < 1e6)
    i = int(np.argmax(is_root))
    return _root_of(x, int(_A.flat[i]), int(_B.flat[i])) if is_root.flat[i] else None


def _root_of(x: float, square: int, line: int) -> Name | None:
    inside = line * line + 4 * square * round(square * x * x + line * x)
    outer, inner = _out_of_root(inside, 2) if inside > 0 else (0, 1)
    if inner == 1:
        return None
    sign = 1 if 2 * square * x + line > 0 else -1
    common = math.gcd(line, outer, 2 * square)
    line, outer, below = -line // common, outer // common, 2 * square // common
    root = f"{'' if outer == 1 else outer}√{inner}"
    first = str(line).replace("-", MINUS)
    text = f"{first} {'+' if sign > 0 else MINUS} {root}"
    text = text if below == 1 else f"({text})/{below}"
    return Name(text, lambda: (line + sign * outer * context().sqrt(inner)) / below)


def _out_of_root(inside: int, degree: int) -> tuple[int, int]:
    """Write a root as a whole number times the root of a smaller one."""
    outer, factor = 1, 2
    while factor**degree <= inside and factor < 1000:
        while inside % factor**degree == 0:
            inside //= factor**degree
            outer *= factor
        factor += 1
    return outer, inside


def times_pi(share: Fraction) -> str:
    """Write a multiple of π, as in 2π/3."""
    return _times(share, "π")


def _number(of: Fraction) -> Number:
    return context().mpf(of.numerator) / of.denominator


def _times(share: Fraction, symbol: str, power: int = 1) -> str:
    """Write a multiple of a symbol, or of 1 by it."""
    above, below = share.numerator, share.denominator
    if power > 0:
        whole = f"{'' if above == 1 else above}{symbol}"
        return whole if below == 1 else f"{whole}/{below}"
    return f"{above}/{symbol}" if below == 1 else f"{above}/({below}{symbol})"
