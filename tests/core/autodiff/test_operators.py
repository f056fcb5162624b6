import operator
from typing import Any

import numpy as np
import pytest

from core import Variable, check_gradients, where
from core.autodiff.operators import function_of

A = np.array([0.3, 0.7])


def test_numpy_builds_the_graph() -> None:
    x = Variable(np.array(0.5))
    y = np.exp(np.sin(x) ** 2)
    assert isinstance(y, Variable)
    y.backward()
    assert x.grad == pytest.approx(np.exp(np.sin(0.5) ** 2) * np.sin(1.0), rel=1e-15)


@pytest.mark.parametrize("other", [2.0, 3, np.array([1.5, 2.5]), np.float64(2.5)])
@pytest.mark.parametrize(
    "apply", [operator.add, operator.sub, operator.mul, operator.truediv, operator.pow]
)
def test_operators_with_numbers_and_arrays_on_both_sides(apply: Any, other: Any) -> None:
    def right(x: Any) -> Any:
        return apply(x, other)

    def left(x: Any) -> Any:
        return apply(other, x)

    for f in (right, left):
        result = f(Variable(A))
        assert isinstance(result, Variable)
        assert np.allclose(result.data, f(A))
        check_gradients(f, A)


def test_unary_operators() -> None:
    x = Variable(np.array([-1.0, 2.0]))
    assert (-x).data.tolist() == [1.0, -2.0]
    assert abs(x).data.tolist() == [1.0, 2.0]
    assert +x is x


def test_orderings_give_arrays_of_bools() -> None:
    x = Variable(np.array([1.0, 2.0]))
    assert (x < 1.5).tolist() == [True, False]
    assert (x <= Variable(np.array(1.0))).tolist() == [True, False]
    assert (x > 1.5).tolist() == [False, True]
    assert (np.array([1.0, 3.0]) >= x).tolist() == [True, True]
    assert np.isfinite(x).tolist() == [True, True]
    assert np.equal(x, 1.0).tolist() == [True, False]


def test_where() -> None:
    x = Variable(np.array([-2.0, 3.0]))
    where(x > 0, x * x, -x).backward()
    assert x.grad.tolist() == [-1.0, 6.0]


def test_sum_reshape_and_broadcast() -> None:
    numpy: Any = np  # its types know no Variable
    check_gradients(lambda x: numpy.sum(x**3), A)
    check_gradients(lambda x: numpy.sum(x**3, axis=0, keepdims=True), np.ones((2, 3)))
    check_gradients(lambda x: numpy.reshape(x, (3, 2)) ** 3, np.arange(6.0).reshape(2, 3))
    check_gradients(lambda x: numpy.broadcast_to(x, (3, 2)) ** 3, A)


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda x: np.where(x > 0, x, 0.0), "np.where.*core.where"),
        (lambda x: np.fmod(x, 2.0), "np.fmod"),
        (lambda x: np.concatenate([x, x]), "np.concatenate"),
        (lambda x: np.mean(x), "np.mean"),
        (lambda x: np.add.reduce(x), "np.add.reduce"),
        (lambda x: np.exp(x, where=np.array(True)), "np.exp with where"),
        (lambda x: np.linalg.norm(x), "np.norm"),
        (lambda x: x @ x, "matmul|unsupported operand"),
        (lambda x: x // 2, "unsupported operand"),
    ],
)
def test_what_has_no_rule_is_named(call: Any, name: str) -> None:
    with pytest.raises(TypeError, match=name):
        call(Variable(np.array([1.0, 2.0])))


def test_asarray_does_not_hide_a_variable() -> None:
    with pytest.raises(TypeError, match=r"its array is in \.data"):
        np.asarray(Variable(A))


def test_in_place_arithmetic_on_an_array_is_refused() -> None:
    array = A.copy()
    with pytest.raises(TypeError, match=r"np\.add with out"):
        array += Variable(A)


def test_every_ufunc_in_the_table_builds_what_it_computes() -> None:
    for ufunc in function_of:
        if isinstance(ufunc, np.ufunc):
            xs = [A + 1.0 if ufunc is np.arccosh else A] * ufunc.nin
            result = ufunc(*map(Variable, xs))
            assert isinstance(result, Variable)
            assert np.allclose(result.data, ufunc(*xs), rtol=1e-15), ufunc
