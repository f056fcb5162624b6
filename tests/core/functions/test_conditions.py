import math

import numpy as np
import pytest

from core import Variable
from core.autodiff.derivatives import derivative
from core.compiled.compiled import compile
from core.formula import parse
from core.functions import CATALOGUE
from core.numerical import check


@pytest.mark.parametrize(
    ("text", "x", "value", "slope"),
    [
        ("{x < 0: x^2, x + 2}", -3.0, 9.0, -6.0),
        ("{x < 0: x^2, x + 2}", 3.0, 5.0, 1.0),
        ("{x <= 1: x^3, 2}", 1.0, 1.0, math.nan),
        ("{x < 1: x^3, 2}", 1.0, 2.0, math.nan),
        ("{x < 0: x^2}", -3.0, 9.0, -6.0),
        ("{x < 0: x^2}", 3.0, math.nan, math.nan),
        ("{x < 0: 1, x < 1: x, x < 2: 2x, 0}", 0.5, 0.5, 1.0),
        ("{x < 0: 1, x < 1: x, x < 2: 2x, 0}", 1.5, 3.0, 2.0),
        ("{x < 0: 1, x < 1: x, x < 2: 2x, 0}", 2.5, 0.0, 0.0),
        ("{0 <= x < 1: x, 1 <= x < 2: 2 - x, 0}", 1.25, 0.75, -1.0),
        ("{0 <= x < 1: x, 1 <= x < 2: 2 - x, 0}", -0.1, 0.0, 0.0),
        ("{x < -1 or x > 1: x, 0}", 2.0, 2.0, 1.0),
        ("{x = 0: 1, sin(x)/x}", 0.0, 1.0, math.nan),
        ("{x = 0: 1, sin(x)/x}", math.pi, 0.0, -1 / math.pi),
        ("{x != 0: 2x, 5}", 0.0, 5.0, math.nan),
    ],
)
def test_values_and_slopes(text: str, x: float, value: float, slope: float) -> None:
    trace = parse(text).trace(x)
    assert trace.value == pytest.approx(value, abs=1e-15, nan_ok=True)
    assert trace.gradient == pytest.approx(slope, rel=1e-15, nan_ok=True)


POISONED = {
    "{x < 0: sqrt(-x), sqrt(x)}": (4.0, 2.0, 0.25),
    "{x > 0: ln(x), 1/(x + 1)}": (-3.0, -0.5, -0.25),
    "{x <= 0: 0, exp(-1/x)}": (-1.0, 0.0, 0.0),
    "{abs(x) < 1: exp(-1/(1 - x^2)), 0}": (1.5, 0.0, 0.0),
    "{x < 2: x, sqrt(x - 3) + 1/(x - 1)}": (1.0, 1.0, 1.0),
    "{x < 0: {x < -1: sqrt(-1 - x), 7x}, sqrt(x)}": (-0.5, -3.5, 7.0),
    "{x < 5: x, gamma(-x)}*{x > 1: ln(x - 1), x}": (0.5, 0.25, 1.0),
    "1 + {x < 0: acos(x)}/{x < 1: 1, asin(x)} - {x < 0: 0, 1000^(x^9)}": (
        -1.0,
        1 + math.pi,
        -math.inf,
    ),
}


@pytest.mark.parametrize(("text", "at"), POISONED.items())
def test_what_is_not_chosen_spoils_nothing(text: str, at: tuple[float, float, float]) -> None:
    x, value, slope = at
    chain = parse(text)
    trace = chain.trace(x)
    assert (trace.value, trace.gradient) == pytest.approx((value, slope), rel=1e-14)
    assert trace.problem is None
    everywhere = np.array([x, x + 0.01])
    values, slopes = compile(chain, (0, 1))(everywhere)
    assert (values[0], slopes[0]) == pytest.approx((value, slope), rel=1e-14)
    leaf = Variable(everywhere)
    chain(leaf).backward()
    np.testing.assert_array_equal(leaf.grad, slopes)


