import csv
import io
import math

import numpy as np
import pytest

from core.document import Document, Parameter
from core.export.table import ROWS, as_csv
from core.formula import parse


def rows(text: str, low: float = -2.0, high: float = 2.0) -> list[list[str]]:
    document = Document(parse(text), x_range=(low, high))
    return list(csv.reader(io.StringIO(as_csv(document))))


def test_a_table_has_x_f_and_its_slope_over_the_whole_range() -> None:
    head, *body = rows("x^2 sin(x)")
    assert head == ["x", "f(x)", "f'(x)"]
    assert len(body) == ROWS
    x, y, slope = np.array(body, dtype=float).T
    np.testing.assert_array_equal(x, np.linspace(-2, 2, ROWS))
    np.testing.assert_allclose(y, x**2 * np.sin(x), atol=1e-15)
    np.testing.assert_allclose(slope, 2 * x * np.sin(x) + x**2 * np.cos(x), atol=1e-14)


def test_numbers_read_back_to_the_same_bits() -> None:
    for x, y, slope in rows("x/3")[1:]:
        assert float(y) == float(x) / 3
        assert float(slope) == 1 / 3


@pytest.mark.parametrize(("text", "missing"), [("log(x)", "nan"), ("1/x", "inf")])
def test_what_is_undefined_is_written_as_such(text: str, missing: str) -> None:
    body = rows(text)[1:]
    assert missing in {row[1] for row in body}
    assert all(math.isfinite(float(row[1])) for row in body if float(row[0]) > 0)


def test_a_chain_without_x_is_tabulated() -> None:
    assert {tuple(row[1:]) for row in rows("2")[1:]} == {("2.0", "0.0")}


def test_a_comment_tells_formula_and_values() -> None:
    parameters = Parameter("b", 2.0), Parameter("a", 0.1)
    text = as_csv(Document(parse("b sin(a x)"), parameters=parameters))
    assert text.splitlines()[:2] == ["# f(x) = b sin(a x), a = 0.1, b = 2", "x,f(x),f'(x)"]
    assert np.loadtxt(io.StringIO(text), delimiter=",", skiprows=2).shape == (ROWS, 3)


def test_it_is_the_same_every_time() -> None:
    document = Document()
    assert as_csv(document) == as_csv(document)


def test_on_a_logarithmic_axis_the_rows_are_evenly_spread() -> None:
    document = Document(parse("x"), 2.0, 1e-4, (0.01, 100.0), None, True, True)
    x = [float(line.split(",")[0]) for line in as_csv(document).splitlines()[1:]]
    assert x[0] == pytest.approx(0.01)
    assert x[len(x) // 2] == pytest.approx(1.0, rel=0.01)
