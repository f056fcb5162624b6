import numpy as np
import pytest

from core.sampling.filling import band_outlines, columns_seen, cut, extent, strokes
from tests.core.sampling.scenes import VIEW, sampled


def some(*columns: int) -> np.ndarray:
    chosen = np.zeros(VIEW.width, dtype=bool)
    chosen[list(columns)] = True
    return chosen


def test_a_band_reaches_from_the_least_to_the_greatest_value() -> None:
    x = np.array([0.001, 0.002, 0.003, 0.5])
    column, low, high = extent(VIEW, x, np.array([1.0, -1.0, np.nan, 7.0]), some(100))
    assert (column.tolist(), low.tolist(), high.tolist()) == ([100], [-1.0], [1.0])


def test_only_columns_with_something_in_the_view_are_painted() -> None:
    seen = columns_seen(VIEW, sampled("9 + x", np.linspace(-1, 1, 50)), 0)
    assert not seen.any()
    assert columns_seen(VIEW, sampled("x", np.linspace(-0.999, 0.999, 400)), 0).all()


def test_a_curve_on_one_branch_that_crosses_the_view_is_seen() -> None:
    assert columns_seen(VIEW, sampled("1000x", [-0.0049, 0.0049]), 0).any()
    assert not columns_seen(VIEW, sampled("1000sign(x)", [-0.0049, 0.0049]), 0).any()


def test_chords_are_cut_at_the_border_of_their_columns() -> None:
    x, y = cut(VIEW, np.array([0.005, 0.015]), np.array([0.0, 1.0]))
    assert sorted(x.tolist()) == [0.005, 0.015]
    assert y == pytest.approx([0.5, 0.5])


def test_strokes_stand_in_the_middle_of_their_columns() -> None:
    x, y = strokes(VIEW, np.array([100]), np.array([-1.0]), np.array([1.0]))
    assert x[:2] == pytest.approx([0.005, 0.005])
    assert y[:2].tolist() == [-1.0, 1.0]
    assert np.isnan(x[2])
    assert np.isnan(y[2])


def test_no_stroke_is_shorter_than_a_pixel() -> None:
    columns, level = np.array([3, 7]), np.array([0.5, 2.0])
    _, y = strokes(VIEW, columns, level, level + np.array([0.0, 1.0]))
    low, high = y.reshape(-1, 3)[:, :2].T
    assert high - low == pytest.approx([VIEW.py, 1.0])
    assert (low + high) / 2 == pytest.approx([0.5, 2.5])


def test_neighbouring_columns_are_one_band() -> None:
    column, ends = np.array([3, 4, 9]), np.array([1.0, 2.0, 3.0])
    x, low, high = band_outlines(VIEW, column, -ends, ends)
    assert np.count_nonzero(np.isnan(x)) == 1
    assert np.nanmin(x) == pytest.approx(VIEW.lo + 3 * VIEW.px)
    assert np.nanmax(x) == pytest.approx(VIEW.lo + 10 * VIEW.px)
    assert not (low > high).any()


def test_no_columns_are_no_band() -> None:
    nothing = np.empty(0)
    assert all(p.size == 0 for p in band_outlines(VIEW, np.empty(0, dtype=int), nothing, nothing))
