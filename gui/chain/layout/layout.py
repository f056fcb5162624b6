"""Lays a chain out on the canvas: plain geometry, no painting.

The chain runs from left to right and wraps like text. x is one node, and so is each parameter;
from it a trunk goes down along the left edge, and every lane that starts at it branches from there.
The lanes of a row stand below it in the order of their blocks, so that none of their ends crosses
a wire where it rises.
"""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QLine, QPoint, QRect, QSize

from core.chain import Block, Chain, Path
from core.chain_rule.names import Slope, slopes_in, wire_names
from core.formula import format as format_formula
from gui.chain.layout.lane_shape import PORT, Lane, Seat, Shapes
from gui.chain.layout.letters import Letters
from gui.chain.layout.metrics import PADDING, RISE, SPACING, Metrics
from gui.chain.layout.places import Layout, Wire

FOLD = QSize(18, 18)
"""The size of the button that folds a lane, in pixels."""

ENDS = 100
"""How many characters of either end of a long formula are written on a folded lane."""


class ChainLayout:
    """Lays a chain out in rows of a width, with some lanes folded away.

    Attributes
    ----------
    chain : Chain
        What was laid out.
    layout : Layout
        Where everything stands.
    names : mapping of block path to str
        Of the wires.
    metrics : Metrics
        The sizes that it is built of.
    """

    def __init__(
        self, chain: Chain, metrics: Metrics, width: int, folded: Collection[Path] = ()
    ) -> None:
        self.chain = chain
        self.metrics = self._metrics = metrics
        self._lanes, self._folded = dict(chain.lanes()), folded
        self.names = wire_names(chain)
        self._letters = Letters(chain, folded)
        measure = partial(metrics.blocks, self.names)
        self._shapes = Shapes(chain, metrics, measure, folded, self._letters)
        self.layout = Layout()
        top = self._place_on_top(width - PADDING)
        shape = self._shapes.whole(width - PADDING)
        bottom = self._place(Lane((), 0, shape), top, None)
        for path, name in self._letters.alone.items():
            self.layout.nodes[name] = self._node(name, self.layout.branches[path])
        self._place_trunks()
        end, radius = self.layout.wires[-1].end, metrics.radius
        self.layout.end = QRect(end.x() + 1, end.y() - radius, 2 * radius, 2 * radius)
        texts = (*self.layout.values.values(), *self.layout.sums.values())
        right = max([shape.right, *(rect.right() for rect in texts)])
        self.layout.size = QSize(right + PADDING, bottom + SPACING)

    def slopes(self, path: Path) -> tuple[Slope, ...]:
        """Give a block's local derivatives."""
        return slopes_in(self._lanes[path[:-1]], path, self.names)

    def formula(self, lane: Path) -> str:
        """Write what a lane makes, such as ``b = sin(x)``."""
        return f"{self.names[(*lane, len(self._lanes[lane].blocks) - 1)]} = {self.text(lane)}"

    def text(self, lane: Path) -> str:
        """Write a lane, a long one without its middle."""
        text = format_formula(self._lanes[lane])
        return text if len(text) <= 2 * ENDS else f"{text[:ENDS]} … {text[-ENDS:]}"

    def _node(self, name: str, at: QPoint) -> QRect:
        """Give the node of a letter, round about a point unless its name is long."""
        radius = self._metrics.radius
        return QRect(at.x() - radius, at.y() - radius, self._metrics.node(name), 2 * radius)

    def _place_on_top(self, right: int) -> int:
        """Place letters above all lanes, each with what its lanes contribute; give the bottom."""
        metrics, top = self._metrics, SPACING - 4
        for name, trunk in self._letters.trunks.items():
            node = self._node(name, QPoint(trunk, top + metrics.radius))
            left, line = node.right() + 4, metrics.line
            middle, count = node.center().y(), len(self._letters.lanes[name])
            self.layout.nodes[name] = node
            self.layout.values[name] = QRect(left, middle - line // 2, metrics.slot, line)
            top = node.bottom() + 5
            if count > 1:
                left = self.layout.values[name].right() + SPACING
                width = min(metrics.sum(count), max(right - left, metrics.sum(1)))
                self.layout.sums[name] = QRect(left, middle - line // 2, width, line)
        return top if self._letters.trunks else SPACING

    def _place_trunks(self) -> None:
        """Let a trunk go from each letter on top to the last of its lanes that is not folded."""
        for name, trunk in self._letters.trunks.items():
            branches = self.layout.branches
            ends = [branches[path].y() for path in self._letters.lanes[name] if path in branches]
            if ends:
                foot = self.layout.nodes[name]
                self.layout.trunks[name] = QLine(trunk, foot.bottom() + 2, trunk, max(ends))

    def _place(self, lane: Lane, top: int, riser: QPoint | None) -> int:
        """Place a lane below `top`, let its end rise to a point, and give its bottom."""
        path, rows, wires = lane.path, lane.shape.rows, self.layout.wires
        above, below, slot = self._metrics.above, self._metrics.below, self._metrics.slot
        bottom, continued = top, self._shapes.continued
        for r, seats in enumerate(rows):
            is_last = r == len(rows) - 1
            tallest = max([seat.height for seat in seats], default=0)
            # A lane that is a letter alone has a wire without a name.
            middle = bottom + max(above if seats else self._metrics.unnamed, tallest // 2)
            start = continued if r else self._place_start(path, middle)
            cursor = self._place_row(path, seats, start, middle, repeats=r > 0)
            gap = path, seats[-1].path[-1] + 1 if seats else 0
            bottom = middle + max(below, (tallest + 1) // 2)
            if not is_last:
                wires.append(Wire(gap, cursor, cursor + slot, middle, ends_row=True))
            bottom = self._place_lanes(seats, self._place_pills(seats, bottom)) + SPACING
            if is_last:
                right = riser.x() if riser else cursor + self._last(path)
                wires.append(Wire(gap, cursor, right, middle, riser, ends_row=not path))
        return bottom - SPACING

    def _last(self, path: Path) -> int:
        """Give the least length of a lane's last wire."""
        empty = not self._lanes[path].blocks
        return self._shapes.first(path) if empty else self._metrics.slot

    def _place_start(self, path: Path, middle: int) -> int:
        """Place what a lane starts at, and give where its first wire does."""
        start = self._shapes.start(path)
        branch = self._letters.branch(path)
        if branch is not None:
            self.layout.branches[path] = QPoint(branch, middle)
            if branch < start:
                self.layout.stubs.append(QLine(branch, middle, start, middle))
        else:
            width, height = self._metrics.field, self._metrics.line + 6
            self.layout.starts[path] = QRect(start - width, middle - height // 2, width, height)
        return start

    def _place_row(
        self, lane: Path, seats: tuple[Seat, ...], x: int, y: int, *, repeats: bool
    ) -> int:
        """Place the blocks of a row and the wires before them; give where the last one ends."""
        wires, blocks = self.layout.wires, self.layout.blocks
        for path, block, left, width, height, _ in seats:
            wires.append(Wire((lane, path[-1]), x, left, y, None, repeats))
            blocks[path] = rect = QRect(left, y - height // 2, width, height)
            if block.operands:
                self._place_fields(path, block, rect)
            x, repeats = left + width, False
        return x

    def _place_pills(self, seats: tuple[Seat, ...], bottom: int) -> int:
        """Place the folded lanes below a row's blocks; give where they end."""
        if not self._folded:
            return bottom
        for seat in seats:
            block = self.layout.blocks[seat.path]
            ports = self._shapes.ports(seat.path, seat.block, seat.width)
            share = block.width() // max(len(ports), 1)
            for k, (lane, port) in enumerate(ports):
                if lane in self._folded:
                    # The first one has the room below the wire as well.
                    room = share if k else share + self._metrics.slot - PADDING
                    size = self._metrics.pill(self.formula(lane), share, room)
                    right = block.left() + port + PORT
                    at = QPoint(right - size.width(), block.bottom() + 1 + RISE)
                    self.layout.pills[lane] = QRect(at, size)
                    bottom = max(bottom, self.layout.pills[lane].bottom() + 1)
        return bottom

    def _place_lanes(self, seats: tuple[Seat, ...], bottom: int) -> int:
        """Place the lanes of a row's blocks below one another; give where they end."""
        for seat in seats:
            if not seat.lanes:
                continue  # a place deep in the chain is long, and to look it up takes as much
            block = self.layout.blocks[seat.path]
            for lane in seat.lanes:
                riser = QPoint(block.left() + lane.port, block.bottom() + 1)
                bottom = self._place(lane, bottom + SPACING, riser)
                if self._lanes[lane.path].blocks:
                    self.layout.folds[lane.path] = QRect(riser + QPoint(7, 2), FOLD)
        return bottom

    def _place_fields(self, path: Path, own: Block, block: QRect) -> None:
        """Place the number fields of constant operands at the right of a block's head."""
        constants = [j for j, operand in enumerate(own.operands) if operand.is_constant]
        right = block.right() - PADDING + 1
        for j in reversed(constants):
            width = self._metrics.field
            self.layout.fields[(*path, j)] = QRect(
                right - width + 1, block.top() + 6, width, self._metrics.line + 2
            )
            right -= width + 6
