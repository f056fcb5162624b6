"""The law of a sequence is told for what it is, and not for how large its numbers are."""

import math
from collections.abc import Callable
from typing import Any

import pytest

from core.numerical.extrapolation import Grid
from core.numerical.laws import GONE, Law, Track, _log, is_restless, law, limit
from core.numerical.many_digits import context

m = context()
STEP, START = m.mpf(5), m.mpf(38)


@pytest.fixture(autouse=True)
def _many_digits():
    with m.workdps(200):
        yield


def track(u: Callable[[Any], Any], noise: str = "1e-180", count: int = 12) -> Track:
    """Give u(T) and its noise, a part of each."""
    values = [m.mpf(u(START + STEP * k)) for k in range(count)]
    return Track(values, [abs(v) * m.mpf(noise) for v in values], Grid(STEP, (START,), 200))


LAWS: list[tuple[Callable[[Any], Any], float, float]] = [
    (lambda t: m.exp(-t), -1, 0),
    (lambda t: m.mpf("1e90") * m.exp(-t), -1, 0),
    (lambda t: m.mpf("-1e-90") * m.exp(t / 100), 0.01, 0),
    (lambda t: m.exp(-t) * (1 + m.exp(-t)), -1, 0),
    (lambda t: m.exp(-t) * t**2, -1, 0),
    (lambda t: 1 / t, 0, -1),
    (lambda t: t**3 / 7, 0, 3),
    (lambda t: 1 / (t - 2) ** 2, 0, -2),
    (lambda t: 5 + m.exp(-t / 3), 0, 0),
    (lambda t: 5 - 1 / t, 0, 0),
    (lambda t: m.exp(m.exp(t)), math.inf, 0),
    (lambda t: -m.exp(-m.exp(t)), -math.inf, 0),
    (lambda t: m.exp(-(t**2)), -math.inf, 0),
]


@pytest.mark.parametrize(("u", "order", "logs"), LAWS)
def test_a_law_is_told(u: Callable[[Any], Any], order: float, logs: float):
    assert law(track(u)) == Law(order, logs)


@pytest.mark.parametrize(
    "u",
    [
        lambda t: m.exp(-t) if t < 70 else m.exp(-2 * t),
        lambda t: m.exp(-t) + m.exp(-80),
        lambda t: 1 / m.log(t),
        lambda t: t if t == START else 1 / t,
    ],
)
def test_no_law_is_made_up(u: Callable[[Any], Any]):
    assert law(track(u)) is None


@pytest.mark.parametrize(
    ("order", "logs", "dies", "settles", "sums_up"),
    [
        (-0.01, 0, True, False, True),
        (0, -1, True, False, False),
        (0, -1.5, True, False, True),
        (0, 0, False, True, False),
        (0, 1, False, False, False),
        (2, 0, False, False, False),
    ],
)
def test_what_follows_from_a_law(
    order: float, logs: float, dies: bool, settles: bool, sums_up: bool
):
    found = Law(order, logs)
    assert (found.dies, found.settles, found.sums_up) == (dies, settles, sums_up)


def test_noise_is_not_listened_to():
    assert law(track(lambda t: m.sin(t * t), noise="0.01")) is GONE
    early = Track(
        [m.exp(-3 * (START + STEP * k)) for k in range(12)],
        [m.mpf("1e-60")] * 12,
        Grid(STEP, (START,), 200),
    )
    assert law(early) is GONE


def test_what_comes_out_of_the_noise_late_has_no_law():
    values = [m.exp(START + STEP * k) for k in range(12)]
    noise = [values[9]] * 12
    assert law(Track(values, [n / 1000 for n in noise], Grid(STEP, (START,), 200))) is None


@pytest.mark.parametrize(("rate", "order"), [(0, 0), (-1, -1), (-0.5, -0.5), (1, 1)])
def test_what_swings_has_bounds_with_a_law(rate: float, order: float):
    found = law(track(lambda t: m.exp(rate * t) * m.sin(m.exp(t)), count=34))
    assert found is not None
    assert found.swings
    assert found.order == pytest.approx(order, abs=0.05)


@pytest.mark.parametrize(
    "u", [lambda t: m.exp(-t), lambda t: 1 / t, lambda t: t**2 * m.exp(-t / 10)]
)
def test_a_limit_is_0_only_by_a_law(u: Callable[[Any], Any]):
    small = m.mpf("1e-30")
    assert limit(track(u), law(track(u).steps())) == (0, 0)
    above = track(lambda t: u(t) + small)
    end = limit(above, law(above.steps()))
    assert end is None or abs(end[0] - small) <= end[1] < small


def test_no_limit_without_a_sum():
    growing = track(lambda t: m.log(t))
    assert limit(growing, law(growing.steps())) is None
    assert limit(growing, None) is None


def test_numbers_are_restless_all_the_way_or_not_at_all():
    assert is_restless(track(lambda t: m.sin(t * t)))
    assert is_restless(track(lambda t: 2 + m.sin(t * t)))
    assert not is_restless(track(lambda t: 1 / t))
    assert not is_restless(track(lambda t: m.sin(t * t) if t < 60 else 1 / t))


def test_a_track_is_cut_and_combined():
    one, other = track(lambda t: t), track(lambda t: 2 * t, noise="0.5")
    assert other.less(one).values == one.values
    noise = [a + b for a, b in zip(one.noise, other.noise, strict=True)]
    assert other.less(one).noise == noise
    assert other.divided(one.values).values == [2] * 12
    assert one.steps().values == [5] * 11
    assert one.part(2, 5).values == [48, 53, 58]
    assert one.part(2, 5).grid.starts == (48,)


@pytest.mark.parametrize("digits", [100, 2900])
def test_a_logarithm_has_the_digits_of_its_number(digits: int):
    with m.workdps(3000):
        number, noise = m.mpf(2) ** 900 / 3, m.mpf(2) ** 900 * m.mpf(10) ** -digits
        assert abs(_log(number, noise) - m.log(number)) < m.mpf(10) ** -digits


@pytest.mark.parametrize("number", ["1e-100000000", "1e100000000"])
def test_what_stands_before_the_point_of_a_logarithm_takes_none_of_them(number: str):
    with m.workdps(2000):
        size = m.mpf(number)
        assert abs(_log(size, size * m.mpf(10) ** -1500) - m.log(size)) < m.mpf(10) ** -1500


def test_no_more_digits_of_a_logarithm_are_worked_out(monkeypatch: pytest.MonkeyPatch):
    asked = []

    def log(size: Any) -> Any:
        asked.append(m.dps)
        return m.ln(size)

    monkeypatch.setattr(m, "log", log)
    with m.workdps(3000):
        _log(m.mpf(7), m.mpf(10) ** -200)
    assert asked == [pytest.approx(210, abs=10)]
