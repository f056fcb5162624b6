import math

import numpy as np
import pytest

from core.plot.tangent import tangent

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
