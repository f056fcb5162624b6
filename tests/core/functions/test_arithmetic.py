import numpy as np
import pytest

from core import Variable, derivative
from core.autodiff.graph import Function
from core.functions.arithmetic import Add, Divide, Multiply, Negate, Reciprocal, Subtract


def at(function: Function, *values: float) -> tuple[float, tuple[float, ...]]:
    xs = [Variable(np.array(value)) for value in values]
    y = function(*xs)
    y.backward()
    return float(y.data), tuple(float(x.grad) for x in xs)


@pytest.mark.parametrize(
    ("function", "inputs", "value", "slopes"),
    [
        (Add(), (2.0, 3.0), 5.0, (1.0, 1.0)),
        (Subtract(), (2.0, 3.0), -1.0, (1.0, -1.0)),
        (Multiply(), (2.0, 3.0), 6.0, (3.0, 2.0)),
        (Divide(), (3.0, 2.0), 1.5, (0.5, -0.75)),
        (Negate(), (2.0,), -2.0, (-1.0,)),
        (Reciprocal(), (2.0,), 0.5, (-0.25,)),
    ],
)
def test_values_and_slopes(
    function: Function, inputs: tuple[float, ...], value: float, slopes: tuple[float, ...]
) -> None:
    assert at(function, *inputs) == (value, slopes)


def test_operators_are_the_same_functions() -> None:
    a, b = Variable(np.array(2.0)), Variable(np.array(3.0))
    kinds = [(a + b), (a - b), (a * b), (a / b), -a]
    assert [type(y.creator) for y in kinds] == [Add, Subtract, Multiply, Divide, Negate]


def test_a_number_on_either_side_is_taken() -> None:
    x = Variable(np.array(4.0))
    assert [float(y.data) for y in (1 + x, 1 - x, 2 * x, 2 / x, x / 2)] == [5, -3, 8, 0.5, 2]


def test_dividing_by_zero_is_infinite_and_no_warning() -> None:
    value, slopes = at(Reciprocal(), 0.0)
    assert value == np.inf
    assert slopes == (-np.inf,)


def test_a_product_with_itself_sums_both_slopes() -> None:
    assert derivative(lambda x: x * x, 3.0) == 6.0


def test_only_a_divisor_of_zero_lies_outside() -> None:
    assert Divide.inside(1.0, 2.0)
    assert not Divide.inside(1.0, 0.0)
    assert not Reciprocal.inside(0.0)
