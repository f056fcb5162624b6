import math

import numpy as np
import pytest

from core.compiled.compiled import compile
from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("x^2", -3.0, 9.0, -6.0),
        ("x^3", -2.0, -8.0, 12.0),
        ("sqrt(x)", 4.0, 2.0, 0.25),
        ("sqrt(x)", 0.0, 0.0, math.inf),
        ("cbrt(x)", -27.0, -3.0, 1 / 27),
        ("x^(0)", 0.0, 1.0, 0.0),
        ("x^1", 0.0, 0.0, 1.0),
        ("x^-2", 2.0, 0.25, -0.25),
        ("2^x", 3.0, 8.0, 8 * math.log(2)),
        ("x^x", 1.5, 1.8371173070873836, 2.58200427),
        ("hypot(x, 4)", 3.0, 5.0, 0.6),
        ("hypot(x, 1e200)", 1e200, math.sqrt(2) * 1e200, math.sqrt(0.5)),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-7)
    assert trace.gradient == pytest.approx(slope, rel=1e-7)


@pytest.mark.parametrize(
    ("text", "x"), [("sqrt(x)", -1.0), ("x^(1/2)", -1.0), ("(-2)^x", 0.5), ("x^x", -0.5)]
)
def test_roots_of_what_is_negative_are_nothing(text: str, x: float) -> None:
    assert math.isnan(parse(text).trace(x).value)


def test_a_whole_power_of_what_is_negative_is_something() -> None:
    assert parse("x^(5)").trace(-2.0).value == -32.0


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("x^(1/3)", math.inf, -math.inf),
        ("x^(1/5)", math.inf, -math.inf),
        ("x^(1/7)", math.inf, -math.inf),
        ("x^0.3333333333333333", math.inf, -math.inf),
        ("x^(2/3)", math.inf, -math.inf),
        ("x^(1-0.6)", math.inf, -math.inf),
        ("x^(4/3)", 0.0, math.inf),
        ("x^(7/3)", 0.0, 0.0),
        ("x^(-1/3)", -math.inf, math.inf),
    ],
)
def test_slopes_at_zero_have_the_sign_of_those_beside_it(
    text: str, first: float, second: float
) -> None:
    found = compile(parse(text), (1, 2))(np.array([0.0]))
    assert [float(row[0]) for row in found] == [first, second]
