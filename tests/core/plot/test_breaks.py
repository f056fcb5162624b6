from dataclasses import replace

import pytest

from core.formula import parse
from core.plot.breaks import aliased, clear_breaks
from core.sampling import Curve, Feature, sample

X, Y = (-5.0, 5.0), (-5.0, 5.0)


def curve(text: str) -> Curve:
    return sample(parse(text), X, Y, orders=(0,))[0]


def test_only_what_breaks_clearly_is_marked() -> None:
    assert [f.kind for f in clear_breaks(curve("1/x"))] == ["pole"]
    assert clear_breaks(curve("x^2")) == []


def test_among_many_columns_that_cannot_be_followed_only_what_lies_between_is_marked() -> None:
    (steps,) = sample(parse("floor(200sin(x^2))"), (-7.0, 7.0), (-2.0, 2.0), orders=(0,))
    inside = [Feature(low / 2 + high / 2, "jump", 0.0, 1.0) for low, high in aliased(steps)]
    assert len(inside) > 20
    every = sorted((*steps.features, *inside), key=lambda feature: feature.x)
    assert clear_breaks(replace(steps, features=tuple(every))) == [*steps.features]


def test_where_a_curve_swings_too_fast_is_told() -> None:
    (span,) = aliased(curve("sin(1000x)"))
    assert span == pytest.approx(X, abs=0.1)
    assert aliased(curve("sin(x)")) == []
