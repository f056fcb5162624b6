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


def array(x: Any) -> Any:
    """Give what a Variable holds: a rule that computes with it cuts the graph."""
    return x.data if isinstance(x, Variable) else x


class CutsWhatArrives(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return array(gy) * b**2, gy * (2 * a * b)


class CutsOneOfTwoTerms(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return gy * b**2, gy * (a * b) + array(gy) * (a * b)


class CutsAnInput(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        return gy * b**2, gy * (2 * array(a) * b)


class LeavesNoGraph(Product):
    def rule(self, gy: Any, y: Any, a: Any, b: Any) -> Any:
        gxs = array(gy) * array(b) ** 2, array(gy) * (2 * array(a) * array(b))
        return tuple(Variable(gx) for gx in gxs) if isinstance(gy, Variable) else gxs


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
        (CutsWhatArrives, "input 0: .* what arrives at .*, and 0 times in the graph"),
        (CutsOneOfTwoTerms, "input 1: .* what arrives at"),
        (CutsAnInput, "input [01] at .*order 2"),
        (LeavesNoGraph, "input [01] at .*order 2"),
        (SaysNoGradient, "input 1 at .*order 1"),
        (SaysNan, "input 1 at .*order 1 is nan"),
    ],
)
def test_a_wrong_rule_is_found(wrong: Any, message: str) -> None:
    with pytest.raises(GradientError, match=message):
        check_gradients(wrong(), A, B)


CUT: dict[str, tuple[Any, Any]] = {
    # Linear: the second derivative is 0, cut or not.
    "3a": (lambda a: 3.0 * a, lambda gy, y, a: array(gy) * 3.0),
    "a/2, a leaf": (
        lambda a: a / 2,
        lambda gy, y, a: Variable(np.asarray(gy.data / 2)) if isinstance(gy, Variable) else gy / 2,
    ),
    "a^2": (np.square, lambda gy, y, a: array(gy) * 2 * a),
    "a^2 by a": (np.square, lambda gy, y, a: gy * 2 * array(a)),
    "a^2 by half": (np.square, lambda gy, y, a: gy * a + array(gy) * a),
    # At 0 nothing is lost, just beside it something is.
    "a^3": (lambda a: a**3, lambda gy, y, a: gy * (3 * array(a) ** 2)),
    "a^3 by half": (lambda a: a**3, lambda gy, y, a: gy * (3 * a * array(a))),
    "a^5": (lambda a: a**5, lambda gy, y, a: gy * (5 * array(a) ** 4)),
    "tanh": (np.tanh, lambda gy, y, a: gy * (1 - array(y) * array(y))),
    # Not cut, but not what arrives times anything.
    "without what arrives": (np.square, lambda gy, y, a: 2 * a),
    "its square": (np.square, lambda gy, y, a: gy * gy * 2 * a),
}


@pytest.mark.parametrize("name", CUT)
@pytest.mark.parametrize("at", [0.0, 0.7, np.array([[0.0, 0.0], [-1.0, 0.0]])])
def test_a_cut_graph_is_found_wherever_it_is_tried(name: str, at: Any) -> None:
    forward, rule = CUT[name]

    class Cut(Function):
        def forward(self, a: Any) -> Any:
            return forward(a)

        def rule(self, gy: Any, y: Any, a: Any) -> Any:
            return rule(gy, y, a)

    with pytest.raises(GradientError):
        check_gradients(Cut(), at)


def test_it_is_told_that_it_was_found_beside_the_points() -> None:
    class Cut(Function):
        def forward(self, a: Any) -> Any:
            return a**3

        def rule(self, gy: Any, y: Any, a: Any) -> Any:
            return gy * (3 * array(a) ** 2)

    with pytest.raises(GradientError, match=r"order 2 is 0, .* with points moved by 0\.0137"):
        check_gradients(Cut(), 0.0)


@pytest.mark.parametrize(
    ("f", "at"),
    [
        (lambda a: np.maximum(np.maximum(a, 0.0), 0.0), np.array([-1.0, 2.0])),
        (lambda a: np.maximum(a, a), np.array([1.0, 2.0])),
        # A corner and a jump, an edge and a pole lie a little beside.
        (np.absolute, np.array([0.0137, -0.0137, 0.0091])),
        (np.absolute, -0.0132),
        (lambda a: np.maximum(a, 0.0), 0.0094),
        (lambda a: np.absolute(a) ** 3, np.array([-0.0137, 0.0091, 0.5])),
        (lambda a: np.sqrt(a), np.array([0.05, 1.0])),
        (np.floor, np.array([0.99, 0.98, 2.0095])),
        (lambda a: np.log(a) * 1e-3, np.array([0.05, 1.0])),
    ],
)
def test_no_right_rule_is_accused_for_what_lies_near(f: Any, at: Any) -> None:
    check_gradients(f, at, tolerance=1e-4)


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
