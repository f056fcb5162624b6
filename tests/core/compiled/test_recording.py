from typing import Any

import numpy as np
import pytest

from core import Block, Chain, Function, Variable, where
from core.compiled.recording import Recording, parameters
from core.compiled.replay import Replay
from core.functions import CATALOGUE
from core.functions.special import SincDerivative

X = np.array([0.4375, 0.5625])


def _count(f: Any) -> int:
    """Give how many calls a function takes."""
    x = Variable(X)
    recording = Recording(x)
    return len(Replay(recording, recording.add([f(x)]))._calls)


def test_equal_calls_are_made_once() -> None:
    assert _count(lambda x: np.sin(x) * np.sin(x) + np.sin(x)) == 3
    assert _count(lambda x: np.sin(x) * np.cos(x) - np.cos(x) * np.sin(x)) == 4


def test_what_is_made_of_others_is_looked_into() -> None:
    cube = CATALOGUE["cube"].on
    assert _count(lambda x: cube(x) + x * x) == 3
    silu, sigmoid = CATALOGUE["silu"].on, CATALOGUE["sigmoid"].on
    assert _count(lambda x: silu(x) - sigmoid(x)) == 3


def test_factors_of_one_vanish() -> None:
    assert _count(lambda x: 1.0 * (x * 1.0) / 1.0) == 0
    assert _count(lambda x: np.negative(np.negative(np.sin(x)))) == 1


def test_powers_of_two_meet() -> None:
    assert _count(lambda x: (2.0 * x) * (4.0 * np.sin(x)) / 8.0) == 2
    assert _count(lambda x: 0.3 * np.sin(x)) == 2


def test_constants_are_worked_out_at_once() -> None:
    assert _count(lambda x: x + np.exp(np.sin(as_leaf(2.0)))) == 1


def as_leaf(value: float) -> Any:
    return Variable(np.array(value))


def test_a_known_condition_chooses_at_once() -> None:
    def chosen(x: Any) -> Any:
        return where(as_leaf(True), np.sin(x), np.cos(x)) + where(as_leaf(False), np.sin(x), x)

    assert _count(chosen) == 2


def test_parameters_that_cannot_be_compared() -> None:
    class Listed(Function):
        def __init__(self) -> None:
            self.factors = [2.0]

        def forward(self, x: Any) -> Any:
            return self.factors[0] * x

    f = Listed()
    assert parameters(f) == id(f)
    assert _count(lambda x: f(x) + Listed()(x)) == 3


def test_a_moderate_factor_only() -> None:
    x = Variable(X)
    recording = Recording(x)
    (number,) = recording.add([(x * 2.0**600) * (x * 2.0**-600)])
    assert np.array_equal(Replay(recording, [number])(X)[0], X * X)
    tiny = np.array([1e-200])
    assert Replay(recording, [number])(tiny)[0] == (1e-200 * 2.0**600) * (1e-200 * 2.0**-600)


def test_parameters_tell_instances_apart() -> None:
    assert parameters(SincDerivative(1)) == parameters(SincDerivative(1))
    assert parameters(SincDerivative(1)) != parameters(SincDerivative(2))
    assert parameters(CATALOGUE["sin"]()) == ()


def test_nothing_else_is_kept() -> None:
    x = Variable(X)
    y: Any = np.exp(x) * np.sin(x)
    recording = Recording(x)
    recording.add([y])
    assert len(Replay(recording, [0])._calls) == 0


def test_a_long_graph_is_written_down_a_piece_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.compiled.recording.PIECE", 40)
    x = Variable(X)
    y: Any = Chain("x", (Block("sin"),) * 100)(x)
    recording = Recording(x)
    assert [len(recording.nodes) for _ in recording.add_in_slices([y])] == [41, 81]
    assert recording.add([y]) == [100]
