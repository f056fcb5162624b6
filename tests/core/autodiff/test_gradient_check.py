"""The check itself is checked: rules wrong on purpose must be found."""

from typing import Any

import numpy as np
import pytest

from core import CATALOGUE, Function, Variable, check_gradients, where
from core.autodiff.gradient_check import GradientError


class Product(Function):
    """a · b², right."""

    def forward(self, a: Any, b: Any) -> Any:
        return a * b**2

    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return gy * b**2, gy * (2 * a * b)


class WrongFactor(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return gy * b**2, gy * (a * b)


class WrongSign(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return gy * b**2, gy * (-2 * a * b)


class MissingTerm(Product):
    def forward(self, a: Any, b: Any) -> Any:
        return a * b**2 + np.sin(a)


class WrongAboveOne(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return gy * b**2, gy * where(np.greater(b, 1), 3 * a * b, 2 * a * b)


class ForgetsTheGradient(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return b**2, gy * (2 * a * b)


class RightOnlyOnce(Product):
    """Right on ndarrays, but the graph that it builds is cut."""

    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        b = b.data if isinstance(b, Variable) else b
        return gy * b**2, gy * (2 * a * b)


class SaysNoGradient(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return gy * b**2, None


class SaysNan(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return gy * b**2, gy * np.nan


A, B = np.array([0.3, -1.2, 2.0]), np.array([0.5, 0.8, 1.5])


def test_a_right_rule_passes() -> None:
    check_gradients(Product(), A, B)
    check_gradients(lambda a, b: np.sum(Product()(a, b) * a), A, B)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (WrongFactor, "input 1 at .*order 1"),
        (WrongSign, "input 1 at .*order 1"),
        (MissingTerm, "input 0 at .*order 1"),
        (WrongAboveOne, r"input 1 at \(2,\): order 1"),
        (RightOnlyOnce, "input [01] at .*order 2"),
        (SaysNoGradient, "input 1 at .*order 1"),
        (SaysNan, "input 1 at .*order 1 is nan"),
    ],
)
def test_a_wrong_rule_is_found(wrong: Any, message: str) -> None:
    with pytest.raises(GradientError, match=message):
        check_gradients(wrong(), A, B)


def test_a_rule_that_drops_what_comes_in_is_found() -> None:
    with pytest.raises(GradientError, match="input 0"):
        check_gradients(lambda a, b: 2 * ForgetsTheGradient()(a, b), A, B)


def test_a_rule_wrong_in_a_part_is_found_only_there() -> None:
    check_gradients(WrongAboveOne(), A[:2], B[:2])


def test_a_class_with_only_a_backward_is_checked_to_first_order() -> None:
    class Wrong(Function):
        def forward(self, x: Any) -> Any:
            return x**3

        def backward(self, gy: Any) -> Any:
            return 3 * self.input.data * gy

    with pytest.raises(GradientError):
        check_gradients(Wrong(), 2.0, order=1)
    with pytest.raises(TypeError, match="no rule"):
        check_gradients(lambda x: Wrong()(x) - Wrong()(x), 2.0, order=2)


def test_an_input_without_influence() -> None:
    check_gradients(lambda a, b: a * 2.0, 1.0, 2.0)


def test_close_to_the_edge_of_the_domain() -> None:
    check_gradients(lambda x: np.log(x), 1e-3, order=1, tolerance=1e-3)


@pytest.mark.parametrize("name", CATALOGUE)
def test_the_catalogue(name: str) -> None:
    x = np.array([0.3, 0.6, 0.85]) + (name in {"acosh", "asec", "acsc"})
    operands = np.array([[1.4, 2.3, 0.4], [1.6, 2.9, 0.5], [3.0, 4.0, 5.0]])
    check_gradients(CATALOGUE[name].on, x, *operands[: len(CATALOGUE[name].defaults)])


def test_outside_the_domain_there_is_nothing_to_compare() -> None:
    check_gradients(CATALOGUE["log"].on, -1.0)


def test_it_leaves_its_inputs_alone() -> None:
    x = Variable(np.array(2.0))
    check_gradients(lambda v: v**2, x)
    assert x.data == 2.0
    assert x.grad is None
