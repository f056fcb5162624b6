from fractions import Fraction

import mpmath  # type: ignore[import-untyped]
import pytest

from core.numerical.many_digits import context
from core.numerical.named import GREATEST, named


@pytest.mark.parametrize(
    ("times", "name"),
    [
        (Fraction(1), "π"), (Fraction(-1), "−π"), (Fraction(1, 2), "π/2"),
        (Fraction(-3, 2), "−3π/2"), (Fraction(100), "100π"), (Fraction(7, 59), "7π/59"),
    ],
)  # fmt: skip
def test_a_multiple_of_pi_has_its_name(times: Fraction, name: str) -> None:
    with context().workdps(60), mpmath.workdps(60):
        place = context().mpf(mpmath.pi * times.numerator / times.denominator)
        assert named(place) == name


def test_what_is_no_multiple_has_none() -> None:
    with context().workdps(60):
        others = [
            context().e, context().sqrt(2), context().mpf(0), context().mpf(3),
            context().mpf(float(context().pi)), context().pi / (GREATEST + 1),
            context().pi * (1 + context().mpf(10) ** -25),
        ]  # fmt: skip
        assert [named(place) for place in others] == [""] * len(others)
