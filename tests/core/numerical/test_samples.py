"""f is taken where it is asked for, and its noise is seen."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from core.numerical.many_digits import context
from core.numerical.samples import taken

m = context()


@pytest.fixture(autouse=True)
def _many_digits():
    with m.workdps(200):
        yield


def values_of(f: Callable[[Any], Any]) -> Callable[[Sequence[Any]], list[Any]]:
    return lambda distances: [f(d) for d in distances]


@pytest.mark.parametrize("direction", [1, -1])
def test_distances_shrink_from_the_scale(direction: int):
    away = taken(values_of(lambda d: d), direction, m.mpf(1000), 200).away
    assert len(away) == 12
    assert all(direction * d > 0 for d in away)
    assert m.mpf("1e-14") < abs(away[0]) < m.mpf("1e-13")
    assert m.mpf("1e-38") < abs(away[-1]) < m.mpf("1e-37")


def test_every_third_of_three_times_as_many_is_the_same():
    few, many = (taken(values_of(lambda d: d), 1, m.mpf(1), 200, dense) for dense in (1, 3))
    assert len(many.away) == 34
    assert all(m.almosteq(a, b) for a, b in zip(few.away, many.away[::3], strict=True))


def test_what_is_nowhere_defined_is_told_from_what_has_gaps():
    nowhere = taken(values_of(lambda d: None), 1, m.mpf(1), 200)
    gaps = taken(values_of(lambda d: d if d > m.mpf("1e-30") else None), 1, m.mpf(1), 200)
    infinite = taken(values_of(lambda d: m.inf), 1, m.mpf(1), 200)
    assert (nowhere.track, nowhere.is_defined) == (None, False)
    assert (gaps.track, gaps.is_defined) == (None, True)
    assert infinite.track is None


def test_noise_is_what_more_digits_show():
    def cancelling(d: Any) -> Any:
        return (1 - m.cos(d)) / d**2

    track = taken(values_of(cancelling), 1, m.mpf(1), 200).track
    assert track is not None
    for value, noise, d in zip(
        track.values, track.noise, taken(values_of(cancelling), 1, m.mpf(1), 200).away, strict=True
    ):
        with m.workdps(500):
            wrong = abs(value - cancelling(d))
        assert wrong <= noise <= m.mpf("1e-170") / d**2


def test_values_after_which_noise_is_loud_are_left_out():
    with_digits = taken(values_of(lambda d: (1 - m.cos(d**2)) / d**4), 1, m.mpf(1), 200).track
    assert with_digits is not None
    assert 8 <= len(with_digits.values) < 12
    assert taken(values_of(lambda d: (1 - m.cos(d**4)) / d**8), 1, m.mpf(1), 200).track is None


def test_zeros_that_more_digits_do_not_show_are_noise():
    assert taken(values_of(lambda d: (1 - m.cos(d**8)) / d**16), 1, m.mpf(1), 200).track is None
    zeros = taken(values_of(lambda d: m.mpf(0)), 1, m.mpf(1), 200).track
    assert zeros is not None
    assert set(zeros.values) == set(zeros.noise) == {0}
