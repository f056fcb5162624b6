import numpy as np

from core import Square
from core.autodiff.forward import steps_to
from core.autodiff.graph import Variable


def test_a_function_comes_behind_all_that_it_takes() -> None:
    x = Variable(np.array(0.5))
    y = x**2 * np.sin(x)
    steps = list(steps_to(y))
    known = {0.5, 2.0}
    for _, inputs, value in steps:
        assert {float(one) for one in inputs} <= known
        known.add(float(value))
    assert steps[-1][2] is y.data


def test_what_is_used_twice_is_passed_once() -> None:
    square = Square()(Variable(np.array(3.0)))
    assert [type(step[0]).__name__ for step in steps_to(square + square)] == ["Square", "Add"]


def test_a_leaf_takes_no_step_and_a_deep_graph_no_recursion() -> None:
    x = Variable(np.array(1.0))
    assert list(steps_to(x)) == []
    for _ in range(5000):
        x = x * 1.0
    assert sum(1 for _ in steps_to(x)) == 5000
