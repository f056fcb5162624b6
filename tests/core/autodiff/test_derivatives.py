import math
from typing import Any

import numpy as np
import pytest

from core import Chain, Function, Variable, derivative
from core.chain import Block


def test_orders_of_a_polynomial() -> None:
    got = [derivative(lambda x: x**3 - 2 * x, 2.0, n).item() for n in range(6)]
    assert got == [4.0, 10.0, 12.0, 6.0, 0.0, 0.0]


def test_over_an_array() -> None:
    x = np.linspace(-1, 1, 7).reshape(7, 1)
    assert np.allclose(derivative(np.sin, x, 3), -np.cos(x), rtol=1e-15)


def test_a_chain() -> None:
    chain = Chain("x", (Block("square"), Block("exp"), Block("square")))
    assert derivative(chain, 0.5).item() == 3.297442541400256


def test_a_constant_has_derivative_zero() -> None:
    x = np.array([1.0, 2.0])
    assert derivative(Chain(3.0), x).tolist() == [0.0, 0.0]
    assert derivative(lambda x: Variable(np.array(3.0)), x).tolist() == [0.0, 0.0]
    assert derivative(lambda x: Variable(np.array(3.0)), x, 0).tolist() == [3.0, 3.0]


def test_what_is_undefined_stays_undefined() -> None:
    # f″ of x + log x at −1: the 1 of f′ does not depend on x, the rest is nan.
    for order in (0, 1, 2, 3):
        assert math.isnan(derivative(lambda x: x + np.log(x), -1.0, order).item())


def test_the_gradient_of_the_caller_is_left_alone() -> None:
    x = Variable(np.array(2.0))
    x.grad = np.array(7.0)
    assert derivative(np.square, x).item() == 4.0
    assert x.grad == 7.0


def test_ints_are_points_too() -> None:
    assert derivative(np.square, np.array([1, 2])).tolist() == [2.0, 4.0]


def test_a_negative_order_is_refused() -> None:
    with pytest.raises(ValueError, match="not -1"):
        derivative(np.sin, 0.0, -1)


def test_only_a_backward_reaches_the_first_order() -> None:
    class Plain(Function):
        def forward(self, x: Any) -> Any:
            return x**2

        def backward(self, gy: Any) -> Any:
            return 2 * self.input.data * gy

    assert derivative(Plain(), 3.0).item() == 6.0
    with pytest.raises(TypeError, match="Plain has no rule"):
        derivative(Plain(), 3.0, 2)
