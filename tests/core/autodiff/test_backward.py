from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import Block, Function, Variable, check_gradients, exp, square
from core.autodiff.derivatives import derivative
from core.functions.choice import Holds
from tests.sampled import examples


def scalar(value: float) -> Variable:
    return Variable(np.array(value))


def test_fan_out_adds() -> None:
    x = scalar(3.0)
    (x + x + x).backward()
    assert x.grad == 3.0


def test_a_diamond_waits_for_both_sides() -> None:
    x = scalar(2.0)
    a = square(x)
    y = square(a) + square(a)
    y.backward()
    assert (y.data, x.grad) == (32.0, 64.0)


def test_a_diamond_with_sides_of_different_length() -> None:
    x = scalar(0.3)
    a: Any = np.sin(x)
    y = a * np.exp(np.sin(np.cos(a))) + a
    y.backward()
    check_gradients(lambda v: np.sin(v) * np.exp(np.sin(np.cos(np.sin(v)))) + np.sin(v), 0.3)
    passed = [type(f).__name__ for f, _, _ in y.backward_steps()]
    assert passed[-1] == "Sin"
    assert len(passed) == 6


def test_unused_inputs_and_constants() -> None:
    x, unused = scalar(2.0), scalar(5.0)
    y = x * 3.0
    y.backward()
    assert unused.grad is None
    assert x.grad == 3.0


def test_a_leaf_passes_backward_to_itself() -> None:
    x = scalar(2.0)
    x.backward()
    assert x.grad == 1.0
    assert list(x.backward_steps()) == []


def test_a_function_of_no_input() -> None:
    class Five(Function):
        def forward(self) -> Any:
            return np.array(5.0)

        def rule(self, gy: Any, y: Any) -> Any:
            return ()

    y = Five()() + 1.0
    y.backward()
    assert y.data == 6.0


