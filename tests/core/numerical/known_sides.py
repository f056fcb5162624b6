"""Functions, and what is known of them on both sides of 0.

All are plain mpmath; nothing of the application is asked.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from core.numerical.many_digits import context
from core.numerical.place import Kind
from core.numerical.sides import Course

m = context()
Number = Any
Function = Callable[[Number], Number]

UP, DOWN = math.inf, -math.inf
SWINGS = "swings"


class Tends(NamedTuple):
    """To a limit, with a slope: ±inf where it is steep, SWINGS where there is none."""

    limit: Any = 0
    slope: Any = 0


class Grows(NamedTuple):
    order: float
    sign: int


class Bursts(NamedTuple):
    """Faster than any power."""

    sign: int


NONE = Course.UNDEFINED
NO_LIMIT = Course.NO_LIMIT
UNKNOWN = Course.UNKNOWN


def number(text: str) -> Number:
    """Make a number with all digits of its text, whatever the precision is when it is used."""
    return m.mpf(text)


def log(x: Number) -> Number:
    return m.log(abs(x))


def root(x: Number, n: int) -> Number:
    return m.sign(x) * m.root(abs(x), n)


def power(x: Number, exponent: str) -> Number:
    return abs(x) ** m.mpf(exponent)


def wave(x: Number) -> Number:
    return m.sin(1 / x)


def step(x: Number) -> int:
    return int(x >= 0)


def defined(function: Function, where: Callable[[Number], bool]) -> Function:
    return lambda x: function(x) if where(x) else None


def right_only(function: Function) -> Function:
    return defined(function, lambda x: bool(x > 0))


def lifted(function: Function, value: Number) -> Function:
    """Give a function another value, or one, at 0."""
    return lambda x: function(x) if x else value


ONE = number("1")
AT_0: list[tuple[str, Function, object, object, Kind]] = [
    ("x", lambda x: x, Tends(0, 1), Tends(0, 1), Kind.SMOOTH),
    ("7", lambda x: m.mpf(7), Tends(7, 0), Tends(7, 0), Kind.SMOOTH),
    ("0", lambda x: m.mpf(0), Tends(), Tends(), Kind.SMOOTH),
    ("exp", m.exp, Tends(1, 1), Tends(1, 1), Kind.SMOOTH),
    ("cos", m.cos, Tends(1, 0), Tends(1, 0), Kind.SMOOTH),
    ("1+x^8", lambda x: 1 + x**8, Tends(1, 0), Tends(1, 0), Kind.SMOOTH),
    ("5+3x+1e9x^2", lambda x: 5 + 3 * x + 10**9 * x * x, Tends(5, 3), Tends(5, 3), Kind.SMOOTH),
    ("sin(1e10 x)", lambda x: m.sin(10**10 * x), Tends(0, 10**10), Tends(0, 10**10), Kind.SMOOTH),
    ("x|x|", lambda x: x * abs(x), Tends(), Tends(), Kind.SMOOTH),
    ("|x|^3", lambda x: abs(x) ** 3, Tends(), Tends(), Kind.SMOOTH),
    ("|x|^1.1", lambda x: power(x, "1.1"), Tends(), Tends(), Kind.SMOOTH),
    ("|x|^1.01", lambda x: power(x, "1.01"), Tends(), Tends(), Kind.SMOOTH),
    ("x/log", lambda x: x / log(x) if x else m.mpf(0), Tends(), Tends(), Kind.SMOOTH),
    ("x^2 log", lambda x: x * x * log(x) if x else m.mpf(0), Tends(), Tends(), Kind.SMOOTH),
    ("relu^2", lambda x: max(x, 0) ** 2, Tends(), Tends(), Kind.SMOOTH),
    ("max(x,x)", lambda x: max(x, x), Tends(0, 1), Tends(0, 1), Kind.SMOOTH),
    ("x+x^(5/3)", lambda x: x + root(x, 3) ** 5, Tends(0, 1), Tends(0, 1), Kind.SMOOTH),
    ("exp(-1/x^2), 0", lifted(lambda x: m.exp(-1 / x**2), 0 * ONE), Tends(), Tends(), Kind.SMOOTH),
    ("x^2 sin(1/x), 0", lifted(lambda x: x * x * wave(x), 0 * ONE), Tends(), Tends(), Kind.SMOOTH),
    ("x^3 sin(1/x), 0", lifted(lambda x: x**3 * wave(x), 0 * ONE), Tends(), Tends(), Kind.SMOOTH),
    ("x+x^2 sin(1/x)", lifted(lambda x: x + x * x * wave(x), 0 * ONE), Tends(0, 1), Tends(0, 1),
     Kind.SMOOTH),
    ("sin(x)/x, 1", lifted(lambda x: m.sin(x) / x, ONE), Tends(1, 0), Tends(1, 0), Kind.SMOOTH),
    ("|x|", abs, Tends(0, -1), Tends(0, 1), Kind.CORNER),
    ("3|x|-2x", lambda x: 3 * abs(x) - 2 * x, Tends(0, -5), Tends(0, 1), Kind.CORNER),
    ("relu", lambda x: max(x, 0), Tends(0, 0), Tends(0, 1), Kind.CORNER),
    ("min(x,x^2)", lambda x: min(x, x * x), Tends(0, 1), Tends(0, 0), Kind.CORNER),
    ("max(x,2x)", lambda x: max(x, 2 * x), Tends(0, 1), Tends(0, 2), Kind.CORNER),
    ("|sin|", lambda x: abs(m.sin(x)), Tends(0, -1), Tends(0, 1), Kind.CORNER),
    ("|sinh|+x", lambda x: abs(m.sinh(x)) + x, Tends(0, 0), Tends(0, 2), Kind.CORNER),
    ("sqrt(x^2)", lambda x: m.sqrt(x * x), Tends(0, -1), Tends(0, 1), Kind.CORNER),
    ("sqrt(x^2+x^4)", lambda x: m.sqrt(x * x + x**4), Tends(0, -1), Tends(0, 1), Kind.CORNER),
    ("sqrt(1-cos x)", lambda x: m.sqrt(1 - m.cos(x)), Tends(0, -m.sqrt(ONE / 2)),
     Tends(0, m.sqrt(ONE / 2)), Kind.CORNER),
    ("acos(1-x^2)", lambda x: m.acos(1 - x * x), Tends(0, -m.sqrt(2 * ONE)),
     Tends(0, m.sqrt(2 * ONE)), Kind.CORNER),
    ("x+1e-5|x|", lambda x: x + abs(x) / 10**5, Tends(0, 1 - ONE / 10**5),
     Tends(0, 1 + ONE / 10**5), Kind.CORNER),
    ("|x|+1e8", lambda x: abs(x) + 10**8, Tends(10**8, -1), Tends(10**8, 1), Kind.CORNER),
    ("1e-200|x|", lambda x: abs(x) / m.mpf(10) ** 200, Tends(0, m.mpf("-1e-200")),
     Tends(0, m.mpf("1e-200")), Kind.CORNER),
    ("x^2+1e-12|x|+cos", lambda x: x * x + abs(x) / 10**12 + m.cos(x), Tends(1, -ONE / 10**12),
     Tends(1, ONE / 10**12), Kind.CORNER),
    ("|x|+x^2 sin(1/x)", lifted(lambda x: abs(x) + x * x * wave(x), 0 * ONE), Tends(0, -1),
     Tends(0, 1), Kind.CORNER),
    ("x/(1+exp(1/x))", lifted(lambda x: x / (1 + m.exp(1 / x)), 0 * ONE), Tends(0, 1), Tends(0, 0),
     Kind.CORNER),
    ("x atan(1/x)", lifted(lambda x: x * m.atan(1 / x), 0 * ONE), Tends(0, -m.pi / 2),
     Tends(0, m.pi / 2), Kind.CORNER),
    ("|x|^0.9", lambda x: power(x, "0.9"), Tends(0, DOWN), Tends(0, UP), Kind.CUSP),
    ("|x|^0.99", lambda x: power(x, "0.99"), Tends(0, DOWN), Tends(0, UP), Kind.CUSP),
    ("a line and |x|^0.99", lambda x: 88000 * x + power(x, "0.99"), Tends(0, DOWN), Tends(0, UP),
     Kind.CUSP),
    ("x + 1e-12 |x|^0.99", lambda x: x + power(x, "0.99") / 10**12, Tends(0, DOWN), Tends(0, UP),
     Kind.CUSP),
    ("1e6 x^2 + |x|^1.99", lambda x: 10**6 * x * x + power(x, "1.99"), Tends(), Tends(),
     Kind.SMOOTH),
    ("|x|^0.01", lambda x: power(x, "0.01"), Tends(0, DOWN), Tends(0, UP), Kind.CUSP),
    ("1+|x|^0.01", lambda x: 1 + power(x, "0.01"), Tends(1, DOWN), Tends(1, UP), Kind.CUSP),
    ("x^(2/3)", lambda x: root(x, 3) ** 2, Tends(0, DOWN), Tends(0, UP), Kind.CUSP),
    ("sqrt|x|+x", lambda x: m.sqrt(abs(x)) + x, Tends(0, DOWN), Tends(0, UP), Kind.CUSP),
    ("1/log", lifted(lambda x: 1 / log(x), 0 * ONE), Tends(0, UP), Tends(0, DOWN), Kind.CUSP),
    ("1/log(3x)", lifted(lambda x: 1 / log(3 * x), 0 * ONE), Tends(0, UP), Tends(0, DOWN),
     Kind.CUSP),
    ("|x| log", lifted(lambda x: abs(x) * log(x), 0 * ONE), Tends(0, UP), Tends(0, DOWN),
     Kind.CUSP),
    ("cbrt", lambda x: root(x, 3), Tends(0, UP), Tends(0, UP), Kind.VERTICAL_TANGENT),
    ("x^(1/5)", lambda x: root(x, 5), Tends(0, UP), Tends(0, UP), Kind.VERTICAL_TANGENT),
    ("sign |x|^0.9", lambda x: m.sign(x) * power(x, "0.9"), Tends(0, UP), Tends(0, UP),
     Kind.VERTICAL_TANGENT),
    ("sign sqrt|x|", lambda x: m.sign(x) * m.sqrt(abs(x)), Tends(0, UP), Tends(0, UP),
     Kind.VERTICAL_TANGENT),
    ("1e8-cbrt", lambda x: 10**8 - root(x, 3), Tends(10**8, DOWN), Tends(10**8, DOWN),
     Kind.VERTICAL_TANGENT),
    ("|x|^x, 1", lifted(lambda x: abs(x) ** x, ONE), Tends(1, DOWN), Tends(1, DOWN),
     Kind.VERTICAL_TANGENT),
    ("x log", lifted(lambda x: x * log(x), 0 * ONE), Tends(0, DOWN), Tends(0, DOWN),
     Kind.VERTICAL_TANGENT),
    ("sqrt relu", lambda x: m.sqrt(max(x, 0)), Tends(0, 0), Tends(0, UP), Kind.VERTICAL_TANGENT),
    ("sin(x)/x", lambda x: m.sin(x) / x, Tends(1, 0), Tends(1, 0), Kind.HOLE),
    ("(1-cos x)/x^2", lambda x: (1 - m.cos(x)) / x**2, Tends(ONE / 2, 0), Tends(ONE / 2, 0),
     Kind.HOLE),
    ("(x-sin x)/x^3", lambda x: (x - m.sin(x)) / x**3, Tends(ONE / 6, 0), Tends(ONE / 6, 0),
     Kind.HOLE),
    ("(exp x-1)/x", lambda x: (m.exp(x) - 1) / x, Tends(1, ONE / 2), Tends(1, ONE / 2), Kind.HOLE),
    ("1/log, none", lifted(lambda x: 1 / log(x), None), Tends(0, UP), Tends(0, DOWN), Kind.HOLE),
    ("1+1/log", lifted(lambda x: 1 + 1 / log(x), None), Tends(1, UP), Tends(1, DOWN), Kind.HOLE),
    ("x log", lambda x: x * log(x), Tends(0, DOWN), Tends(0, DOWN), Kind.HOLE),
    ("exp(-1/x^2)", lambda x: m.exp(-1 / x**2), Tends(), Tends(), Kind.HOLE),
    ("x sin(1/x)", lambda x: x * wave(x), Tends(0, SWINGS), Tends(0, SWINGS), Kind.HOLE),
    ("5+x sin(1/x)", lambda x: 5 + x * wave(x), Tends(5, SWINGS), Tends(5, SWINGS), Kind.HOLE),
    ("x floor(1/x)", lambda x: x * m.floor(1 / x), Tends(1, SWINGS), Tends(1, SWINGS), Kind.HOLE),
    ("|sign|", lambda x: m.mpf(abs(m.sign(x))), Tends(1, 0), Tends(1, 0), Kind.REMOVABLE),
    ("cos, 2", lifted(m.cos, 2 * ONE), Tends(1, 0), Tends(1, 0), Kind.REMOVABLE),
    ("cos, 1+2^-40", lifted(m.cos, 1 + m.mpf(2) ** -40), Tends(1, 0), Tends(1, 0),
     Kind.REMOVABLE),
    ("|x|^0.01, 2^-30", lifted(lambda x: power(x, "0.01"), m.mpf(2) ** -30), Tends(0, DOWN),
     Tends(0, UP), Kind.REMOVABLE),
    ("step", lambda x: m.mpf(step(x)), Tends(0, 0), Tends(1, 0), Kind.JUMP),
    ("sign", lambda x: m.mpf(m.sign(x)), Tends(-1, 0), Tends(1, 0), Kind.JUMP),
    ("floor", m.floor, Tends(-1, 0), Tends(0, 0), Kind.JUMP),
    ("1e10x+step", lambda x: 10**10 * x + step(x), Tends(0, 10**10), Tends(1, 10**10), Kind.JUMP),
    ("1e50+1e-60 step", lambda x: m.mpf(10) ** 50 + step(x) / m.mpf(10) ** 60, Tends(10**50, 0),
     Tends(10**50 + m.mpf(10) ** -60, 0), Kind.JUMP),
    ("|x|^0.01+step/1e9", lambda x: power(x, "0.01") + m.mpf(step(x)) / 2**30, Tends(0, DOWN),
     Tends(m.mpf(2) ** -30, UP), Kind.JUMP),
    ("1/log+step", lambda x: 1 / log(x) + step(x), Tends(0, UP), Tends(1, DOWN), Kind.JUMP),
    ("atan(1/x)", lambda x: m.atan(1 / x), Tends(-m.pi / 2, -1), Tends(m.pi / 2, -1), Kind.JUMP),
    ("tanh(1/x)", lambda x: m.tanh(1 / x), Tends(-1, 0), Tends(1, 0), Kind.JUMP),
    ("1/(1+exp(1/x))", lambda x: 1 / (1 + m.exp(1 / x)), Tends(1, 0), Tends(0, 0), Kind.JUMP),
    ("x/|x|", lambda x: x / abs(x), Tends(-1, 0), Tends(1, 0), Kind.JUMP),
    ("sin|x|/x", lambda x: m.sin(abs(x)) / x, Tends(-1, 0), Tends(1, 0), Kind.JUMP),
    ("1/x", lambda x: 1 / x, Grows(1, -1), Grows(1, 1), Kind.POLE),
    ("1/x^2", lambda x: 1 / x**2, Grows(2, 1), Grows(2, 1), Kind.POLE),
    ("1e-30/x^7", lambda x: 1 / (10**30 * x**7), Grows(7, -1), Grows(7, 1), Kind.POLE),
    ("1/x+1e9", lambda x: 1 / x + 10**9, Grows(1, -1), Grows(1, 1), Kind.POLE),
    ("1e30-1/x", lambda x: 10**30 - 1 / x, Grows(1, 1), Grows(1, -1), Kind.POLE),
    ("1/sin", lambda x: 1 / m.sin(x), Grows(1, -1), Grows(1, 1), Kind.POLE),
    ("|x|^-0.01", lambda x: power(x, "-0.01"), Grows(0.01, 1), Grows(0.01, 1), Kind.POLE),
    ("1/x-1/sqrt|x|", lambda x: 1 / x - 1 / m.sqrt(abs(x)), Grows(1, -1), Grows(1, 1), Kind.POLE),
    ("1/(x log)", lambda x: 1 / (x * log(x)), Grows(1, 1), Grows(1, -1), Kind.POLE),
    ("log/x", lambda x: log(x) / x, Grows(1, 1), Grows(1, -1), Kind.POLE),
    ("log", lambda x: log(x), Grows(0, -1), Grows(0, -1), Kind.POLE),
    ("log+1e9", lambda x: log(x) + 10**9, Grows(0, -1), Grows(0, -1), Kind.POLE),
    ("log^3", lambda x: log(x) ** 3, Grows(0, -1), Grows(0, -1), Kind.POLE),
    ("log(-log)", lambda x: m.log(-log(x)), Grows(0, 1), Grows(0, 1), Kind.POLE),
    ("sqrt(-log)", lambda x: m.sqrt(-log(x)), Grows(0, 1), Grows(0, 1), Kind.POLE),
    ("gamma", m.gamma, Grows(1, -1), Grows(1, 1), Kind.POLE),
    ("gamma(x-1)", lambda x: m.gamma(x - 1), Grows(1, 1), Grows(1, -1), Kind.POLE),
    ("digamma", m.digamma, Grows(1, 1), Grows(1, -1), Kind.POLE),
    ("log gamma", lambda x: log(m.gamma(x)), Grows(0, 1), Grows(0, 1), Kind.POLE),
    ("step/x", lambda x: step(x) / x, Tends(0, 0), Grows(1, 1), Kind.POLE),
    ("log(x), right", right_only(m.log), NONE, Grows(0, -1), Kind.POLE),
    ("1/sqrt, right", right_only(lambda x: 1 / m.sqrt(x)), NONE, Grows(0.5, 1), Kind.POLE),
    ("exp(1/x)", lambda x: m.exp(1 / x), Tends(), Bursts(1), Kind.ESSENTIAL),
    ("exp(-1/x)", lambda x: m.exp(-1 / x), Bursts(1), Tends(), Kind.ESSENTIAL),
    ("-x exp(1/x^2)", lambda x: -x * m.exp(1 / x**2), Bursts(1), Bursts(-1), Kind.ESSENTIAL),
    ("sinh(1/x)", lambda x: m.sinh(1 / x), Bursts(-1), Bursts(1), Kind.ESSENTIAL),
    ("exp(log^2)", lambda x: m.exp(log(x) ** 2), Bursts(1), Bursts(1), Kind.ESSENTIAL),
    ("sin(1/x)", wave, NO_LIMIT, NO_LIMIT, Kind.ESSENTIAL),
    ("2+cos(1/x)", lambda x: 2 + m.cos(1 / x), NO_LIMIT, NO_LIMIT, Kind.ESSENTIAL),
    ("sin(1/x)/x", lambda x: wave(x) / x, NO_LIMIT, NO_LIMIT, Kind.ESSENTIAL),
    ("sin(1/x^2)", lambda x: m.sin(1 / x**2), NO_LIMIT, NO_LIMIT, Kind.ESSENTIAL),
    ("sin(pi/x)", lambda x: m.sin(m.pi / x), NO_LIMIT, NO_LIMIT, Kind.ESSENTIAL),
    ("sin(log)", lambda x: m.sin(log(x)), NO_LIMIT, NO_LIMIT, Kind.ESSENTIAL),
    ("frac(1/x)", lambda x: 1 / x - m.floor(1 / x), NO_LIMIT, NO_LIMIT, Kind.ESSENTIAL),
    ("sign sin(1/x)", lambda x: m.mpf(m.sign(wave(x))), NO_LIMIT, NO_LIMIT, Kind.ESSENTIAL),
    ("sqrt", defined(m.sqrt, lambda x: bool(x >= 0)), NONE, Tends(0, UP), Kind.EDGE),
    ("sqrt+x", defined(lambda x: m.sqrt(x) + x, lambda x: bool(x >= 0)), NONE, Tends(0, UP),
     Kind.EDGE),
    ("x^1.5", right_only(lambda x: x * m.sqrt(x)), NONE, Tends(0, 0), Kind.EDGE),
    ("x^x", right_only(lambda x: x**x), NONE, Tends(1, DOWN), Kind.EDGE),
    ("x log x", right_only(lambda x: x * m.log(x)), NONE, Tends(0, DOWN), Kind.EDGE),
    ("1/log x", right_only(lambda x: 1 / m.log(x)), NONE, Tends(0, DOWN), Kind.EDGE),
    ("acos(1+x)", defined(lambda x: m.acos(1 + x), lambda x: bool(x <= 0)), Tends(0, DOWN), NONE,
     Kind.EDGE),
    ("sqrt(-x^2)", defined(lambda x: m.mpf(0), lambda x: not x), NONE, NONE, Kind.ISOLATED),
    ("log(-x^2)", lambda x: None, NONE, NONE, Kind.UNDEFINED),
    ("x sin(1/x), 0", lifted(lambda x: x * wave(x), 0 * ONE), Tends(0, SWINGS), Tends(0, SWINGS),
     Kind.OSCILLATES),
    ("x sin(log), 0", lifted(lambda x: x * m.sin(log(x)), 0 * ONE), Tends(0, SWINGS),
     Tends(0, SWINGS), Kind.OSCILLATES),
    ("max(x sin(1/x),0)", lifted(lambda x: step(x) * x * wave(x), 0 * ONE), Tends(0, 0),
     Tends(0, SWINGS), Kind.OSCILLATES),
]  # fmt: skip


def values_of(function: Function, place: Function = lambda _: m.mpf(0)) -> Callable[..., Any]:
    """Give f at distances from a place, which is worked out as precisely as f is."""

    def value(distances: Sequence[Number]) -> list[Number | None]:
        return [_value(function, place(0) + d) for d in distances]

    return value


def _value(function: Function, x: Number) -> Number | None:
    try:
        found = function(x)
    except (ZeroDivisionError, ValueError):
        return None
    return None if found is None else m.mpf(found)
