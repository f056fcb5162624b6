import math

import pytest

from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("ln(x)", 1.0, 0.0, 1.0),
        ("ln(x)", 5e-324, -744.4400719213812, math.inf),
        ("log2(x)", 8.0, 3.0, 1 / (8 * math.log(2))),
        ("log10(x)", 1000.0, 3.0, 1 / (1000 * math.log(10))),
        ("log1p(x)", 1e-20, 1e-20, 1.0),
        ("log(x, 10)", 100.0, 2.0, 1 / (100 * math.log(10))),
        ("log(8, x)", 2.0, 3.0, -3 / (2 * math.log(2))),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-14)
    assert trace.gradient == pytest.approx(slope, rel=1e-14)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ln(x)", "log needs a > 0"),
        ("log2(x)", "log2 needs a > 0"),
        ("log1p(x - 1/2)", "log1p needs a > −1"),
    ],
)
def test_what_it_needs_is_said(text: str, words: str) -> None:
    problem = parse(text).trace(-1.0).problem
    assert problem is not None
    assert problem.words()[0] == words


@pytest.mark.parametrize("base", [0.0, 1.0, -2.0])
def test_some_numbers_are_no_base(base: float) -> None:
    assert not math.isfinite(parse(f"log(x, {base})").trace(3.0).value)
