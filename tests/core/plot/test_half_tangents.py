import math

import numpy as np
import pytest

from core.document import Document, Shown
from core.formula import parse
from core.numerical import check
from core.plot.compose import view_of
from core.plot.figure import joined
from core.plot.finished import finished
from core.plot.half_tangents import half_tangents, in_words

INF = math.inf

CASES = [
    ("abs(x)", 0.0, [(-1, 0.0, -1.0), (1, 0.0, 1.0)]),
    ("max(x^2, x)", 1.0, [(-1, 1.0, 1.0), (1, 1.0, 2.0)]),
    ("x*floor(x)", 2.0, [(-1, 2.0, 1.0), (1, 4.0, 2.0)]),
    ("sqrt(abs(x))", 0.0, [(-1, 0.0, -INF), (1, 0.0, INF)]),
    ("x^1.5", 0.0, [(1, 0.0, 0.0)]),
    ("asin(x)", 1.0, [(-1, math.pi / 2, INF)]),
    ("1/x", 0.0, []),
    ("x^2", 1.0, []),
]


@pytest.mark.parametrize(("formula", "x", "halves"), CASES)
def test_the_check_knows_the_slopes_on_both_sides(formula, x, halves) -> None:
    assert list(check(parse(formula), x).finding.halves) == halves


@pytest.mark.parametrize(("formula", "x", "halves"), CASES)
def test_each_is_drawn_on_its_side_from_its_limit(formula, x, halves) -> None:
    document = Document(parse(formula), x, x_range=(-3.0, 3.0), y_range=(-5.0, 5.0))
    drawn = half_tangents(check(parse(formula), x), view_of(document, (800.0, 500.0)))
    assert len(drawn) == len(halves)
    for (xs, ys), (side, limit, slope) in zip(drawn, halves, strict=True):
        assert (side * (xs - x) >= 0).all()
        assert np.abs(ys - limit).min() < 1e-12
        if math.isinf(slope):
            assert side * slope * (ys[1] - ys[0]) > 0
        else:
            assert (ys[1] - ys[0]) / (xs[1] - xs[0]) == pytest.approx(slope)


def test_they_are_said_in_a_word_each() -> None:
    assert in_words(check(parse("asin(x)"), 1.0).finding.halves) == "slope ∞ left"
    assert in_words(()) == ""


def test_a_figure_has_them_in_the_place_of_the_tangent() -> None:
    document = Document(parse("abs(x)"), 0.0, x_range=(-3.0, 3.0), y_range=(-5.0, 5.0))
    view = view_of(document, (800.0, 500.0))
    here = finished(document, view).here
    assert (len(here.halves), here.tangent[0].size) == (2, 0)
    assert finished(document, view, Shown(tangent=False)).here.halves == ()
    xs, ys = joined(here.halves)
    assert math.isnan(xs[2])
    assert xs.shape == ys.shape == (6,)
    assert joined(())[0].size == 0
