"""Edits of a chain: each gives a new chain and tells where every old path went.

A place to insert is a gap, ``(chain path, number of blocks before it)``. Removing a block
joins its neighbours; its operands go with it.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from core.chain.chain import Block, Chain, Path, Start
from core.chain.limits import check_size

Gap: TypeAlias = tuple[Path, int]


class Edit(NamedTuple):
    """What an edit makes of a chain.

    Attributes
    ----------
    chain : Chain
        The new chain.
    follow : callable
        From a block's path in the old chain to its path in the new one; None if it is gone.
    paths : tuple of block path
        The blocks the edit was about, in the new chain.
    """

    chain: Chain
    follow: Callable[[Path], Path | None]
    paths: tuple[Path, ...]


def insert(chain: Chain, gap: Gap, blocks: Sequence[Block]) -> Edit:
    """Insert blocks into a gap, in the order of the flow; a LookupError if there is no such gap.

    Examples
    --------
    >>> insert(Chain(), ((), 0), [Block("sin")]).chain.blocks
    (Block(name='sin', operands=()),)
    """
    path, at = gap
    lane = chain.lane(path)
    if not 0 <= at <= len(lane.blocks):
        raise LookupError(f"there is no gap {at} in a lane of {len(lane.blocks)} blocks")
    check_size(chain.size + sum(block.size for block in blocks))
    grown = Chain(lane.start, (*lane.blocks[:at], *blocks, *lane.blocks[at:]))

    def follow(old: Path) -> Path | None:
        i = index_in(old, path)
        return old if i is None or i < at else with_index(old, path, i + len(blocks))

    new = tuple((*path, at + k) for k in range(len(blocks)))
    return Edit(chain.with_lane(path, grown), follow, new)


def remove(chain: Chain, paths: Sequence[Path]) -> Edit:
    """Remove blocks, each with its operands; a LookupError if there is no such block.

    Examples
    --------
    >>> remove(Chain("x", (Block("sin"), Block("exp"))), [(0,)]).chain.blocks
    (Block(name='exp', operands=()),)
    """
    gone: dict[Path, list[int]] = {}
    for path in sorted(set(paths)):
        gone.setdefault(path[:-1], []).append(path[-1])
    # The deepest lane first: a removal moves only what comes behind it, or lies inside what does.
    for lane in sorted(gone, key=len, reverse=True):
        row, cut = chain.lane(lane), gone[lane]
        if not (cut[0] >= 0 and cut[-1] < len(row.blocks)):
            raise LookupError(f"there is no block {(*lane, cut[0] if cut[0] < 0 else cut[-1])}")
        left = set(range(len(row.blocks))).difference(cut)
        chain = chain.with_lane(lane, Chain(row.start, tuple(row.blocks[i] for i in sorted(left))))

    def follow(old: Path) -> Path | None:
        new = list(old)
        for depth in range(0, len(old), 2):
            cut = gone.get(old[:depth], [])
            before = bisect_left(cut, old[depth])
            if before < len(cut) and cut[before] == old[depth]:
                return None
            new[depth] -= before
        return tuple(new)

    return Edit(chain, follow, ())


def move(chain: Chain, paths: Sequence[Path], gap: Gap) -> Edit:
    """Move blocks into a gap of the chain as it is before, in the order of the flow.

    One inside the operand of another stays in it. Raises a ValueError if the gap lies inside one
    of the blocks, a LookupError if there is no such block or gap.

    Examples
    --------
    >>> edit = move(Chain("x", (Block("sin"), Block("exp"))), [(1,)], ((), 0))
    >>> edit.follow((0,)), edit.follow((1,))
    ((1,), (0,))
    """
    ordered = outermost(paths)
    lane, at = gap
    if any(lane[: len(path)] == path for path in ordered):
        raise ValueError("a block cannot be moved into itself")
    blocks = [chain.block(path) for path in ordered]
    removal = remove(chain, ordered)
    end = removal.follow((*lane, -1))
    assert end is not None  # a lane is gone only with a block that holds it
    before = sum(path[:-1] == lane and path[-1] < at for path in ordered)
    insertion = insert(removal.chain, (end[:-1], at - before), blocks)

    moved = dict(zip(ordered, insertion.paths, strict=True))

    def follow(old: Path) -> Path | None:
        for end in range(1, len(old) + 1, 2):
            if old[:end] in moved:
                return (*moved[old[:end]], *old[end:])
        kept = removal.follow(old)
        return None if kept is None else insertion.follow(kept)

    return Edit(insertion.chain, follow, insertion.paths)


def replace(chain: Chain, path: Path, name: str) -> Edit:
    """Put another function in a block's place; the operands stay as far as they fit.

    Raises a ValueError if the catalogue has no such function, a LookupError if there is no block.

    Examples
    --------
    >>> replace(Chain("x", (Block("sin"),)), (0,), "cos").chain.blocks
    (Block(name='cos', operands=()),)
    """
    old, fresh = chain.block(path), Block(name)
    kept = old.operands[: len(fresh.operands)]
    block = Block(name, kept + fresh.operands[len(kept) :])
    lane, at = chain.lane(path[:-1]), path[-1]
    changed = Chain(lane.start, (*lane.blocks[:at], block, *lane.blocks[at + 1 :]))

    def follow(other: Path) -> Path | None:
        inside = other[: len(path)] == path and len(other) > len(path)
        return None if inside and other[len(path)] >= len(kept) else other

    return Edit(chain.with_lane(path[:-1], changed), follow, (path,))


def set_lane(chain: Chain, path: Path, lane: Chain) -> Edit:
    """Put another chain in a lane's place; a LookupError if there is no such lane.

    A block that stands at one path in both is the same.

    Examples
    --------
    >>> set_lane(Chain("x", (Block("add"),)), (0, 0), Chain(5.0)).chain.blocks[0].operands
    (parse('5'),)
    """
    chain.lane(path)  # a LookupError where there is none
    changed = chain.with_lane(path, lane)

    def follow(old: Path) -> Path | None:
        return old if index_in(old, path) is None or old in shared() else None

    @cache
    def shared() -> set[Path]:
        found: set[Path] = set()
        _share(chain.lane(path), lane, path, found)
        return found

    return Edit(changed, follow, ())


def restart(chain: Chain, starts: Mapping[str, Start]) -> Edit:
    """Let all lanes that start at x or a parameter start at something else; every block stays.

    Examples
    --------
    >>> restart(Chain("x", (Block("add", (Chain("a"),)),)), {"a": 2.0}).chain.blocks[0].operands
    (parse('2'),)
    """
    return Edit(chain.with_starts(starts), lambda path: path, ())


def _share(old: Chain, new: Chain, path: Path, found: set[Path]) -> bool:
    """Find the paths at which two lanes have equal blocks; tell whether all is equal."""
    equal = old.start == new.start and len(old.blocks) == len(new.blocks)
    for i, (one, other) in enumerate(zip(old.blocks, new.blocks, strict=False)):
        lanes = enumerate(zip(one.operands, other.operands, strict=False))
        different = [j for j, pair in lanes if not _share(*pair, (*path, i, j), found)]
        if not different and one.name == other.name:
            found.add((*path, i))
        else:
            equal = False
    return equal


def outermost(paths: Iterable[Path]) -> list[Path]:
    """Give the blocks that lie in no operand of another, each once, in the order of the flow.

    Examples
    --------
    >>> outermost([(2,), (1, 0, 3), (1,)])
    [(1,), (2,)]
    """
    chosen = set(paths)
    within = {p for p in chosen if any(p[:end] in chosen for end in range(1, len(p), 2))}
    return sorted(chosen - within)


def neighbour(chain: Chain, path: Path) -> tuple[Path, ...]:
    """Give the block to go on with where one was removed, in the chain without it.

    It is the one that took its place or is the last of its lane now; in an empty lane the block
    that the lane belongs to; none in an empty chain.

    Examples
    --------
    >>> neighbour(Chain("x", (Block("sin"), Block("exp"))), (2,))
    ((1,),)
    """
    lane, at = path[:-1], path[-1]
    count = len(chain.lane(lane).blocks)
    if count:
        return ((*lane, min(at, count - 1)),)
    return (lane[:-1],) if lane else ()


def index_in(path: Path, lane: Path) -> int | None:
    """Give the index within a lane that a path goes through; None if it does not."""
    return path[len(lane)] if path[: len(lane)] == lane and len(path) > len(lane) else None


def with_index(path: Path, lane: Path, index: int) -> Path:
    """Give a path that goes through another index of a lane."""
    return (*lane, index, *path[len(lane) + 1 :])
