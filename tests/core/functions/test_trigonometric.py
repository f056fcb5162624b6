import math

import pytest

from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("radians(x)", 180.0, math.pi, math.pi / 180),
        ("sin(deg(x))", 30.0, 0.5, math.sqrt(3) / 2 * math.pi / 180),
        ("sin(x)", 0.0, 0.0, 1.0),
        ("cos(x)", 0.0, 1.0, 0.0),
        ("tan(x)", math.pi / 4, 1.0, 2.0),
        ("sec(x)", 0.0, 1.0, 0.0),
        ("csc(x)", math.pi / 2, 1.0, 0.0),
        ("cot(x)", math.pi / 4, 1.0, -2.0),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert (trace.value, trace.gradient) == pytest.approx((value, slope), abs=1e-15)


@pytest.mark.parametrize("text", ["csc(x)", "cot(x)"])
def test_poles_at_zero_are_problems_of_the_block(text: str) -> None:
    problem = parse(text).trace(0.0).problem
    assert problem is not None
    assert "needs" in problem.words()[0]


@pytest.mark.parametrize("x", [0.3, 2.0, -5.0])
def test_the_four_derivatives_of_the_sine_go_round(x: float) -> None:
    sine, cosine = parse("sin(x)").trace(x), parse("cos(x)").trace(x)
    assert sine.gradient == cosine.value
    assert cosine.gradient == -sine.value
