import numpy as np

from core.sampling.samples import BESIDE, END, INNER, TIP, computed
from tests.core.sampling.scenes import evaluator, sampled


def test_points_are_computed_once_and_in_order() -> None:
    compute = evaluator("x^2")
    samples = computed(compute, np.array([2.0, 1.0, 2.0]))
    assert samples.x.tolist() == [1.0, 2.0]
    assert samples.orders.tolist() == [[1.0, 4.0], [2.0, 4.0]]
    assert compute.count == 2


def test_of_equal_points_the_first_is_kept() -> None:
    merged = sampled("x^2", [1.0, 2.0], END).merged(sampled("x^2", [2.0, 3.0], INNER))
    assert merged.x.tolist() == [1.0, 2.0, 3.0]
    assert merged.role.tolist() == [END, END, INNER]


def test_only_orders_that_both_have_are_kept() -> None:
    merged = sampled("x^2", [1.0])._replace(orders=np.array([[1.0]])).merged(sampled("x^2", [2.0]))
    assert merged.orders.tolist() == [[1.0, 4.0]]


def test_a_landmark_that_changes_its_sign_is_crossed() -> None:
    assert sampled("abs(x)", [-2.0, -1.0, 1.0, 2.0]).crossed.tolist() == [False, True, False]


def test_what_stands_at_a_root_is_told_by_its_role() -> None:
    samples = sampled("x", [1.0, 2.0, 3.0])._replace(role=np.array([BESIDE, TIP, INNER], np.int8))
    assert samples.at_root.tolist() == [True, True, False]
    assert samples.where(samples.at_root).x.tolist() == [1.0, 2.0]
