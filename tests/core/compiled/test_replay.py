from typing import Any

import numpy as np

from core import Variable
from core.compiled.recording import Recording
from core.compiled.replay import CHUNK, Replay


def _replay(*functions: Any) -> Replay:
    x = Variable(np.array([0.25, 0.75]))
    recording = Recording(x)
    return Replay(recording, recording.add([f(x) for f in functions]))


def test_buffers_are_used_again() -> None:
    def long(x: Any) -> Any:
        for _ in range(50):
            x = np.sin(x)
        return x

    assert _replay(long)._buffers == 1


def test_a_value_needed_later_is_not_overwritten() -> None:
    def f(x: Any) -> Any:
        a = np.sin(x)
        b = np.cos(a)
        c = np.exp(b)
        return a * b * c + a

    x = np.linspace(-2, 2, 2 * CHUNK + 17)
    (got,) = _replay(f)(x)
    assert np.array_equal(got, f(x))


def test_pieces_of_any_length() -> None:
    replay = _replay(lambda x: x * x, lambda x: x, lambda x: x * x, lambda x: 0.0 * x + 3.0)
    for n in (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK + 5):
        x = np.linspace(-1, 1, n)
        square, same, again, three = replay(x)
        assert np.array_equal(square, x * x)
        assert np.array_equal(again, square)
        assert again is not square
        assert np.array_equal(same, x)
        assert np.array_equal(three, np.full(n, 3.0))


def test_the_input_stays_as_it_is() -> None:
    x = np.linspace(-1, 1, 100)
    before = x.copy()
    _replay(lambda v: np.exp(-v * v))(x)
    assert np.array_equal(x, before)
