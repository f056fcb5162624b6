"""What holds of every curve, whatever is sampled."""

import faulthandler

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.chain import Chain
from core.sampling import sample
from core.sampling.curve import KINDS
from tests.bench.bench_sampling import ours
from tests.bench.score import painted, score
from tests.bench.wide import wide
from tests.core.chains import chains
from tests.sampled import examples

ends = st.one_of(
    st.floats(-1e6, 1e6),
    st.floats(-1.7e308, 1.7e308),
    st.sampled_from([0.0, 1e-300, 1e300, 1e15, 1e15 + 1, -1.0, 1.0]),
)
ranges = st.tuples(ends, ends).map(sorted).filter(lambda ab: ab[0] < ab[1]).map(tuple)


@settings(max_examples=examples(60))
@given(chain=chains, x_range=ranges, y_range=st.none() | ranges, widest=st.sampled_from([1, 300]))
def test_a_curve_is_bounded_finite_and_in_its_range(
    chain: Chain,
    x_range: tuple[float, float],
    y_range: tuple[float, float] | None,
    widest: int,
) -> None:
    for curve in sample(chain, x_range, y_range, (widest, 200), orders=(0, 1)):
        assert curve.x.dtype == curve.y.dtype == np.float64
        assert curve.x.shape == curve.y.shape
        assert curve.x.size <= 24_000
        assert curve.evaluations <= 24_000
        gap = np.isnan(curve.x)
        assert (gap == np.isnan(curve.y)).all()
        assert not np.isinf(curve.y).any()
        assert ((curve.x[~gap] >= x_range[0]) & (curve.x[~gap] <= x_range[1])).all()
        assert {f.kind for f in curve.features} <= set(KINDS)
        places = [f.x for f in curve.features]
        assert places == sorted(places)
        x, low, high = curve.bands
        assert x.shape == low.shape == high.shape
        assert not (low > high).any()


@pytest.mark.slow
def test_nearly_all_of_a_thousand_views_are_right() -> None:
    # Some minutes, where the suite takes one for a hang.
    faulthandler.cancel_dump_traceback_later()
    joined, off, views = 0, 0, 0
    for scenes in wide().values():
        for scene in scenes[::4]:
            curve, _ = ours(scene, tuple({0, 1, scene.order}))
            s = score(painted(scene, 60_000), curve)
            views, off, joined = views + 1, off + s.off, joined + s.false_joins
    assert off <= views // 20
    assert joined <= 10
