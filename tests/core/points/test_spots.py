import math

import pytest

from core.formula import parse
from core.incremental import whole
from core.numerical.many_digits import Effort
from core.points.boxes import Spot
from core.points.facts import Decided
from core.points.spots import decided

WIDTH = 3e-16


def at(text: str, x: float, *, breaks: bool, effort: float = 1e6) -> Decided:
    low, high = x - max(abs(x), 1) * WIDTH, x + max(abs(x), 1) * WIDTH
    spot = Spot(low, high, (0, 1, 2), ((low, high),) if breaks else ())
    return whole(decided(parse(text), spot, (-9.0, 9.0), Effort(effort)))


@pytest.mark.parametrize(
    ("text", "x", "kinds"),
    [
        ("sin(x)/x", 0.0, ["hole"]),
        ("1/(x-1)^2", 1.0, ["pole"]),
        ("1/sqrt(x)", 0.0, ["pole"]),
        ("exp(1/x^2)", 0.0, ["pole"]),
        ("sin(1/x)", 0.0, ["essential singularity"]),
        ("log(x)", 0.0, ["edge"]),
        ("sqrt(x)", 0.0, ["root", "edge"]),
        ("sqrt(-x^2)", 0.0, ["root", "isolated point"]),
        ("sign(x-1)+2", 1.0, ["jump"]),
        ("abs(x)", 0.0, ["root", "minimum", "corner"]),
        ("3-abs(x-1)", 1.0, ["maximum", "corner"]),
        ("x+abs(x)/2+1", 0.0, ["corner"]),
        ("cbrt(x)", 0.0, ["root", "vertical tangent", "inflection"]),
        ("cbrt(x^2)", 0.0, ["root", "minimum", "cusp"]),
        ("x*abs(x)+1", 0.0, ["inflection"]),
        ("floor(x)*0+x", 1.0, []),
    ],
)
def test_a_place_is_named_by_its_sides(text: str, x: float, kinds: list[str]) -> None:
    found = at(text, x, breaks=True)
    assert [(fact.kind, fact.x) for fact in found.facts] == [(kind, x) for kind in kinds]


@pytest.mark.parametrize(
    ("text", "x", "kinds"),
    [
        ("x^6", 0.0, {"root", "minimum"}),
        ("1-(x-1)^4", 1.0, {"maximum"}),
        ("x^5", 0.0, {"root", "inflection"}),
        ("x^3+2", 0.0, {"inflection"}),
        ("exp(x)", 0.0, set()),
        ("(x^2)^1.5", 0.0, {"root", "minimum"}),
    ],
)
def test_a_multiple_zero_is_named_by_its_order(text: str, x: float, kinds: set[str]) -> None:
    found = at(text, x, breaks=False)
    assert {(fact.kind, fact.x) for fact in found.facts} == {(kind, x) for kind in kinds}
    assert not found.unresolved


def test_two_zeros_closer_than_doubles_are_both_found() -> None:
    found = at("x^2 - 1e-40", 0.0, breaks=False)
    roots = [f.x for f in found.facts if f.kind == "root"]
    roots += [z.low for z in found.zeros if z.order == 0]
    assert len(roots) == 2


def test_a_place_is_exact_and_a_value_that_f_has_not_is_not_told() -> None:
    (hole,) = at("sin(3x)/sin(x)", math.pi, breaks=True).facts
    assert hole.x == math.pi
    assert math.isnan(hole.y)
    (pole,) = at("tan(x)", math.pi / 2, breaks=True).facts
    assert math.isnan(pole.y)


def test_what_takes_too_much_effort_is_not_resolved() -> None:
    assert at("sin(x)/x", 0.0, breaks=True, effort=100.0).unresolved


def test_a_stretch_that_only_many_digits_know_to_be_constant() -> None:
    spot = Spot(-1.0, 1.0, (0, 1, 2), ())
    found = whole(decided(parse("sin(x)^2+cos(x)^2"), spot, (-1.0, 1.0), Effort()))
    assert found.flats == [(-1.0, 1.0)]
    assert not found.facts


def test_a_zero_that_no_power_describes_all_over_a_wide_spot() -> None:
    spot = Spot(0.5, 1.7, (0,), ())
    found = whole(decided(parse("(x-1)^2 * exp(30x)"), spot, (-9.0, 9.0), Effort()))
    assert [(fact.kind, fact.x) for fact in found.facts] == [("root", 1.0)]
    assert not found.unresolved


def test_of_a_value_that_is_rounding_all_over_no_slope_is_asked() -> None:
    spot = Spot(-1.0, 1.0, (0, 1, 2), ())
    text = "sin(2x) - 2*sin(x)*cos(x)"
    found = whole(decided(parse(text), spot, (-1.0, 1.0), Effort()))
    assert found.flats == [(-1.0, 1.0)]
    assert not found.unresolved


def test_two_zeros_far_closer_than_rounding_lets_see_are_both_found() -> None:
    spot = Spot(-6.4e-15, 4.6e-8, (0,), ())
    found = whole(decided(parse("cos(x) - 1 + 1e-20*x"), spot, (-1.0, 1.0), Effort()))
    assert not found.facts
    assert [(zero.low <= x <= zero.high) for zero, x in zip(found.zeros, (0.0, 2e-20), strict=True)]
