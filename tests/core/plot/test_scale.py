import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.plot.scale import FAR, Scale, scale_of

VIEWS = [(-2.0, 2.0), (1e300, 2e300), (-1e-300, 3e-300), (1e15, 1e15 + 1000), (-8e304, 9e304)]


@pytest.mark.parametrize("limits", VIEWS)
def test_every_view_is_drawn_near_0_and_comes_back(limits):
    scale = scale_of(limits)
    low, high = scale.limits(limits)
    assert low < high
    assert max(abs(low), abs(high)) < 1e7 * (high - low)
    assert scale.range((low, high)) == pytest.approx(limits, rel=1e-12, abs=0)


def test_a_usual_view_is_drawn_as_it_is():
    assert scale_of((-5.0, 5.0)).plain
    assert scale_of((1e5, 1e5 + 1)).plain


@given(st.floats(1e-300, 1e300))
def test_logarithms_come_back(value):
    scale = Scale(log=True)
    assert float(scale.back(scale.place(value))) == pytest.approx(value, rel=1e-12)
    assert scale.to(value) == pytest.approx(math.log(value))


def test_what_has_no_place_is_nan():
    places = Scale(log=True).to([-1.0, 0.0, 1.0, math.nan])
    np.testing.assert_array_equal(np.isnan(places), [True, True, False, True])
    assert math.isnan(Scale(log=True).place(0.0))
    assert math.isnan(Scale().place(math.inf))


def test_what_is_far_off_is_clipped():
    assert np.abs(scale_of((0.0, 1e-300)).to([1e300, -math.inf])).max() <= FAR


def test_the_scale_stays_while_a_view_is_panned_a_little():
    views = [(1e300 + k * 1e297, 2e300 + k * 1e297) for k in range(20)]
    assert len({scale_of(view) for view in views}) == 1


@pytest.mark.parametrize("scale", [Scale(), Scale(log=True)])
@given(share=st.floats(0, 1))
def test_a_share_of_the_way_comes_back(scale, share):
    ends = (0.01, 100.0)
    assert scale.share(ends, scale.between(ends, share)) == pytest.approx(share, abs=1e-9)


def test_the_grain_grows_along_a_logarithmic_axis():
    ends = (0.01, 100.0)
    log = Scale(log=True)
    assert log.grain(ends, 50.0, 0.01) / log.grain(ends, 0.5, 0.01) == pytest.approx(100)
    assert Scale().grain(ends, 50.0, 0.01) == Scale().grain(ends, 0.5, 0.01)
