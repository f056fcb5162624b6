import math

import pytest

from core.formula import parse
from core.plot.value_table import MOST_ROWS, Places, as_text, usual_places, values_at


def test_places_stay_short_decimals() -> None:
    assert Places(-0.3, 0.1, 5).all() == [-0.3, -0.2, -0.1, 0.0, 0.1]
    assert Places(1.0, -0.25, 3).all() == [1.0, 0.75, 0.5]
    assert len(Places(0.0, 1e-3, MOST_ROWS).all()) == MOST_ROWS


@pytest.mark.parametrize("view", [(-5.0, 5.0), (0.0, 1e-9), (-1e6, 3e6), (0.1, 0.7), (1.0, 1.03)])
def test_usual_places_span_the_view(view: tuple[float, float]) -> None:
    places = usual_places(view)
    assert 10 <= places.rows <= 42
    step = places.step
    assert abs(places.start - view[0]) <= step
    assert abs(places.all()[-1] - view[1]) <= step


def test_what_is_undefined_has_no_value_and_no_slope() -> None:
    rows = values_at(parse("ln(x)"), [-1.0, 0.0, 1.0])
    assert [math.isnan(row.value) and math.isnan(row.slope) for row in rows] == [True, True, False]
    assert rows[2][1:] == (0.0, 1.0)
    corner = values_at(parse("abs(x)"), [0.0])[0]
    assert (corner.value, math.isnan(corner.slope)) == (0.0, True)


@pytest.mark.parametrize(
    ("text", "x", "row"),
    [
        ("exp(x)", 1000.0, (math.inf, math.inf)),
        ("-exp(x)", 1000.0, (-math.inf, -math.inf)),
        ("exp(10*x)", 70.9, (math.exp(709.0), math.inf)),
        ("1/x", 0.0, (math.nan, math.nan)),
        ("sqrt(x)", 0.0, (0.0, math.nan)),
    ],
)
def test_what_is_too_large_for_a_double_is_not_undefined(
    text: str, x: float, row: tuple[float, float]
) -> None:
    (found,) = values_at(parse(text), [x])
    assert found[1:] == pytest.approx(row, nan_ok=True)
    written = as_text([found]).splitlines()[1].split("\t")
    assert [bool(cell) for cell in written[1:]] == [math.isfinite(y) for y in row]


def test_a_constant_has_a_table_too() -> None:
    assert [row[1:] for row in values_at(parse("2"), [0.0, 1.0])] == [(2.0, 0.0), (2.0, 0.0)]


def test_all_digits_go_to_a_spreadsheet() -> None:
    text = as_text(values_at(parse("x/3"), [1.0]))
    assert text.splitlines() == ["x\tf\tf′", "1\t0.3333333333333333\t0.3333333333333333"]
