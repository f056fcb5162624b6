from typing import Any

import numpy as np
import pytest

from core import CATALOGUE, Variable
from core.autodiff.corners import past_the_corner
from core.autodiff.courses import Course, Inputs


def through(name: str, x: list[float], step: float, gap: float) -> tuple[Any, Any, Any]:
    y: Any = CATALOGUE[name].on(Variable(np.array(x)))
    of_all = np.full((1, len(x)), 1.0)
    course = Course((step * of_all,), gap * of_all, of_all == 0)
    inputs = Inputs(y.creator, y, [course])
    slopes, steps, found = past_the_corner(inputs, inputs.slopes(), 1)
    return slopes[0], steps[0], found


def test_only_at_the_corner_an_arm_is_chosen() -> None:
    slope, step, gap = through("abs", [-1.0, 0.0, 2.0], 3.0, 0.0)
    assert slope.tolist() == [[-1.0, 1.0, 1.0]]
    assert step.tolist() == [[-3.0, 3.0, 3.0]]
    assert gap.tolist() == [[0.0, 6.0, 0.0]]
    assert through("abs", [-1.0, 2.0], 3.0, 0.5)[2].tolist() == [[-0.5, 0.5]]


def test_of_a_side_that_is_not_known_nothing_is() -> None:
    _, step, gap = through("relu", [0.0], 1.0, np.nan)
    assert [step.item(), gap.item()] == pytest.approx([np.nan, np.nan], nan_ok=True)
