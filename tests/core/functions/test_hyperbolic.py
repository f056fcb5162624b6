import math

import pytest

from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("sinh(x)", 0.0, 0.0, 1.0),
        ("cosh(x)", 0.0, 1.0, 0.0),
        ("tanh(x)", 0.0, 0.0, 1.0),
        ("tanh(x)", 400.0, 1.0, 0.0),
        ("tanh(x)", 18.0, 1.0, 9.27827553e-16),
        ("asinh(x)", 0.0, 0.0, 1.0),
        ("asinh(x)", 1e200, 461.2101657793691, 1e-200),
        ("acosh(x)", 1.0, 0.0, math.inf),
        ("acosh(x)", 1 + 1e-10, 1.4142136e-5, 70710.678),
        ("atanh(x)", 0.0, 0.0, 1.0),
        ("atanh(x)", 1 - 2.0**-53, 18.714973875118524, 2.0**52),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-6)
    assert trace.gradient == pytest.approx(slope, rel=1e-6)


@pytest.mark.parametrize(("text", "x"), [("acosh(x)", 0.5), ("atanh(x)", 1.5)])
def test_outside_of_the_domain_there_is_nothing(text: str, x: float) -> None:
    trace = parse(text).trace(x)
    assert math.isnan(trace.value)
    assert math.isnan(trace.gradient)


@pytest.mark.parametrize("x", [-3.0, -0.2, 0.7, 5.0])
def test_inverses_undo(x: float) -> None:
    for text in ("asinh(sinh(x))", "sinh(asinh(x))", "atanh(tanh(x))"):
        trace = parse(text).trace(x)
        assert (trace.value, trace.gradient) == pytest.approx((x, 1.0), rel=1e-9)
