import numpy as np
import pytest

from core import CATALOGUE
from core.functions.bent import Bent

BENT = [entry for entry in CATALOGUE.values() if issubclass(entry, Bent)]


def test_these_are_bent() -> None:
    assert {entry.name for entry in BENT} == {"abs", "min", "max", "relu", "leaky_relu"}


@pytest.mark.parametrize("entry", BENT)
def test_the_arms_are_what_it_is_made_of(entry: type[Bent]) -> None:
    function = entry()
    chance = np.random.default_rng(3)
    xs = chance.normal(size=(len(entry.arms.below), 50))
    side, y = function.side(*xs), function.forward(*xs)
    gxs = function.rule(np.full(50, 3.0), y, *xs)
    for slopes, here in zip(entry.arms, (side < 0, side > 0), strict=True):
        assert here.any()
        whole = sum(slope * x for slope, x in zip(slopes, xs, strict=True))
        np.testing.assert_array_equal(y[here], whole[here])
        for slope, gx in zip(slopes, gxs if len(slopes) > 1 else [gxs], strict=True):
            np.testing.assert_array_equal(gx[here], 3.0 * slope)


@pytest.mark.parametrize("entry", BENT)
def test_where_they_meet_the_rule_says_nothing(entry: type[Bent]) -> None:
    zero = [np.array(0.0)] * len(entry.arms.below)
    assert np.isnan(entry().rule(np.array(1.0), zero[0], *zero)).all()


@pytest.mark.parametrize("entry", BENT)
def test_what_is_undefined_further_on_stays_so(entry: type[Bent]) -> None:
    xs = [np.array(-1.0), np.array(1.0)][: len(entry.arms.below)]
    assert np.isnan(entry().rule(np.array(np.nan), np.array(0.0), *xs)).all()
