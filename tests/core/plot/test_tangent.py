import math

import numpy as np
import pytest

from core.formula import parse
from core.plot.tangent import equation, tangent

VIEW = ((0.01, 100.0), (0.01, 100.0))


@pytest.mark.parametrize("logs", [(False, False), (True, False), (False, True), (True, True)])
@pytest.mark.parametrize("slope", [0.0, 1.0, -3.0, 1e6, -1e-9])
def test_it_runs_through_the_point_with_its_slope(slope, logs):
    x, y = tangent(2.0, 5.0, slope, VIEW, logs)
    np.testing.assert_allclose(y, 5 + slope * (x - 2), rtol=1e-6, atol=1e-6 * max(1, abs(slope)))
    assert x.size >= 2


def test_on_logarithmic_axes_chords_keep_to_the_curve_within_a_pixel():
    size = 800 / math.log(1e4)
    x, y = tangent(2.0, 5.0, 4.0, VIEW, (True, True))
    middle = np.sqrt(x[1:] * x[:-1])
    truth = 5 + 4 * (middle - 2)
    chord = np.sqrt(y[1:] * y[:-1])
    seen = (y[1:] > 0.01) & (y[:-1] > 0.01)
    assert (np.abs(np.log(truth / chord)) * size)[seen].max() < 1


def test_only_its_positive_part_has_a_place():
    x, y = tangent(2.0, 5.0, 4.0, VIEW, (False, True))
    assert y.min() > 0
    assert x.min() == pytest.approx(0.75, abs=0.01)


@pytest.mark.parametrize(("value", "slope"), [(math.nan, 1.0), (1.0, math.inf), (1e300, 1.0)])
def test_where_there_is_none_it_is_empty(value, slope):
    assert not tangent(2.0, value, slope, VIEW, (False, False))[0].size


@pytest.mark.parametrize(
    ("x", "value", "slope", "words", "copied"),
    [
        (2.0, 4.0, 4.0, "y = 4 x − 4", "y = 4*x - 4"),
        (0.0, 5.0, 0.0, "y = 5", "y = 5"),
        (3.0, 0.1 * 3.0, 0.1, "y = 0.1 x", "y = 0.1*x"),
        (2.0, 3.0, 1.0, "y = x + 1", "y = x + 1"),
        (2.0, -2.0, -1.0, "y = −x", "y = -x"),
        (1.0, 2 / 3, -1 / 3, "y = −0.3333 x + 1", "y = -0.3333333333333333*x + 1"),
        (1.0, 1e-12, 1e9, "y = 1×10⁹ x − 1×10⁹", "y = 1000000000*x - 1000000000"),
    ],
)
def test_its_equation(x: float, value: float, slope: float, words: str, copied: str) -> None:
    found = equation(x, value, slope)
    assert found is not None
    assert (str(found), found.exact) == (words, copied)
    parse(found.exact.removeprefix("y = "))


@pytest.mark.parametrize("numbers", [(0.0, 0.0, math.nan), (1e300, 1.0, 1e300)])
def test_without_a_tangent_there_is_no_equation(numbers: tuple[float, float, float]) -> None:
    assert equation(*numbers) is None
