import math

import pytest

from core.compiled.enclosure import enclosing
from core.formula import parse


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("asin(x)", 0.5, math.pi / 6, 1.1547005383792515),
        ("asin(x)", 1.0, math.pi / 2, math.inf),
        ("acos(x)", 0.5, math.pi / 3, -1.1547005383792515),
        ("acos(x)", -1.0, math.pi, -math.inf),
        ("atan(x)", 1.0, math.pi / 4, 0.5),
        ("atan(x)", 1e200, math.pi / 2, 0.0),
        ("acot(x)", -1.0, 3 * math.pi / 4, -0.5),
        ("acot(x)", 0.0, math.pi / 2, -1.0),
        ("arcctg x", 1e200, 1e-200, -0.0),
        ("asec(x)", 2.0, math.pi / 3, 1 / math.sqrt(12)),
        ("asec(x)", -2.0, 2 * math.pi / 3, 1 / math.sqrt(12)),
        ("asec(x)", -1e200, math.pi / 2, 0.0),
        ("acsc(x)", 2.0, math.pi / 6, -1 / math.sqrt(12)),
        ("acsc(x)", -2.0, -math.pi / 6, -1 / math.sqrt(12)),
        ("acsc(x)", 1.0, math.pi / 2, -math.inf),
        ("atan2(x, 1)", 1.0, math.pi / 4, 0.5),
        ("atan2(x, -1)", 1.0, 3 * math.pi / 4, -0.5),
        ("atan2(1, x)", 0.0, math.pi / 2, -1.0),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, rel=1e-15)
    assert trace.gradient == pytest.approx(slope, rel=1e-15)


@pytest.mark.parametrize("text", ["asin(x)", "acos(x)"])
def test_beyond_one_there_is_nothing(text: str) -> None:
    assert math.isnan(parse(text).trace(1.0000001).value)


@pytest.mark.parametrize("text", ["asec(x)", "acsc(x)"])
def test_within_one_there_is_nothing(text: str) -> None:
    assert math.isnan(parse(text).trace(0.9999999).value)
    assert math.isnan(parse(text).trace(0.0).value)


def test_on_the_cut_there_is_a_value_and_no_slope() -> None:
    trace = parse("atan2(x, -1)").trace(0.0)
    assert trace.value == math.pi
    assert math.isnan(trace.gradient)


@pytest.mark.parametrize("text", ["atan2(-x^2, -1)", "atan2(-x, -1)", "atan2(0*x - 0, -1)"])
def test_nought_is_on_the_upper_side_of_the_cut_however_it_came(text: str) -> None:
    chain = parse(text)
    assert chain.trace(0.0).value == chain.trace(-0.0).value == math.pi
    assert enclosing(chain, 0)(-0.0, 0.0)[0].lo[0] > 3


def test_at_the_origin_there_is_no_angle_that_has_a_slope() -> None:
    assert not math.isfinite(parse("atan2(x, x)").trace(0.0).gradient)
