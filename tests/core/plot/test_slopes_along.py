import itertools
import math

import pytest

from core.formula import parse
from core.plot.slopes_along import MOST, SlopesAlong, slopes_along


def along(formula: str, x: float = 0.5) -> SlopesAlong:
    chain = parse(formula)
    return slopes_along(chain, chain.trace(x))


def test_thirty_tanh_vanish_and_thirty_times_one_and_a_half_explode() -> None:
    assert str(along("tanh(" * 30 + "x" + ")" * 30, 20.0)).endswith("it vanishes")
    grown = along("1.5*(" * 30 + "x" + ")" * 30)
    assert str(grown).endswith("1.92×10⁵ in all, 1.5 a block: it explodes")
    heights = [grown.height(step.product) for step in grown.steps]
    rises = [b - a for a, b in itertools.pairwise(heights)]
    assert rises == pytest.approx([rises[0]] * 29)  # a straight line


def test_the_last_product_of_a_row_from_x_is_the_slope_of_f() -> None:
    chain = parse("sin(exp(x^2))")
    trace = chain.trace(0.5)
    found = slopes_along(chain, trace)
    assert [step.label for step in found.steps] == ["Sin", "Exp", "Square"]
    assert found.steps[-1].product == trace.gradient
    assert math.prod(step.slope for step in found.steps) == pytest.approx(trace.gradient)
    assert [step.goes_on for step in found.steps] == [False, True, True]
    assert found.words_of(2) == f"Square: slope 1, product so far {trace.gradient:.4g}"


def test_another_row_begins_anew() -> None:
    steps = along("x^2 sin(x)").steps
    assert [step.goes_on for step in steps].count(False) == 2


def test_what_is_0_or_beyond_lies_at_an_edge() -> None:
    found = along("exp(exp(exp(exp(x))))", 1.5)
    assert 1 <= found.decades <= MOST
    assert found.height(0.0) == 0.0
    assert found.height(math.inf) == 1.0
    assert math.isnan(found.height(math.nan))
    assert str(along("x")) == "no block yet"
    assert str(along("abs(x)", 0.0)) == "no slope at this x"
