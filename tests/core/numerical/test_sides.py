"""What f does on each side of a place, and what that makes of it, against what is known of f.

All functions are plain mpmath; nothing of the application is asked.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pytest

from core.numerical.many_digits import OutOfReachError, _context
from core.numerical.place import Kind, place_at, what_is_at
from core.numerical.sides import Course, Side, Steepness, side

m = _context()
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


def both_sides(
    value: Callable[..., Any], scale: Number = ONE, digits: int = 200
) -> tuple[Side, Side]:
    return side(value, -1, scale, digits), side(value, 1, scale, digits)


def check(found: Side, wanted: object) -> None:
    if isinstance(wanted, Course):
        assert found.course is wanted
    elif isinstance(wanted, Bursts):
        assert (found.course, found.sign) == (Course.ESSENTIAL, wanted.sign)
    elif isinstance(wanted, Grows):
        assert (found.course, found.order, found.sign) == (Course.GROWS, *wanted)
    else:
        assert isinstance(wanted, Tends)
        assert found.course is Course.TENDS
        check_number(found.limit, found.limit_error, wanted.limit)
        check_slope(found, wanted.slope)


def check_slope(found: Side, wanted: Any) -> None:
    if wanted == SWINGS:
        assert found.steepness is Steepness.NO_LIMIT
    elif wanted in (UP, DOWN):
        assert found.steepness is Steepness.INFINITE
        assert found.slope == math.copysign(1, wanted)
    else:
        assert found.steepness is Steepness.FINITE
        check_number(found.slope, found.slope_error, wanted)


def check_number(found: Number, error: Number, wanted: Any) -> None:
    """It is as near as it says, and says that it is near enough for any printing."""
    with m.workdps(100):
        wanted = m.mpf(wanted)
        assert abs(found - wanted) <= error + abs(wanted) * m.mpf(10) ** -14
        assert error <= abs(wanted) * m.mpf(10) ** -12 + m.mpf(10) ** -30


@pytest.mark.parametrize(("name", "function", "left", "right", "kind"), AT_0)
def test_a_known_function(name: str, function: Function, left: object, right: object, kind: Kind):
    value = values_of(function)
    below, above = both_sides(value)
    check(below, left)
    check(above, right)
    with m.workdps(200):
        (here,) = value([m.mpf(0)])
    assert what_is_at(below, above, here).kind is kind


def at(text: str) -> Function:
    """Give a place as precisely as it is asked for."""
    return lambda _: m.mpf(text)


def root_of_2(_: Number) -> Number:
    return m.sqrt(2)


def pi(_: Number) -> Number:
    return +m.pi


def half_pi(_: Number) -> Number:
    return m.pi / 2


ELSEWHERE: list[tuple[str, Function, Function, Kind]] = [
    ("|sin|", lambda x: abs(m.sin(x)), pi, Kind.CORNER),
    ("sin|x-pi|", lambda x: m.sin(abs(x - m.pi)), pi, Kind.CORNER),
    ("sin", m.sin, pi, Kind.SMOOTH),
    ("tan", m.tan, half_pi, Kind.POLE),
    ("1/tan", lambda x: 1 / m.tan(x), half_pi, Kind.SMOOTH),
    ("1/(1+exp(tan))", lambda x: 1 / (1 + m.exp(m.tan(x))), half_pi, Kind.JUMP),
    ("asin(sin)", lambda x: m.asin(m.sin(x)), half_pi, Kind.CORNER),
    ("|x^2-2|", lambda x: abs(x * x - 2), root_of_2, Kind.CORNER),
    ("max(x,x^2)", lambda x: max(x, x * x), at("1"), Kind.CORNER),
    ("max(2x-1,x^2)", lambda x: max(2 * x - 1, x * x), at("1"), Kind.SMOOTH),
    ("(x-1)^3, spelt out", lambda x: x**3 - 3 * x * x + 3 * x - 1, at("1"), Kind.SMOOTH),
    ("(x^2-1)/(x-1)", lambda x: (x * x - 1) / (x - 1), at("1"), Kind.HOLE),
    ("log(x)/(x-1)", lambda x: m.log(x) / (x - 1), at("1"), Kind.HOLE),
    ("x^(1/(1-x))", lambda x: x ** (1 / (1 - x)), at("1"), Kind.HOLE),
    ("acos", defined(m.acos, lambda x: bool(abs(x) <= 1)), at("1"), Kind.EDGE),
    ("atanh", defined(m.atanh, lambda x: bool(abs(x) < 1)), at("-1"), Kind.POLE),
    ("floor", m.floor, at("3"), Kind.JUMP),
    ("floor inside", m.floor, at("2.5"), Kind.SMOOTH),
    ("round", m.nint, at("2.5"), Kind.JUMP),
    ("x-floor(x)", lambda x: x - m.floor(x), at("-7"), Kind.JUMP),
    ("gamma", m.gamma, at("-3"), Kind.POLE),
    ("1/gamma", lambda x: 1 / m.gamma(x), at("-2"), Kind.HOLE),
    ("|x-1e10|", lambda x: abs(x - 10**10), at("1e10"), Kind.CORNER),
    ("cbrt(x-5)", lambda x: root(x - 5, 3), at("5"), Kind.VERTICAL_TANGENT),
    ("sqrt|x-0.3|", lambda x: m.sqrt(abs(x - m.mpf("0.3"))), at("0.3"), Kind.CUSP),
    ("(x-1) sin(1/(x-1))", lambda x: (x - 1) * m.sin(1 / (x - 1)), at("1"), Kind.HOLE),
]


@pytest.mark.parametrize(("name", "function", "place", "kind"), ELSEWHERE)
def test_a_place_that_is_not_0(name: str, function: Function, place: Function, kind: Kind):
    value = values_of(function, place)
    with m.workdps(200):
        (here,) = value([m.mpf(0)])
    assert place_at(value, here, ONE, 200).kind is kind


@pytest.mark.parametrize(
    ("function", "scale", "kind", "slope"),
    [
        (lambda x: m.atan(m.mpf("1e300") * x), "1e-320", Kind.SMOOTH, "1e300"),
        (lambda x: abs(x) + m.mpf("1e300") * x * x, "1e-300", Kind.CORNER, "1"),
        (lambda x: m.mpf("1e200") * x * x + abs(x), "1e-220", Kind.CORNER, "1"),
        (lambda x: 1 / m.log(abs(m.mpf("1e300") * x)) if x else 0, "1e-300", Kind.CUSP, None),
        (lambda x: 1 / m.log(abs(x)) if x else 0, "1e-300", Kind.CUSP, None),
        (lambda x: max(x, 3 * x), "1e200", Kind.CORNER, "3"),
    ],
)
def test_the_scale_says_how_near_is_near(function: Function, scale: str, kind: Kind, slope: str):
    found = place_at(values_of(function), m.mpf(0), m.mpf(scale), 200)
    assert found.kind is kind
    if slope:
        check_slope(found.right, m.mpf(slope))


def changing(x: Number) -> Number:
    """Follow one law down to 1e-28, and another from there."""
    return power(x, "1.5") * 10**14 if abs(x) > m.mpf("1e-28") else abs(x)


def turning(x: Number) -> Number:
    return m.sin(1 / x) if abs(x) > m.mpf("1e-28") else 1 / x


NOT_TOLD: list[tuple[str, Function]] = [
    ("one law gives way to another", changing),
    ("a swing ends", turning),
    ("x^2 hides |x|", lambda x: m.mpf(10) ** 200 * x * x + abs(x)),
    ("a step within", lambda x: x + int(x > m.mpf("1e-28"))),
    ("noise of 1e-30", lambda x: abs(x) + wave(x * x) / m.mpf(10) ** 30),
    ("noise of 1e-36 on 1/x", lambda x: x + 1 / (x * m.mpf(10) ** 36) + wave(x)),
    ("1/log(-log)", lambda x: 1 / m.log(-log(x))),
    ("1+1/log(-log)", lambda x: 1 + 1 / m.log(-log(x))),
    ("sin(log(-log))", lambda x: m.sin(m.log(-log(x)))),
    ("log^2(-log)", lambda x: m.log(-log(x)) ** 2),
    ("(2+sin(1/x))/x", lambda x: (2 + wave(x)) / x),
    ("log+10 sin(1/x)", lambda x: log(x) + 10 * wave(x)),
    ("defined now and then", defined(lambda x: x, lambda x: bool(wave(x) > 0))),
    ("all digits cancel", lambda x: (1 - m.cos(x**8)) / x**16),
    ("x and all digits cancel", lambda x: x + (1 - m.cos(x**8)) / x**16),
    ("digits cancel below 1e-24", lambda x: (1 - m.cos(x**4)) / x**8),
    ("15000/log + |x|^-0.01", lambda x: 15000 / log(x) + power(x, "-0.01") / 2**18),
    ("x + 1e-12 |x|^0.99", lambda x: x + power(x, "0.99") / 10**12),
]


@pytest.mark.parametrize(("name", "function"), NOT_TOLD)
def test_what_follows_no_law_is_not_told(name: str, function: Function):
    left, right = both_sides(values_of(function))
    assert Course.UNKNOWN in {left.course, right.course} or Steepness.UNKNOWN in {
        left.steepness,
        right.steepness,
    }
    assert what_is_at(left, right, m.mpf(0)).kind is Kind.UNKNOWN


SHAPES: list[Function] = [
    m.sin,
    m.tan,
    lambda y: m.sin(y) ** 2,
    lambda y: y - m.floor(y),
    lambda y: abs(m.cos(y)),
]


def swinging(shape: Function, exponent: str, inner: int) -> Function:
    return lambda x: 3 + power(x, exponent) * shape(m.mpf(inner) / (3 * x))


@pytest.mark.parametrize("exponent", ["-1", "-0.5", "0", "0.1", "0.5", "1", "2"])
@pytest.mark.parametrize("shape", SHAPES)
def test_what_swings_is_told_or_not_but_never_wrongly(shape: Function, exponent: str):
    """It is drawn as if by chance, so now and then too little is sure."""
    wanted = Course.TENDS if float(exponent) > 0 else NO_LIMIT
    swings = Steepness.NO_LIMIT if float(exponent) <= 1 else Steepness.FINITE
    told = 0
    for inner in range(1, 9):
        found = side(values_of(swinging(shape, exponent, inner)), 1, ONE, 200)
        assert found.course in (wanted, UNKNOWN)
        if found.course is Course.TENDS:
            assert found.steepness in (swings, Steepness.UNKNOWN)
            assert abs(found.limit - 3) <= found.limit_error  # type: ignore[operator]
        told += found.course is wanted
    assert told >= 4 or float(exponent) < 0 or exponent == "0.1"


def test_chance_is_not_believed_at_once():
    """Of a dozen values of this the bounds seem to stay as they are."""

    for inner in (75, 123, 150, 162):
        value = values_of(swinging(m.sin, "0.1", inner))
        assert side(value, 1, ONE, 200).course in (Course.TENDS, UNKNOWN)


def test_rates_that_rise_to_a_usual_power_are_no_burst():
    for found in both_sides(values_of(lambda x: -log(x) + power(x, "-0.1") / 2**40)):
        assert found.course in (Course.GROWS, UNKNOWN)


@pytest.mark.parametrize("size", [1e-30, 1e-20, 1e-6, 1.0])
def test_noise_of_the_arithmetic_is_no_news(size: float):
    """Values that are another with more digits say nothing beyond what they share."""

    def noisy(x: Number) -> Number:
        return abs(x) + size * m.mpf(hash((str(x), m.dps)) % 1000) / 1000

    left, right = both_sides(values_of(noisy))
    for found in (left, right):
        assert found.course in (Course.UNKNOWN, Course.TENDS)
        assert found.limit_error is None or found.limit_error >= size
        assert found.steepness is Steepness.UNKNOWN


def test_more_digits_show_more():
    value = values_of(lambda x: (1 - m.cos(x**4)) / x**8)
    assert side(value, 1, ONE, 200).course is Course.UNKNOWN
    found = side(value, 1, ONE, 600)
    check(found, Tends(ONE / 2, 0))


def test_what_is_out_of_reach_is_told_to_who_asks():
    def value(distances: Sequence[Number]) -> list[Number]:
        raise OutOfReachError(5000)

    with pytest.raises(OutOfReachError):
        side(value, 1, ONE, 200)


def test_f_is_asked_for_few_values():
    """Most of the time goes into them."""
    asked: list[Number] = []

    def value(distances: Sequence[Number]) -> list[Number]:
        asked.extend(distances)
        return [abs(d) for d in distances]

    side(value, 1, ONE, 200)
    assert len(asked) <= 15
