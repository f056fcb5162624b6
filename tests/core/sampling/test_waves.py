import numpy as np
import pytest

from core.sampling.waves import waves_in
from tests.core.sampling.scenes import VIEW, sampled

EVERY = np.ones(VIEW.width, dtype=bool)
X = np.linspace(-0.999, 0.999, 3000)


def test_a_wave_is_told_by_values_and_slopes() -> None:
    waves = waves_in(VIEW, sampled("1/2 + sin(5000x)/4", X), 0, EVERY)
    assert waves is not None
    assert waves.at.tolist() == list(range(VIEW.width))
    assert np.median(waves.frequency) == pytest.approx(5000, rel=1e-3)
    assert np.median(waves.amplitude) == pytest.approx(0.25, rel=1e-3)
    assert np.median(waves.centre) == pytest.approx(0.5, abs=1e-3)
    assert not waves.broken.any()


def test_crests_and_troughs_are_where_the_wave_turns() -> None:
    waves = waves_in(VIEW, sampled("sin(5000x)", X), 0, EVERY)
    assert waves is not None
    crests = waves.crests(VIEW)
    assert crests.size > VIEW.width
    assert np.abs(np.cos(5000 * crests)).max() < 0.05
    assert ((crests > VIEW.lo) & (crests < VIEW.hi)).all()


@np.errstate(all="ignore")
def test_columns_that_stay_too_low_are_given_more_chances() -> None:
    waves = waves_in(VIEW, sampled("sin(5000x)", X[::5]), 0, EVERY)
    assert waves is not None
    short = waves.short(VIEW)
    assert short.any()
    places = waves.chances(VIEW, 1000)
    assert 0 < places.size <= 1000
    assert set(np.floor(VIEW.across(places)).astype(int)) <= set(waves.at[short].tolist())


def test_waves_can_be_looked_at_in_some_columns_only() -> None:
    waves = waves_in(VIEW, sampled("sin(5000x)", X), 0, EVERY)
    assert waves is not None
    some = waves.where(waves.at >= 150)
    assert some is not None
    assert some.at.tolist() == list(range(150, 200))
    assert (some.x >= VIEW.lo + 150 * VIEW.px - 1e-9).all()
    assert waves.where(waves.at > 999) is None


def test_where_nothing_is_defined_there_is_no_wave() -> None:
    assert waves_in(VIEW, sampled("sqrt(x - 2)", X), 0, EVERY) is None


@np.errstate(all="ignore")
def test_what_jumps_is_told() -> None:
    waves = waves_in(VIEW, sampled("floor(3000x)", X), 0, EVERY)
    assert waves is not None
    assert waves.broken.all()
