from typing import Any

import numpy as np
import pytest

from core import Function, Variable
from core.autodiff.local_gradients import gradients_of


class Lost(Function):
    """One gradient for two inputs, which is one too few."""

    def forward(self, a, b):
        return a + b

    def rule(self, gy, y, a, b):
        return gy


class ByHand(Function):
    """As in the notes: a backward and no rule."""

    def forward(self, a):
        return a * a

    def backward(self, gy):
        return 2 * self.input.data * gy


def test_gradients_have_the_shape_of_their_inputs() -> None:
    a, b = Variable(np.array([[1.0], [2.0]])), Variable(np.array(3.0))
    y: Any = a * b
    by_a, by_b = gradients_of(y.creator, y, np.ones((2, 1)), create_graph=False)
    assert by_a.tolist() == [[3.0], [3.0]]
    assert by_b.tolist() == 3.0


def test_under_create_graph_they_are_variables() -> None:
    x = Variable(np.array(3.0))
    y: Any = x * x
    (first, second) = gradients_of(y.creator, y, Variable(np.array(1.0)), create_graph=True)
    assert all(isinstance(g, Variable) for g in (first, second))


def test_a_wrong_number_of_them_is_told() -> None:
    y: Any = Lost()(Variable(np.array(1.0)), Variable(np.array(2.0)))
    with pytest.raises(ValueError, match="Lost has 2 inputs, returned 1 gradients"):
        gradients_of(y.creator, y, np.array(1.0), create_graph=False)


def test_without_a_rule_there_is_no_graph() -> None:
    y: Any = ByHand()(Variable(np.array(3.0)))
    assert gradients_of(y.creator, y, np.array(1.0), create_graph=False)[0] == 6.0
    with pytest.raises(TypeError, match="ByHand has no rule"):
        gradients_of(y.creator, y, np.array(1.0), create_graph=True)
