"""The one x: written once, with the trunk from which its lanes branch."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter

from gui.chain.layout.lane_shape import DOT
from gui.chain.layout.places import Layout, Wire
from gui.chain.paint.wires import APART, paint_line
from gui.widgets.theme import Theme


def beside_dot(wire: Wire) -> Wire:
    """Give the part of a lane's first wire that is not under the dot on the trunk."""
    return replace(wire, start=wire.start + QPoint(DOT + 1, 0))


def paint_trunk(painter: QPainter, layout: Layout, theme: Theme, value: str) -> None:
    """Paint x with its value, the trunk and the dots where lanes branch from it."""
    painter.setPen(theme.forward)
    side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    if not layout.node.isEmpty():
        painter.drawText(layout.node, side, f"x = {value}")
    if not layout.trunk.isNull():
        top, foot = layout.trunk.p1(), layout.trunk.p2()
        down, up = QPoint(APART, 0), QPoint(-APART, 0)
        paint_line(painter, [top + down, foot + down], theme.forward, head=False)
        paint_line(painter, [foot + up, top + up], theme.backward)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.text)
    for branch in layout.branches.values():
        painter.drawEllipse(branch, DOT, DOT)
