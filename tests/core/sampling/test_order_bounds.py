import numpy as np
import pytest

from core.compiled.enclosure import enclosing
from core.formula import parse
from core.sampling.order_bounds import OrderBounds
from core.sampling.viewport import Viewport

VIEW = Viewport(0.0, 10.0, 0.0, 10.0, 10, 10)


def bounds(text: str, order: int = 0) -> OrderBounds:
    return OrderBounds(enclosing(parse(text), 2), order)


def test_its_slope_makes_bounds_narrower() -> None:
    a, b = np.array([1.0]), np.array([1.125])
    f = bounds("x^2-2x")
    plain = f.over(a, b)
    left, right = f.at_ends(a, b)
    closer = f.along(a, b, left, right)
    assert plain.low[0] < closer.low[0] <= -1 <= closer.high[0] < plain.high[0]
    assert (left.low[0], left.high[0]) == pytest.approx((-1, -1))


def test_where_f_is_undefined_slopes_say_nothing_of_others() -> None:
    a, b = np.array([-2.0, 4.0]), np.array([-1.0, 4.5])
    f = bounds("sqrt(x)")
    closer = f.along(a, b, *f.at_ends(a, b))
    assert closer.continuous.tolist() == [False, True]
    assert closer.low[1] <= 2 <= np.sqrt(4.5) <= closer.high[1]


def test_what_is_out_of_sight_is_within_of_what_is_too() -> None:
    f = bounds("x")
    box = f.over(np.array([3.0, 20.0]), np.array([3.5, 30.0]))
    assert box.within(VIEW, np.array([3.2, 15.0]), np.array([3.2, 15.0])).all()
    assert not box.within(VIEW, np.array([5.0, 8.0]), np.array([5.0, 8.0])).any()


def test_fewer_boxes_of_longer_functions_are_looked_at_at_once() -> None:
    assert bounds("+".join(["sin(x)"] * 200)).at_once < bounds("sin(x)").at_once
