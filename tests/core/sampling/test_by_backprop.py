import numpy as np
import pytest

from core.autodiff import passing
from core.autodiff.graph import Function, Variable, recording
from core.formula import parse
from core.sampling.by_backprop import by_backprop


class Halved(Function):
    def forward(self, x: np.ndarray) -> np.ndarray:
        return x / 2

    def backward(self, gy: np.ndarray) -> np.ndarray:
        return gy / 2


def test_there_is_a_row_for_each_order() -> None:
    leaf = Variable(np.array([-1.0, 2.0]))
    with recording():
        rows = by_backprop(leaf, parse("x^3")(leaf), 3)
    assert np.allclose(rows, [[-1, 8], [3, 12], [-6, 12], [6, 6]])


def test_a_function_without_a_rule_serves_the_first_only() -> None:
    leaf = Variable(np.array([-1.0, 2.0]))
    with recording():
        rows = by_backprop(leaf, Halved()(leaf), 3)
    assert rows == pytest.approx(np.array([[-0.5, 1.0], [0.5, 0.5]]))


def test_a_tie_whose_arms_agree_has_a_derivative() -> None:
    leaf = Variable(np.array([-1.0, 2.0]))
    with recording():
        rows = by_backprop(leaf, parse("max(x, x)")(leaf), 1)
    assert rows[1].tolist() == [1.0, 1.0]


def test_higher_orders_at_a_corner_are_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    bent: list[object] = []
    monkeypatch.setattr(passing, "_bending", lambda inputs, order: bent.append(inputs))
    leaf = Variable(np.array([-1.0, 0.0, 2.0]))
    with recording():
        rows = by_backprop(leaf, parse("exp(abs(sin(x)))")(leaf), 3)
    assert not bent
    assert [np.isnan(row).tolist() for row in rows[1:]] == [[False, True, False]] * 3


def test_where_slopes_agree_the_higher_orders_are_numbers_as_well() -> None:
    leaf = Variable(np.array([-1.0, 0.0]))
    with recording():
        rows = by_backprop(leaf, parse("exp(max(sin(x)^2, -sin(x)^2)) + abs(x + 1)")(leaf), 2)
    assert rows[1:, 1].tolist() == pytest.approx([1.0, 2.0])
    assert np.isnan(rows[1:, 0]).all()
