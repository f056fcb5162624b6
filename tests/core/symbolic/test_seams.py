"""A derivative in branches is true where the branches meet."""

import numpy as np
import pytest

from core.autodiff.derivatives import derivative as backprop
from core.formula import parse
from core.symbolic.derivative import derivative

SEAMS = {
    "{x<0: -x, x}": "{x < 0: -1, x > 0: 1}",
    "{x<0: -x, x^2}": "{x < 0: -1, x > 0: 2*x}",
    "{x<=0: x^2, x^3}": "{x <= 0: 2*x, 3*x^2}",
    "{x=1: 1, x^2}": "2*x",
    "{x=1: 5, x^2}": "{x != 1: 2*x}",
    "{x=0: 1, x=1: 2, x^2}": "{x != 0 and x != 1: 2*x}",
    "{0<=x<=1: x}": "{0 < x < 1: 1}",
    "{x<0: 0, x<1: x, 1}": "{x < 0: 0, 0 < x < 1: 1, x > 1: 0}",
    "{x<-1: 0, x<1: (x+1)^2, 4x}": "{x < -1: 0, x < 1: 2*x + 2, 4}",
    "{x<0 or x>=2: 1-x, x^2+1}": "{x < 0 or x > 2: -1, 0 < x < 2: 2*x}",
    "max(x, 2x)": "{x < 0: 1, x > 0: 2}",
    "leaky_relu(x)": "{x < 0: 0.01, x > 0: 1}",
    "max(x^2, x)": "{x > x^2: 1, x < x^2: 2*x}",
    "max(sin(x), cos(x))": "{sin(x) < cos(x): -sin(x), sin(x) > cos(x): cos(x)}",
    "{sin(x)<0.5: x, 2x}": "{sin(x) < 0.5: 1, sin(x) > 0.5: 2}",
    "{x=0: 1, sin(x)/x}": "(cos(x) - sin(x)/x)/x",
}
"""f, and f′ as it is written."""

PLACES = np.array([-2.0, -1.0, 0.0, 0.5, 1.0, 2.0])


@pytest.mark.parametrize(("f", "slope"), SEAMS.items())
def test_the_ends_of_branches(f: str, slope: str) -> None:
    assert derivative(parse(f)) == slope


@pytest.mark.parametrize("f", SEAMS)
def test_nothing_is_said_at_a_seam_that_backprop_does_not_say(f: str) -> None:
    told = backprop(parse(derivative(parse(f))), PLACES, 0)
    true = backprop(parse(f), PLACES, 1)
    wrong = np.isfinite(told) & ~np.isclose(told, true, rtol=1e-12, atol=1e-12)
    assert not wrong.any(), (told, true)


def test_a_jump_that_a_factor_takes_away_has_a_slope_though_backprop_gives_none() -> None:
    assert derivative(parse("x^2*{x<0: 1, 2}")) == "2*x*{x < 0: 1, 2}"


def test_a_seam_at_a_parameter_is_left_out() -> None:
    assert derivative(parse("{a<x: x, 2x}")) == "{a < x: 1, a > x: 2}"


def test_a_later_order_has_its_own_seams() -> None:
    assert derivative(parse("{x<0: x^3, x^2}")) == "{x < 0: 3*x^2, 2*x}"
    assert derivative(parse("{x<0: x^3, x^2}"), order=2) == "{x < 0: 6*x, x > 0: 2}"
