import math
from collections.abc import Callable
from fractions import Fraction

import mpmath  # type: ignore[import-untyped]
import pytest

from core.numerical.many_digits import context
from core.numerical.named import GREATEST, named, names, times_pi


@pytest.mark.parametrize(
    ("times", "name"),
    [
        (Fraction(1), "π"), (Fraction(-1), "−π"), (Fraction(1, 2), "π/2"),
        (Fraction(-3, 2), "−3π/2"), (Fraction(100), "100π"), (Fraction(7, 59), "7π/59"),
    ],
)  # fmt: skip
def test_a_multiple_of_pi_has_its_name(times: Fraction, name: str) -> None:
    with context().workdps(100), mpmath.workdps(100):
        place = context().mpf(mpmath.pi * times.numerator / times.denominator)
        assert named(place) == name
    assert times_pi(abs(times)) == name.lstrip("−")


def test_what_has_no_name_has_none() -> None:
    with context().workdps(100):
        others = [
            context().zeta(3), context().mpf(0), context().mpf(3), context().mpf(0.25),
            context().mpf(float(context().pi)), context().pi / (GREATEST + 1),
            context().pi * (1 + context().mpf(10) ** -25), context().mpf(2) ** 0.2,
        ]  # fmt: skip
        assert [named(place) for place in others] == [""] * len(others)


M = mpmath


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("−2/7", lambda: -M.mpf(2) / 7), ("√2", lambda: M.sqrt(2)),
        ("−√3/2", lambda: -M.sqrt(3) / 2), ("3√5", lambda: 3 * M.sqrt(5)),
        ("(1 + √5)/2", lambda: (1 + M.sqrt(5)) / 2), ("2 − √2", lambda: 2 - M.sqrt(2)),
        ("(−1 − 2√3)/3", lambda: -(1 + 2 * M.sqrt(3)) / 3), ("∛2", lambda: M.cbrt(2)),
        ("∛4/3", lambda: M.cbrt(4) / 3), ("ln 3", lambda: M.log(3)),
        ("−ln(3/2)", lambda: -M.log(M.mpf(3) / 2)), ("ln(2)/2", lambda: M.log(2) / 2),
        ("e", lambda: +M.e), ("1/e", lambda: 1 / M.e), ("4/e²", lambda: 4 / M.e**2),
        ("e³/2", lambda: M.e**3 / 2), ("√e", lambda: M.sqrt(M.e)),
        ("1/e^(3/2)", lambda: M.e**-1.5), ("2/(3π)", lambda: 2 / (3 * M.pi)),
        ("1/π", lambda: 1 / M.pi), ("√π", lambda: M.sqrt(M.pi)),
        ("2√π", lambda: 2 * M.sqrt(M.pi)), ("3√(π/2)", lambda: 3 * M.sqrt(M.pi / 2)),
    ],
)  # fmt: skip
def test_a_number_has_the_name_that_it_is_written_by(
    name: str, value: Callable[[], object]
) -> None:
    with context().workdps(100), mpmath.workdps(100):
        number = context().mpf(value())
        assert named(number) == name
        assert named(number * (1 + context().mpf(10) ** -30)) == ""


def test_a_guess_is_next_to_the_double() -> None:
    for x in (1 / 3, -math.pi / 4, math.sqrt(7), math.log(5), 0.1234567890123):
        assert all(abs(float(name.value()) - x) <= 2e-15 * abs(x) for name in names(x))
