import math

from core.points.neat import neat


def test_a_place_is_the_shortest_number_near_it() -> None:
    assert neat(0.30000000000000004, 1e-9) == 0.3
    assert neat(math.pi, 1e-16) == math.pi
