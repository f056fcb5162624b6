import numpy as np

from core.plot.ground import Ground
from core.plot.placing import CLEAR, Box, place_beside

PLOT = (200.0, 100.0)


class Stroke:
    """A straight line across the plot."""

    def __init__(self, left: float, right: float) -> None:
        self.ground = Ground(PLOT)
        ends = np.array([0.0, 200.0]), np.array([left, right])
        self.dots = self.ground.stroke(*ends)

    def named(self, *others: "Stroke", words: tuple[float, float] = (30.0, 12.0)) -> Box | None:
        foreign = Ground(PLOT).join([other.ground for other in others])
        taken = self.ground.join([foreign]).counted()
        own = self.ground.counted()
        return place_beside(self.dots, own, foreign.counted(), taken, PLOT, words)


def test_words_stand_beside_their_line_on_nothing_and_inside() -> None:
    line, other = Stroke(20, 90), Stroke(80, 10)
    box = line.named(other)
    assert box is not None
    assert min(box.left, box.bottom) >= CLEAR
    assert (box.right, box.top) <= (PLOT[0] - CLEAR, PLOT[1] - CLEAR)
    assert line.ground.join([other.ground]).is_free(*box)
    middle = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    height = 20 + 70 * middle[0] / 200
    assert abs(middle[1] - height) < 25
    assert abs(middle[1] - (80 - 70 * middle[0] / 200)) > abs(middle[1] - height)


def test_at_the_right_if_all_places_are_as_good() -> None:
    box = Stroke(50, 50).named()
    assert box is not None
    assert box.left > 150


def test_there_is_no_place_where_it_would_name_two_or_is_too_large_or_nothing_is_seen() -> None:
    line = Stroke(50, 50)
    assert line.named(Stroke(48, 52)) is None
    assert line.named(words=(250, 12)) is None
    assert Stroke(500, 500).named() is None