@pytest.mark.parametrize(
    ("left", "right"),
    [((3,), ()), ((), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((4, 1, 3), (2, 1)), ((0,), (1,))],
)
def test_broadcasting_is_summed_back(left: tuple[int, ...], right: tuple[int, ...]) -> None:
    rng = np.random.default_rng(1)
    a, b = (Variable(np.asarray(rng.random(shape) + 1)) for shape in (left, right))
    y = a * b / (a + b)
    y.backward()
    assert (a.grad.shape, b.grad.shape) == (left, right)
    check_gradients(lambda a, b: a * b / (a + b), a.data, b.data)


def test_each_pass_starts_fresh() -> None:
    x = scalar(2.0)
    y = square(x)
    for _ in range(3):
        y.backward()
        assert x.grad == 4.0


def test_a_gradient_of_another_pass_is_no_seed() -> None:
    x = scalar(2.0)
    y = square(x)
    (10 * y).backward()
    assert y.grad == 10.0
    y.backward()
    assert x.grad == 4.0


def test_accumulate_adds() -> None:
    x = scalar(2.0)
    for _ in range(3):
        square(x).backward(accumulate=True)
    assert x.grad == 12.0
    x.cleargrad()
    assert x.grad is None


def test_a_seed_set_by_hand() -> None:
    x = Variable(np.array([1.0, 2.0]))
    y = square(x)
    y.grad = np.array([1.0, 10.0])
    y.backward()
    assert x.grad.tolist() == [2.0, 40.0]
    y.backward()
    assert x.grad.tolist() == [2.0, 40.0]
    y.cleargrad()
    y.backward()
    assert x.grad.tolist() == [2.0, 4.0]


def test_a_seed_may_be_a_number_or_a_variable() -> None:
    x = scalar(3.0)
    y = square(x)
    y.grad = 2.0
    y.backward()
    assert x.grad == 12.0
    y.grad = scalar(2.0)
    y.backward(create_graph=True)
    assert x.grad.data == 12.0


def test_a_seed_of_another_shape_is_refused() -> None:
    y = square(Variable(np.array([1.0, 2.0])))
    y.grad = np.array([1.0, 1.0, 1.0])
    with pytest.raises(ValueError, match=r"\(3,\).*\(2,\)"):
        y.backward()


def test_retain_grad() -> None:
    x = scalar(0.5)
    a = square(x)
    y = exp(a)
    y.backward()
    assert a.grad == y.data
    y.backward(retain_grad=False)
    assert a.grad is None
    assert y.grad == 1.0
    assert x.grad == y.data


def test_accumulate_without_retaining() -> None:
    x = scalar(2.0)
    a = square(x)
    y = square(a)
    y.backward()
    assert a.grad == 8.0
    y.backward(accumulate=True, retain_grad=False)
    assert a.grad == 8.0
    assert x.grad == 64.0


def test_create_graph_gives_variables() -> None:
    x = scalar(2.0)
    y = x**3
    y.backward(create_graph=True)
    gx = x.grad
    assert isinstance(gx, Variable)
    gx.backward()
    assert x.grad == 12.0
    assert isinstance(x.grad, np.ndarray)


def test_a_second_derivative_through_a_diamond() -> None:
    # d²/dx² of x · exp(x) · sin(x)
    got = derivative(lambda x: x * np.exp(x) * np.sin(x), 0.7, 2).item()
    e, s, c = np.exp(0.7), np.sin(0.7), np.cos(0.7)
    assert got == pytest.approx(e * (2 * s + 2 * c + 2 * 0.7 * c), rel=1e-14)


def test_mixed_second_derivatives() -> None:
    x, y = scalar(1.2), scalar(0.7)
    z = x**2 * np.sin(y)
    z.backward(create_graph=True)
    by_x = x.grad
    y.cleargrad()
    by_x.backward()
    assert y.grad == pytest.approx(2 * 1.2 * np.cos(0.7), rel=1e-15)


def test_only_a_backward_is_refused_under_create_graph() -> None:
    class Plain(Function):
        def forward(self, x: Any) -> Any:
            return 2 * x

        def backward(self, gy: Any) -> Any:
            return 2 * gy

    with pytest.raises(TypeError, match="Plain has no rule"):
        Plain()(scalar(1.0)).backward(create_graph=True)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_wrong_number_of_gradients_names_the_function(count: int) -> None:
    class Miscounted(Function):
        def forward(self, a: Any, b: Any) -> Any:
            return a + b

        def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
            return (gy,) * count

    y = Miscounted()(scalar(1.0), scalar(2.0))
    for create_graph in (False, True):
        with pytest.raises(ValueError, match=f"Miscounted has 2 inputs, returned {count}"):
            y.backward(create_graph=create_graph)


def test_two_gradients_for_one_input_are_refused() -> None:
    class TooMany(Function):
        def forward(self, a: Any) -> Any:
            return a

        def backward(self, gy: Any) -> Any:
            return gy, gy

    with pytest.raises(ValueError, match="TooMany has 1 inputs, returned 2"):
        TooMany()(scalar(1.0)).backward()


def test_shapes_that_do_not_fit_are_both_named() -> None:
    a, b = Variable(np.ones(3)), Variable(np.ones(4))
    with pytest.raises(ValueError, match=r"\(3,\).*\(4,\)"):
        a + b


def test_steps_are_backward() -> None:
    x = scalar(0.5)
    y = square(exp(square(x)))
    steps = [(type(f).__name__, gy.item(), gxs[0].item()) for f, gy, gxs in y.backward_steps()]
    assert [name for name, _, _ in steps] == ["Square", "Exp", "Square"]
    assert steps[0][1] == 1.0
    assert [gx for _, _, gx in steps[:-1]] == [gy for _, gy, _ in steps[1:]]
    assert x.grad == steps[-1][2] == 3.297442541400256


def test_a_leafs_gradient_is_its_own() -> None:
    numpy: Any = np  # its types know no Variable
    a, b = Variable(np.ones(2)), Variable(np.ones(2))
    y = a + b
    y.backward()
    a.grad *= 5.0
    assert b.grad.tolist() == y.grad.tolist() == [1.0, 1.0]
    numpy.sum(a).backward()
    a.grad[0] = 7.0
    assert a.grad.tolist() == [7.0, 1.0]


def test_a_step_may_be_left_unfinished() -> None:
    x = scalar(0.5)
    y = exp(square(x))
    steps = y.backward_steps()
    next(steps)
    assert x.grad is None
    y.backward()
    assert x.grad == pytest.approx(np.exp(0.25))


def test_a_hundred_thousand_functions_in_a_row() -> None:
    x = y = scalar(0.5)
    for _ in range(100_000):
        y = -y
    y.backward()
    assert x.grad == 1.0
    assert y.generation == 100_000


def test_a_deep_graph_is_freed_without_recursion() -> None:
    x = y = scalar(1.0)
    for _ in range(100_000):
        y = y + x
    y.backward()
    assert x.grad == 100_001.0
    del y


def test_an_int_leaf_has_a_float_gradient() -> None:
    x = Variable(np.array([1, 2, 3]))
    square(x).backward()
    assert x.grad.tolist() == [2.0, 4.0, 6.0]
    assert x.grad.dtype == np.float64


@settings(max_examples=examples(60))
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_any_graph_agrees_with_forward_mode(plan: list[tuple[int, int, int]]) -> None:
    """Build a random graph and push a derivative forward through it beside."""
    x = scalar(0.7)
    made: list[tuple[Variable, float]] = [(x, 1.0)]
    for kind, i, j in plan:
        (a, da), (b, db) = made[i % len(made)], made[j % len(made)]
        va, vb = float(a.data), float(b.data)
        made.append(
            [
                (np.sin(a), np.cos(va) * da),
                (a + b, da + db),
                (a * b, da * vb + va * db),
                (np.tanh(a - b), (1 - np.tanh(va - vb) ** 2) * (da - db)),
            ][kind]
        )
    y, dy = made[-1]
    y.backward()
    got = 0.0 if x.grad is None else x.grad.item()
    assert got == pytest.approx(dy, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("name", "slope"), [("relu", 1.0), ("abs", 1.0), ("leaky_relu", 1.0)])
def test_a_slope_that_is_a_step_passes_zeros_back(name: str, slope: float) -> None:
    x = Variable(np.array([0.5, 2.0]))
    Block(name).function.on(x).backward(create_graph=True)
    first = x.grad
    np.testing.assert_array_equal(first.data, slope)
    first.backward(create_graph=True)
    second = x.grad
    np.testing.assert_array_equal(second.data, 0.0)
    second.backward()
    np.testing.assert_array_equal(x.grad, 0.0)


def test_zeros_of_a_step_do_not_take_the_place_of_what_is_accumulated() -> None:
    x = Variable(np.array(2.0))
    (x**2).backward()
    step = Holds(lambda a: a > 0)(x) * 1.0
    step.backward(accumulate=True)
    assert x.grad.item() == 4.0
    step.backward()
    assert x.grad.item() == 0.0
