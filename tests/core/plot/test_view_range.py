import math

import pytest

from core.plot.view_range import DRAWABLE, drawable, equally_long, positive_part, refusal

Y = (0.0, 1.0)


@pytest.mark.parametrize(
    ("x_range", "logs", "words"),
    [
        ((-1.0, 1.0), (False, False), ""),
        ((1.0, 1.0), (False, False), "the lower one first"),
        ((math.nan, 1.0), (False, False), "two finite numbers"),
        ((-1.0, 1.0), (True, False), "no place for x = 0 and below"),
        ((-1e306, 1.0), (False, False), "beyond what can be drawn"),
        ((0.0, 1e-306), (False, False), "further down in x"),
        ((1e15, 1e15 + 1), (False, False), "Numbers have no more digits here: x"),
    ],
)
def test_a_view_that_cannot_be_drawn_says_why(
    x_range: tuple[float, float], logs: tuple[bool, bool], words: str
) -> None:
    reason = refusal(x_range, Y, logs)
    assert (words in reason) if words else reason == ""


def test_y_is_looked_at_too() -> None:
    assert "y = 0 and below" in refusal((0.0, 1.0), (-1.0, 1.0), (False, True))


def test_a_range_is_narrowed_to_what_can_be_drawn() -> None:
    assert drawable((-math.inf, math.inf)) == (-DRAWABLE, DRAWABLE)
    assert drawable((-2.0, 3.0)) == (-2.0, 3.0)


def test_a_logarithmic_axis_shows_what_is_positive() -> None:
    assert positive_part((2.0, 3.0)) == (2.0, 3.0)
    assert positive_part((-3.0, 10.0)) == (0.01, 10.0)
    assert positive_part((-3.0, -1.0)) is None


@pytest.mark.parametrize(
    ("x_range", "y_range", "log", "wanted"),
    [
        ((0.0, 2.0), (0.0, 1.0), False, ((0.0, 2.0), (0.0, 1.0))),
        ((0.0, 4.0), (0.0, 1.0), False, ((0.0, 4.0), (-0.5, 1.5))),
        ((0.0, 1e300), (0.0, 1.0), False, ((0.0, 1e300), (-2.5e299, 2.5e299))),
        ((-1e304, 1e304), (-1e304, 1e304), False, ((-2e304, 2e304), (-1e304, 1e304))),
        ((1.0, 10.0), (1.0, 10.0), True, ((10**-0.5, 10**1.5), (1.0, 10.0))),
    ],
)
def test_one_range_is_widened_until_both_axes_are_equally_long(
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    log: bool,
    wanted: tuple[tuple[float, float], tuple[float, float]],
) -> None:
    found = equally_long(x_range, y_range, (200.0, 100.0), log=log)
    again = equally_long(*found, (200.0, 100.0), log=log)
    for one, same, other in zip(found, again, wanted, strict=True):
        assert one == pytest.approx(other)
        assert same == pytest.approx(one)


def test_without_pixels_nothing_is_widened() -> None:
    assert equally_long((0.0, 4.0), Y, (0.0, 100.0)) == ((0.0, 4.0), Y)


def test_a_logarithmic_axis_needs_room_above_zero() -> None:
    assert positive_part((-1.0, 5e-324)) is None
    assert positive_part((-1.0, 1e-303)) is None
