"""What the sampler watches: every pole, jump, corner and edge has its landmark."""

import math
from typing import Any

import numpy as np
import pytest

from core import CATALOGUE, Block, Chain, compile

X = Chain("x")


def of(name: str, *operands: float) -> Chain:
    return Chain("x", (Block(name, tuple(map(Chain, operands))),))


def under(start: float, name: str) -> Chain:
    return Chain(start, (Block(name, (X,)),))


POLES_AND_JUMPS = [
    (of("reciprocal"), 0.0),
    (under(1.0, "divide"), 0.0),
    (of("power", -1.0), 0.0),
    (of("tan"), math.pi / 2),
    (of("tan"), -3 * math.pi / 2),
    (of("sec"), math.pi / 2),
    (of("csc"), 0.0),
    (of("csc"), math.pi),
    (of("cot"), -math.pi),
    (of("csch"), 0.0),
    (of("coth"), 0.0),
    (of("sign"), 0.0),
    (of("step"), 0.0),
    (of("floor"), 1.0),
    (of("floor"), 0.0),
    (of("ceil"), -2.0),
    *((of(name), -3.0) for name in ("gamma", "lgamma", "digamma", "factorial")),
    (of("gamma"), 0.0),
    (of("factorial"), -1.0),
    (of("round"), 0.5),
    (of("round"), -1.5),
    (of("trunc"), 1.0),
    (of("trunc"), -1.0),
    (of("frac"), 0.0),
    (of("mod", 2.0), 4.0),
    (of("mod", -2.0), 4.0),
    (under(2.0, "mod"), 1.0),
    (under(2.0, "root"), 0.0),
    (of("root", -3.0), 0.0),
    (of("atan2", -1.0), 0.0),
    (under(2.0, "log_base"), 1.0),
]
CORNERS_AND_EDGES = [
    *((of(name), 0.0) for name in ("abs", "relu", "leaky_relu", "elu", "sqrt", "cbrt")),
    *((of(name), 0.0) for name in ("log", "log2", "log10")),
    (of("log1p"), -1.0),
    *((of(name), edge) for name in ("asin", "acos", "atanh") for edge in (-1.0, 1.0)),
    (of("acosh"), 1.0),
    *((of(name), edge) for name in ("asec", "acsc") for edge in (-1.0, 1.0)),
    (of("min", 2.0), 2.0),
    (of("max", 2.0), 2.0),
    (of("power", 0.5), 0.0),
    (of("root", 3.0), 0.0),
]


@np.errstate(all="ignore")
def _watched(chain: Chain, x: Any) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    (inputs,) = compile(chain, (), nodes=[(0,)])(x)
    function = chain.block((0,)).function
    return function.landmarks(*inputs), function.branches(*inputs)


@pytest.mark.parametrize(("chain", "x"), [*POLES_AND_JUMPS, *CORNERS_AND_EDGES])
def test_a_landmark_changes_sign(chain: Chain, x: float) -> None:
    marks, _ = _watched(chain, np.array([x - 1e-3, x + 1e-3]))
    assert any(mark[0] * mark[1] < 0 for mark in marks)


@pytest.mark.parametrize(("chain", "x"), POLES_AND_JUMPS)
def test_the_branch_changes(chain: Chain, x: float) -> None:
    _, branches = _watched(chain, np.array([x - 1e-3, x + 1e-3]))
    assert any(branch[0] != branch[1] for branch in branches)


@pytest.mark.parametrize(("chain", "x"), CORNERS_AND_EDGES)
def test_a_corner_is_no_jump(chain: Chain, x: float) -> None:
    _, branches = _watched(chain, np.array([x - 1e-3, x + 1e-3]))
    assert all(branch[0] == branch[1] for branch in branches)


@pytest.mark.parametrize("name", CATALOGUE)
def test_marks_are_continuous_and_as_long_as_the_input(name: str) -> None:
    entry = CATALOGUE[name]
    x = np.linspace(-4, 4, 4001)
    operands = [np.full_like(x, 2.5) for _ in entry.defaults]
    for mark in entry.landmarks(x, *operands):
        assert mark.shape == x.shape
        assert np.max(np.abs(np.diff(mark))) < 0.02
    for branch in entry.branches(x, *operands):
        assert branch.shape == x.shape
        assert np.array_equal(branch, np.rint(branch))
