from PySide6.QtCore import QLine, QPoint, QRect
from PySide6.QtGui import QImage, QPainter

from gui.chain.layout.lane_shape import DOT
from gui.chain.layout.places import Layout, Wire
from gui.chain.paint.trunk import beside_letter, paint_trunks
from gui.widgets.theme import LIGHT


def colours(layout: Layout) -> set[int]:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_trunks(painter, layout, LIGHT, {"x": "0.5"})
    painter.end()
    return {image.pixel(x, y) for x in range(200) for y in range(200)}


def test_x_its_trunk_and_its_dots_are_painted(qapp: object) -> None:
    layout = Layout(
        nodes={"x": QRect(5, 5, 20, 20)},
        values={"x": QRect(30, 5, 60, 20)},
        trunks={"x": QLine(100, 20, 100, 150)},
        branches={(): QPoint(100, 20), (0, 0): QPoint(100, 150)},
    )
    seen = colours(layout)
    assert {LIGHT.forward.rgb(), LIGHT.backward.rgb(), LIGHT.text.rgb()} <= seen


def test_a_chain_without_letters_has_no_trunk(qapp: object) -> None:
    assert colours(Layout()) == {0xFFFFFFFF}


def test_a_lanes_first_wire_begins_beside_its_dot_or_its_letter() -> None:
    wire, later = Wire(((), 0), 10, 60, 20), Wire(((), 1), 10, 60, 20)
    layout = Layout(branches={(): wire.start})
    assert beside_letter(layout, wire).start == QPoint(10 + DOT + 1, 20)
    assert beside_letter(layout, wire).end == wire.end
    layout.nodes["x"] = QRect(0, 10, 20, 20)
    assert beside_letter(layout, wire).left == layout.nodes["x"].right() + 2
    assert beside_letter(layout, later) == later


def test_a_lane_is_joined_to_its_trunk_across_others(qapp: object) -> None:
    assert len(colours(Layout(stubs=[QLine(20, 100, 60, 100)]))) > 2
