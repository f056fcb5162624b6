import math

import numpy as np
import pytest

from core.plot.polish import polished


@pytest.mark.parametrize(
    ("values", "low", "high", "root"),
    [
        (lambda x: (x**2 - 2, 2 * x), 0.0, 2.0, math.sqrt(2)),
        (lambda x: (np.cos(x), -np.sin(x)), 1.0, 2.0, math.pi / 2),
        (lambda x: (np.cbrt(x - 0.7), np.full(x.shape, np.nan)), 0.0, 1.0, 0.7),
        (lambda x: (np.sign(x - 0.3), np.zeros(x.shape)), 0.0, 1.0, 0.3),
    ],
)
def test_no_double_is_left_between_the_ends(values, low: float, high: float, root: float) -> None:
    with np.errstate(all="ignore"):
        a, b = polished(values, np.array([low]), np.array([high]))
    assert a[0] == pytest.approx(root, rel=1e-15)
    assert b[0] <= np.nextafter(a[0], np.inf)


def test_brackets_are_closed_side_by_side() -> None:
    low, high = np.array([2.0, 5.0, 8.5]), np.array([4.0, 7.0, 10.0])
    a, _ = polished(lambda x: (np.sin(x), np.cos(x)), low, high)
    assert a == pytest.approx(np.pi * np.arange(1, 4))
    assert low.tolist() == [2.0, 5.0, 8.5]  # what was given stays as it is
