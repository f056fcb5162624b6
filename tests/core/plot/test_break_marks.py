import math

import pytest

from core.plot.break_marks import asymptotes_of, breaks_of, ends_of
from core.plot.figure import Figure
from core.plot.point import Point
from tests.core.plot.figures import figure


def heights(made: Figure, name: str, *, closed: bool) -> list[float]:
    return [round(e.y, 6) for e in made.ends if (e.name, e.closed) == (name, closed)]


def test_the_end_that_f_takes_is_closed_and_the_other_open() -> None:
    made = figure("floor(x)", (0.1, 1.9), (-1.0, 2.0))
    assert [end.x for end in made.ends] == pytest.approx([1.0] * 3)
    assert heights(made, "f", closed=True) == [1.0]
    assert heights(made, "f", closed=False) == [0.0]
    assert heights(made, "f′", closed=False) == [0.0]


def test_a_value_between_two_open_ends_stands_for_itself() -> None:
    made = figure("sign(x)", (-1.0, 1.5), (-2.0, 2.0))
    assert heights(made, "f", closed=True) == [0.0]
    assert heights(made, "f", closed=False) == [-1.0, 1.0]


def test_ends_that_would_hide_each_other_are_left_out() -> None:
    made = figure("floor(x)", (-2.5, 2.5), (-100.0, 100.0))
    assert not [end for end in made.ends if end.name == "f"]


def test_a_hole_is_an_open_end_and_no_pole() -> None:
    made = figure("(x-1)/((x-1)*x)", (-2.0, 2.0), (-4.0, 4.0))
    (hole,) = [end for end in made.ends if end.name == "f"]
    assert (hole.x, hole.y) == pytest.approx((1.0, 1.0), abs=1e-5)
    assert not hole.closed
    assert made.asymptotes == pytest.approx((0.0,), abs=1e-6)


def test_a_hole_that_rounding_makes_infinite_gets_no_asymptote() -> None:
    assert figure("(exp(x)-1-x-x^2/2)/x^3", (-5.0, 5.0), (-1.0, 2.0)).asymptotes == ()


def test_half_a_pole_on_a_logarithmic_axis_is_told_by_the_points() -> None:
    made = figure("1/(x-3)", (0.1, 100.0), (0.01, 10.0), log_x=True, log_y=True)
    assert made.asymptotes == pytest.approx((math.log(3),))


def test_only_the_breaks_of_what_is_shown_are_marked() -> None:
    made = figure("floor(x)", (0.1, 1.9), (-1.0, 2.0), curves=("f″", "f′"))
    assert {end.name for end in made.ends} <= {"f′"}
    assert breaks_of({}) == {}


def test_where_a_curve_swings_too_fast_no_ends_are_told() -> None:
    assert figure("sin(100x)+floor(x)", (-20.0, 20.0), (-110.0, 110.0)).ends == ()


def test_points_that_are_known_from_another_view_close_nothing_here() -> None:
    view = figure("x", (0.1, 1.9), (-1.0, 2.0)).view
    assert ends_of({}, (), view, [Point("jump", 1.0, 1.0)]) == ()
    assert asymptotes_of({}, view, [Point("pole", 1.0, math.nan)]) == ()


def test_at_the_edge_of_a_view_no_end_is_told_open_or_closed() -> None:
    made = figure("floor(x)", (-2.0, 2.0), (-3.0, 3.0))
    assert {round(end.x) for end in made.ends if end.name == "f"} == {-1, 0, 1}
