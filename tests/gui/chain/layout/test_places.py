from PySide6.QtCore import QRect

from gui.chain.layout.places import Layout, Wire


def wire(at: int, x: int, y: int = 50, *, ends_row: bool = False) -> Wire:
    return Wire(((), at), x, x + 40, y, ends_row=ends_row)


def test_a_gap_is_as_wide_as_its_wire_and_can_be_hit() -> None:
    rect = Layout(wires=[wire(0, 10)]).gap_rect(((), 0))
    assert (rect.left(), rect.width(), rect.height()) == (10, 40, 48)
    assert rect.center().y() in (49, 50)


def test_the_gap_of_a_folded_lane_or_a_number_is_where_that_stands() -> None:
    field, pill = QRect(1, 2, 3, 4), QRect(5, 6, 7, 8)
    layout = Layout(fields={(0, 0): field}, pills={(1, 0): pill})
    assert layout.gap_rect(((0, 0), 0)) == field
    assert layout.gap_rect(((1, 0), 2)) == pill


def test_where_a_row_wraps_the_gap_is_in_both_rows() -> None:
    first, second = wire(2, 200, ends_row=True), wire(2, 10, 150)
    layout = Layout(wires=[wire(0, 10), first, second])
    assert layout.gap_rect(((), 2)).left() == 10
    assert layout.row_ends()[((), 2)].left() == 200


def test_the_nearest_block_of_another_row_is_found() -> None:
    layout = Layout()
    for i in range(6):
        layout.blocks[(i,)] = QRect(100 * (i % 3), 100 * (i // 3), 60, 40)
    assert layout.block_in_row((1,), 1) == (4,)
    assert layout.block_in_row((4,), -1) == (1,)
    assert layout.block_in_row((1,), -1) == (1,)
