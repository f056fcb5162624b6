"""Edits that change a chain's order: blocks along their lane, inputs for each other."""

from collections.abc import Sequence

from core.chain.chain import Block, Chain, Path
from core.chain.edits import Edit, index_in, move, with_index


def shift(chain: Chain, paths: Sequence[Path], steps: int) -> Edit:
    """Move blocks of one lane along it, 1 with the flow or -1 against it; at its end they stay.

    Examples
    --------
    >>> shift(Chain("x", (Block("sin"), Block("exp"))), [(0,)], 1).paths
    ((1,),)
    """
    ordered = sorted(paths)
    lane = ordered[0][:-1]
    at = ordered[-1][-1] + 1 + steps if steps > 0 else ordered[0][-1] + steps
    return move(chain, ordered, (lane, min(max(at, 0), len(chain.lane(lane).blocks))))


def swap(chain: Chain, path: Path) -> Edit:
    """Let what flows into a block and its first operand change places.

    Raises a LookupError if there is no such block, or it has no operand.

    Examples
    --------
    >>> swap(Chain("x", (Block("subtract", (Chain(1.0),)),)), (0,)).chain.start
    1.0
    """
    lane, at = path[:-1], path[-1]
    block, row = chain.block(path), chain.lane(lane)
    if not block.operands:
        raise LookupError(f"{block.name} has one input only")
    operand, now = block.operands[0], len(block.operands[0].blocks)
    swapped = Block(block.name, (Chain(row.start, row.blocks[:at]), *block.operands[1:]))
    changed = Chain(operand.start, (*operand.blocks, swapped, *row.blocks[at + 1 :]))

    def follow(old: Path) -> Path | None:
        i = index_in(old, lane)
        if i is None:
            return old
        if i < at:
            return (*lane, now, 0, *old[len(lane) :])
        inside = old[len(path) :]
        if i == at and len(inside) > 1 and inside[0] == 0:
            return (*lane, *inside[1:])
        return with_index(old, lane, i - at + now)

    return Edit(chain.with_lane(lane, changed), follow, ((*lane, now),))


def take_out(chain: Chain, path: Path) -> Edit:
    """Move an operand's blocks into the chain, before the block they belonged to.

    The catalogue's choice of a constant takes their place.

    Examples
    --------
    >>> chain = Chain("x", (Block("add", (Chain("x", (Block("sin"),)),)),))
    >>> [block.name for block in take_out(chain, (0, 0)).chain.blocks]
    ['sin', 'add']
    """
    count = len(chain.lane(path).blocks)
    owner, which = path[:-1], path[-1]
    moved = move(chain, [(*path, i) for i in range(count)], (owner[:-1], owner[-1]))
    fresh = Chain(chain.block(owner).function.defaults[which])
    left = (*owner[:-1], owner[-1] + count, which)
    return Edit(moved.chain.with_lane(left, fresh), moved.follow, moved.paths)
