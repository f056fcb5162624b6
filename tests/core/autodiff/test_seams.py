"""Where the two sides of a choice meet: one slope, if they go on as one."""

import math
import random
from fractions import Fraction

import numpy as np
import pytest

from core import Function, Variable, compile
from core.autodiff.courses import Inputs, of_leaf
from core.autodiff.derivatives import derivative
from core.autodiff.seams import past_the_seam
from core.formula import parse
from core.functions import CATALOGUE
from core.numerical import check
from tests.core.autodiff import germs

NAN = math.nan

ONE = [
    ("{x < 0: x^2, x^3}", 0.0, (0.0, NAN)),
    ("{x <= 0: x^2, x^3}", 0.0, (0.0, NAN)),
    ("{x < 1: x^2, 2x - 1}", 1.0, (2.0, NAN)),
    ("x < 0 ? sin(x) : x", 0.0, (1.0, 0.0)),
    ("exp({x < 0: x, sin(x)})", 0.0, (1.0, 1.0)),
    # Conditions of several parts, and those that hold at one place only.
    ("{0 <= x < 1: x^2, 1 <= x < 2: 2x - 1, 0}", 1.0, (2.0, NAN)),
    ("{0 <= x < 1: x^2/2, 1 <= x < 2: (-2x^2 + 6x - 3)/2, 0}", 0.0, (0.0, NAN)),
    ("{x < -1 or x > 1: 2abs(x) - 1, x^2}", -1.0, (-2.0, NAN)),
    ("{x = 1: 1, x^2}", 1.0, (2.0, 2.0)),
    ("{x != 1: x^2, 1}", 1.0, (2.0, 2.0)),
    ("{x = 1: 1, x^2}*{x < 1: 2, 2}", 1.0, (4.0, 4.0)),
    # What decides touches the other side, or stands still on it.
    ("{x^2 > 0: x^3, 0}", 0.0, (0.0, 0.0)),
    ("{floor(x) < 2: 3, x^2}", 2.5, (5.0, 2.0)),
    ("{floor(x) <= 2: 3, x^2}", 2.5, (0.0, 0.0)),
    ("{abs(x) >= 0: x}", 0.0, (1.0, 0.0)),
    # A corner on the side that does not count there.
    ("{x < 0: -x, x < 1: -abs(x), -1}", 0.0, (-1.0, NAN)),
    ("{x < 0: relu(x), x^2}", 0.0, (0.0, NAN)),
]


@pytest.mark.parametrize(("text", "x", "orders"), ONE)
def test_sides_that_go_on_as_one_have_a_slope(
    text: str, x: float, orders: tuple[float, float]
) -> None:
    chain = parse(text)
    found = [float(derivative(chain, x, order)) for order in (1, 2)]
    assert found == pytest.approx(orders, abs=0.0, nan_ok=True)
    leaf = Variable(np.array([x, x + 0.25]))
    chain(leaf).backward()
    assert (leaf.grad[0], compile(chain, (1,))(np.array([x]))[0][0]) == (orders[0], orders[0])
    trace = chain.trace(x)
    # What is let in at x alone has another slope, and no way back has that of f.
    expected = NAN if "= 1: " in text else orders[0]
    assert trace.gradient == pytest.approx(expected, abs=0.0, nan_ok=True)
    assert sum(trace.shares.values()) == pytest.approx(expected, abs=0.0, nan_ok=True)
    found_there = check(chain, x)
    assert (found_there.verdict, found_there.backprop) == ("agree", orders[0])


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("{x < 0: -x, x}", 0.0),
        ("{x < 1: x^2, x + 1}", 1.0),
        ("{x < 1: x^2, 2}", 1.0),
        ("{x <= 0: x, sin(x) + 1e-300}", 0.0),
        ("{x = 1: 2, x^2}", 1.0),
        ("{x = 1: 1, x^2}*{x < 1: 1, 2}", 1.0),
        ("{x <= 0: x^2}", 0.0),
        ("{x^2 <= 0: 5, x}", 0.0),
        ("{x = 0: 1, sin(x)/x}", 0.0),
        # A jump that a smooth function hides, in what another choice leaves out to the left.
        ("{x < 0: 2 + x, exp({x <= 0: 0, 3 + x}) + 1}", 0.0),
        ("{floor(x) < 1: x, x}", 1.0),
    ],
)
def test_others_have_none(text: str, x: float) -> None:
    leaf = Variable(np.array(x))
    parse(text)(leaf).backward()
    assert math.isnan(leaf.grad)
    assert math.isnan(parse(text).trace(x).gradient)


def judged(chance: random.Random, count: int) -> tuple[list[str], int, int]:
    """Give what is untrue of f′ and f″, how often f′ is missed, and how often it is told."""
    untrue, missed, told = [], 0, 0
    for _ in range(count):
        f = germs.with_seams(chance, chance.randint(1, 3))
        places = [*chance.sample(germs.PLACES, 5), Fraction(chance.randint(-40, 40), 16)]
        chain, x = parse(f.text), np.array([float(place) for place in places])
        for order in (1, 2):
            for place, number in zip(places, derivative(chain, x, order), strict=True):
                exact = germs.derivatives(f, place)[order - 1]
                if math.isnan(number):
                    missed += order == 1 and exact is not None
                    continue
                told += order == 1
                if exact is None or number != pytest.approx(float(exact), rel=1e-11):
                    untrue.append(f"{f.text} at {place}: order {order} is {exact}, not {number}")
    return untrue, missed, told


def test_random_choices_are_told_as_they_are() -> None:
    untrue, missed, told = judged(random.Random(1), 100)
    assert untrue == []
    # A jump that max leaves out, or a condition that touches, may hide a slope.
    assert missed < told / 100


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 8))
def test_thousands_of_random_choices_are_told_as_they_are(seed: int) -> None:
    untrue, missed, told = judged(random.Random(seed), 500)
    assert untrue == []
    assert missed < told / 100


def creator(y: Variable) -> Function:
    assert y.creator is not None
    return y.creator


def test_one_choice_by_itself() -> None:
    x = Variable(np.array([-1.0, 0.0, 1.0]))
    leaf = of_leaf(0, 1, x.shape, 1)
    for name, slopes in (
        ("if_less", [[1, 0, 0], [0, 1, 1]]),
        ("if_at_most", [[1, 1, 0], [0, 0, 1]]),
    ):
        y = CATALOGUE[name].on(x, x, 0.0, x)
        found = past_the_seam(Inputs(creator(y), y, [leaf, leaf, None, leaf]), 1)
        assert found is not None
        course, by = found
        assert (course.steps[0].tolist(), course.gap.tolist()) == ([[1.0] * 3], [[0.0] * 3])
        assert [by[0][0].tolist(), by[3][0].tolist()] == slopes
        assert not course.still.any()
    y = CATALOGUE["if_less"].on(x, x, 5.0, x)
    assert past_the_seam(Inputs(creator(y), y, [leaf, leaf, None, leaf]), 1) is None
