"""Where pieces meet: a number where both sides agree, and none where they do not."""

import math
import random
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from core import Function, Variable, where
from core.autodiff.derivatives import derivative
from core.autodiff.graph import Arms
from core.formula import parse
from tests.core.autodiff import germs

NAN = math.nan


def slope(text: str, x: float) -> float:
    leaf = Variable(np.array(x))
    parse(text)(leaf).backward()
    return float(leaf.grad)


@pytest.mark.parametrize(
    ("text", "x", "orders"),
    [
        # The arms are one.
        ("max(x, x)", 1.0, (1.0, 0.0)),
        ("min(x^2, x*x)", 3.0, (6.0, 2.0)),
        ("max(x, abs(x))", 3.0, (1.0, 0.0)),
        # They touch.
        ("abs(x^3)", 0.0, (0.0, 0.0)),
        ("relu(x^2)", 0.0, (0.0, 2.0)),
        ("max(x^2, -x^2)", 0.0, (0.0, 2.0)),
        ("max(x^2, x^3)", 0.0, (0.0, 2.0)),
        ("max(sin(x), x)", 0.0, (1.0, 0.0)),
        # A corner that something flattens, or another one takes back.
        ("x*abs(x)", 0.0, (0.0, NAN)),
        ("relu(x)^2", 0.0, (0.0, NAN)),
        ("max(x, -x) - max(-x, x)", 0.0, (0.0, NAN)),
        # What is behind a flat piece does not change.
        ("relu(relu(x))", -1.0, (0.0, 0.0)),
        ("sign(relu(x))", -1.0, (0.0, 0.0)),
        ("floor(floor(x))", 0.5, (0.0, 0.0)),
        ("sqrt(relu(x))", -1.0, (0.0, 0.0)),
        ("hypot(relu(x), 0)", -1.0, (0.0, 0.0)),
        ("{x < 0: relu(relu(x)), sqrt(x)}", -1.0, (0.0, 0.0)),
        ("{x < 5: abs(x^3), 1/(x - x)}", 0.0, (0.0, 0.0)),
    ],
)
def test_there_is_a_derivative(text: str, x: float, orders: tuple[float, float]) -> None:
    assert slope(text, x) == orders[0]
    found = [float(derivative(parse(text), x, order)) for order in (1, 2)]
    assert found == pytest.approx(orders, abs=0.0, nan_ok=True)


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("abs(x)", 0.0),
        ("max(x, -x)", 0.0),
        ("max(x, -x) + max(-x, x)", 0.0),
        ("max(x, abs(x))", 0.0),
        ("relu(relu(x))", 0.0),
        ("x + 1e-17*abs(x)", 0.0),
        ("1e20*x + abs(x)", 0.0),
        ("max(1e20*x + abs(x), x)", 0.0),
        # A jump, and what would hide it.
        ("floor(x)", 1.0),
        ("sign(x)", 0.0),
        ("relu(floor(x) - 1)", 1.0),
        ("floor(0.5 + sign(x))", 0.0),
        ("{sign(x) < 0: 1, 2}", 0.0),
        ("{x = 1: 5, x} + relu(relu(x - 2))", 1.0),
        ("{x < 0: -x, x} + relu(x)^2", 0.0),
        # f is not there, on one side or at all.
        ("sqrt(relu(x) - 1)", -1.0),
        ("1/relu(x)", -1.0),
        ("atan(1/relu(x))", -1.0),
        ("relu(sqrt(x) - 1)", 0.0),
        ("relu(relu(sqrt(x)))", -1.0),
        ("relu(relu(x)) + sqrt(0 - 1)", -1.0),
    ],
)
def test_there_is_none(text: str, x: float) -> None:
    assert math.isnan(slope(text, x))
    assert math.isnan(derivative(parse(text), x))
    assert math.isnan(derivative(parse(text), x, 2))


