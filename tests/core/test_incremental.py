import numpy as np
import pytest

from core.incremental import Shared, Slices, advance, whole


def halves(told: list[float]) -> Slices[str]:
    told.append(np.log(np.array(0.0)).item())
    yield
    told.append(np.log(np.array(0.0)).item())
    return "done"


def test_work_done_at_once_gives_its_result_and_is_silent() -> None:
    told: list[float] = []
    assert whole(halves(told)) == "done"
    assert told == [-np.inf, -np.inf]


def test_work_goes_on_slice_by_slice_and_says_when_it_ends() -> None:
    told: list[float] = []
    work = halves(told)
    assert advance(work, 0.0)
    assert len(told) == 1
    assert not advance(work, 0.0)
    assert len(told) == 2


def test_work_left_off_is_gone_on_with_by_the_next_and_done_once() -> None:
    told: list[float] = []
    work = Shared(halves(told))
    first = work.slices()
    assert advance(first, 0.0)
    first.close()
    assert whole(work.slices()) == whole(work.slices()) == "done"
    assert len(told) == 2


def test_work_that_failed_fails_for_the_next_who_asks_too() -> None:
    def failing() -> Slices[str]:
        yield
        raise ValueError("no rule")

    work = Shared(failing())
    for _ in range(2):
        with pytest.raises(ValueError, match="no rule"):
            whole(work.slices())
