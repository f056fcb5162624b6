import pytest

from gui.sum_at_x import listed


@pytest.mark.parametrize(
    ("count", "room", "expected"),
    [
        (2, 5, [0, 1]),
        (5, 5, [0, 1, 2, 3, 4]),
        (6, 5, [0, 1, None, 4, 5]),
        (60, 4, [0, 1, None, 59]),
        (3, 2, [0, None]),
        (3, 1, [None]),
    ],
)
def test_the_middle_of_a_long_sum_is_left_out(
    count: int, room: int, expected: list[int | None]
) -> None:
    assert listed(count, room) == expected
