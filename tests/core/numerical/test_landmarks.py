"""Landmarks with many digits; and that no function of the catalogue forgets one."""

import itertools
import math
from collections.abc import Sequence

import mpmath  # type: ignore[import-untyped]
import numpy as np
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.variable import Variable
from core.compiled.enclosure import enclosing
from core.functions import CATALOGUE
from core.functions.entry import Entry
from core.functions.piecewise import Abs
from core.intervals import Known
from core.numerical.landmarks import is_smooth_over, met
from core.numerical.many_digits import OutOfReachError, context

GRID = [*np.arange(-6, 7) / 2, *(k * math.pi / 2 for k in range(-6, 7) if k)]
ROUGH = [*np.arange(-6, 7, dtype=float) / 2]
CLOSE = 2.0**-20
"""How far a box goes to either side: more than the double is off, and less than to the next."""


def exact(x: float) -> object:
    """Give the real number that a double of the grid stands for, the multiples of π/2 as such."""
    times = round(x / (math.pi / 2))
    return context().pi / 2 * times if times and x == times * math.pi / 2 else context().mpf(x)


def is_met(function: Entry, inputs: Sequence[float]) -> bool:
    with context().workdps(60):
        landmarks = met(function, [exact(x) for x in inputs])
        return any(at is not None and abs(float(at)) < 1e-40 for at in landmarks)


@no_float_warnings
def unmarked(made: type[Entry]) -> list[tuple[float, ...]]:
    """Give the points of a grid where a function may be anything but smooth, and says nothing.

    The other inputs are held in turn, at the points of the grid too.
    """
    count, found = len(made.defaults) + 1, []
    for which in range(count):
        others = itertools.product(ROUGH if count == 2 else [-1.0, 0.0, 1.0], repeat=count - 1)
        for rest in others:
            inputs = [*rest[:which], 0.0, *rest[which:]]

            def along(x: Variable, inputs: list[float] = inputs, which: int = which) -> Variable:
                return made()(*[x if i == which else c for i, c in enumerate(inputs)])

            grid = np.array(GRID if count == 1 else ROUGH)
            value, slope = enclosing(along, 1)(grid - CLOSE, grid + CLOSE)
            for x, *known in zip(grid, value.known(), slope.known(), strict=True):
                point = (*inputs[:which], float(x), *inputs[which + 1 :])
                is_rough = known[1] not in (Known.CONTINUOUS, Known.UNDEFINED)
                if is_rough and not is_met(made(), point):
                    found.append(point)
    return found


def is_known_to_need_none(name: str, point: tuple[float, ...]) -> bool:
    match name:
        case "power" | "root":
            # An isolated point: there the slope by b has no formula, which tells as much.
            return point[0] < 0
        case "log_base":
            # Smooth: forward only takes log2 there, and boxes do not see that it is the same.
            return point[1] == 2
        case "round":
            # Smooth: that a is no half is more than boxes see next to an integer.
            return bool(point[0] == np.rint(point[0]))
    return False


@pytest.mark.parametrize("name", sorted(CATALOGUE))
def test_where_a_function_is_not_smooth_it_has_a_landmark(name: str) -> None:
    found = unmarked(CATALOGUE[name])
    assert [point for point in found if not is_known_to_need_none(name, point)] == []


def test_a_function_that_forgets_its_landmark_is_caught() -> None:
    class Forgetful(Abs):
        @staticmethod
        def landmarks(a: object) -> tuple[object, ...]:
            return ()

    assert unmarked(Forgetful) == [(0.0,)]


@pytest.mark.parametrize(
    ("name", "inputs", "wanted"),
    [
        ("abs", ["-2.5"], ["-2.5"]),
        ("log", ["3"], ["3"]),
        ("asin", ["0.25"], ["0.75", "1.25"]),
        ("max", ["5", "3"], ["2"]),
        ("if_less", ["9", "1", "4", "8"], ["-3"]),
        ("sin", ["1"], []),
    ],
)
def test_landmarks_are_those_of_the_function(
    name: str, inputs: list[str], wanted: list[str]
) -> None:
    found = met(CATALOGUE[name](), [context().mpf(x) for x in inputs])
    assert found == tuple(map(context().mpf, wanted))


@pytest.mark.parametrize(
    ("name", "place", "sine"),
    [("tan", "1", mpmath.cos), ("csc", "2", mpmath.sin)],
)
def test_landmarks_have_all_their_digits(name: str, place: str, sine: object) -> None:
    with context().workdps(100), mpmath.workdps(100):
        (found,) = met(CATALOGUE[name](), [context().mpf(place)])
        assert abs(found - sine(mpmath.mpf(place))) < mpmath.mpf(10) ** -95  # type: ignore[operator]


def test_the_double_next_to_pi_stands_for_pi_in_a_landmark() -> None:
    with context().workdps(60):
        assert is_met(CATALOGUE["floor"](), [7.0])
        assert is_met(CATALOGUE["round"](), [7.5])


def test_what_is_not_known_is_no_landmark() -> None:
    assert met(CATALOGUE["mod"](), [context().mpf(1), context().mpf(0)]) == (None, 0)
    assert met(CATALOGUE["abs"](), [None]) == ()


def test_a_sine_of_too_many_digits_is_out_of_reach() -> None:
    far = context().mpf(10) ** 100_000
    with pytest.raises(OutOfReachError):
        met(CATALOGUE["floor"](), [far])
    assert met(CATALOGUE["abs"](), [far]) == (far,)


def called(name: str) -> Entry:
    function = CATALOGUE[name]()
    function(*[Variable(np.array(1.0))] * (len(function.defaults) + 1))
    return function


@pytest.mark.parametrize(
    ("name", "a", "b", "smooth"),
    [
        ("square", -1, 1, True),  # 0 is a landmark of it all the same
        ("tanh", -1, 1, True),
        ("abs", -1, 1, False),
        ("abs", 1, 2, True),
        ("abs", 2, 1, True),
        ("sqrt", 0, 1, False),
        ("tan", 1.5, 1.6, False),
        ("max", 1, 2, False),  # of two inputs nothing is known
    ],
)
def test_it_is_known_where_a_function_is_smooth(
    name: str, a: float, b: float, smooth: bool
) -> None:
    assert is_smooth_over(called(name), context().mpf(a), context().mpf(b)) == smooth


def test_nothing_is_known_beyond_the_doubles() -> None:
    assert not is_smooth_over(called("square"), context().mpf(10) ** 400, context().mpf(0))
