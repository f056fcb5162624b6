import numpy as np

from core.sampling.error_estimate import geometry, judged
from core.sampling.refine import new_points
from core.sampling.samples import BESIDE
from tests.core.sampling.scenes import VIEW, sampled

X = np.linspace(-1.0, 1.0, 9)


def points(skip: np.ndarray | None = None, most: int = 1000, beside: int | None = None):
    samples = sampled("sin(20x)", X)
    if beside is not None:
        samples.role[beside] = BESIDE
    g = geometry(VIEW, samples, 0)
    nothing = np.zeros(X.size - 1, dtype=bool)
    return new_points(samples, g, judged(VIEW, g), nothing if skip is None else skip, most)


def test_what_fails_is_split_within_its_own_interval() -> None:
    x = points()
    assert x.size >= 8
    assert not np.isin(x, X).any()
    assert (np.diff(x) > 0).all()


def test_what_is_to_be_skipped_is_left_alone() -> None:
    skip = np.zeros(X.size - 1, dtype=bool)
    skip[0] = True
    assert points(skip).min() > X[1]


def test_no_more_points_are_given_than_there_may_be() -> None:
    assert points(most=5).size <= 5
    assert points(most=0).size == 0


def test_beside_a_root_points_stand_closer_to_it() -> None:
    x = points(beside=4)
    right = x[(x > X[4]) & (x < X[5])]
    assert (right - X[4])[0] < (X[5] - right)[-1] / 2
