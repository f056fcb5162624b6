import math

import pytest

from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("abs(x)", -2.0, 2.0, -1.0),
        ("sign(x)", -3.0, -1.0, 0.0),
        ("step(x)", 2.0, 1.0, 0.0),
        ("min(x, 2)", 1.0, 1.0, 1.0),
        ("min(x, 2)", 3.0, 2.0, 0.0),
        ("max(x, 2)", 1.0, 2.0, 0.0),
        ("max(x, x^2)", 3.0, 9.0, 6.0),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert (trace.value, trace.gradient) == (value, slope)


@pytest.mark.parametrize("text", ["min(x, 2)", "max(2, x)", "abs(x)", "sign(x)"])
def test_nothing_stays_nothing(text: str) -> None:
    inner = text.replace("x)", "sqrt(x))").replace("(x,", "(sqrt(x),")
    assert math.isnan(parse(inner).trace(-1.0).value)


@pytest.mark.parametrize(("text", "x"), [("abs(x)", 0.0), ("max(x, 2)", 2.0), ("relu(x)", 0.0)])
def test_at_a_corner_there_is_a_value_and_no_slope(text: str, x: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == max(x, 0.0)
    assert math.isnan(trace.gradient)
