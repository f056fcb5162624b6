"""What f does on each side of a place, and what that makes of it, against what is known of f."""

import math
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from core.numerical.many_digits import OutOfReachError
from core.numerical.place import Kind, what_is_at
from core.numerical.sides import Course, Side, Steepness
from tests.core.numerical.both_sides import place_at, side
from tests.core.numerical.known_sides import (
    AT_0,
    DOWN,
    NO_LIMIT,
    ONE,
    SWINGS,
    UNKNOWN,
    UP,
    Bursts,
    Function,
    Grows,
    Number,
    Tends,
    defined,
    log,
    m,
    power,
    root,
    values_of,
    wave,
)
from tests.sampled import pairs


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


EXPONENTS = ["-1", "-0.5", "0", "0.1", "0.5", "1", "2"]


@pytest.mark.parametrize(("shape", "exponent"), pairs(SHAPES, EXPONENTS))
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
