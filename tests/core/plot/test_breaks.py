import pytest

from core.formula import parse
from core.plot.breaks import aliased, clear_breaks
from core.sampling import Curve, sample

X, Y = (-5.0, 5.0), (-5.0, 5.0)


def curve(text: str) -> Curve:
    return sample(parse(text), X, Y, orders=(0,))[0]


def test_only_what_breaks_clearly_is_marked() -> None:
    assert [f.kind for f in clear_breaks(curve("1/x"))] == ["pole"]
    assert clear_breaks(curve("x^2")) == []


def test_where_a_curve_swings_too_fast_is_told() -> None:
    (span,) = aliased(curve("sin(1000x)"))
    assert span == pytest.approx(X, abs=0.1)
    assert aliased(curve("sin(x)")) == []
