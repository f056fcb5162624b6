import math

import pytest

from core.sampling.ranges import check


def test_what_a_view_can_have_passes() -> None:
    check((-1.0, 1.0), None, (800, 500), (0, 1))
    check((-1e308, 1e308), (0.0, 5e-324), (1, 1), ())


@pytest.mark.parametrize(
    ("x_range", "y_range", "size", "orders", "words"),
    [
        ((1.0, -1.0), None, (8, 5), (0,), "x_range must increase, not go from 1.0 to -1.0"),
        ((1.0, 1.0), None, (8, 5), (0,), "x_range must increase"),
        ((0.0, math.inf), None, (8, 5), (0,), "x_range must be finite"),
        ((0.0, 1.0), (math.nan, 1.0), (8, 5), (0,), "y_range must be finite"),
        ((0.0, 1.0), (2.0, 1.0), (8, 5), (0,), "y_range must increase"),
        ((0.0, 1.0), None, (0, 5), (0,), "size must be two positive whole numbers"),
        ((0.0, 1.0), None, (8.5, 5), (0,), "size must be two positive whole numbers"),
        ((0.0, 1.0), None, (8, 5), (-1,), "orders must be whole numbers from 0 on"),
    ],
)
def test_what_no_view_can_have_is_refused(
    x_range: tuple[float, float],
    y_range: tuple[float, float] | None,
    size: tuple[int, int],
    orders: tuple[int, ...],
    words: str,
) -> None:
    with pytest.raises(ValueError, match=words.replace("(", r"\(")):
        check(x_range, y_range, size, orders)
