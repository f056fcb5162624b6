"""How one Function passes a course on; whole graphs are in test_ties."""

from typing import Any

import numpy as np
import pytest

from core import CATALOGUE, Variable
from core.autodiff.courses import Course, Inputs
from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.passing import passed


def course(steps: tuple[float, ...], gap: float = 0.0, still: bool = False) -> Course:
    return Course(tuple(np.array([step]) for step in steps), np.array([gap]), np.array([still]))


@no_float_warnings
def through(name: str, x: float, given: Course) -> tuple[list[float], float, bool]:
    y: Any = CATALOGUE[name].on(Variable(np.array(x)))
    found, _ = passed(Inputs(y.creator, y, [given]), len(given.steps))
    return [step.item() for step in found.steps], found.gap.item(), found.still.item()


@pytest.mark.parametrize(
    ("name", "x", "given", "steps", "gap"),
    [
        ("square", 3.0, course((1.0, 0.0)), [6.0, 1.0], 0.0),
        ("square", 3.0, course((1.0, 2.0)), [6.0, 13.0], 0.0),
        ("exp", 0.0, course((1.0, 0.0, 0.0)), [1.0, 0.5, 1 / 6], 0.0),
        ("square", 3.0, course((1.0,), 2.0), [6.0], 12.0),
        ("abs", 0.0, course((-2.0,)), [2.0], 4.0),
        ("abs", 0.0, course((0.0, -3.0)), [0.0, 3.0], 0.0),
        ("abs", 0.0, course((0.0, 0.0, -3.0)), [0.0, 0.0, np.nan], 0.0),
        ("abs", 0.0, course((1.0, 0.0)), [1.0, np.nan], 2.0),
        ("abs", 0.0, course((1.0,), 2.0), [1.0], 2.0),
        ("abs", 0.0, course((2.0,), 4.0), [2.0], 4.0),
        ("abs", 0.0, course((0.0,), 2.0), [0.0], 2.0),
        ("relu", 0.0, course((-1.0,), -3.0), [0.0], 0.0),
        ("relu", 0.0, course((1.0,), -1.0), [1.0], 1.0),
        ("relu", 0.0, course((1.0,), 3.0), [1.0], 3.0),
        ("relu", -1.0, course((1.0, np.nan), 2.0), [0.0, 0.0], 0.0),
        ("relu", -1.0, course((np.nan, np.nan), np.nan), [np.nan, np.nan], np.nan),
        ("floor", 1.0, course((1.0,)), [np.nan], np.nan),
    ],
)
def test_steps_and_gap(name: str, x: float, given: Course, steps: list[float], gap: float) -> None:
    found = through(name, x, given)
    assert found[0] == pytest.approx(steps, nan_ok=True)
    assert found[1] == pytest.approx(gap, nan_ok=True)


@pytest.mark.parametrize(
    ("name", "x", "still"),
    [("floor", 1.0, True), ("sign", 0.0, True), ("sqrt", 0.0, True), ("sqrt", -1.0, False),
     ("reciprocal", 0.0, False), ("exp", 1.0, True)],
)  # fmt: skip
def test_what_does_not_move_stays_so_where_it_is_defined(name: str, x: float, still: bool) -> None:
    steps, _, found = through(name, x, course((0.0,), still=True))
    assert found == still
    assert (steps == [0.0]) == still
