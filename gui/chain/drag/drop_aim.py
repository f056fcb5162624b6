"""What a drop would do: the gap or the block that the pointer aims at, and what that proposes."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, QPoint, QRect, Signal

from core.chain import Chain, Path
from core.chain.edits import Gap
from gui.chain.drag.payload import NOTHING, Payload
from gui.session import Proposal, propose
from gui.widgets.timers import one_shot

REACH = 48
"""How many pixels off a gap a drop may be."""

HYSTERESIS = 8
"""How many pixels another gap must be nearer than the lit one to take its place, or how many
beyond its reach the pointer must be for it to go out."""

DWELL = 400
"""Milliseconds that the pointer rests on the middle of a block before it is to be replaced."""


class DropAim(QObject):
    """Follows the pointer over the places as they were when the drag began."""

    changed = Signal()
    """Another gap or block is aimed at, or with something else."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gap: Gap | None = None
        self.block: Path | None = None
        self.payload = NOTHING
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

        Blocks may go into gaps, and into the row ends that are gaps as well; a new function may
        replace a block, and x a number, which stands before the first gap of its lane.
        """
        self._gaps = {gap: [gaps[gap], *([ends[gap]] if gap in ends else [])] for gap in gaps}
        self._blocks = dict(blocks)
        self._numbers = {(lane, 0): [rect] for lane, rect in numbers.items()}

    def end(self) -> None:
        """Aim at nothing."""
        self._dwell.stop()
        self._over = None
        self._set(None, None)

    def aim(self, point: QPoint, payload: Payload) -> None:
        """Follow the pointer, at a point on the canvas."""
        other, self.payload = payload != self.payload, payload
        self._rest_on(point)
        if self.block is None or self.block != self._over:
            self._set(self._nearest(point), None, told=other)

    @property
    def waits(self) -> bool:
        """Whether another thing will be aimed at once the pointer has rested where it is."""
        return self._dwell.isActive()

    def proposal(self, chain: Chain) -> Proposal | None:
        """Propose what comes of letting go now; None beside every place."""
        if self.block is not None:
            return propose.replace(chain, self.block, self.payload.name)
        return None if self.gap is None else self.payload.into(chain, self.gap)

    def _nearest(self, point: QPoint) -> Gap | None:
        places = self._numbers if self.payload.letter else self._gaps
        distances = {
            gap: min(_distance(rect, point) for rect in places[gap])
            for gap in self.payload.fitting(places)
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
        if self.payload.name and not on_number:
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
