import threading
from typing import Any

import numpy as np
import pytest

from core import Function, Variable
from core.autodiff.float_warnings import is_silent, no_float_warnings, this_thread


def test_no_warning_reaches_the_user() -> None:
    x = Variable(np.array([0.0, -1.0, 1e300]))
    y: Any = np.log(x) * np.exp(x) / x
    y.backward()
    assert np.isnan(y.data[1])
    for _ in y.backward_steps():
        pass


def test_the_users_own_settings_stay() -> None:
    before = np.geterr()
    this_thread.run(np.log, np.array(0.0))
    assert np.geterr() == before
    with np.errstate(all="raise"), pytest.raises(FloatingPointError):
        np.log(np.array(0.0))


def test_settings_of_the_user_between_steps() -> None:
    x = Variable(np.array(0.0))
    y: Any = np.sqrt(np.sqrt(x))
    steps = y.backward_steps()
    with np.errstate(all="raise"):
        assert next(steps)
        with pytest.raises(FloatingPointError):
            np.array(1.0) / np.array(0.0)
        assert len(list(steps)) == 1


class Nested(Function):
    """A function whose forward applies another, as a user may write it."""

    def forward(self, x: Any, *others: Any) -> Any:
        if x > 1:
            raise KeyError
        return np.log(Variable(x)).data


@pytest.mark.parametrize("others", [(), (1.0,)], ids=["one input", "two inputs"])
def test_nesting_and_errors(others: tuple[float, ...]) -> None:
    assert Nested()(0.0, *others).data == -np.inf
    with pytest.raises(KeyError):
        Nested()(2.0, *others)
    assert not is_silent()
    assert Nested()(0.0, *others).data == -np.inf


@no_float_warnings
def _logarithm(x: float) -> float:
    if x > 1:
        raise KeyError
    return float(np.log(x)) if x < 0 else _logarithm(x - 1)


def test_a_door_may_lead_to_another_and_fail() -> None:
    assert np.isnan(_logarithm(0.5))
    with pytest.raises(KeyError):
        _logarithm(2.0)
    assert not is_silent()


def test_threads_do_not_share_a_context() -> None:
    results: list[Any] = []
    barrier = threading.Barrier(2)

    def meet() -> None:
        barrier.wait()
        results.append(np.log(np.array(0.0)))

    def work() -> None:
        this_thread.run(meet)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [-np.inf, -np.inf]
