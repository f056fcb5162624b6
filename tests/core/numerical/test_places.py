"""Places at x and next to it, against where they are by theory."""

import math
from collections.abc import Callable
from typing import Any

import mpmath  # type: ignore[import-untyped]
import pytest

from core.autodiff.float_warnings import no_float_warnings
from core.formula import parse
from core.incremental import whole
from core.numerical.many_digits import context
from core.numerical.places import landmarks, places_between, places_next_to_x
from core.numerical.twin import Twin

Exact = Callable[[], Any]
NEAR = mpmath.mpf(10) ** -100


@no_float_warnings
def next_to(text: str, x: float) -> list[Any]:
    return whole(places_next_to_x(Twin(parse(text), x)))


@no_float_warnings
def between(text: str, x: float, step: float) -> list[Any]:
    return whole(places_between(Twin(parse(text), x, step=step), step))


EXACT: list[tuple[str, Exact]] = [
    ("tan(x)", lambda: mpmath.pi / 2),
    ("1/sin(x)", lambda: -7 * mpmath.pi),
    ("abs(x^2 - 2)", lambda: mpmath.sqrt(2)),
    ("floor(3x)", lambda: mpmath.mpf(1) / 3),
    ("max(sin(x), cos(x))", lambda: mpmath.pi / 4),
    ("sqrt(exp(x) - 2)", lambda: mpmath.log(2)),
    ("{x^3 < 5: x, 7}", lambda: mpmath.cbrt(5)),
    ("ln(x^2 - x - 1)", lambda: (1 + mpmath.sqrt(5)) / 2),
    ("abs(1/(1e6x) - 1/3)", lambda: mpmath.mpf(3) / 10**6),
    ("abs((x^2 - 2)^2)", lambda: mpmath.sqrt(2)),  # a double zero
    ("cbrt((x^2 - 2)^3)", lambda: mpmath.sqrt(2)),
]


@pytest.mark.parametrize(("text", "exact"), EXACT, ids=[text for text, _ in EXACT])
def test_the_place_that_x_is_the_double_next_to_is_found(text: str, exact: Exact) -> None:
    with mpmath.workdps(150):
        wanted = exact()
        x = float(wanted)
        (found,) = next_to(text, x)
        assert abs(mpmath.mpf(found) - wanted) < abs(wanted) * NEAR
    # Not from the next double but one.
    assert next_to(text, x + 2 * math.ulp(x)) == []
    assert next_to(text, x - 2 * math.ulp(x)) == []


@pytest.mark.parametrize(
    ("text", "x"),
    [("abs(x)", 0.0), ("floor(x)", 3.0), ("1/(x - 0.1)", 0.1), ("sqrt(x + 5)", -5.0), ("ln(x)", 0)],
)
def test_x_itself_is_given_where_a_landmark_is_met_exactly(text: str, x: float) -> None:
    assert next_to(text, x) == [x]


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("sin(x)", 0.0),  # nothing has a landmark
        ("x^2", 0.0),  # one, and smooth all the same
        ("tanh(1e9 x)", 0.0),
        ("abs(x)", 1e-300),
        ("tan(x)", 1.5707),
        ("abs(x^2 + 1)", 0.0),  # never 0
        ("floor(0.1x)", 9.0),
    ],
)
def test_elsewhere_f_is_smooth(text: str, x: float) -> None:
    assert next_to(text, x) == []


def test_constants_are_the_doubles_that_they_are() -> None:
    # 0.1 · 10 is above 1 by 5.6e-16, so 10 lies above the jump and no double is next to it.
    place = mpmath.mpf(1) / mpmath.mpf(0.1)
    found = next_to("floor(0.1x)", 10.0)
    assert len(found) == 1
    assert abs(found[0] - place) < 1e-14
    assert found[0] != 10


def test_two_landmarks_at_one_place_are_one_place() -> None:
    assert next_to("abs(x) + sqrt(x) + ln(x)", 0.0) == [0]


def test_of_two_places_the_nearest_comes_first() -> None:
    text = "abs(x^2 - 2) + abs(x - 1.4142135623730951)"
    first, second = next_to(text, math.sqrt(2))
    assert first == math.sqrt(2) != second


@pytest.mark.parametrize(
    ("text", "x", "step", "wanted"),
    [
        ("abs(x - 2)", 1.99995, 1e-4, [2.0]),
        ("tan(x)", 1.5707, 1e-3, [math.pi / 2]),
        ("floor(x)", 2.2, 1.0, [2.0, 3.0]),
        ("abs(x) + abs(x - 1)", 0.4, 1.0, [0.0, 1.0]),
        ("abs(x - 2)", 1.0, 0.5, []),
        ("mod(x, 2x)", 0.01, 0.011, [0.0]),
    ],
)
def test_places_between_are_found_the_nearest_first(
    text: str, x: float, step: float, wanted: list[float]
) -> None:
    found = [float(place) for place in between(text, x, step)]
    assert found[: len(wanted)] == pytest.approx(wanted, rel=1e-15)
    assert all(abs(place - x) <= step for place in found)
    if not wanted:
        assert found == []


def test_landmarks_are_told_for_every_function_on_the_way() -> None:
    twin = Twin(parse("abs(x - 1) + sqrt(x + 2)"), 0.0)
    with twin.working(50):
        found = landmarks(twin, twin.values(context().mpf(3)))
    assert sorted(map(float, found.values())) == [2.0, 5.0]


def test_it_pauses_between_evaluations() -> None:
    assert sum(1 for _ in places_next_to_x(Twin(parse("abs(x)"), 1.0))) == 3


def test_it_pauses_within_each_step_to_a_place() -> None:
    beside, steps = Twin(parse("abs(x^2 - 2)"), math.sqrt(2)), range(3, 9)
    assert sum(1 for _ in places_next_to_x(beside)) in [3 + 3 * count for count in steps]
