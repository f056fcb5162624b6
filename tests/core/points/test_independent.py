"""Lists of points against a search of their own that knows f only from its text.

`python -m tests.bench.judged_points` tries as many random ones as one likes.
"""

import math

import pytest

from core.formula import parse
from core.plot.point import Point, Points
from core.plot.points import points
from tests.core.numerical.judging.mathematics import Beyond
from tests.core.points.independent import Search
from tests.core.points.views import random_view
from tests.sampled import one_in

REPORTED = [
    ("tan(x)-x", -5.0, 5.0),
    ("(sin(x)-x)/x^3", -11.0, 11.0),
    ("cos(pi*x)/x-sin(pi*x)/(pi*x^2)", -5.2, 5.2),
    ("1/(x^2+1e-8)", -5.0, 5.0),
    ("x^2/abs(x)", -5.0, 5.0),
    ("(x-0.5)*(x-0.5001)*(x-4)*(x-4.05)*(x-9.3)", -10.0, 10.0),
    ("x*exp(-x)", -50.0, 10.0),
    ("sqrt(sin(x))", -11.0, 11.0),
    ("exp(1/x)", -5.0, 5.0),
    ("x^200", -2.0, 2.0),
    ("floor(x)+ceil(x)", -2.5, 2.5),
    ("acos(cos(x))", -11.0, 11.0),
    ("abs(x)", -5.0, 5.0),
]
"""Rated wrong in public reports of other calculators, and of this one."""

VIEWS = [
    ("x^6", -10.0, 10.0),
    ("sin(x)", -20.0, 21.0),
    ("x^3-3*x+2", -3.0, 3.0),
    ("log(cos(x))", -5.0, 5.0),
    ("cbrt(x^2-1)", -2.0, 3.0),
    ("abs(x^2-1)+x/3", -3.0, 3.0),
    ("x*sin(x)^2", -7.0, 7.0),
    ("(x^2-1)/(x-1)*cos(x)", -4.0, 4.0),
    ("max(sin(x),cos(x))", -5.0, 5.0),
    ("mod(x,2)-x^2/5", -3.5, 3.5),
    ("1/sqrt(x)-x", -1.0, 4.0),
    ("sqrt(x^2-1)", -3.0, 3.0),
    ("exp(-x^2)-exp(-1)", -4.0, 4.0),
    ("atan(1/x)", -2.0, 2.0),
    ("sinh(cbrt(x)+x)", -4.4, 10.5),
    ("x^2-1e-40", -1.0, 1.0),
    ("x^3-x*x*x", -1.7, -0.3),
    ("root(x+1, 9)+x^2", -2.2, 1.1),
    ("gaussian(1.1e11*(x+3.16))", -3.3, -3.1),
    ("atan(max(abs(x^3-3),relu(x^3-3)))", -1.2, 13.6),
    ("2+cbrt(relu(x+1.9941159030330509))", -4.0, 2.5),
    ("(3-cos(x))*(2*max(x-0.597,x-0.597)+1)", -0.6, 1.56),
]


@pytest.mark.parametrize(("text", "low", "high"), REPORTED + one_in(3, VIEWS))
def test_nothing_is_listed_that_is_not_there_and_nothing_lacks(
    text: str, low: float, high: float
) -> None:
    found = points(parse(text), (low, high))
    assert found.proved or (text, low, high) not in REPORTED
    assert Search(text, low, high).faults(found) == []


def wrong_of(start: int, stop: int) -> tuple[list[str], int, int]:
    """Say which of random lists are wrong, and how many were judged and are proved."""
    wrong, judged, proved = [], 0, 0
    for number in range(start, stop):
        view = random_view(number)
        found = points(parse(view.text), view[1:])
        try:
            faults = Search(*view).faults(found)
        except Beyond:
            continue
        judged, proved = judged + 1, proved + found.proved
        wrong += [f"{number}: {view} {fault}" for fault in faults]
    return wrong, judged, proved


def test_of_random_functions_nothing_false_is_said() -> None:
    wrong, judged, _ = wrong_of(0, 2)
    assert judged
    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_of_many_random_functions_nothing_false_is_said() -> None:
    wrong, judged, proved = wrong_of(1000, 1150)
    assert not wrong, "\n".join(wrong)
    assert proved > 0.85 * judged


@pytest.mark.parametrize(
    ("text", "listed", "fault"),
    [
        ("x^2-2", [Point("minimum", 0.0, -2.0)], "missing: hole or root at"),
        ("x^2+1", [], "missing: hole or maximum or minimum at"),
        ("x^3", [Point("root", 0.0, 0.0)], "missing: corner or cusp or hole or inflection"),
        ("1/(x-0.3)", [], "missing: "),
        ("x^2+1", [Point("maximum", 0.0, 1.0)], "false: maximum at 0.0"),
        ("x+1", [Point("root", -0.999999999999, 0.0)], "false: root at"),
        ("exp(x)", [Point("inflection", 0.5, 1.6)], "false: inflection at"),
        ("sin(x)", [Point("root", 0.0, 0.0), Point("pole", 1.0, math.nan)], "false: pole"),
        ("sin(x)", [Point("jump", 1.0, 0.8)], "false: jump"),
        ("sin(x)", [Point("edge", 1.0, 0.8)], "false: edge"),
        ("sin(x)", [Point("vertical tangent", 1.0, 0.8)], "false: vertical"),
    ],
)
def test_the_search_sees_what_is_planted(text: str, listed: list[Point], fault: str) -> None:
    faults = Search(text, -2.1, 2.0).faults(Points(listed))
    assert any(told.startswith(fault) for told in faults), faults
