"""What is known of a course; how Functions pass one on is in test_passing."""

from typing import Any

import numpy as np

from core import CATALOGUE, Variable
from core.autodiff.courses import Course, Inputs, of_leaf


def course(steps: tuple[float, ...], gap: float = 0.0, still: bool = False) -> Course:
    return Course(tuple(np.array([step]) for step in steps), np.array([gap]), np.array([still]))


def test_a_leaf_runs_along_itself_only() -> None:
    found = of_leaf(1, 3, (2,), 2)
    assert found.steps[0].tolist() == [[0, 0], [1, 1], [0, 0]]
    assert found.steps[1].tolist() == found.gap.tolist() == [[0, 0]] * 3
    assert found.still.tolist() == [[True, True], [False, False], [True, True]]


def test_a_derivative_needs_both_sides() -> None:
    assert course((3.0, 2.0)).derivative(2) == [4.0]
    assert np.isnan(course((3.0,), 1e-300).derivative(1))
    assert np.isnan(course((3.0,), np.nan).derivative(1))


def test_limits_are_values_unless_something_jumps() -> None:
    y: Any = np.add(np.add(Variable(np.array(2.0)), 0.0), Variable(np.array(5.0)))
    inputs = Inputs(y.creator, y, [course((1.0,)), None])
    assert [limit.tolist() for limit in inputs.limits(0)] == [[2.0]] * 2
    assert [float(limit) for limit in inputs.limits(1)] == [5.0, 5.0]
    jumping = course((1.0,), np.nan)
    assert np.isnan(Inputs(y.creator, y, [jumping, None]).limits(0)).all()
    known = jumping._replace(limits=(np.array([3.0]), np.array([2.0])))
    assert Inputs(y.creator, y, [known, None]).limits(0) == ([3.0], [2.0])


def test_the_way_a_side_goes() -> None:
    y: Any = CATALOGUE["abs"].on(Variable(np.array(0.0)))
    for steps, gap, ways in [
        ((2.0, 0.0), 0.0, (1.0, -1.0)),
        ((2.0, 0.0), 4.0, (1.0, 1.0)),
        ((0.0, -1.0), 0.0, (-1.0, -1.0)),
        ((0.0, 0.0), 0.0, (0.0, 0.0)),
    ]:
        assert Inputs(y.creator, y, [course(steps, gap)]).ways(2) == ways
