"""What stands on a wire has room there."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from core.digits import MINUS
from gui.chain.layout.metrics import Metrics
from gui.chain.layout.places import Wire
from gui.chain.paint.wire_numbers import written
from gui.chain.paint.wires import name_area, number_areas, surroundings
from gui.widgets.raised import AWAITED
from gui.widgets.theme import figures

FLAT = Wire(((), 1), 100, 190, 200)
RISING = Wire(((1, 0), 1), 100, 190, 200, QPoint(190, 120))


@given(st.floats())
def test_every_number_has_room_on_a_wire(qapp: QApplication, number: float) -> None:
    numbers = QFontMetrics(figures(QFont()))
    room = Metrics(QFontMetrics(QFont()), numbers).slot
    digits = written(number).lstrip(MINUS)
    # It begins behind the place for a sign, 3 px from the start of the wire.
    assert numbers.horizontalAdvance(MINUS + digits) + 3 <= room + 1


def test_a_number_that_is_not_known_yet_is_left_open() -> None:
    assert written(None) == AWAITED


def test_the_value_runs_above_and_the_gradient_below() -> None:
    above, below = number_areas(FLAT, 17)
    assert above.bottom() < 200 < below.top()
    assert (above.width(), below.width()) == (90, 90)


def test_a_name_stands_above_the_value_or_beside_the_wire() -> None:
    above, _ = number_areas(FLAT, 17)
    assert name_area(FLAT, 17, 10).bottom() <= above.top() + 2
    first = FLAT._replace(repeats=True)
    assert name_area(first, 17, 10).right() < first.start.x()
    last = FLAT._replace(ends_row=True)
    assert name_area(last, 17, 10).left() > last.end.x()


def test_all_that_is_painted_of_a_wire_is_in_its_surroundings() -> None:
    for wire in (FLAT, RISING):
        area = surroundings(wire, 17)
        parts = [*number_areas(wire, 17), name_area(wire, 17, 30)]
        if wire.riser is not None:
            parts.append(QRect(wire.riser, wire.end))
        assert all(area.contains(part) for part in parts)
