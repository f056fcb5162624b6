"""How far a lane reaches to the right and where its rows break, for a given width.

All lanes start at the left, below one another. So a block stands right of the lanes that
rise into it, and a lane that would push its block out of the width wraps instead.
"""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize

from core.chain import Block, Chain, Path
from gui.chain.layout.letters import Letters
from gui.chain.layout.metrics import SPACING, Metrics

DOT = 4
"""The radius of the dot where a lane branches, in pixels."""

PORT = 36
"""How far from the right edge of a block or of its share in it a lane rises, in pixels."""

CLEAR = 12
"""How far a riser stays away from the rows that it passes."""


class Lane(NamedTuple):
    """An operand's lane below its block; it rises `port` pixels right of the block's left edge."""

    path: Path
    port: int
    shape: "Shape"


class Seat(NamedTuple):
    """Where a block sits in its row, with those lanes below it that are not folded."""

    path: Path
    block: Block
    left: int
    width: int
    height: int
    lanes: tuple[Lane, ...]


class Shape(NamedTuple):
    """A lane in its rows; an empty one has one row without seats.

    `right` is the first place where its end may rise.
    """

    rows: tuple[tuple[Seat, ...], ...]
    right: int


_NONE: tuple[Lane, ...] = ()


class Shapes:
    """Finds the shapes of a chain's lanes, but for the folded ones.

    `measure` goes from a lane and its path to the sizes of its blocks.
    """

    def __init__(
        self,
        chain: Chain,
        metrics: Metrics,
        measure: Callable[[Chain, Path], Sequence[QSize]],
        folded: Collection[Path],
        letters: Letters,
    ) -> None:
        self._chain, self._metrics, self._measure = chain, metrics, measure
        self._folded, self._letters = folded, letters

    def start(self, path: Path) -> int:
        """Give where a lane's first wire starts: at its letter, or right of a number field."""
        if self._letters.branch(path) is None:
            return self._letters.edge + SPACING + self._metrics.field
        return self._letters.start(path)

    @property
    def continued(self) -> int:
        """Where the first wire of a row starts that goes on with a lane."""
        is_free = self._letters.alone and not self._letters.trunks
        return SPACING + self._metrics.name + (0 if is_free else self._letters.edge)

    def first(self, path: Path) -> int:
        """Give the least length of a lane's first wire, some of it under its letter or a dot."""
        if path in self._letters.alone:
            node = self._metrics.node(self._letters.alone[path])
            return self._metrics.slot + node - self._metrics.radius + 1
        return self._metrics.slot + (0 if self._letters.branch(path) is None else DOT + 1)

    def ports(self, path: Path, block: Block, width: int) -> list[tuple[Path, int]]:
        """Give a block's operands that are lanes, and how far from its left edge they rise."""
        lanes = [(*path, j) for j, operand in enumerate(block.operands) if not operand.is_constant]
        return [(lane, width * (k + 1) // len(lanes) - PORT) for k, lane in enumerate(lanes)]

    def whole(self, limit: int) -> Shape:
        """Give the shape of the chain; what cannot end at the limit ends behind."""
        return self._shape((), self._chain, limit)

    def _shape(self, path: Path, own: Chain, limit: int) -> Shape:
        """Give the shape of a lane and all below it."""
        count = len(own.blocks)
        slot, named = self._metrics.slot, self._metrics.slot + self._metrics.name
        last = slot if path else slot + self._metrics.y
        cursor, wire = self.start(path), self.first(path)
        rows: list[list[Seat]] = [[]]
        right = 0
        for i, (block, size) in enumerate(zip(own.blocks, self._measure(own, path), strict=True)):
            here, width = (*path, i), size.width()
            tail = named if i < count - 1 else last
            if rows[-1] and cursor + wire + width + tail > limit:
                right = max(right, cursor + named + (CLEAR if path else 0))
                rows.append([])
                cursor = self.continued
            left, lanes = cursor + wire, _NONE
            if block.operands:
                lanes = self._lanes(here, block, width, limit - tail - width)
                left = max([left, *[lane.shape.right - lane.port for lane in lanes]])
            rows[-1].append(Seat(here, block, left, width, size.height(), lanes))
            cursor, wire = left + width, slot
        right = max(right, cursor + wire + last - slot)
        return Shape(tuple(map(tuple, rows)), right)

    def _lanes(self, path: Path, block: Block, width: int, left: int) -> tuple[Lane, ...]:
        """Give the lanes below a block that can stand at `left` at the furthest.

        One that does not reach so far has the shape that it has where there is no limit.
        """
        return tuple(
            Lane(lane, port, self._shape(lane, block.operands[lane[-1]], left + port))
            for lane, port in self.ports(path, block, width)
            if lane not in self._folded
        )
