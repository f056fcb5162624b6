import numpy as np
import pytest

from core.intervals import Known
from core.intervals.products import divide, multiply
from tests.core.intervals.boxes import box

GREATEST = float(np.finfo(float).max)


def test_the_same_box_twice_is_one_number_twice() -> None:
    x = box(-1.0, 2.0)
    assert (multiply(x, x).lo.item(), (x - x).hi.item()) == (0.0, 0.0)
    quotient = divide(x, x)
    assert (quotient.lo.item(), quotient.hi.item()) == (1.0, 1.0)
    assert quotient.known().tolist() == [Known.MAYBE]


@pytest.mark.parametrize(
    ("a", "b", "lo", "hi", "known"),
    [
        ((1, 1), (-1, 1), -np.inf, np.inf, Known.MAYBE),
        ((1, 1), (0, 2), 0.5, np.inf, Known.MAYBE),
        ((-1, 1), (0, 2), -np.inf, np.inf, Known.MAYBE),
        ((1, 2), (-2, 0), -np.inf, -0.5, Known.MAYBE),
        ((0, 0), (-1, 1), 0, 0, Known.MAYBE),
        ((1, 1), (0, 0), np.nan, np.nan, Known.UNDEFINED),
        ((1, 2), (4, np.inf), 0, 0.5, Known.CONTINUOUS),
        ((0, 0), (-np.inf, np.inf), 0, 0, Known.MAYBE),
        ((6, 6), (-2, -2), -3, -3, Known.CONTINUOUS),
    ],
)
def test_quotients(
    a: tuple[float, float], b: tuple[float, float], lo: float, hi: float, known: Known
) -> None:
    found = box(*a) / box(*b)
    wide = 2e-15 if np.isfinite(lo) and lo else 0.0
    assert found.lo[0] == pytest.approx(lo, abs=wide, nan_ok=True)
    assert found.hi[0] == pytest.approx(hi, abs=2e-15, nan_ok=True)
    assert found.known().tolist() == [known]


def test_nothing_times_everything_is_nothing() -> None:
    found = box(0.0) * box(-np.inf, np.inf)
    assert (found.lo.item(), found.hi.item()) == (0.0, 0.0)
    found = box([0.0, 0.0], [0.0, 1.0]) * box(-np.inf, np.inf)
    assert (found.lo.tolist(), found.hi.tolist()) == ([0.0, -np.inf], [0.0, np.inf])


def test_an_overflow_is_bounded_by_the_greatest_number() -> None:
    found = box(1e200, 1e300) * box(1e200)
    assert (found.lo.item(), found.hi.item()) == (GREATEST, np.inf)
    assert (box(-1e308) + box(-1e308)).hi.item() == -GREATEST


def test_moving_the_point_rounds_nothing() -> None:
    x = box([0.1, -3.0], [0.7, 0.1])
    assert (2.0 * x).lo.tolist() == [0.2, -6.0]
    assert (x * 0.5).hi.tolist() == [0.35, 0.05]
    assert (0.5 * box(5e-324)).lo.item() <= 0.0
    assert (0.5 * box(5e-324)).hi.item() > 0.0


def test_products_wait_with_their_rounding() -> None:
    a, b = box([0.1, 0.2], [0.2, 0.3]), box([-1.0, 3.0], [2.0, 4.0])
    product = multiply(multiply(a, b), divide(b, a))
    assert product.roundings == 3
    once, twice = product.bounds, product.bounds
    assert (once is twice, product.roundings) == (True, 0)
    by_steps = [multiply(a, b), divide(b, a)]
    assert all(len(part.lo) == 2 for part in by_steps)
    assert (product.lo <= multiply(*by_steps).lo + 1e-14).all()


def test_what_is_too_small_or_too_great_does_not_wait() -> None:
    small, great = box([1e-200, 0.0], [2e-200, 1.0]), box([1.0, 1.0], [1e200, 2.0])
    assert (small * small).roundings == 0
    assert (small * small).hi[0] > 0.0
    assert (great * great).roundings == 0
    assert (box([0.0, 0.0], [0.5, 0.0]) * great).lo.tolist() == [0.0, 0.0]


def test_squares() -> None:
    found = np.square(box([-3.0, 2.0, -1.0, -1e-200], [-2.0, 3.0, 2.0, 0.0]))
    assert found.lo == pytest.approx([4.0, 4.0, 0.0, 0.0])
    assert found.hi == pytest.approx([9.0, 9.0, 4.0, 0.0])
    assert found.hi[3] > 0.0
    assert np.square(box(-3.0, -2.0)).lo == pytest.approx(4.0)
