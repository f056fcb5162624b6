import math

import numpy as np
import pytest

from core.chain import Block, Chain
from core.compiled.enclosure import Enclosing
from core.formula import parse
from core.incremental import advance
from core.plot.point import Point, Points, remark, summary
from core.plot.points import BOXES, points, points_in_slices
from core.plot.polish import polished
from core.sampling.curve import Floats
from tests.core.points.known import Known, known

PI = math.pi


def found(formula: str, x_range: tuple[float, float], kind: str) -> list[float]:
    return [p.x for p in points(parse(formula), x_range) if p.kind == kind]


@pytest.mark.parametrize(
    ("formula", "x_range", "kind", "truth"),
    [
        ("x^2-2", (-5, 5), "root", [-math.sqrt(2), math.sqrt(2)]),
        ("x^2-2", (-5, 5), "minimum", [0.0]),
        ("sin(x)", (-5, 5), "root", [-PI, 0.0, PI]),
        ("sin(x)", (-5, 5), "maximum", [-3 * PI / 2, PI / 2]),
        ("x^3-3x", (-5, 5), "inflection", [0.0]),
        ("(x-0.3)^2", (-1, 1), "root", [0.3]),
        ("abs(x-1/3)", (-2, 2), "minimum", [1 / 3]),
        ("relu(x)", (-2, 2), "corner", [0.0]),
        ("1/x", (-2, 2), "pole", [0.0]),
        ("1/(x-1/3)", (-2, 2), "pole", [1 / 3]),
        ("tan(x)", (-2, 2), "pole", [-PI / 2, PI / 2]),
        ("floor(3x)", (0.1, 0.5), "jump", [1 / 3]),
        ("relu(x-0.123456789012345)", (-2, 2), "corner", [0.123456789012345]),
        ("1/x", (-2, 2), "root", []),
        ("1/x^2", (-2, 2), "maximum", []),
        ("floor(x)", (-1.5, 1.5), "jump", [-1.0, 0.0, 1.0]),
        ("(x^2-1)/(x-1)", (-3, 3), "hole", [1.0]),
        ("sqrt(1-x^2)", (-2, 2), "edge", [-1.0, 1.0]),
        ("log(x)", (-2, 2), "root", [1.0]),
        ("0", (-1, 1), "root", []),
        ("sqrt(-1-x^2)", (-1, 1), "root", []),
    ],
)
def test_points_are_found_to_the_last_digits(formula, x_range, kind, truth):
    here = found(formula, x_range, kind)
    assert here == pytest.approx(truth, abs=1e-15, rel=4e-16)


@pytest.mark.parametrize(
    ("formula", "x_range", "kinds"),
    [
        ("exp(-x)/x^4", (-100, 100), {"pole", "minimum"}),
        ("(exp(x)-1)/x^3", (-5, 5), {"pole", "minimum"}),
        ("(exp(x)-1-x-x^2/2)/x^3", (-5, 5), {"hole"}),
        ("(1-cos(x))/x^2", (-5, 5), {"hole", "inflection"}),
        ("log(x)/(x-1)", (-1, 4), {"hole", "edge"}),
        ("atan(1/x)", (-1, 1), {"jump"}),
        ("exp(-1/x^2)/x", (-1, 1), {"hole", "inflection"}),
        ("1/sin(x)^2", (-1, 1), {"pole"}),
        ("x/abs(x)", (-1, 1), {"jump"}),
        ("log(abs(x))", (-2, 2), {"pole", "root"}),
    ],
)
def test_a_break_is_called_what_it_is_whatever_rounding_does(formula, x_range, kinds):
    here = points(parse(formula), x_range)
    assert {p.kind for p in here} == kinds
    assert all(p.x in (0.0, 1.0) for p in here if p.kind in ("pole", "hole", "jump"))


@pytest.mark.parametrize("formula", ["sin(x)", "tan(x)"])
def test_a_root_and_an_inflection_at_one_place_are_at_one_number(formula):
    for x_range in ((-5, 5), (-4, -2.5)):
        assert found(formula, x_range, "root") == found(formula, x_range, "inflection")


