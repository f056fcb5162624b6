"""What swings is told from what grows, dies away or drifts."""

import math
import random

import pytest

from core.numerical.swings import bounds_rate, is_swing_about_one, turns


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("rate", [0.0, -1.0, 0.5])
def test_the_rate_of_bounds(rate: float, seed: int):
    chance = random.Random(seed)
    at = [5.0 * k for k in range(33)]
    sizes = [rate * t + math.log(abs(math.sin(chance.uniform(0, 9)))) for t in at]
    found = bounds_rate(sizes, at)
    assert found is None or found == pytest.approx(rate, abs=0.03)


def test_an_unclear_rate_is_none():
    assert bounds_rate([0.0, 9.0, -9.0, 9.0, -9.0, 0.0], [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]) is None


def test_a_swing_is_about_one_number():
    up_and_down = [(-1) ** k * (1 + k % 3) for k in range(12)]
    assert is_swing_about_one(up_and_down)
    assert is_swing_about_one([v + 1000 for v in up_and_down])
    assert not is_swing_about_one([v + k for k, v in enumerate(up_and_down)])
    assert not is_swing_about_one(list(range(12)))


def test_turns_are_early_and_late():
    assert turns([1, -1, 1, -1, 1, -1])
    assert not turns([1, -1, 1, -1, 1, 1, 1, 1, 1, 1])
    assert not turns([1, 2, -3, -4])
