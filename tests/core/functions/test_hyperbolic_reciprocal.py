import math

import pytest

from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("sech(x)", 0.0, 1.0, 0.0),
        ("sech(x)", math.log(2), 0.8, -0.48),
        ("sech(x)", 1e3, 0.0, 0.0),
        ("csch(x)", math.log(2), 4 / 3, -20 / 9),
        ("csch(x)", -math.log(2), -4 / 3, -20 / 9),
        ("cosech x", 1e3, 0.0, 0.0),
        ("coth(x)", math.log(2), 5 / 3, -16 / 9),
        ("coth(x)", -1e3, -1.0, 0.0),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-15, abs=1e-300)
    assert trace.gradient == pytest.approx(slope, rel=2e-15, abs=1e-300)


@pytest.mark.parametrize("text", ["csch(x)", "coth(x)"])
def test_at_zero_there_is_a_pole(text: str) -> None:
    trace = parse(text).trace(0.0)
    assert math.isinf(trace.value)
    assert trace.problem is not None
    assert trace.problem.words()[0] == f"{text[:4]} needs a ≠ 0"
