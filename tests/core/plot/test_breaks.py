import math
from dataclasses import replace

import pytest

from core import compile
from core.formula import parse
from core.incremental import whole
from core.plot.breaks import aliased, broken, clear_breaks, neat
from core.plot.point import Point
from core.sampling import Curve, Feature, sample

X, Y = (-5.0, 5.0), (-5.0, 5.0)


def curve(text: str) -> Curve:
    return sample(parse(text), X, Y, orders=(0,))[0]


def found(text: str) -> list[Point]:
    shown, values = curve(text), compile(parse(text), orders=(0, 1))
    return whole(broken(values, list(shown.features), X, False))


@pytest.mark.parametrize(
    ("text", "kind", "x"),
    [
        ("1/(x - 0.3)", "pole", 0.3),
        ("sign(x - pi)", "jump", math.pi),
        ("sin(x)/x", "hole", 0.0),
        ("sqrt(x - 0.3331)", "edge", 0.3331),
    ],
)
def test_a_break_is_located_and_named(text: str, kind: str, x: float) -> None:
    (point,) = found(text)
    assert point.kind == kind
    assert point.x == pytest.approx(x, abs=1e-12)


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


def test_a_place_is_the_shortest_number_near_it() -> None:
    assert neat(0.30000000000000004, 1e-9) == 0.3
    assert neat(math.pi, 1e-16) == math.pi