def test_no_order_of_derivative_is_spoilt() -> None:
    chain = parse("{x < 0: sqrt(-x), x^3/sqrt(x)}")
    second = derivative(chain, np.array([4.0, -4.0]), 2)
    assert second == pytest.approx([2.5 * 1.5 * 2, -1 / 32], rel=1e-14)


def test_what_is_not_chosen_stands_still_in_the_chain() -> None:
    trace = parse("{x < 0: sqrt(x), 2x}").trace(3.0)
    idle = trace.blocks[(0,)]
    assert (idle.gradient, idle.gradients, idle.problem) == (0.0, (0.0,), None)
    trace = parse("{x < 0: sqrt(-x), 2*sqrt(x)}").trace(-4.0)
    assert trace.gradient == trace.shares[()] == -0.25
    assert all(math.isfinite(share) for share in trace.shares.values())
    assert trace.first_problem is None


def test_a_parameter_in_what_is_not_chosen_is_not_spoilt_either() -> None:
    chain = parse("{x < 0: sqrt(a*x), a*x}")
    a, x = Variable(np.array(2.0)), Variable(np.array([3.0, 4.0]))
    chain.with_values(a=a)(x).backward()
    assert a.grad == 7.0
    assert chain.with_values(a=2.0).trace(3.0).parameters == {"a": 3.0}


def test_where_a_side_is_undefined_so_is_the_value() -> None:
    trace = parse("{sqrt(x) < 1: 1, 2}").trace(-1.0)
    assert math.isnan(trace.value)
    assert math.isnan(trace.gradient)
    assert trace.problem is not None
    assert trace.problem.words()[0] == "sqrt needs a ≥ 0"


def test_where_no_branch_is_true_that_is_said() -> None:
    for text in ("{x < 0: x^2}", "{x < 0: ln(-x)}", "{x < -1: 1, x < 0: sqrt(-x)}"):
        trace = parse(text).trace(3.0)
        assert math.isnan(trace.value)
        assert trace.problem is not None
        assert trace.problem.sentence == "only_if_less needs b < c; b = 3, c = 0"


@pytest.mark.parametrize(
    ("text", "x", "verdict"),
    [
        ("{x < 0: x^2, x + 2}", 0.0, "jump"),
        ("{x < 0: -x, x^2}", 0.0, "corner"),
        ("{x < 1: x^2, 2x - 1}", 1.0, "agree"),
        ("{x <= 0: x, sin(x)}", 0.0, "agree"),
        ("{x <= 0: 0, exp(-1/x)}", 0.0, "agree"),
        ("{x = 0: 1, sin(x)/x}", 0.0, "agree"),
        ("{x <= 0: x^2}", 0.0, "domain edge"),
        ("{x < 0: x^2}", 0.0, "domain edge"),
        ("{x < 0: 0, 1/x}", 0.0, "pole"),
        ("{x < 0: x^2, x + 2}", 1.0, "agree"),
        ("{0 <= x < 1: x, 1 <= x < 2: 2 - x, 0}", 1.0, "corner"),
    ],
)
def test_the_seam_is_diagnosed_as_any_other_place(text: str, x: float, verdict: str) -> None:
    assert check(parse(text), x).verdict == verdict


def test_the_truth_needs_only_what_is_chosen() -> None:
    found = check(parse("{x < -1: sqrt(x - 5), (1 - cos(x))/x^2}"), 1e-8)
    assert found.verdict == "cancellation"
    assert "0.5" in found.reason


def test_equal_sides_have_a_slope_where_they_stand_still() -> None:
    for name, is_chosen in (("if_less", 0.0), ("if_at_most", 1.0)):
        xs = [Variable(np.array([1.0, 1.0, 1.0])) for _ in range(3)]
        CATALOGUE[name].on(xs[0], Variable(np.array([0.0, 1.0, 2.0])), *xs[1:]).backward()
        assert xs[0].grad.tolist() == [1.0, is_chosen, 0.0]
        # The other one is 1 here, too, but goes on otherwise if the side moves.
        assert np.isnan(xs[1].grad).tolist() == [False, False, False]
