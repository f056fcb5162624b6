"""Every cell of the course notes, run against the library as the notes write it."""

import unittest
from typing import Any

import numpy as np
import pytest

from core import Exp, Function, Square, Variable, as_array, exp, numerical_diff, square


class NotesSquare(Function):
    """As in cell 3: a forward and a backward that reads its own input."""

    def forward(self, x: Any) -> Any:
        return x**2

    def backward(self, gy: Any) -> Any:
        x = self.input.data
        return 2 * x * gy


class NotesExp(Function):
    def forward(self, x: Any) -> Any:
        return np.exp(x)

    def backward(self, gy: Any) -> Any:
        x = self.input.data
        return gy * np.exp(x)


CLASSES = [(Square, Exp), (NotesSquare, NotesExp)]
F_PRIME = 3.297442541400256


def test_variable_refuses_what_is_no_array() -> None:
    for data in (1.0, 3, [1.0], "x"):
        with pytest.raises(TypeError, match="is not supported"):
            Variable(data)  # type: ignore[arg-type]
    assert Variable(None).data is None


def test_numerical_diff_of_square() -> None:
    assert str(numerical_diff(Square(), Variable(np.array(2.0)))) == "4.000000000004"


@pytest.mark.parametrize(("square_class", "exp_class"), CLASSES)
def test_composition(square_class: Any, exp_class: Any) -> None:
    def f(x: Variable) -> Variable:
        return square_class()(exp_class()(square_class()(x)))  # type: ignore[no-any-return]

    assert str(numerical_diff(f, Variable(np.array(0.5)))) == "3.2974426293330694"


@pytest.mark.parametrize(("square_class", "exp_class"), CLASSES)
def test_backward_by_hand(square_class: Any, exp_class: Any) -> None:
    first, second, third = square_class(), exp_class(), square_class()
    x = Variable(np.array(0.5))
    a = first(x)
    b = second(a)
    y = third(b)
    y.grad = np.array(1.0)
    b.grad = third.backward(y.grad)
    a.grad = second.backward(b.grad)
    x.grad = first.backward(a.grad)
    assert x.grad == F_PRIME


@pytest.mark.parametrize(("square_class", "exp_class"), CLASSES)
def test_backward_with_a_seed(square_class: Any, exp_class: Any) -> None:
    x = Variable(np.array(0.5))
    y = square_class()(exp_class()(square_class()(x)))
    y.grad = np.array(1.0)
    y.backward()
    assert type(y) is Variable
    assert x.grad == F_PRIME


@pytest.mark.parametrize(("square_class", "exp_class"), CLASSES)
def test_the_graph_behind_a_result(square_class: Any, exp_class: Any) -> None:
    first, second, third = square_class(), exp_class(), square_class()
    x = Variable(np.array(0.5))
    a = first(x)
    b = second(a)
    y = third(b)
    assert y.creator is third
    assert third.input is b
    assert third.output is y
    assert b.creator is second
    assert second.input is a
    assert a.creator is first
    assert first.input is x
    assert x.creator is None


def test_the_loop_of_the_notes_by_hand() -> None:
    x = Variable(np.array(0.5))
    y = square(exp(square(x)))
    y.grad = np.ones_like(y.data)
    functions = [y.creator]
    while functions:
        f = functions.pop()
        assert f is not None
        f.input.grad = f.backward(f.output.grad)
        if f.input.creator is not None:
            functions.append(f.input.creator)
    assert x.grad == F_PRIME


def test_set_creator() -> None:
    f = Square()
    y = f(Variable(np.array(3.0)))
    other = Variable(np.array(9.0))
    other.set_creator(f)
    assert other.creator is f
    assert other.generation == y.generation == 1


def test_as_array() -> None:
    assert isinstance(as_array(np.float64(2.0)), np.ndarray)
    assert isinstance(as_array(2.0), np.ndarray)
    array = np.array([1.0])
    assert as_array(array) is array


class SquareTest(unittest.TestCase):
    def test_forward(self) -> None:
        x = Variable(np.array(2.0))
        y = square(x)
        self.assertEqual(y.data, np.array(4.0))  # noqa: PT009 - as the notes write it

    def test_backward(self) -> None:
        x = Variable(np.array(3.0))
        square(x).backward()
        self.assertEqual(x.grad, np.array(6.0))  # noqa: PT009 - as the notes write it

    def test_gradient_check(self) -> None:
        x = Variable(np.random.default_rng(0).random(1))
        y = square(x)
        y.backward()
        self.assertTrue(np.allclose(x.grad, numerical_diff(square, x)))  # noqa: PT009 - as the notes write it
