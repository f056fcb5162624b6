import numpy as np
import pytest

from core.numerical.straight_parts import best_of, rounding_until, straight_parts

H = 10.0 ** -(np.arange(65) / 4)


@pytest.mark.parametrize("power", [1, 2, 4])
def test_both_parts_are_told_by_their_slopes(power: int) -> None:
    errors = 3 * H**power + 1e-16 / H
    best = best_of(errors)
    large, small = straight_parts(errors, best)
    assert large.slope == pytest.approx(power, abs=0.02)
    assert small.slope == pytest.approx(-1, abs=0.02)
    assert large.last < best < small.first


def test_a_single_small_error_is_not_the_best() -> None:
    errors = H**2 + 1e-16 / H
    errors[3] = 1e-17
    assert abs(best_of(errors) - best_of(H**2 + 1e-16 / H)) <= 1


def test_where_nothing_grows_there_is_no_part() -> None:
    large, small = straight_parts(np.zeros(65), 0)
    assert np.isnan([large.slope, small.slope]).all()
    assert best_of(np.zeros(65)) == 0


def test_what_is_undefined_is_left_out() -> None:
    errors = np.where(H > 0.01, np.nan, H**2 + 1e-16 / H)
    large, _ = straight_parts(errors, best_of(errors))
    assert large.slope == pytest.approx(2, abs=0.02)
    assert large.first >= 8


@pytest.mark.parametrize("gone", [0.3, np.nan])
def test_rounding_reaches_as_far_as_no_break_does(gone: float) -> None:
    rounded = 1e-16 / H
    assert rounding_until(rounded, H, np.ones(65), best_of(rounded)) == 1
    for k in (0, 10, 40):
        broken = np.where(np.arange(65) <= k, gone, rounded)
        assert rounding_until(broken, H, np.ones(65), k + 3) == H[k + 1]


@pytest.mark.parametrize("power", [1, 2, 4])
def test_what_grows_with_h_soon_is_more_than_rounding(power: int) -> None:
    errors = H**power + 1e-16 / H
    best = best_of(errors)
    assert 1 <= rounding_until(errors, H, np.ones(65), best) / H[best] <= 16
