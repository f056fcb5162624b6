"""What a drop would do: the gap or the block that the pointer aims at, and what comes of it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from core import edits
from core.chain import Chain, Path
from core.edits import Edit, Gap
from gui.chain.freight import NOTHING, Freight
from gui.timers import one_shot

REACH = 48
"""How many pixels off a gap a drop may be."""

HYSTERESIS = 8
"""How many pixels another gap must be nearer than the lit one to take its place, or how many
beyond its reach the pointer must be for it to go out."""

DWELL = 400
"""Milliseconds that the pointer rests on the middle of a block before it is to be replaced."""


class DropAim(QObject):
    """Follows the pointer over the places as they were when the drag began.

    Parameters
    ----------
    parent : QObject
        The chain's view.
    """

    changed = Signal()
    """Another gap or block is aimed at, or with something else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gap: Gap | None = None
        self.block: Path | None = None
        self.freight = NOTHING
        self._gaps: Mapping[Gap, Sequence[QRect]] = {}
        self._blocks: Mapping[Path, QRect] = {}
        self._numbers: Mapping[Gap, Sequence[QRect]] = {}
        self._over: Path | None = None
        self._dwell = one_shot(self, DWELL, self._replace)

    def begin(
        self,
        gaps: Mapping[Gap, QRect],
        blocks: Mapping[Path, QRect],
        numbers: Mapping[Path, QRect] = MappingProxyType({}),
        ends: Mapping[Gap, QRect] = MappingProxyType({}),
    ) -> None:
        """Keep the places for as long as the drag lasts.

        Parameters
        ----------
        gaps : mapping of gap to QRect
            Where blocks may go.
        blocks : mapping of block path to QRect
            What a new function may replace.
        numbers : mapping of chain path to QRect
            What x may replace: a number stands before the first gap of its lane.
        ends : mapping of gap to QRect
            Where some of the gaps are as well: at the end of the row before.
        """
        self._gaps = {gap: [gaps[gap], *([ends[gap]] if gap in ends else [])] for gap in gaps}
        self._blocks = dict(blocks)
        self._numbers = {(lane, 0): [rect] for lane, rect in numbers.items()}

    def end(self) -> None:
        """Aim at nothing."""
        self._dwell.stop()
        self._over = None
        self._set(None, None)

    def aim(self, point: QPoint, freight: Freight) -> None:
        """Follow the pointer.

        Parameters
        ----------
        point : QPoint
            On the canvas.
        freight : Freight
            What is carried.
        """
        other, self.freight = freight != self.freight, freight
        self._rest_on(point)
        if self.block is None or self.block != self._over:
            self._set(self._nearest(point), None, told=other)

    def edit(self, chain: Chain) -> Edit | None:
        """Give what a drop would do to the chain; None for nothing, or where it is too deep."""
        try:
            if self.block is not None:
                return edits.replace(chain, self.block, self.freight.name)
            if self.gap is None:
                return None
            if self.freight.is_x:
                lane = self.gap[0]
                return edits.set_lane(chain, lane, Chain("x", chain.lane(lane).blocks))
            if self.freight.stays:
                return edits.insert(chain, self.gap, self.freight.blocks(chain))
            return edits.move(chain, self.freight.paths, self.gap)
        except ValueError:
            return None

    def _nearest(self, point: QPoint) -> Gap | None:
        places = self._numbers if self.freight.is_x else self._gaps
        distances = {
            gap: min(_distance(rect, point) for rect in rects)
            for gap, rects in places.items()
            if self.freight.fits(gap)
        }
        if not distances:
            return None
        nearest = min(distances, key=lambda gap: distances[gap])
        if self.gap in distances:  # what is lit stays until another is nearer, or none is near
            reach = min(distances[nearest], REACH) + HYSTERESIS
            nearest = self.gap if distances[self.gap] <= reach else nearest
        return nearest if nearest == self.gap or distances[nearest] <= REACH else None

    def _rest_on(self, point: QPoint) -> None:
        """Count how long the pointer is on the middle half of one block, and on no number."""
        over = None
        on_number = any(rect.contains(point) for (rect,) in self._numbers.values())
        if self.freight.name and not on_number:
            over = next((p for p in self._blocks if self._middle(p).contains(point)), None)
        if over != self._over:
            self._over = over
            self._dwell.stop()
            if over is not None:
                self._dwell.start()

    def _middle(self, path: Path) -> QRect:
        """Give the middle half of a block, and some more of one on which the pointer rests."""
        rect, more = self._blocks[path], HYSTERESIS if path == self._over else 0
        across, down = rect.width() // 4 - more, rect.height() // 4 - more
        return rect.adjusted(across, down, -across, -down)

    def _replace(self) -> None:
        self._set(None, self._over)

    def _set(self, gap: Gap | None, block: Path | None, *, told: bool = False) -> None:
        if told or (gap, block) != (self.gap, self.block):
            self.gap, self.block = gap, block
            self.changed.emit()


def _distance(rect: QRect, point: QPoint) -> float:
    dx = max(rect.left() - point.x(), 0, point.x() - rect.right())
    dy = max(rect.top() - point.y(), 0, point.y() - rect.bottom())
    return float((dx * dx + dy * dy) ** 0.5)
