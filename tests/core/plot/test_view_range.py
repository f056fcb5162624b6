import math

import pytest

from core.plot.view_range import DRAWABLE, drawable, positive_part, refusal

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
        ((1e15, 1e15 + 1), (False, False), "Neighbouring doubles"),
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
