import gc
import weakref
from contextlib import nullcontext
from typing import Any

import numpy as np
import pytest

from core import Function, Variable, as_variable, compile, derivative, exp, no_grad, square
from core.formula import parse
from core.numerical import check
from core.sampling import sample


class Halve(Function):
    """A class of its own slots, as a user may write it, with a rule."""

    def forward(self, x: Any) -> Any:
        return x / 2

    def rule(self, gy: Any, y: Any, x: Any) -> Any:
        return gy / 2


class OnlyBackward(Function):
    def forward(self, x: Any) -> Any:
        return x**2

    def backward(self, gy: Any) -> Any:
        return 2 * self.input.data * gy


def test_one_instance_applied_to_its_own_result() -> None:
    for f in (OnlyBackward(), Halve()):
        x = Variable(np.array(3.0))
        y = f(f(f(x)))
        y.backward()
        assert x.grad == {OnlyBackward: 8 * 3.0**7, Halve: 0.125}[type(f)]


def test_one_instance_for_two_inputs() -> None:
    f = OnlyBackward()
    a, b = Variable(np.array(2.0)), Variable(np.array(5.0))
    (f(a) + f(b)).backward()
    assert (a.grad, b.grad) == (4.0, 10.0)


def test_the_creator_of_an_operator_may_be_called_again() -> None:
    x = Variable(np.array(2.0))
    y = x * x
    assert y.creator is not None
    z = y.creator(y, x)
    z.backward()
    assert z.data == 8.0
    assert x.grad == 12.0


def test_output_is_computed_again_when_nothing_kept_it() -> None:
    f = OnlyBackward()
    f(Variable(np.array(3.0)))
    assert f.output.data == 9.0
    assert f.output.creator is f


def test_a_dead_graph_goes_without_the_garbage_collector() -> None:
    gc.disable()
    try:
        x = Variable(np.array(1.0))
        y = exp(square(x))
        dead = weakref.ref(y)
        del y
        assert dead() is None
    finally:
        gc.enable()


def test_numbers_and_arrays_become_leaves() -> None:
    y = Halve()(np.array([2.0, 4.0]))
    assert y.data.tolist() == [1.0, 2.0]
    assert Halve()(3).data == 1.5


@pytest.mark.parametrize("wrong", [[1.0], (1.0,), "1", None, 1j, {}])
def test_other_inputs_are_refused_by_name(wrong: Any) -> None:
    with pytest.raises(TypeError, match=type(wrong).__name__):
        Halve()(wrong)
    with pytest.raises(TypeError):
        as_variable(wrong)


def test_no_grad() -> None:
    x = Variable(np.array(1.0))
    with no_grad():
        y = exp(x) * 2
        with no_grad():
            pass
        assert (x + 1).creator is None
    assert y.creator is None
    assert (x + 1).creator is not None


def test_no_grad_reaches_into_a_rule() -> None:
    x = Variable(np.array(1.0))
    y = x * x
    with no_grad():
        y.backward(create_graph=True)
    assert isinstance(x.grad, Variable)
    assert x.grad.creator is None


def test_no_grad_ends_with_an_error() -> None:
    with pytest.raises(ZeroDivisionError), no_grad():
        raise ZeroDivisionError
    assert (Variable(np.array(1.0)) + 1).creator is not None


def test_a_function_without_forward_or_rule_says_so() -> None:
    class Empty(Function):
        pass

    class NoWayBack(Function):
        def forward(self, x: Any) -> Any:
            return x

    x = Variable(np.array(1.0))
    with pytest.raises(NotImplementedError, match="Empty"):
        Empty()(x)
    with pytest.raises(NotImplementedError, match="NoWayBack"):
        NoWayBack()(x).backward()


def test_a_backward_below_a_rule_overrides_it() -> None:
    class Doubled(Halve):
        def backward(self, gy: Any) -> Any:
            return 2 * gy

    x = Variable(np.array(1.0))
    y = Doubled()(x)
    y.backward()
    assert x.grad == 2.0
    with pytest.raises(TypeError, match="Doubled has no rule"):
        y.backward(create_graph=True)


def test_a_forward_that_gives_no_real_array_is_refused() -> None:
    class Complex(Function):
        def forward(self, x: Any) -> Any:
            return x + 1j

    class Listed(Function):
        def forward(self, x: Any) -> Any:
            return [x]

    with pytest.raises(TypeError, match="complex128"):
        Complex()(np.array([1.0]))
    with pytest.raises(TypeError, match="list"):
        Listed()(np.array([1.0]))


def test_a_function_with_parameters_of_its_own() -> None:
    class Scale(Function):
        def __init__(self, factor: float) -> None:
            self.factor = factor

        def forward(self, x: Any) -> Any:
            return self.factor * x

        def backward(self, gy: Any) -> Any:
            return self.factor * gy

    scale = Scale(3.0)
    x = Variable(np.array(2.0))
    y = scale(scale(x))
    y.backward()
    assert (y.data, x.grad) == (18.0, 9.0)


def test_what_needs_a_graph_works_inside_no_grad() -> None:
    chain = parse("x^2 sin(x)")
    inside: list[object] = []
    outside: list[object] = []
    for told in (outside, inside):
        with no_grad() if told is inside else nullcontext():
            told += [row.item() for row in compile(chain)(np.array(0.5))]
            told += [chain.trace(0.5).gradient, derivative(chain, 0.5, 2).item()]
            told.append(check(chain, 0.5))
            told += [curve.y.tolist() for curve in sample(chain, (1.0, 2.0))]
    assert inside == outside
