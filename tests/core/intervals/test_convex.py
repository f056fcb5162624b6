import numpy as np
import pytest

from core.intervals.convex import lowest

LEFT, RIGHT = np.array([-1.0, -1e-3, -0.5, -20.0]), np.array([2.0, 1e-3, 1e-9, 1e-12])


@pytest.mark.parametrize(
    ("f", "slope", "least"),
    [
        (np.cosh, np.sinh, 1.0),
        (np.square, lambda x: 2 * x, 0.0),
        (lambda x: np.exp(x) - x, np.expm1, 1.0),
        (np.abs, np.sign, 0.0),
    ],
)
def test_the_least_value_is_found_and_not_gone_beyond(f, slope, least: float) -> None:
    found = lowest(f, slope, LEFT, RIGHT)
    assert (found <= least).all()
    assert found == pytest.approx(np.full(4, least), abs=1e-2)


def test_an_end_beside_a_pole_does_no_harm() -> None:
    def f(x):
        return 1 / x + x

    with np.errstate(all="ignore"):
        found = lowest(f, lambda x: 1 - 1 / x**2, np.array([1e-200, 1e-320]), np.array([2.0, 3.0]))
    assert (found <= 2.0).all()
