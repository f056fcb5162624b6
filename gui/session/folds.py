"""Which lanes are folded into their blocks: shown by the chain's views, never undone or saved."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from core.chain import Chain, Path

Moves: TypeAlias = Mapping[Path, Path]
"""From blocks with lanes, by their old path, to their new one."""


class Folds(QObject):
    """Holds the folded lanes; one without blocks is never folded."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hold(())

    def _hold(self, lanes: Iterable[Path]) -> None:
        self._lanes: frozenset[Path] = frozenset(lanes)
        self._depths = {len(lane) for lane in self._lanes}

    @property
    def lanes(self) -> frozenset[Path]:
        """The chain paths of the folded lanes."""
        return self._lanes

    def hides(self, path: Path) -> bool:
        """Tell whether a block, or a lane, lies in a folded lane."""
        return any(path[:end] in self._lanes for end in self._depths if end < len(path))

    def fold(self, *lanes: Path) -> None:
        """Fold lanes."""
        self._set(self._lanes.union(lanes))

    def unfold(self, *lanes: Path) -> None:
        """Unfold lanes; those folded in them stay so."""
        self._set(self._lanes.difference(lanes))

    def reveal(self, paths: Iterable[Path]) -> None:
        """Unfold the lanes that hide blocks."""
        self._set(self._lanes - self._around(paths))

    def follow(self, chain: Chain, moves: Moves, shown: Iterable[Path]) -> None:
        """Go over to another chain, whose blocks `shown` no fold hides; tell nobody of it."""
        lanes = {(*moves[lane[:-1]], lane[-1]) for lane in self._lanes if lane[:-1] in moves}
        kept = {lane for lane in lanes if _has_blocks(chain, lane)}
        self._hold(kept - self._around(shown))

    def clear(self) -> None:
        """Forget all folds; whoever shows another document tells of it."""
        self._hold(())

    def _set(self, lanes: frozenset[Path]) -> None:
        if lanes != self._lanes:
            self._hold(lanes)
            self.changed.emit()

    def _around(self, paths: Iterable[Path]) -> set[Path]:
        return {path[:end] for path in paths for end in range(2, len(path), 2)}


def moves_of(chain: Chain, follow: Callable[[Path], Path | None]) -> Moves:
    """Give where an edit moves the blocks that have lanes, without those that are gone."""
    owners = dict.fromkeys(path[:-1] for path, lane in chain.lanes() if path and lane.blocks)
    return {old: new for old in owners if (new := follow(old)) is not None}


def _has_blocks(chain: Chain, lane: Path) -> bool:
    try:
        return bool(chain.lane(lane).blocks)
    except LookupError:
        return False
