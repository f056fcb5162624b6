import numpy as np

from core.incremental import Slices, advance, whole


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