@pytest.mark.parametrize("formula", ["(1-cos(x))/x^2", "1/(1/x)"])
def test_zeros_that_rounding_makes_beside_a_hole_are_no_roots(formula):
    assert found(formula, (-2e-7, 3e-7), "root") == []


@pytest.mark.parametrize("width", [1e-8, 1e-7, 1e-6, 1e-4])
def test_where_f_lost_its_digits_in_doubles_many_digits_tell_all_the_same(width):
    here = points(parse("(1-cos(x))/x^2"), (-width, width))
    assert [(p.kind, p.x) for p in here] == [("hole", 0.0)]
    assert here.proved


def test_of_many_the_nearest_are_listed_and_all_are_counted():
    here = points(parse("sin(100x)"), (-5, 5), at=2.0)
    roots = [p.x for p in here if p.kind == "root"]
    assert len(roots) == 60
    assert max(abs(x - 2) for x in roots) < 1
    assert here.counts["root"] == 319
    assert "and 311 more" in summary(here, (-5.0, 5.0))


def test_jumps_too_are_counted_and_exact():
    here = points(parse("floor(x)"), (-100.5, 100.5), at=50.2)
    assert [p.x for p in here] == [float(k) for k in range(21, 81)]
    assert here.counts == {"jump": 201}
    assert not here.proved  # of the others is known only what sampling saw


def test_a_crowd_is_counted():
    here = points(parse("sin(1000x)"), (-5, 5))
    assert here.proved
    assert here.counts == {"root": 3183, "minimum": 1592, "maximum": 1592, "inflection": 3183}
    assert "and 3175 more" in summary(here, (-5.0, 5.0))


def test_what_swings_too_fast_is_not_listed_and_that_is_told():
    here = points(parse("sin(1e5 x)+x"), (-5, 5))
    assert here.unclear
    assert not here
    assert "points may be missing" in summary(here, (-5.0, 5.0))
    assert "not all is known between x = " in summary(here, (-5.0, 5.0))


def test_of_what_repeats_one_period_is_searched_and_all_are_counted():
    here = points(parse("sin(1e5 x)"), (-5, 5), at=2.0)
    assert here.proved
    assert "f repeats every 6.28319×10⁻⁵." in remark(here)
    assert here.counts["root"] == 2 * math.floor(5e5 / PI) + 1
    roots = [p.x for p in here if p.kind == "root"]
    assert len(roots) == 60
    turns = [x * 1e5 / PI for x in roots]
    assert turns == pytest.approx([round(turn) for turn in turns], rel=1e-15)


def test_on_a_logarithmic_axis_small_roots_are_found_too():
    here = points(parse("sin(log(x))"), (1e-6, 1e6), log=True)
    roots = [p.x for p in here if p.kind == "root"]
    assert roots == pytest.approx([math.exp(k * PI) for k in range(-4, 5)], rel=1e-14)


def test_roots_near_each_other_are_all_found():
    assert found("(x-1)*(x-1.02)*(x-1.04)", (-10, 10), "root") == pytest.approx([1, 1.02, 1.04])


def test_a_corner_that_is_an_extremum_is_told_as_both():
    assert [p.kind for p in points(parse("abs(x)"), (-1, 1))] == ["root", "minimum", "corner"]


def test_the_height_is_told():
    (low,) = [p for p in points(parse("x^2-2"), (-5, 5)) if p.kind == "minimum"]
    assert low == Point("minimum", 0.0, -2.0)


@np.errstate(all="ignore")
def test_polishing_closes_brackets_even_where_newton_fails():
    def cube_root(x):
        return np.cbrt(x - 0.7), np.cbrt(x - 0.7) ** -2 / 3

    low, high = polished(cube_root, np.array([-1.0]), np.array([2.0]))
    assert low[0] == pytest.approx(0.7, abs=2e-16)
    assert high[0] - low[0] <= 2e-16


