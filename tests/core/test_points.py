import math

import numpy as np
import pytest

from core.formula import parse
from core.point import Point, summary
from core.points import points
from core.polish import polished
from core.silence import silently

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
        ("sin(1000x)", (-5, 5), "root", []),
        ("0", (-1, 1), "root", []),
        ("sqrt(-1-x^2)", (-1, 1), "root", []),
    ],
)
def test_points_are_found_to_the_last_digits(formula, x_range, kind, truth):
    here = found(formula, x_range, kind)
    assert here == pytest.approx(truth, abs=1e-15, rel=4e-16)


def test_corners_that_are_extremes_are_named_once():
    assert [p.kind for p in points(parse("abs(x)"), (-1, 1))] == ["root", "minimum"]


def test_the_height_is_told():
    (low,) = [p for p in points(parse("x^2-2"), (-5, 5)) if p.kind == "minimum"]
    assert low == Point("minimum", 0.0, -2.0)


def test_polishing_closes_brackets_even_where_newton_fails():
    def cube_root(x):
        return np.cbrt(x - 0.7), np.cbrt(x - 0.7) ** -2 / 3

    low, high = silently(polished, cube_root, np.array([-1.0]), np.array([2.0]))
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
    assert "no roots" in summary([], (0.0, 1.0))
