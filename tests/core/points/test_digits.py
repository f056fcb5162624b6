import math

import numpy as np
import pytest

from core.formula import parse
from core.incremental import whole
from core.numerical.many_digits import Effort, as_double, context
from core.points.digits import Digits


def digits(text: str, many: int = 240) -> Digits:
    return Digits(parse(text), 0.3, Effort(), many)


def test_derivatives_have_many_digits() -> None:
    f = digits("exp(2x)")
    for order in range(4):
        found = f.derivative(order, context().mpf(1), 1.0)
        assert as_double(found) == pytest.approx(2**order * math.exp(2), rel=1e-15)
    assert digits("log(x)").derivative(1, context().mpf(-1), 1.0) is None


def test_a_sign_is_not_made_of_rounding() -> None:
    one = context().mpf(1)
    assert digits("sin(x)^2 + cos(x)^2").sign(1, one, one) == 0
    assert digits("sin(x)").sign(2, one, one) == -1
    with np.errstate(invalid="ignore"):
        assert digits("sqrt(x)").sign(0, -one, one) is None


def test_a_simple_zero_has_all_digits() -> None:
    found = whole(digits("tan(x) - x", 80).simple_zero(0, 4.49, 4.4, 4.6))
    assert as_double(found) == 4.493409457909064
    assert whole(digits("x^2 + 1", 80).simple_zero(0, 0.5, 0.0, 1.0)) is None


def test_a_simple_zero_at_0_is_0_whatever_is_beside_it() -> None:
    for text, order in (("sin(x) + 1e10", 2), ("asin(2x)", 2), ("log(abs(x-1))", 0)):
        f = digits(text, 120)
        start = 1.3e-11
        found = whole(f.simple_zero(order, start, -0.02, 0.01))
        if found is None:
            found = whole(f.closed(order, -0.02, 0.01))
        assert found == 0, text


def test_a_step_past_a_zero_is_none_to_it() -> None:
    low, high = 3.135796609375, 3.143609109375
    start = math.nextafter(math.pi, 4)
    found = whole(digits("cbrt(sin(x))", 120).simple_zero(0, start, low, high))
    assert found is None or as_double(found) == math.pi


@pytest.mark.parametrize(("text", "order", "times"), [
    ("(x-1)^7", 0, 7), ("(x-1)^7", 2, 5), ("x^2 - 2x + 1", 0, 2), ("cos(x-1)", 1, 1),
])  # fmt: skip
def test_a_multiple_zero_is_counted(text: str, order: int, times: int) -> None:
    low, high = 1 - 2e-16, 1 + 4e-16
    zero = whole(digits(text).zero(order, low, high))
    assert zero == 1
    assert whole(digits(text).multiplicity(order, zero, low, high)) == times


@pytest.mark.parametrize(
    ("text", "high"),
    [("x^2 + 1e-40", 3e-17), ("x^2 - 1e-40", 3e-17), ("cos(x) - 1 + 1e-20*x", 5e-8)],
)
def test_what_almost_touches_0_is_no_multiple_zero(text: str, high: float) -> None:
    low = -high
    zero = whole(digits(text).zero(0, low, high))
    assert zero is None or whole(digits(text).multiplicity(0, zero, low, high)) == 0


def test_nothing_is_told_from_what_is_small() -> None:
    mp = context()
    for place in (mp.mpf("0.1"), mp.mpf("0.37")):
        assert digits("sin(x)^2 + cos(x)^2 - 1").is_nothing(0, place, mp.mpf(1))
        assert digits("(x+1)^2 - x^2 - 2x").is_nothing(1, place, mp.mpf(1))
        assert not digits("x^500").is_nothing(0, place, mp.mpf(1))