def test_the_summary_names_every_kind_and_breaks_off():
    many = [Point("root", float(k), 0.0) for k in range(10)]
    words = summary([*many, Point("maximum", 1.5, 2.0)], (0.0, 10.0))
    assert words.splitlines() == [
        "For x from 0 to 10:",
        "root at x = 0, 1, 2, 3, 4, 5, 6, 7 and 2 more",
        "maximum at x = 1.5 (f = 2)",
    ]
    assert "no roots" in summary(Points(()), (0.0, 1.0))


@pytest.mark.parametrize(
    ("formula", "x_range", "places"),
    [
        ("|x - round(x)|", (-1.2, 1.2), {"minimum": [-1.0, 0.0, 1.0], "maximum": [-0.5, 0.5]}),
        ("|x mod 2 - 1|", (-1, 3), {"minimum": [1.0], "maximum": [0.0, 2.0]}),
        ("|frac(x) - 0.5|", (0.2, 1.2), {"minimum": [0.5], "maximum": [1.0]}),
        ("x*sign(x)", (-1, 1), {"minimum": [0.0]}),
        ("|x/pi - round(x/pi)|", (1, 2), {"maximum": [PI / 2]}),
        ("x + floor(x)/1e4", (0.5, 2.5), {"jump": [1.0, 2.0]}),
        ("1/gamma(x)", (-2.5, 1), {"hole": [-2.0, -1.0, 0.0]}),
        ("x!", (-4, 1), {"pole": [-3.0, -2.0, -1.0]}),
        ("{x=0: 2, sin(x)/x}", (-2, 2), {"hole": [0.0]}),
    ],
)
def test_what_looks_like_a_break_is_held_against_its_limits(formula, x_range, places):
    kinds = {"jump", "hole", "pole", "edge", *places}
    here = [p for p in points(parse(formula), x_range) if p.kind in kinds]
    told = {kind: [p.x for p in here if p.kind == kind] for kind in {p.kind for p in here}}
    assert told == {kind: pytest.approx(xs, abs=1e-12) for kind, xs in places.items()}


def test_few_boxes_are_looked_at_before_others_have_their_turn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen, call = [], Enclosing.__call__

    def counted(own: Enclosing, low: Floats, high: Floats) -> object:
        seen.append(low.size)
        return call(own, low, high)

    monkeypatch.setattr(Enclosing, "__call__", counted)
    counts, work = [], points_in_slices(parse("x^3 - x"), (-2.0, 2.0))
    while advance(work, 0.0):
        counts.append(sum(seen))
        seen.clear()
    assert sum(counts) > BOXES
    assert max(counts) <= 4 * BOXES


def test_of_a_slow_function_few_boxes_are_looked_at_and_that_is_told() -> None:
    found = points(Chain("x", (Block("gamma"),) * 2), (-6.0, 6.0))
    assert not found.proved
    assert "may be missing" in remark(found)


BESIDE = {"corner", "cusp", "vertical tangent"}
"""What is told beside the extremum or the inflection that it is."""


def check_known(one: Known) -> None:
    """Hold a list against what is known of a view."""
    found = points(parse(one.view.text), one.view[1:])
    kinds = {kind for kind, _ in one.told}
    here = [p for p in found if p.kind not in BESIDE - kinds]
    assert sorted(p.kind for p in here) == sorted(kind for kind, _ in one.told)
    reach = 1e-9 * (one.view.high - one.view.low)
    for kind, x in one.told:
        assert any(p.kind == kind and abs(p.x - x) <= reach for p in here), (kind, x)
    assert found.proved


FEW = ("x**5", "floor(x)*0", "cbrt(x-0.5)", "x*sign(x)", "exp(1/x**2)", "log(x**2)")


def test_what_is_known_of_views_is_found() -> None:
    few = [one for one in known() if one.view.text in FEW]
    assert len(few) >= len(FEW)
    for one in few:
        check_known(one)


@pytest.mark.slow
@pytest.mark.parametrize("one", known(), ids=lambda one: one.view.text)
def test_what_is_known_of_all_views_is_found(one: Known) -> None:
    check_known(one)
