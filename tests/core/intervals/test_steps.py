import numpy as np
import pytest

from core.functions import CATALOGUE
from core.intervals import Known
from core.intervals.pieces import enclosing
from tests.core.intervals.boxes import box

X = box([0.2, 0.5, 1.0, -0.5, 0.0], [0.8, 1.0, 1.5, 0.5, 0.0])
D, C = Known.DEFINED, Known.CONTINUOUS


@pytest.mark.parametrize(
    ("ufunc", "lo", "hi", "known"),
    [
        (np.floor, [0, 0, 1, -1, 0], [0, 1, 1, 0, 0], [C, D, C, D, C]),
        (np.ceil, [1, 1, 1, 0, 0], [1, 1, 2, 1, 0], [C, C, D, D, C]),
        (np.rint, [0, 0, 1, 0, 0], [1, 1, 2, 0, 0], [D, D, D, C, C]),
        (np.trunc, [0, 0, 1, 0, 0], [0, 1, 1, 0, 0], [C, D, C, C, C]),
        (np.sign, [1, 1, 1, -1, 0], [1, 1, 1, 1, 0], [C, C, C, D, C]),
    ],
)
def test_stairs(ufunc: np.ufunc, lo: list[int], hi: list[int], known: list[Known]) -> None:
    found = ufunc(X)
    assert (found.lo.tolist(), found.hi.tolist()) == (lo, hi)
    assert found.known().tolist() == known


def test_a_step_counts_its_own_place_as_above() -> None:
    found = enclosing(CATALOGUE["step"]())(box([-1.0, 0.0, -2.0], [0.0, 1.0, -1.0]))
    assert (found.lo.tolist(), found.hi.tolist()) == ([0, 1, 0], [1, 1, 0])
    assert found.known().tolist() == [D, C, C]


def test_remainders() -> None:
    found = np.remainder(box([0.25, 0.9, -0.5, 0.0], [0.75, 1.1, -0.25, 7.0]), 1.0)
    assert found.lo == pytest.approx([0.25, 0.0, 0.5, 0.0], abs=1e-15)
    assert found.hi == pytest.approx([0.75, 1.0, 0.75, 1.0], abs=1e-15)
    assert found.known().tolist() == [C, D, C, D]
    assert np.remainder(box(0.5, 1.5), -2.0).known().tolist() == [C]
    assert np.remainder(box(0.5, 1.5), 0.0).known().tolist() == [Known.UNDEFINED]


def test_remainders_of_boxes() -> None:
    found = np.remainder(box([5.0, 5.0], [5.5, 5.5]), box([3.0, -1.0], [3.1, 1.0]))
    assert found.known().tolist() == [C, Known.MAYBE]
    assert (found.lo[0], found.hi[0]) == pytest.approx((1.9, 2.5))
    assert (found.lo[1], found.hi[1]) == (-1.0, 1.0)


def test_a_sign_is_copied() -> None:
    found = np.copysign(box(-3.0, -2.0), box([-1.0, -1.0, 0.0], [-0.5, 1.0, 1.0]))
    assert (found.lo.tolist(), found.hi.tolist()) == ([-3, -3, 2], [-2, 3, 3])
