import csv
import io
import math
from dataclasses import replace

import numpy as np
import pytest

from core import __version__
from core.document import Document, Parameter, Shown
from core.export.table import ROWS, as_csv, as_tabs, even_places
from core.export.wanted import Wanted
from core.formula import parse


def table(text: str, low: float = -2.0, high: float = 2.0, **wanted: str) -> list[str]:
    document = Document(parse(text), x_range=(low, high))
    return as_csv(document, Wanted(**wanted)).splitlines()


def rows(text: str, low: float = -2.0, high: float = 2.0) -> list[list[str]]:
    return list(csv.reader(table(text, low, high)[1:]))


def test_a_table_has_x_f_and_its_slope_over_the_whole_range() -> None:
    head, *body = rows("x^2 sin(x)")
    assert head == ["x", "f(x)", "f'(x)"]
    assert len(body) == ROWS
    x, y, slope = np.array(body, dtype=float).T
    np.testing.assert_allclose(x, np.linspace(-2, 2, ROWS), atol=1e-15)
    np.testing.assert_allclose(y, x**2 * np.sin(x), atol=1e-15)
    np.testing.assert_allclose(slope, 2 * x * np.sin(x) + x**2 * np.cos(x), atol=1e-14)


def test_numbers_read_back_to_the_same_bits() -> None:
    for x, y, slope in rows("x/3")[1:]:
        assert float(y) == float(x) / 3
        assert float(slope) == 1 / 3


def test_x_is_written_in_short_decimals() -> None:
    x = [row[0] for row in rows("x")[1:]]
    assert x[:3] == ["-2.0", "-1.996", "-1.992"]
    assert x[458] == "-0.168"
    assert max(map(len, x)) == 6
    assert even_places(Document(x_range=(0.1, math.pi)))[-1] == math.pi


@pytest.mark.parametrize(
    ("text", "x", "cells"),
    [
        ("1/x", "0.0", ["", ""]),
        ("log(x)", "-1.0", ["", ""]),
        ("|x|", "0.0", ["0.0", ""]),
        ("exp(1000x)", "2.0", ["inf", "inf"]),
        ("exp(1000x)", "-2.0", ["0.0", "0.0"]),
    ],
)
def test_nothing_stands_where_there_is_no_number(text: str, x: str, cells: list[str]) -> None:
    assert [x, *cells] in rows(text)


def test_a_chain_without_x_is_tabulated() -> None:
    assert {tuple(row[1:]) for row in rows("2")[1:]} == {("2.0", "0.0")}


def test_a_comment_tells_formula_values_versions_and_columns() -> None:
    parameters = Parameter("b", 2.0), Parameter("a", 0.1)
    text = as_csv(Document(parse("b sin(a x)"), parameters=parameters))
    assert text.splitlines()[:2] == [
        f"# f(x) = b sin(a x), a = 0.1, b = 2; Chainrule {__version__}, NumPy {np.__version__}; "
        "x, f(x), f'(x)",
        "x,f(x),f'(x)",
    ]
    assert np.loadtxt(io.StringIO(text), delimiter=",", skiprows=2).shape == (ROWS, 3)


def test_what_is_shown_has_a_column() -> None:
    shown = Shown(("f", "f″", "f‴", "numerical f′"))
    document = replace(Document(parse("x^3"), step=0.5), shown=shown, x_range=(-1.0, 1.0))
    head, *body = csv.reader(as_csv(document).splitlines()[1:])
    assert head == ["x", "f(x)", "f'(x)", "f''(x)", "f'''(x)", "numerical f'(x)"]
    assert body[-1] == ["1.0", "1.0", "3.0", "6.0", "6.0", "3.25"]


def test_a_decimal_comma_stands_between_semicolons() -> None:
    text = table("x/2", decimal="comma")
    assert text[1:4] == ["x;f(x);f'(x)", "-2,0;-1,0;0,5", "-1,996;-0,998;0,5"]


def test_rows_as_drawn_are_closer_where_f_bends() -> None:
    x = [float(line.split(",")[0]) for line in table("exp(-(20x)^2)", rows="drawn")[2:]]
    assert (x[0], x[-1]) == (-2.0, 2.0)
    assert sorted(set(x)) == x
    beside, far = (sum(low < place < low + 0.2 for place in x) for low in (0.0, 1.5))
    assert beside > far


def test_a_clipboard_gets_tabs_and_no_comment() -> None:
    document = Document(parse("1/x"), x_range=(-1.0, 1.0))
    lines = as_tabs(document, Wanted(decimal="comma")).splitlines()
    assert lines[:2] == ["x\tf(x)\tf'(x)", "-1,0\t-1,0\t-1,0"]
    assert "0,0\t\t" in lines


def test_it_is_the_same_every_time() -> None:
    document = Document()
    assert as_csv(document) == as_csv(document)


def test_on_a_logarithmic_axis_the_rows_are_evenly_spread() -> None:
    document = Document(parse("x"), 2.0, 1e-4, (0.01, 100.0), None, True, True)
    x = [float(line.split(",")[0]) for line in as_csv(document).splitlines()[2:]]
    assert x[0] == pytest.approx(0.01)
    assert x[len(x) // 2] == pytest.approx(1.0, rel=0.01)
