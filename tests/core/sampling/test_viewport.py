import numpy as np
import pytest

from core.sampling.viewport import FAR_PIXELS, Viewport, fitting
from tests.core.sampling.scenes import VIEW


def test_numbers_become_pixels() -> None:
    assert VIEW.across(np.array([-1.0, 0.0, 1.0])) == pytest.approx([0, 100, 200])
    assert VIEW.up(np.array([-2.0, 0.0, 2.0])) == pytest.approx([0, 50, 100])
    assert VIEW.steep(np.array([1.0])) == pytest.approx([0.25])


def test_what_is_not_finite_stays_so_and_what_is_far_away_is_clipped() -> None:
    up = VIEW.up(np.array([np.nan, np.inf, -np.inf, 1e300]))
    assert np.isnan(up[0])
    assert up[1:].tolist() == [np.inf, -np.inf, FAR_PIXELS]
    assert np.isnan(VIEW.steep(np.array([np.inf]))).all()


def test_pixels_of_the_widest_and_of_the_narrowest_view_are_finite() -> None:
    assert np.isfinite(Viewport(-1.7e308, 1.7e308, -1.7e308, 1.7e308, 2, 2).px)
    assert Viewport(0.0, 5e-324, 0.0, 5e-324, 800, 500).px > 0


@pytest.mark.parametrize(
    ("y", "expected"),
    [
        ([], (-1.0, 1.0)),
        ([np.nan, np.inf], (-1.0, 1.0)),
        ([1.0, 3.0, np.nan], (1.0, 3.0)),
        ([*np.linspace(0, 1, 99), 1e9], (0.0, 1.7)),
    ],
)
def test_a_range_of_y_shows_what_can_be_shown(
    y: list[float], expected: tuple[float, float]
) -> None:
    assert fitting(np.array(y)) == pytest.approx(expected, abs=0.05)


def test_a_constant_gets_room_above_and_below() -> None:
    low, high = fitting(np.array([7.0, 7.0]))
    assert low < 7.0 < high
