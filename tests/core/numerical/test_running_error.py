"""How far rounding may have moved f and f′, against how far it has, by mpmath."""

import math
from collections.abc import Callable
from typing import Any

import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.variable import Variable
from core.formula import parse
from core.numerical.running_error import (
    EPS,
    ancestry,
    arriving,
    is_extreme,
    running_error,
    sizes_on_the_way,
)

Formula = Callable[[Any], Any]


@no_float_warnings
def called(text: str, x: float) -> tuple[Variable, Variable]:
    """Give f(x) and the variable at x."""
    leaf = Variable(np.array(x))
    return parse(text)(leaf), leaf


FORMULAS: list[tuple[str, Formula]] = [
    ("exp(x)-1", lambda x: mpmath.exp(x) - 1),
    ("x^2-2x+1", lambda x: x**2 - 2 * x + 1),
    ("sin(x)^2+cos(x)^2", lambda x: mpmath.sin(x) ** 2 + mpmath.cos(x) ** 2),
    ("(1-cos(x))/x^2", lambda x: (1 - mpmath.cos(x)) / x**2),
    ("log(x+sqrt(x^2+1))", lambda x: mpmath.log(x + mpmath.sqrt(x**2 + 1))),
    ("tan(1/x)", lambda x: mpmath.tan(1 / x)),
]


@pytest.mark.parametrize(("text", "formula"), FORMULAS, ids=[text for text, _ in FORMULAS])
def test_what_f_has_lost_is_within_what_it_may_lose(text: str, formula: Formula) -> None:
    ratios = []
    for x in np.geomspace(1e-3, 50, 40):
        y, leaf = called(text, x)
        error = running_error(y, leaf)
        with mpmath.workdps(80):
            off = float(abs(y.data - formula(mpmath.mpf(x))))
        # To first order; and functions of NumPy are off by an ulp or two.
        assert off <= 4 * error.value
        ratios.append(off / error.value)
    # It is a bound that says something: not a thousand times what happens.
    assert max(ratios) > 1e-3


@pytest.mark.parametrize("number", [0, 1, 2, 4])
def test_what_backprop_has_lost_is_within_what_it_may_lose(number: int) -> None:
    text, formula = FORMULAS[number]
    for x in np.geomspace(1e-3, 50, 40):
        y, leaf = called(text, x)
        y.backward()
        error = running_error(y, leaf)
        with mpmath.workdps(80):
            slope = mpmath.diff(formula, mpmath.mpf(x), h=mpmath.mpf(10) ** -35)
            off = float(abs(leaf.grad - slope))
        assert off <= 4 * error.slope


def test_by_hand_the_errors_of_a_sum_that_cancels() -> None:
    y, leaf = called("(x+1000)-1000", 0.5)
    # Both values are rounded once, and nothing is magnified.
    assert running_error(y, leaf).value == pytest.approx(EPS * (1000.5 + 0.5))


@pytest.mark.parametrize(
    ("text", "x", "extreme"),
    [
        ("1/(1/x)", 1e-160, True),
        ("1/(1/x)", 1e-70, False),
        ("1/exp(x)", 400.0, True),
        ("exp(x)", 20.0, False),
        ("x*0 + 1", 1.0, False),
    ],
)
def test_numbers_next_to_the_end_of_the_doubles_are_extreme(
    text: str, x: float, extreme: bool
) -> None:
    assert no_float_warnings(is_extreme)(called(text, x)[0]) == extreme


def test_the_ancestry_is_in_order_and_leaves_out_what_does_not_count() -> None:
    y, leaf = called("{x<1: sin(x), cos(x)}", 0.5)
    chosen, all_of_it = ancestry(y), ancestry(y, all_of_it=True)
    names = [[getattr(v._creator, "name", "") for v in graph] for graph in (chosen, all_of_it)]
    assert "cos" not in names[0]
    assert {"sin", "cos"} <= set(names[1])
    for graph in (chosen, all_of_it):
        assert graph[-1] is y
        places = {v: n for n, v in enumerate(graph)}
        for v in graph:
            if v._creator is not None:
                assert all(places[x] < places[v] for x in v._creator.inputs if x in places)
    assert leaf in chosen


def test_slopes_are_added_up_as_if_nothing_cancelled() -> None:
    y, leaf = called("sin(3x - 2x)", 1.0)
    graph = ancestry(y)
    assert max(sizes_on_the_way(graph, leaf)) == pytest.approx(5.0)
    arrives = arriving(graph, {v: [] for v in graph})
    assert arrives[y] == 1.0
    assert arrives[leaf] == 0.0


def test_an_infinite_slope_leaves_the_errors_without_bound() -> None:
    y, leaf = called("sqrt(x)", 0.0)
    assert not math.isfinite(no_float_warnings(running_error)(y, leaf).slope)


def test_a_result_that_hardly_moves_needs_as_many_digits_as_that_takes() -> None:
    y, leaf = called("erf(x)", 10.0)
    assert max(sizes_on_the_way(ancestry(y), leaf)) == pytest.approx(2.4e43, rel=0.1)
    y, leaf = called("exp(x)", 700.0)
    assert max(sizes_on_the_way(ancestry(y), leaf)) == 700.0
