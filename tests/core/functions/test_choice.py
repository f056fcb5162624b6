from typing import Any

import numpy as np
import pytest

from core import Variable, check_gradients
from core.functions.choice import Holds, by_sign, holds, only_inside, where

X = np.array([-2.0, 0.0, 3.0, np.nan])


def test_where_takes_bools_arrays_and_variables() -> None:
    x = Variable(np.array([-2.0, 3.0]))
    for condition in (x > 0, Variable(x.data > 0), holds(np.greater, x, 0)):
        y = where(condition, x * 2, x * 3)
        y.backward()
        assert y.data.tolist() == [-6.0, 6.0]
        assert x.grad.tolist() == [3.0, 2.0]
    assert where(True, x, 0.0).data.tolist() == [-2.0, 3.0]
    assert isinstance(where(X > 0, X, 0.0), np.ndarray)


def test_where_broadcasts_its_gradients_back() -> None:
    condition = np.array([[True], [False]])
    check_gradients(lambda a, b: where(condition, a, b) ** 2, np.array([1.0, 2.0]), 3.0)


def test_where_refuses_shapes_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="broadcast"):
        where(np.array([True, False, True]), Variable(np.ones(2)), 0.0)


def test_no_gradient_passes_a_question() -> None:
    x = Variable(np.array([-2.0, 3.0]))
    answer = holds(np.greater, x, 0)
    assert isinstance(answer.creator, Holds)
    answer.backward()
    gradient: Any = x.grad
    assert gradient.tolist() == [0.0, 0.0]
    y: Any = answer * x
    y.backward()
    gradient = x.grad
    assert gradient.tolist() == [0.0, 1.0]


def test_by_sign() -> None:
    for x in (X, Variable(X)):
        got = by_sign(x, -1.0, 7.0, 1.0)
        data = got.data if isinstance(got, Variable) else got
        assert data.tolist() == [-1.0, 7.0, 1.0, 7.0]


def test_within() -> None:
    got = only_inside(lambda a: np.greater(a, 0), X * 10, X)
    assert np.array_equal(got, [np.nan, np.nan, 30.0, np.nan], equal_nan=True)
    x = Variable(X)
    only_inside(lambda a: np.greater(a, 0), x * 10, x).backward()
    assert np.array_equal(x.grad, [np.nan, np.nan, 10.0, np.nan], equal_nan=True)
