"""What a sequence tends to is found within what is said of it, at any pace."""

from collections.abc import Callable
from typing import Any

import pytest

from core.numerical.extrapolation import Grid, carried_on, carried_on_roughly
from core.numerical.many_digits import context

m = context()
GRID = Grid(m.mpf(5), (m.mpf(38),), 200)
PACES: list[Callable[[int], Any]] = [
    lambda k: m.mpf(0),
    lambda k: m.exp(-5 * k),
    lambda k: m.exp(-k) + 3 * m.exp(-2 * k),
    lambda k: m.mpf(100) * m.exp(-k / m.mpf(20)),
    lambda k: 1 / m.mpf(38 + 5 * k),
    lambda k: 1 / m.mpf(41 + 5 * k) ** 2,
    lambda k: m.log(1 + 1 / m.mpf(38 + 5 * k)),
]


@pytest.mark.parametrize("rest", PACES)
def test_the_end_is_found(rest: Callable[[int], Any]):
    with m.workdps(200):
        values = [7 + rest(k) for k in range(12)]
        end, off = carried_on(values, GRID, m.mpf(0))
        assert abs(end - 7) <= off < 1e-6
    rough, rough_off = carried_on_roughly(values, GRID)
    assert abs(rough - 7) <= rough_off + 1e-12 < 1e-3


@pytest.mark.parametrize("growth", [lambda k: k, lambda k: m.log(38 + 5 * k)])
def test_what_has_no_end_is_far_off(growth: Callable[[int], Any]):
    _, off = carried_on([growth(m.mpf(k)) for k in range(12)], GRID, m.mpf(0))
    assert off > 0.01


def test_near_enough_is_not_gone_on_from():
    values = [m.mpf(1) + m.mpf(10) ** -k for k in range(20)]
    assert carried_on(values, GRID, m.mpf(1)) == (values[-1], 100 * (values[-2 - 1] - values[-2]))


def test_a_grid_may_begin_later():
    assert GRID.later(2).starts == (48,)
