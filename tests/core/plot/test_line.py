import numpy as np
import pytest

from core.document import Document
from core.formula import parse
from core.plot.compose import view_of
from core.plot.figure import Line, View
from core.plot.line import MARGIN, WILD_MARGIN, crosses, is_in_view, line_of
from core.sampling import Curve, sample

X, Y = (-5.0, 5.0), (-2.0, 2.0)


def view(text: str) -> View:
    return view_of(Document(parse(text), x_range=X, y_range=Y), (800.0, 500.0))


def line(text: str) -> Line:
    return line_of("f", sample(parse(text), X, Y, orders=(0,))[0], view(text))


def test_a_tame_curve_is_drawn_as_it_is() -> None:
    made = line("x^2/10")
    np.testing.assert_allclose(made.y, made.x**2 / 10, atol=1e-2)
    assert not made.bands.size
    assert not made.wild


def test_what_lies_far_off_is_clipped_out_of_sight() -> None:
    made = line("exp(x^2)")
    assert np.nanmax(made.y) == Y[1] + MARGIN * (Y[1] - Y[0])


def test_a_wild_curve_is_clipped_near_the_view() -> None:
    made = line("1000sin(9x)")
    assert made.wild
    assert np.nanmax(made.y) == pytest.approx(Y[1] + WILD_MARGIN * (Y[1] - Y[0]))


def test_no_chord_is_turned_where_it_is_clipped() -> None:
    x = np.linspace(*X, 41)
    y = np.where(np.arange(41) % 2, 900.0, -100.0)
    made = line_of("f", Curve(x, y, 0, 41), view("x"))
    assert made.wild
    places = np.linspace(-4.9, 4.9, 5000)
    wanted, got = np.interp(places, x, y), np.interp(places, made.x, made.y)
    is_seen = np.abs(wanted) < Y[1]
    assert is_seen.sum() > 10
    np.testing.assert_allclose(got[is_seen], wanted[is_seen], atol=1e-9)


def test_aliased_columns_are_filled_and_not_stroked() -> None:
    made = line("sin(1000x)")
    _, low, high = made.bands
    assert np.nanmin(low) == pytest.approx(-1, abs=0.01)
    assert np.nanmax(high) == pytest.approx(1, abs=0.01)
    level = np.flatnonzero(np.diff(made.x) == 0)
    assert np.isnan(made.y[level]).all()


@pytest.mark.parametrize("width", [1.0, 2.0])
def test_what_is_filled_is_nowhere_thinner_than_a_line(width: float) -> None:
    curve = sample(parse("erf(floor(1e4x))"), X, Y, orders=(0,))[0]
    _, low, high = line_of("f", curve, view("x"), width).bands
    assert low.size > 700
    thickness = (high - low) / (Y[1] - Y[0]) * 500
    assert np.nanmin(thickness) == pytest.approx(width)


@pytest.mark.parametrize(
    ("heights", "is_seen"),
    [
        ([0.0], True),
        ([-2.0], True),
        ([3.0, 4.0], False),
        ([-3.0, 3.0], True),
        ([3.0, -3.0], True),
        ([-3.0, np.nan, 3.0], False),
        ([], False),
    ],
)
def test_a_polyline_is_in_view_where_it_stops_in_it_or_jumps_over_it(
    heights: list[float], is_seen: bool
) -> None:
    assert crosses(np.array(heights), Y) == is_seen


def test_a_curve_that_is_only_filled_is_in_view() -> None:
    assert is_in_view(line("sin(1000x)"), view("x"))
    assert not is_in_view(line("9+sin(1000x)"), view("x"))
