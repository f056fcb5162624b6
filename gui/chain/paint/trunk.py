"""x and the parameters: each one round node, with the trunk from which its lanes branch."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.chain.parameters import on_screen
from gui.chain.layout.lane_shape import DOT
from gui.chain.layout.places import Layout, Wire
from gui.chain.paint.wires import APART, paint_line, paint_number
from gui.widgets.theme import Theme

NODE_LINE = 1.5
"""How wide the line around a node is, in pixels."""


def beside_letter(layout: Layout, wire: Wire) -> Wire:
    """Give the part of a wire that is not under its letter, or under the dot on a trunk."""
    lane, at = wire.gap
    if at or wire.repeats or lane not in layout.branches:
        return wire
    node = _node_at(layout, layout.branches[lane])
    return wire._replace(left=wire.left + DOT + 1 if node is None else node.right() + 2)


def paint_trunks(
    painter: QPainter, layout: Layout, theme: Theme, values: Mapping[str, str]
) -> None:
    """Paint the letters, those on top with their values, the trunks and where lanes branch."""
    for letter, node in layout.nodes.items():
        paint_node(painter, node, on_screen(letter), theme.forward, theme.marked)
    painter.setPen(theme.forward)
    for letter, area in layout.values.items():
        paint_number(painter, area, values[letter])
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
        if _node_at(layout, branch) is None:
            painter.drawEllipse(branch, DOT, DOT)


def paint_node(painter: QPainter, node: QRect, letter: str, edge: QColor, face: QColor) -> None:
    """Paint the round node of x, of a parameter or of y."""
    painter.setPen(QPen(edge, NODE_LINE))
    painter.setBrush(face)
    painter.drawRoundedRect(node.adjusted(1, 1, -1, -1), node.height() / 2, node.height() / 2)
    painter.setPen(edge)
    painter.drawText(node, Qt.AlignmentFlag.AlignCenter, letter)


def _node_at(layout: Layout, point: QPoint) -> QRect | None:
    return next((node for node in layout.nodes.values() if node.contains(point)), None)
