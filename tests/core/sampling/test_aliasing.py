import numpy as np
import pytest

from core.formula import parse
from core.sampling import sample
from core.sampling.aliasing import aliased, bridged, climbs, column_of, filled, solid
from core.sampling.error_estimate import geometry, judged
from core.sampling.samples import Samples
from tests.core.sampling.scenes import VIEW, evaluator, sampled

DENSE = np.linspace(-0.9999, 0.9999, 3001)
EVERY = np.ones(VIEW.width, dtype=bool)


def columns(text: str) -> np.ndarray:
    g = geometry(VIEW, sampled(text, DENSE), 0)
    return aliased(VIEW, g, judged(VIEW, g))


def heights(samples: Samples) -> np.ndarray:
    column = column_of(VIEW, VIEW.across(samples.x))
    high = np.full(VIEW.width, -np.inf)
    np.maximum.at(high, column, samples.orders[0])
    return high


def test_a_wave_shorter_than_a_pixel_cannot_be_followed() -> None:
    assert columns("sin(5000x)").mean() > 0.9


@pytest.mark.parametrize("text", ["sin(20x)", "x^2", "floor(3x)", "1/x"])
def test_what_can_be_followed_is_not_aliased(text: str) -> None:
    assert not columns(text).any()


def test_narrow_gaps_between_aliased_columns_are_filled() -> None:
    some = np.zeros(60, dtype=bool)
    some[5:15] = some[16:25] = some[50:52] = True
    assert np.flatnonzero(bridged(some)).tolist() == [*range(5, 25), 50, 51]


def test_places_beyond_the_edges_belong_to_the_last_columns() -> None:
    x = np.array([-3.0, 0.0, 99.9, 1e9])
    assert column_of(VIEW, x).tolist() == [0, 0, 99, VIEW.width - 1]


def test_aliased_columns_get_more_samples_but_no_more_than_there_may_be() -> None:
    samples = sampled("sin(5000x)", np.linspace(-0.99, 0.99, 200))
    more = filled(VIEW, evaluator("sin(5000x)"), samples, EVERY, 2000)
    assert 1000 < more.x.size - samples.x.size <= 2000
    assert ((more.x >= VIEW.lo) & (more.x <= VIEW.hi)).all()


def test_climbing_reaches_the_crests() -> None:
    compute = evaluator("sin(5000x)")
    samples = filled(VIEW, compute, sampled("sin(5000x)", [-0.99, 0.99]), EVERY, 3200)
    for found in climbs(VIEW, compute, samples, 0, EVERY, ~EVERY, 8000):
        samples = found
    assert np.quantile(heights(samples), 0.05) > 0.99


def test_a_curve_that_crosses_from_edge_to_edge_fills_its_columns() -> None:
    g = geometry(VIEW, sampled("60sin(900x)", DENSE), 0)
    assert solid(VIEW, g).mean() > 0.5
    assert not solid(VIEW, geometry(VIEW, sampled("x", DENSE), 0)).any()


@pytest.mark.parametrize(("text", "is_filled"), [("floor(300x)", True), ("floor(100x)", False)])
def test_a_column_with_several_jumps_that_are_known_is_filled(text: str, is_filled: bool) -> None:
    (curve,) = sample(parse(text), (-1, 1), (-2, 2), (200, 100), (0,))
    assert np.isfinite(curve.bands[0]).any() == is_filled
