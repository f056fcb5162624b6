import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from core.sampling.point_sets import among, distinct

points = arrays(np.float64, st.integers(0, 30), elements=st.integers(-5, 5).map(float))


@given(points)
def test_distinct_points_increase_and_are_all_there(x: np.ndarray) -> None:
    np.testing.assert_array_equal(distinct(x), np.unique(x))


@given(points, points)
def test_points_that_are_known_are_found(x: np.ndarray, known: np.ndarray) -> None:
    np.testing.assert_array_equal(among(x, distinct(known)), np.isin(x, known))


def test_indices_are_points_too() -> None:
    assert distinct(np.array([3, 1, 3])).tolist() == [1, 3]
