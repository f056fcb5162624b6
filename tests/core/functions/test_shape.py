from typing import Any

import numpy as np
import pytest

from core import Variable, as_variable


def x() -> Variable:
    return Variable(np.arange(6.0).reshape(2, 3))


@pytest.mark.parametrize(("axis", "shape"), [(None, ()), (0, (3,)), (1, (2,)), ((0, 1), ())])
def test_every_summand_gets_the_gradient_of_the_sum(axis: Any, shape: tuple[int, ...]) -> None:
    leaf = x()
    y = as_variable(np.sum(leaf, axis=axis))
    assert y.shape == shape
    y.backward()
    assert (leaf.grad == 1.0).all()
    assert leaf.grad.shape == (2, 3)


def test_the_gradient_is_put_back_into_shape() -> None:
    leaf = x()
    y = as_variable(np.reshape(leaf, (3, 2)) * np.arange(6.0).reshape(3, 2))
    y.backward()
    assert leaf.grad.tolist() == [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]


def test_copies_add_their_gradients() -> None:
    leaf = Variable(np.array([1.0, 2.0]))
    y = as_variable(np.broadcast_to(leaf, (3, 2)))
    y.backward()
    assert leaf.grad.tolist() == [3.0, 3.0]