def test_each_leaf_is_looked_along_by_itself() -> None:
    x, a = Variable(np.array(0.0)), Variable(np.array(2.0))
    abs(x * a).backward()
    assert (math.isnan(x.grad), a.grad) == (True, 0.0)
    x, a = Variable(np.array(1.0)), Variable(np.array(1.0))
    y: Any = np.maximum(x, a)
    y.backward()
    assert math.isnan(x.grad)
    assert math.isnan(a.grad)


def test_arrays_have_both_kinds_of_places() -> None:
    x = Variable(np.array([-1.0, 0.0, 2.0]))
    y: Any = np.maximum(np.maximum(x, 0.0), 0.0)
    y.grad = np.array([1.0, 1.0, 3.0])
    y.backward()
    np.testing.assert_array_equal(x.grad, [0.0, NAN, 3.0])
    y.backward(accumulate=True)
    np.testing.assert_array_equal(x.grad, [0.0, NAN, 6.0])


def test_what_is_not_known_to_be_element_by_element_stays_undecided() -> None:
    class Backwards(Function):
        def forward(self, x):
            return x[::-1]

        def rule(self, gy, y, x):
            return gy[::-1]

    x = Variable(np.array([1.0, 2.0]))
    y: Any = np.maximum(Backwards()(x), Backwards()(x))
    y.backward()
    assert np.isnan(x.grad).all()
    np.sum(np.maximum(x, x)).backward()
    assert np.isnan(x.grad).all()
    # Of a single number there is no other element.
    x = Variable(np.array([1.0]))
    y = np.maximum(Backwards()(x), Backwards()(x))
    y.backward()
    assert x.grad == [1.0]


def test_a_function_of_ones_own_has_arms() -> None:
    class Hinge(Function):
        piecewise = True
        arms = Arms((2.0,), (5.0,))

        def side(self, x):
            return x

        def forward(self, x):
            return np.where(x < 0, 2 * x, 5 * x)

        def rule(self, gy, y, x):
            return gy * where(x < 0, 2.0, where(x > 0, 5.0, np.nan))

    found = [float(derivative(lambda x: Hinge()(x**3) + x, x)) for x in (-1.0, 0.0, 1.0)]
    assert found == [7.0, 1.0, 16.0]
    assert math.isnan(derivative(Hinge(), 0.0))


def test_pieces_without_arms_say_so() -> None:
    with pytest.raises(NotImplementedError, match="Function has no arms"):
        Function().side(np.array(1.0))


def judged(chance: random.Random, count: int, jumps: bool = False) -> tuple[list[str], list[int]]:
    """Compare f′ and f″ of random formulas with what is exact.

    Give what is untrue, and how often there is nan for each of the orders though there is one.
    """
    untrue, missed = [], [0, 0]
    for _ in range(count):
        f = germs.formula(chance, chance.randint(1, 4), jumps)
        places = [*chance.sample(germs.PLACES, 5), Fraction(chance.randint(-40, 40), 16)]
        x = np.array([float(place) for place in places])
        chain = parse(f.text)
        all_exact = [germs.derivatives(f, place) for place in places]
        for order in (1, 2):
            found = derivative(chain, x, order)
            for place, number, pair in zip(places, found, all_exact, strict=True):
                exact = pair[order - 1]
                if math.isnan(number):
                    missed[order - 1] += exact is not None
                elif exact is None or number != exact:
                    untrue.append(f"{f.text} at {place}: order {order} is {exact}, not {number}")
    return untrue, missed


def test_random_pieces_are_told_as_they_are() -> None:
    untrue, missed = judged(random.Random(1), 60)
    assert untrue == []
    # f″ is not looked for where a corner was hidden on the way to it.
    assert missed[0] == 0
    assert missed[1] < 10


def test_nothing_untrue_is_said_where_pieces_jump() -> None:
    assert judged(random.Random(1), 20, jumps=True)[0] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_thousands_of_random_pieces_are_told_as_they_are(seed: int) -> None:
    untrue, missed = judged(random.Random(seed), 500)
    assert untrue == []
    assert missed[0] == 0
    assert missed[1] < 60
    assert judged(random.Random(seed), 500, jumps=True)[0] == []
