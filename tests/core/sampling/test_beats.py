import numpy as np
import pytest

from core.sampling.beats import Beats, beats_in
from core.sampling.evaluate import Evaluator
from core.sampling.samples import computed
from core.sampling.viewport import Viewport
from core.sampling.waves import waves_in
from tests.core.sampling.scenes import evaluator

VIEW = Viewport(-5e4, 5e4, -3.5, 3.5, 40, 500)


def looked_at(compute: Evaluator, order: int = 0) -> Beats:
    x = np.random.default_rng(0).uniform(VIEW.lo, VIEW.hi, 16 * VIEW.width)
    samples = computed(compute, x)
    waves = waves_in(VIEW, samples, order, np.ones(VIEW.width, dtype=bool))
    assert waves is not None
    return beats_in(VIEW, waves)


@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize("text", ["sin(x)+sin(1.1x)", "2sin(1.05x)*cos(0.05x)+1"])
def test_a_beat_is_a_wave_of_its_own(text: str, order: int) -> None:
    beats = looked_at(evaluator(text, 2), order)
    assert beats.there.mean() > 0.9
    assert np.median(beats.frequency) == pytest.approx(0.1, rel=0.3)
    assert np.median(beats.between) == pytest.approx(1.05, rel=0.02)


@pytest.mark.parametrize(("order", "height"), [(0, 2.0), (1, 2.1)])
def test_crests_are_looked_for_where_beats_are_highest(order: int, height: float) -> None:
    compute = evaluator("sin(x)+sin(1.1x)", 2)
    heights = compute(looked_at(compute, order).crests(VIEW, 10_000)).orders[order]
    assert np.quantile(np.abs(heights), 0.8) > 0.98 * height


def test_without_room_the_crests_come_first() -> None:
    beats = looked_at(evaluator("sin(x)+sin(1.1x)", 2))
    assert 0 < beats.crests(VIEW, 100).size <= 2 * VIEW.width < beats.crests(VIEW, 10_000).size


@pytest.mark.parametrize(("text", "highest"), [("sin(x)", 2), ("tan(x)", 2), ("cos(x)+cos(2x)", 1)])
def test_other_waves_have_none(text: str, highest: int) -> None:
    beats = looked_at(evaluator(text, highest))
    assert beats.there.mean() < 0.1
    assert beats.crests(VIEW, 10_000).size <= 6 * beats.there.sum()
