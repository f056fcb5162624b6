from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.intervals.rounding import ULPS, filled, outward, scaled, widened, within
from tests.core.intervals.ulps import HAS_MORE_BITS, worst

finite = st.floats(-1e308, 1e308)


@given(finite)
def test_a_bound_is_pushed_beyond_its_neighbour(value: float) -> None:
    found = outward(np.array([value]))[0]
    if value == 0:
        assert found == 0
    else:
        assert np.nextafter(value, np.inf) <= found
        assert found <= value + 4 * np.spacing(abs(value))


@given(st.floats(1e-290, 1e290), st.integers(1, 40), st.sampled_from([1, -1]))
def test_what_has_a_sign_is_pushed_as_far(value: float, roundings: int, sign: int) -> None:
    bounds = np.array([[-sign * value], [sign * value]])
    found = scaled(bounds, roundings, sign)
    off = roundings * Fraction(value) / 2**53
    for was, bound in zip(bounds.ravel(), found.ravel(), strict=True):
        assert Fraction(float(bound)) >= Fraction(float(was)) + off
    assert (found <= widened(bounds, roundings + 4)).all()


def test_what_underflowed_is_no_exact_zero() -> None:
    found = outward(np.zeros(2), lost=lambda: np.array([True, False]))
    assert found.tolist() == [5e-324, 0.0]


def test_an_overflow_is_no_bound_and_what_is_no_number_bounds_nothing() -> None:
    with np.errstate(all="ignore"):
        found = outward(np.array([-np.inf, np.inf, np.nan]))
    assert found.tolist() == [-np.finfo(float).max, np.inf, np.inf]
    with np.errstate(all="ignore"):
        assert outward(np.array([np.nan]), nan=0.0).tolist() == [0.0]


def test_bounds_stay_within_what_values_never_leave() -> None:
    bounds = np.array([[0.1, 1.2], [1.1, 0.5]])
    assert within(bounds, 0.0, 1.0).tolist() == [[0.0, 0.0], [1.0, 0.5]]
    assert not filled((0.0, 1.0), 2).flags.writeable


@pytest.mark.skipif(not HAS_MORE_BITS, reason="a long double is a double here")
@pytest.mark.parametrize("ufunc", ULPS, ids=lambda ufunc: ufunc.__name__)
def test_numpy_is_as_good_as_is_assumed(ufunc: np.ufunc) -> None:
    assert worst(ufunc, 8000) < ULPS[ufunc]


@pytest.mark.slow
@pytest.mark.skipif(not HAS_MORE_BITS, reason="a long double is a double here")
@pytest.mark.parametrize("ufunc", ULPS, ids=lambda ufunc: ufunc.__name__)
def test_numpy_is_as_good_as_is_assumed_at_a_million_points(ufunc: np.ufunc) -> None:
    assert worst(ufunc, 1_000_000, seed=1) < ULPS[ufunc]
