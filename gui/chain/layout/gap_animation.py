"""The gap that opens while a drop hovers over it: the blocks of its row part.

They part into the first and the last wire of their row, so that nothing outside of the row
moves and nothing is cut off. What a drop aims at stays where it was: this is only shown.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QObject, QPoint, QRect, QVariantAnimation, Signal
from PySide6.QtWidgets import QWidget

from core.chain import Path
from core.chain.edits import Gap
from gui.chain.layout.places import Layout, Wire
from gui.widgets.motion import may_move

OPENED = 24
"""How far the blocks on either side of a gap move away from it, in pixels."""

DURATION = 120
"""Milliseconds until a gap is open."""


class Opening(QObject):
    """How far gaps are open: one opens while the one before it closes."""

    changed = Signal()

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.widths: dict[Gap, int] = {}
        self._gap: Gap | None = None
        self._before: dict[Gap, int] = {}
        self._running = QVariantAnimation(self)
        self._running.setStartValue(0.0)
        self._running.setEndValue(1.0)
        self._running.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._running.valueChanged.connect(self._go_on)

    def open(self, gap: Gap | None) -> None:
        """Open a gap and close the others; None closes all."""
        if gap == self._gap:
            return
        self._gap, self._before = gap, dict(self.widths)
        self._running.stop()
        self._running.setDuration(DURATION if may_move(self._canvas) else 0)
        self._running.start()

    def forget(self) -> None:
        """Close all at once: the chain is another."""
        self._running.stop()
        self._gap, self.widths = None, {}

    def _go_on(self, share: float) -> None:
        wanted = {self._gap: OPENED} if self._gap is not None else {}
        gaps = {**self._before, **wanted}
        widths = {
            gap: round((1 - share) * self._before.get(gap, 0) + share * wanted.get(gap, 0))
            for gap in gaps
        }
        self.widths = {gap: width for gap, width in widths.items() if width}
        self.changed.emit()


def parted(layout: Layout, widths: Mapping[Gap, int]) -> Layout:
    """Give a layout in which blocks have moved away from gaps of their row, by so many pixels."""
    moves: dict[Path, int] = {}
    for gap, width in widths.items():
        for path in _row(layout, gap):
            away = width if path[-1] >= gap[1] else -width
            moves[path] = moves.get(path, 0) + away
    if not moves:
        return layout
    return replace(
        layout,
        blocks={p: r.translated(moves.get(p, 0), 0) for p, r in layout.blocks.items()},
        wires=[_stretched(wire, layout, moves) for wire in layout.wires],
        fields=_with_owner(layout.fields, moves),
        pills=_with_owner(layout.pills, moves),
        folds=_with_owner(layout.folds, moves),
    )


def _row(layout: Layout, gap: Gap) -> list[Path]:
    """Give the blocks that stand in a row with a gap."""
    lane = gap[0]
    wires = [wire for wire in layout.wires if wire.gap == gap]
    if not wires:  # the number of a block, or a folded lane
        return []
    return [p for p in layout.blocks if p[:-1] == lane and _is_beside(layout, p, wires[-1])]


def _is_beside(layout: Layout, path: Path, wire: Wire) -> bool:
    """Tell whether a block stands in the row of a wire."""
    rect = layout.blocks.get(path)
    return rect is not None and rect.top() <= wire.y <= rect.bottom()


def _stretched(wire: Wire, layout: Layout, moves: Mapping[Path, int]) -> Wire:
    """Give a wire that still reaches from block to block."""
    lane, at = wire.gap
    before, behind, owner = (*lane, at - 1), (*lane, at), lane[:-1]
    start = moves.get(before, 0) if _is_beside(layout, before, wire) else 0
    end = moves.get(behind, 0) if _is_beside(layout, behind, wire) else 0
    riser = wire.riser
    if riser is not None:
        end = moves.get(owner, 0)
        riser = riser + QPoint(end, 0)
    if start == end == 0:
        return wire
    return wire._replace(left=wire.left + start, right=wire.right + end, riser=riser)


def _with_owner(rects: Mapping[Path, QRect], moves: Mapping[Path, int]) -> dict[Path, QRect]:
    """Move what stands in or below a block along with it."""
    return {lane: rect.translated(moves.get(lane[:-1], 0), 0) for lane, rect in rects.items()}
