import math

import pytest

from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("sigmoid(x)", 0.0, 0.5, 0.25),
        ("sigmoid(x)", -745.0, 5e-324, 5e-324),
        ("sigmoid(x)", 40.0, 1.0, 4.248354255291589e-18),
        ("softplus(x)", 0.0, math.log(2), 0.5),
        ("softplus(x)", 1e3, 1e3, 1.0),
        ("relu(x)", -2.0, 0.0, 0.0),
        ("relu(x)", 2.0, 2.0, 1.0),
        ("leaky_relu(x)", -2.0, -0.02, 0.01),
        ("elu(x)", -1.0, math.expm1(-1), math.exp(-1)),
        ("silu(x)", 0.0, 0.0, 0.5),
        ("gelu(x)", 0.0, 0.0, 0.5),
        ("gelu(x)", 40.0, 40.0, 1.0),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-14)
    assert trace.gradient == pytest.approx(slope, rel=1e-14)


@pytest.mark.parametrize("text", ["sigmoid(x)", "softplus(x)", "elu(x)", "silu(x)", "gelu(x)"])
@pytest.mark.parametrize("x", [-1e4, 1e4])
def test_far_away_nothing_overflows(text: str, x: float) -> None:
    trace = parse(text).trace(x)
    assert math.isfinite(trace.value)
    assert math.isfinite(trace.gradient)
