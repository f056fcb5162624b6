from typing import Any

import numpy as np
import pytest

from core.sampling.grid import first_round
from core.sampling.peaks import with_peaks
from core.sampling.samples import BESIDE, computed
from tests.core.sampling.scenes import VIEW, evaluator, last


def peaks(text: str) -> Any:
    compute, x = evaluator(text), first_round(VIEW)
    samples = computed(compute, x)
    found = last(with_peaks(VIEW, compute, samples, x, compute.nodes), samples)
    return found.x[found.role == BESIDE]


@pytest.mark.parametrize("centre", [0.123456, -0.7])
def test_a_spike_between_the_points_is_found(centre: float) -> None:
    beside = peaks(f"exp(-(4000(x - {centre}))^2)")
    assert np.abs(beside - centre).min() < 1e-5


def test_a_divisor_that_touches_zero_is_found() -> None:
    assert np.abs(peaks("1/(x - 0.123456)^2") - 0.123456).min() < 1e-5


def test_what_its_neighbours_announce_is_no_surprise() -> None:
    assert peaks("cos(x)").size == 0


def test_nothing_beyond_the_edges_is_looked_at() -> None:
    for text in ("exp(-(4000(x - 0.99999))^2)", "exp(-(50(x - 1.004))^2)"):
        beside = peaks(text)
        assert ((beside >= VIEW.lo) & (beside <= VIEW.hi)).all()
