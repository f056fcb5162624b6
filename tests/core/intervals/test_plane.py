import numpy as np
import pytest

from core.functions.root import Root
from core.intervals import Known
from core.intervals.pieces import enclosing
from tests.core.intervals.boxes import box

M, D, C, U = Known.MAYBE, Known.DEFINED, Known.CONTINUOUS, Known.UNDEFINED
Box = tuple[float, float]


@pytest.mark.parametrize(
    ("a", "b", "lo", "hi", "known"),
    [
        ((-2, 3), (2, 2), 0, 9, C),
        ((-2, 3), (3, 3), -8, 27, C),
        ((-2, 3), (0.5, 0.5), 0, np.sqrt(3), M),
        ((-2, -1), (0.5, 0.5), np.nan, np.nan, U),
        ((-2, -1), (-3, -3), -1, -0.125, C),
        ((-2, 0), (-3, -3), -np.inf, -0.125, M),
        ((-1, 2), (-2, -2), 0.25, np.inf, M),
        ((0, 0), (-1, -1), np.nan, np.nan, U),
        ((0, 2), (0, 0), 1, 1, C),
        ((0, 2), (-1, 1), 0, np.inf, M),
        ((0, 2), (0, 1), 0, 2, D),
        ((2, 3), (-1, 2), 1 / 3, 9, C),
        ((-3, -2), (1, 2), -9, 9, M),
        ((-3, -2), (0.6, 0.7), np.nan, np.nan, U),
        ((-3, 2), (0.5, 0.75), 0, 2**0.75, M),
        ((2, 2), (0, np.inf), 1, np.inf, C),
    ],
)
def test_powers(a: Box, b: Box, lo: float, hi: float, known: Known) -> None:
    found = np.float_power(box(*a), box(*b))
    assert found.lo[0] == pytest.approx(lo, abs=1e-13, nan_ok=True)
    assert found.hi[0] == pytest.approx(hi, rel=1e-14, nan_ok=True)
    assert found.known().tolist() == [known]


@pytest.mark.parametrize(
    ("a", "b", "lo", "hi", "known"),
    [
        ((-8, 27), (3, 3), -2, 3, C),
        ((-8, 0), (-3, -3), -np.inf, -0.5, M),
        ((-8, 4), (2, 2), 0, 2, M),
        ((4, 9), (0, 0), np.nan, np.nan, U),
        ((4, 9), (-1, 1), 0, np.inf, M),
        ((4, 16), (2, 4), 4**0.25, 4, C),
    ],
)
def test_roots(a: Box, b: Box, lo: float, hi: float, known: Known) -> None:
    found = enclosing(Root())(box(*a), box(*b))
    assert found.lo[0] == pytest.approx(lo, abs=1e-13, nan_ok=True)
    assert found.hi[0] == pytest.approx(hi, rel=1e-14, nan_ok=True)
    assert found.known().tolist() == [known]


def test_bases_and_degrees_of_any_number_meet() -> None:
    x = box([1.0, 2.0, 3.0])
    assert np.float_power(box(2.0), x).hi == pytest.approx([2, 4, 8])
    assert enclosing(Root())(box(64.0), x).hi == pytest.approx([64, 8, 4])


@pytest.mark.parametrize(
    ("a", "b", "lo", "hi", "known"),
    [
        ((1, 2), (-1, 1), np.arctan2(1, 1), np.arctan2(1, -1), C),
        ((-1, 1), (1, 2), np.arctan2(-1, 1), np.arctan2(1, 1), C),
        ((-1, 1), (-2, -1), -np.pi, np.pi, D),
        ((0, 1), (-2, -1), np.arctan2(1, -1), np.pi, C),
        ((0, 1), (-1, 1), 0, np.pi, D),
        ((-1, 0), (-1, -1), -np.pi, np.pi, D),
        ((-2, -1), (-1, 1), np.arctan2(-1, -1), np.arctan2(-1, 1), C),
        ((-1, 1), (0, 1), -np.pi / 2, np.pi / 2, D),
    ],
)
def test_angles(a: Box, b: Box, lo: float, hi: float, known: Known) -> None:
    found = np.arctan2(box(*a), box(*b))
    assert (found.lo.item(), found.hi.item()) == pytest.approx((lo, hi), rel=1e-14, abs=1e-14)
    assert found.known().tolist() == [known]


def test_distances() -> None:
    found = np.hypot(box(-3.0, 1.0), box([0.0, -4.0], [0.0, 4.0]))
    assert (found.lo.tolist(), found.hi.tolist()) == ([0, 0], pytest.approx([3, 5]))
