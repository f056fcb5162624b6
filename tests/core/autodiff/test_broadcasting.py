from typing import Any

import numpy as np
import pytest

from core import Function, Variable
from core.autodiff.broadcasting import sum_to


@pytest.mark.parametrize(
    ("have", "want"),
    [((2, 3), (2, 3)), ((2, 3), (3,)), ((2, 3), (2, 1)), ((2, 3), ()), ((4, 2, 3), (2, 1))],
)
def test_what_was_repeated_is_summed(have: tuple[int, ...], want: tuple[int, ...]) -> None:
    x = np.arange(float(np.prod(have))).reshape(have)
    got = sum_to(x, want)
    assert got.shape == want
    assert np.sum(got) == np.sum(x)
    assert np.vdot(x, np.broadcast_to(np.ones(want), have)) == np.sum(got)


def test_variables_keep_their_graph() -> None:
    x = Variable(np.ones((2, 3)))
    y = sum_to(x, (3,))
    y.backward()
    assert x.grad.shape == (2, 3)


def test_shapes_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="broadcast"):
        sum_to(np.ones(3), (2,))


def test_a_rule_may_give_a_number_for_an_array() -> None:
    class Shift(Function):
        def forward(self, x: Any) -> Any:
            return x + 1

        def rule(self, gy: Any, y: Any, x: Any) -> Any:
            return 1.0

    x = Variable(np.zeros((2, 2)))
    Shift()(x).backward()
    assert x.grad.tolist() == [[1.0, 1.0], [1.0, 1.0]]
