"""Ink is what has a curve's own colour."""

from typing import Any

import numpy as np
import pytest

from core.document import DEFAULTS, Pin, Shown
from core.export.inks import LIGHT
from core.formula import parse
from tests.core.export.drawing.paper import Paper, has

F, SLOPE = LIGHT.curves["f"], LIGHT.curves["f′"]
ONLY_F = Shown(("f",), tangent=False)


def test_a_curve_that_swings_too_fast_is_filled_without_stripes() -> None:
    paper = Paper("sin(1000x)", Shown(tangent=False), x=4.5, x_range=(-5.0, 5.0),
                  y_range=(-1200.0, 1200.0))  # fmt: skip
    assert paper.ink(SLOPE, (-4.9, 30.0), (2.0, 980.0)) == 1
    assert paper.ink(SLOPE, (-4.9, -980.0), (2.0, -30.0)) == 1
    assert paper.ink(SLOPE, (-4.9, 1020.0), (-1.0, 1190.0)) == 0


def test_waves_that_are_shorter_than_a_dash_are_solid_and_longer_ones_dashed() -> None:
    paper = Paper("sin(1/x)", Shown(("f′",), tangent=False), x=-0.9, x_range=(-1.0, 1.0),
                  y_range=(-1.0, 3.0))  # fmt: skip
    found = has(paper.rgb, SLOPE)
    low, high = paper.at(0.0, 2.9)[0], paper.at(0.0, -0.9)[0]
    for x, dashed in ((0.0, False), (0.048, False), (0.2135, True), (-0.2135, True)):
        column = paper.at(x, 0.0)[1]
        stroke = found[low:high, column - 12 : column + 13].any(axis=1)
        assert stroke.all() != dashed, x
        assert stroke.mean() > 0.5


def test_the_ends_of_jumps_are_open_and_closed_circles() -> None:
    paper = Paper("floor(x)", x=0.5, x_range=(-3.0, 3.0), y_range=(-3.5, 3.5))
    for x in (-2.0, -1.0, 2.0):  # at 1 the circle of f′ covers that of f
        assert paper.colour(x, x) == F
        assert paper.colour(x, x - 1, 2, 2) == "#FFFFFF"
        assert F in [paper.colour(x, x - 1, k) for k in range(12)]
        assert paper.ink(F, (x - 0.2, x - 0.8), (x + 0.2, x - 0.2)) == 0


def test_no_cap_of_a_line_reaches_over_its_end() -> None:
    paper = Paper("floor(x)", ONLY_F, x=-2.5, x_range=(-3.0, 3.0), y_range=(-60.0, 60.0))
    assert paper.figure.ends == ()
    for x in (1.0, 2.0):
        assert paper.colour(x, x, 3) == F
        assert paper.colour(x, x, -3, 2) == "#FFFFFF"


def test_poles_have_dashed_asymptotes() -> None:
    paper = Paper("tan(x)", x=0.5, x_range=(-6.0, 6.0), y_range=(-9.0, 9.0))
    for x in (-1.5 * np.pi, -np.pi / 2, np.pi / 2, 1.5 * np.pi):
        row, column = paper.at(x, -1.0)
        line = paper.rgb[row : row + 150, column - 2 : column + 3].min(axis=(1, 2)) < 170
        assert 0.4 < line.mean() < 0.75, x


def test_a_hole_is_an_open_circle() -> None:
    paper = Paper("sin(x)/x", x=4.0, x_range=(-10.0, 10.0), y_range=(-0.6, 1.2))
    assert paper.colour(0.0, 1.0, 2, 2) == "#FFFFFF"
    assert F in [paper.colour(0.0, 1.0, 0, k) for k in range(12)]


def test_a_pin_that_swings_too_fast_is_filled_too() -> None:
    pins = (Pin("g", parse("sin(1000x)")),)
    paper = Paper("x/9", ONLY_F, x=4.5, x_range=(-5.0, 5.0), y_range=(-2.0, 2.0), pins=pins)
    assert paper.ink(LIGHT.behind["f"], (-4.9, -0.9), (-1.0, -0.6)) == 1


def test_logarithmic_axes_are_logarithmic_on_paper_too() -> None:
    view: Any = {"x_range": (0.01, 100.0), "y_range": (1e-4, 1e4), "log_x": True, "log_y": True}
    paper = Paper("x^2", x=50.0, **view)
    for x in (0.1, 1.0, 10.0):
        assert paper.colour(np.log(x), 2 * np.log(x)) == F


@pytest.mark.parametrize(
    ("text", "y_range"),
    [("1e-300*x", None), ("1e300*x", None), ("x/1e3+1e9", (1e9 - 2e-3, 1e9 + 2e-3))],
)
def test_far_and_fine_values_are_not_drawn_flat(
    text: str, y_range: tuple[float, float] | None
) -> None:
    paper = Paper(text, ONLY_F, x=-1.9, x_range=(-2.0, 2.0), y_range=y_range)
    up = paper.figure.view.scales[1]
    places = [up.place(float(parse(text).trace(x).value)) for x in (-1.0, 1.0)]
    low, high = paper.figure.view.limits[1]
    assert places[1] - places[0] > 0.3 * (high - low)
    assert [paper.colour(x, y) for x, y in zip((-1.0, 1.0), places, strict=True)] == [F, F]


def test_marks_have_a_shape_and_points_are_only_looked_for_where_they_are_seen() -> None:
    others: Any = {"x": 0.5, "x_range": (-1.0, 1.0), "y_range": (-1.0, 2.0)}
    marked = Paper("x^2", Shown(tangent=False, points=True), **others)
    assert [mark.kind for mark in marked.figure.marks] == ["root", "minimum"]
    ring = [marked.colour(0.0, 0.0, 0, k) for k in range(-14, 14)]
    assert LIGHT.text in ring
    assert Paper("x^2", DEFAULTS, **others).figure.marks == ()
