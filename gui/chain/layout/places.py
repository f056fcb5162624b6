"""Where everything of a chain stands on the canvas."""

from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QLine, QPoint, QRect, QSize

from core.chain import Path
from core.chain.edits import Gap

CLOSE = 20
"""How many pixels apart centres in one row may be."""

REACH = 24
"""How far above and below a wire a pointer can hit it, in pixels."""


class Wire(NamedTuple):
    """A stretch that carries a value to the right and its gradient to the left.

    Attributes
    ----------
    left, right, y : int
        From where to where it is level, and how high; plain numbers, for a large chain has as many
        wires as blocks and few of them are seen.
    riser : QPoint or None
        Where it rises to, into the block that it is an operand of.
    repeats, ends_row : bool
        Whether its name stands before it, as it goes on with a wrapped lane, or behind it.
    """

    gap: Gap
    left: int
    right: int
    y: int
    riser: QPoint | None = None
    repeats: bool = False
    ends_row: bool = False

    @property
    def start(self) -> QPoint:
        """Where it begins."""
        return QPoint(self.left, self.y)

    @property
    def end(self) -> QPoint:
        """Where it ends, or turns to rise."""
        return QPoint(self.right, self.y)

    @property
    def about(self) -> QRect:
        """Where a pointer can hit it."""
        return QRect(self.left, self.y - REACH, self.right - self.left, 2 * REACH)


@dataclass(slots=True)
class Layout:
    """Where everything stands.

    Attributes
    ----------
    fields, starts : dict of chain path to QRect
        Number fields of constant operands, within their blocks, and of lanes that start at one.
    pills, folds : dict of chain path to QRect
        Folded lanes, below their blocks, and the buttons that fold lanes.
    branches : dict of chain path to QPoint
        Where the lanes leave x or a parameter; those of one letter on its trunk.
    stubs : list of QLine
        From there to where the first wire starts, right of all trunks, where that is elsewhere.
    trunks : dict of str to QLine
        By letter, from it down to the last of them; none where there is only one lane.
    nodes : dict of str to QRect
        By letter, where its round node is.
    values : dict of str to QRect
        By letter on top of a trunk, where its value stands.
    end : QRect
        Where the round node of y is.
    sums : dict of str to QRect
        By letter, where the contributions at it are listed; none unless there are several.
    """

    blocks: dict[Path, QRect] = field(default_factory=dict)
    wires: list[Wire] = field(default_factory=list)
    fields: dict[Path, QRect] = field(default_factory=dict)
    starts: dict[Path, QRect] = field(default_factory=dict)
    pills: dict[Path, QRect] = field(default_factory=dict)
    folds: dict[Path, QRect] = field(default_factory=dict)
    branches: dict[Path, QPoint] = field(default_factory=dict)
    stubs: list[QLine] = field(default_factory=list)
    trunks: dict[str, QLine] = field(default_factory=dict)
    nodes: dict[str, QRect] = field(default_factory=dict)
    values: dict[str, QRect] = field(default_factory=dict)
    end: QRect = field(default_factory=QRect)
    sums: dict[str, QRect] = field(default_factory=dict)
    size: QSize = field(default_factory=QSize)

    def gap_rect(self, gap: Gap) -> QRect:
        """Give where a gap is lit."""
        lane, _ = gap
        for whole in (self.fields, self.pills):
            if lane in whole:
                return whole[lane]
        return next(w for w in reversed(self.wires) if w.gap == gap).about

    def gap_rects(self) -> dict[Gap, QRect]:
        """Give where each gap is lit that is on a wire."""
        return {wire.gap: wire.about for wire in self.wires}

    def row_ends(self) -> dict[Gap, QRect]:
        """Give where wrapped rows end: the gap is there as well as where the next row begins."""
        return {wire.gap: wire.about for wire in self.wires[:-1] if wire.ends_row}

    def block_in_row(self, path: Path, rows: int) -> Path:
        """Give the nearest block below another (1) or above it (-1); the same if there is none."""
        here = self.blocks[path].center()
        ways = {p: r.center() - here for p, r in self.blocks.items()}
        there = [p for p, way in ways.items() if way.y() * rows > CLOSE]
        return min(there, key=lambda p: 3 * abs(ways[p].y()) + abs(ways[p].x()), default=path)
