import math

import pytest

from core.formula import parse
from core.numerical.many_digits import context
from core.numerical.twin import Twin
from core.points.bending import Bending, bending

DIGITS = 200


def at(text: str, x: float) -> Bending | None:
    twin = Twin(parse(text), x)
    with twin.working(DIGITS):
        return bending(twin, twin.values(context().mpf(x)))


@pytest.mark.parametrize(
    ("text", "x", "slope", "bend"),
    [
        ("x^3", 2.0, 12.0, 12.0),
        ("exp(2x)/x", 1.0, math.exp(2), 2 * math.exp(2)),
        ("sin(x)^2", 0.5, math.sin(1), 2 * math.cos(1)),
        ("{x < 1: x^2, x}", 0.5, 1.0, 2.0),
        ("7", 0.5, 0.0, 0.0),
    ],
)  # fmt: skip
def test_both_derivatives_come_by_rules(text: str, x: float, slope: float, bend: float) -> None:
    found = at(text, x)
    assert found is not None
    told = float(found.slope), float(found.bend)
    assert told == pytest.approx((slope, bend), rel=1e-14, abs=1e-300)


def test_what_is_far_too_small_for_doubles_and_for_differences_has_a_sign() -> None:
    found = at("5x + tanh(1/x)", 1e-4)
    assert found is not None
    assert found.sign(1) == 1
    assert found.sign(2) == -1
    assert 0 < -found.bend < context().mpf(10) ** -8000


def test_what_cancels_has_no_sign() -> None:
    found = at("sin(x)^2 + cos(x)^2", 0.3)
    assert found is not None
    assert (found.sign(1), found.sign(2)) == (0, 0)


@pytest.mark.parametrize(("text", "x"), [("abs(x)", 0.0), ("max(x, x)", 0.5)])
def test_where_f_may_not_be_smooth_rules_say_nothing(text: str, x: float) -> None:
    assert at(text, x) is None
