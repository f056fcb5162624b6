import math

import pytest

from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("exp(x)", 0.0, 1.0, 1.0),
        ("exp(x)", -800.0, 0.0, 0.0),
        ("exp(x)", 1e3, math.inf, math.inf),
        ("exp2(x)", 10.0, 1024.0, 1024.0 * math.log(2)),
        ("expm1(x)", 1e-20, 1e-20, 1.0),
        ("expm1(x)", -800.0, -1.0, 0.0),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert (trace.value, trace.gradient) == pytest.approx((value, slope), rel=1e-15)


def test_an_overflow_is_called_one() -> None:
    problem = parse("exp(x)").trace(1e3).problem
    assert problem is not None
    assert problem.words()[0] == "exp overflows"
