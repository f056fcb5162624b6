import numpy as np

from core.points.beside_breaks import BREAKS, Boxes, apart_from_breaks, fine_beside_breaks


def boxes(ends: list[float], breaks: list[int]) -> Boxes:
    waiting = np.ones((BREAKS + 1, len(ends) - 1), dtype=bool)
    waiting[BREAKS] = [i in breaks for i in range(len(ends) - 1)]
    return Boxes(np.array(ends[:-1]), np.array(ends[1:]), waiting)


def test_boxes_are_cut_where_there_are_doubles() -> None:
    assert boxes([0.0, 1.0, 3.0], []).split(2).low.tolist() == [0.0, 0.5, 1.0, 2.0]
    assert boxes([1.0, np.nextafter(1.0, 2.0)], []).split(4).low.size == 1


def test_what_does_not_hang_together_with_a_break_is_apart_from_it() -> None:
    beside = boxes([0.0, 1.0, 2.0], [0])
    far = boxes([5.0, 6.0], [])
    assert apart_from_breaks(beside, [beside, far]).tolist() == [False, False]
    assert apart_from_breaks(far, [beside, far]).tolist() == [True]


def test_beside_a_break_what_is_fine_for_its_distance_is_left() -> None:
    row = boxes([0.0, 1e-9, 0.9, 0.95, 1.0], [0])
    found = fine_beside_breaks(row, [row], [])
    assert found.tolist() == [False, True, True, True]
    assert not fine_beside_breaks(boxes([0.0, 1.0], []), [], []).any()
