import numpy as np
import pytest

from core import Variable, as_variable, no_grad
from core.autodiff import ties
from core.formula import parse
from core.functions.at_ties import AtTies

NAN = np.nan


@pytest.mark.parametrize(
    ("text", "orders"),
    [
        ("relu(relu(x))", [[0, NAN, 3], [0, NAN, 0], [0, NAN, 0]]),
        ("max(x, x)", [[1, 2, 3], [0, 0, 0], [0, 0, 0]]),
        ("abs(x^3)", [[-3, 0, 36], [6, 0, 36], [-6, NAN, 18]]),
        ("max(x^2, -x^2)", [[-2, 0, 12], [2, 4, 6], [0, 0, 0]]),
        ("x*abs(x)", [[2, 0, 12], [-2, NAN, 6], [0, NAN, 0]]),
    ],
)
def test_a_gradient_at_ties_is_differentiated_again(text: str, orders: list[list[float]]) -> None:
    x = Variable(np.array([-1.0, 0.0, 2.0]))
    y = parse(text)(x)
    y.grad = np.array([1.0, 2.0, 3.0])
    for exact in orders:
        x.cleargrad()
        y.backward(create_graph=True)
        y = x.grad
        np.testing.assert_array_equal(y.data, exact)


def test_it_follows_what_arrived() -> None:
    x, seed = Variable(np.array(-1.0)), Variable(np.array(5.0))
    y = parse("max(x^2, -x*(0-x))")(x)
    y.grad = seed
    y.backward(create_graph=True)
    gradient = x.grad
    gradient.backward()
    assert (gradient.data, seed.grad) == (-10.0, -2.0)


def test_by_other_leaves_nothing_is_said() -> None:
    x, a = Variable(np.array(2.0)), Variable(np.array(3.0))
    parse("max(a*x, x*a)").with_values(a=a)(x).backward(create_graph=True)
    gradient = x.grad
    assert (gradient.data, a.grad.data) == (3.0, 2.0)
    for leaf in (x, a):
        leaf.cleargrad()
    gradient.backward()
    assert x.grad == 0.0
    assert np.isnan(a.grad)


def test_a_graph_that_is_built_by_steps_is_left_as_it_is() -> None:
    x = Variable(np.array(1.0))
    y = parse("max(x, x)")(x)
    list(y.backward_steps(create_graph=True))
    assert np.isnan(x.grad.data)
    list(y.backward_steps())
    assert x.grad == 1.0


def test_gradients_by_too_many_leaves_are_left_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for most, is_nan in ((10, False), (9, True)):
        monkeypatch.setattr(ties, "MOST_PASSED", most)
        x, a = Variable(np.array(2.0)), Variable(np.array(3.0))
        y = np.maximum(x * a, a * x)
        as_variable(y).backward(create_graph=True)
        assert np.isnan(x.grad.data) == np.isnan(a.grad.data) == is_nan


def test_at_other_places_nothing_is_known() -> None:
    x = Variable(np.array(1.0))
    y = parse("max(x^2, x*x)")(x)
    first = AtTies(y, x, 1)
    assert first.forward(x.data) == 2.0
    assert np.isnan(first.forward(np.array(1.0)))
    with no_grad():
        assert AtTies(y, x, 2).forward(x.data) == 2.0
