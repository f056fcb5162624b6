import numpy as np
import pytest

from core.sampling.grid import first_round
from core.sampling.viewport import Viewport


def view(lo: float, hi: float, width: int = 800) -> Viewport:
    return Viewport(lo, hi, -1.0, 1.0, width, 500)


@pytest.mark.parametrize(
    ("lo", "hi"), [(-5.0, 5.0), (0.0, 1e-3), (1e6, 1e6 + 1), (-1e300, 1e300), (1.0, 1 + 1e-13)]
)
def test_points_increase_inside_of_the_view(lo: float, hi: float) -> None:
    x = first_round(view(lo, hi))
    assert (np.diff(x) > 0).all()
    assert lo < x[0]
    assert x[-1] < hi
    assert 250 <= x.size <= 900


def test_panning_meets_the_same_points() -> None:
    here, there = first_round(view(-5.0, 5.0)), first_round(view(-4.0, 6.0))
    shared = here[(here > -4.0) & (here < 5.0)]
    assert shared.size > 300
    assert np.isin(shared, there).all()


def test_no_regular_wave_hides_from_the_grid() -> None:
    gaps = np.diff(first_round(view(-5.0, 5.0)))
    assert gaps.max() > 1.5 * gaps.min()
