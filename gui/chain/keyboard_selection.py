"""How the selection walks along the chain by keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt

from core.chain import Chain, Path

_KEY = Qt.Key

WAYS = {
    _KEY.Key_Right: 1,
    _KEY.Key_Left: -1,
    _KEY.Key_Down: 1,
    _KEY.Key_Up: -1,
    _KEY.Key_Home: -1,
    _KEY.Key_End: 1,
}
"""The keys that walk, and whether with the flow or against it."""


def walked(
    chain: Chain,
    chosen: Sequence[Path],
    key: Qt.Key,
    in_row: Callable[[Path, int], Path],
    hides: Callable[[Path], bool] = lambda _: False,
) -> list[Path]:
    """Go on in the order of the flow, lanes before the block they end in, or up and down.

    A block that `hides` tells of is passed over; `in_row` gives the nearest block some rows below.
    """
    paths = [path for path in chain.paths() if not hides(path)]
    if not paths:
        return []
    if not chosen:
        return [paths[-1] if key == _KEY.Key_End else paths[0]]
    here = chosen[-1]
    if key in (_KEY.Key_Up, _KEY.Key_Down):
        return [in_row(here, WAYS[key])]
    if key in (_KEY.Key_Home, _KEY.Key_End):
        return [(*here[:-1], _last(chain, here) if key == _KEY.Key_End else 0)]
    return [paths[min(max(paths.index(here) + WAYS[key], 0), len(paths) - 1)]]


def extended(chain: Chain, chosen: Sequence[Path], key: Qt.Key) -> list[Path]:
    """Extend the selection within its lane, or take the last block back out of it.

    Home and End go all the way. The block that moves comes last; with nothing selected it begins
    as `walked` does.
    """
    if not chosen:
        return walked(chain, chosen, key, lambda path, _: path)
    here, last = chosen[-1], _last(chain, chosen[-1])
    to_end = key in (_KEY.Key_Home, _KEY.Key_End)
    goal = here[-1] + WAYS[key] * (last if to_end else 1)
    there = min(max(goal, 0), last)
    anchor = chosen[0][-1] if chosen[0][:-1] == here[:-1] else here[-1]
    way = 1 if there >= anchor else -1
    return [(*here[:-1], i) for i in range(anchor, there + way, way)]


def _last(chain: Chain, path: Path) -> int:
    return len(chain.lane(path[:-1]).blocks) - 1
