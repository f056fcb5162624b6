import numpy as np
import pytest

from core.plot.overdrawn import overdrawn

WIDTH = 0.02
X = np.linspace(0, 10, 200_001)


def test_a_curve_that_swings_within_its_line_is_filled_up_to_its_envelope() -> None:
    inside, (x, low, high) = overdrawn(X, np.sin(X) * np.sin(1000 * X), WIDTH)
    assert inside.mean() > 0.95
    envelope = np.abs(np.sin(x))
    assert np.nanmax(np.abs(high - envelope)) < 0.05
    assert np.nanmax(np.abs(low + envelope)) < 0.05
    assert (x[0], x[-1]) == pytest.approx((0, 10), abs=WIDTH)


def test_a_curve_that_can_be_followed_is_left_alone() -> None:
    inside, bands = overdrawn(X, np.sin(20 * X), WIDTH)
    assert inside.mean() < 0.1  # at the crests it turns within a column
    assert bands.shape[0] == 3


def test_what_stands_apart_is_filled_apart() -> None:
    wild = (np.abs(X - 2) < 1) | (np.abs(X - 7) < 1)
    _, (x, _, _) = overdrawn(X, np.where(wild, np.sin(2000 * X), 0.0), WIDTH)
    assert np.count_nonzero(np.isnan(x)) == 1
    for low, high in ((1, 3), (6, 8)):
        part = x[np.abs(x - (low + high) / 2) < 2]
        assert (part.min(), part.max()) == pytest.approx((low, high), abs=2 * WIDTH)


def test_breaks_stay_breaks() -> None:
    y = np.where(X < 5, np.nan, np.sin(2000 * X))
    inside, (x, _, _) = overdrawn(X, y, WIDTH)
    assert not inside[X < 5].any()
    assert np.nanmin(x) >= 5 - WIDTH


def test_the_line_on_either_side_stays_attached() -> None:
    y = np.where(np.abs(X - 5) < 1, np.sin(2000 * X), 0.0)
    inside, _ = overdrawn(X, y, WIDTH)
    edges = np.flatnonzero(np.diff(inside.astype(int)))
    assert not inside[edges[0]]
    assert X[edges[0]] == pytest.approx(4, abs=2 * WIDTH)


def test_what_lies_between_two_filled_columns_is_still_drawn() -> None:
    """Every step of the line is kept, or it lies within what is filled."""
    x, y = X[::20], np.sin(4000 * X[::20] * (1 + X[::20] / 20))
    inside, (at, low, high) = overdrawn(x, y, WIDTH)
    assert 0.1 < inside.mean() < 0.9
    dropped = np.flatnonzero(inside[:-1] | inside[1:])
    column = np.floor(x / WIDTH)
    assert (column[dropped] == column[dropped + 1]).all()
    middle = (column[dropped] + 0.5) * WIDTH
    here = np.isfinite(at)
    for edge, ends in ((low, np.minimum), (high, np.maximum)):
        reached = np.interp(middle, at[here], edge[here])
        assert np.allclose(reached, ends(reached, ends(y[dropped], y[dropped + 1])))
