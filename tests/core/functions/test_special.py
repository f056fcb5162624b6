import math

import pytest

from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("erf(x)", 0.0, 0.0, 2 / math.sqrt(math.pi)),
        ("erf(x)", 10.0, 1.0, 2 / math.sqrt(math.pi) * math.exp(-100)),
        ("gaussian(x)", 0.0, 1.0, 0.0),
        ("gaussian(x)", 1.0, math.exp(-1), -2 * math.exp(-1)),
        ("sinc(x)", 0.0, 1.0, 0.0),
        ("sinc(x)", math.pi, 0.0, -1 / math.pi),
        ("sinc(x)", 1e-9, 1.0, -1e-9 / 3),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-14, abs=1e-15)
    assert trace.gradient == pytest.approx(slope, rel=1e-12, abs=1e-300)


@pytest.mark.parametrize("text", ["erf(x)", "gaussian(x)", "sinc(x)"])
def test_far_away_nothing_overflows(text: str) -> None:
    trace = parse(text).trace(1e200)
    assert math.isfinite(trace.value)
    assert math.isfinite(trace.gradient)
