"""x and the parameters: each written once, with the trunk from which its lanes branch."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter

from core.chain.parameters import on_screen
from gui.chain.layout.lane_shape import DOT
from gui.chain.layout.places import Layout, Wire
from gui.chain.paint.wires import APART, paint_line
from gui.widgets.theme import Theme


def beside_dot(wire: Wire) -> Wire:
    """Give the part of a lane's first wire that is not under the dot on the trunk."""
    return wire._replace(left=wire.left + DOT + 1)


def paint_trunks(
    painter: QPainter, layout: Layout, theme: Theme, values: Mapping[str, str]
) -> None:
    """Paint the letters with their values, the trunks and the dots where lanes branch."""
    painter.setPen(theme.forward)
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    for letter, node in layout.nodes.items():
        painter.drawText(node, side, f"{on_screen(letter)} = {values[letter]}")
    for trunk in layout.trunks.values():
        top, foot = trunk.p1(), trunk.p2()
        down, up = QPoint(APART, 0), QPoint(-APART, 0)
        paint_line(painter, [top + down, foot + down], theme.forward, head=False)
        paint_line(painter, [foot + up, top + up], theme.backward)
    for stub in layout.stubs:
        start, end, aside = stub.p1(), stub.p2() + QPoint(DOT + 1, 0), QPoint(0, APART)
        paint_line(painter, [start - aside, end - aside], theme.forward, head=False)
        paint_line(painter, [end + aside, start + aside], theme.backward, head=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.text)
    for branch in layout.branches.values():
        painter.drawEllipse(branch, DOT, DOT)
