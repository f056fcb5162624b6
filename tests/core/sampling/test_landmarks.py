import math
from typing import Any

import numpy as np
import pytest

from core.sampling.landmarks import _between_crowded, closeness, with_roots
from core.sampling.samples import BESIDE, GRID
from tests.core.sampling.scenes import VIEW, evaluator, last, sampled

X = np.linspace(-1.0, 1.0, 40)


CLOSE = 4 * VIEW.px * 2.0**-20


def beside(text: str) -> Any:
    samples = sampled(text, X, GRID)
    found = last(with_roots(VIEW, evaluator(text), samples), samples)
    return found.x[found.role == BESIDE]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1/(x - 0.3)", [0.3]),
        ("abs(x^2 - 0.5)", [-math.sqrt(0.5), math.sqrt(0.5)]),
        ("sqrt(x - 0.1)", [0.1]),
        ("sin(x)", []),
    ],
)
def test_a_pair_of_points_stands_close_around_each_root(text: str, places: list[float]) -> None:
    x = beside(text)
    for place in places:
        assert ((x < place) & (x > place - CLOSE)).any()
        assert ((x > place) & (x < place + CLOSE)).any()
    assert places or not x.size


def test_points_never_stand_closer_than_doubles_allow() -> None:
    x = np.array([0.0, 1e6])
    assert (closeness(VIEW, x) >= 8 * np.spacing(x)).all()


def test_crowds_of_roots_are_left_to_aliasing() -> None:
    samples = sampled("tan(1000x)", X)
    passes = with_roots(VIEW, evaluator("tan(1000x)"), samples)
    assert last(passes, samples).x.size <= X.size + 8 * 64


def test_between_crowded_roots_others_are_found() -> None:
    found = beside("tan(10/x)")
    poles = 10 / (np.pi * (np.arange(3, 20) + 0.5))
    assert max(np.abs(found - pole).min() for pole in poles) <= CLOSE


def test_what_lies_between_crowded_roots_is_computed_once() -> None:
    compute = evaluator("tan(10/x)")
    samples = sampled("tan(10/x)", X, GRID)
    found = last(with_roots(VIEW, compute, samples), samples)
    assert not _between_crowded(found).size
