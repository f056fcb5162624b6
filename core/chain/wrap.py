"""Edits that put something around what is there: a function, or a whole formula."""

from collections.abc import Sequence

from core.chain.chain import Block, Chain, Path
from core.chain.edits import Edit, Gap, index_in, insert, move, outermost, with_index
from core.chain.limits import check_size


def wrap_as_input(chain: Chain, paths: Sequence[Path], name: str) -> Edit:
    """Apply a function to what blocks of one lane make: they become its first input.

    Examples
    --------
    >>> chain = Chain("x", (Block("sin"), Block("exp")))
    >>> [block.name for block in wrap_as_input(chain, [(0,)], "square").chain.blocks]
    ['sin', 'square', 'exp']
    """
    ordered = outermost(paths)
    last = ordered[-1]
    edit = insert(chain, (last[:-1], last[-1] + 1), [Block(name)])
    return Edit(edit.chain, edit.follow, tuple(ordered))


def wrap_as_operand(chain: Chain, paths: Sequence[Path], name: str) -> Edit:
    """Put blocks of one lane into the operand of a new block that takes their place.

    The operand starts where their lane does. Raises a LookupError if the function has none.

    Examples
    --------
    >>> chain = Chain("x", (Block("square"), Block("sin")))
    >>> wrapped = wrap_as_operand(chain, [(1,)], "multiply")
    >>> wrapped.chain.blocks[1].operands
    (parse('sin(x)'),)
    """
    ordered = outermost(paths)
    lane, at = ordered[0][:-1], ordered[0][-1]
    block = Block(name)
    if not block.operands:
        raise LookupError(f"{name} has one input only")
    block = Block(name, (Chain(chain.lane(lane).start), *block.operands[1:]))
    placed = insert(chain, (lane, at), [block])
    shifted = [(*lane, path[-1] + 1) for path in ordered]
    moved = move(placed.chain, shifted, ((*lane, at, 0), 0))

    def follow(old: Path) -> Path | None:
        there = placed.follow(old)
        return None if there is None else moved.follow(there)

    return Edit(moved.chain, follow, moved.paths)


def compose(chain: Chain, gap: Gap, outer: Chain) -> Edit:
    """Let what flows at a gap go on through a formula, whose first x it becomes.

    Behind a formula that starts at x its blocks follow; into one that starts at a constant the
    flow enters as an operand. Further occurrences of x stay x. Raises a LookupError if there is no
    x in the formula, or no such gap.

    Examples
    --------
    >>> from core.formula import format, parse
    >>> format(compose(parse("sin(x)"), ((), 1), parse("2^x")).chain)
    '2^sin(x)'
    """
    (lane, at), entry = gap, _first_x(outer)
    if entry is None:
        raise LookupError("there is no x in the formula")
    row = chain.lane(lane)
    if not 0 <= at <= len(row.blocks):
        raise LookupError(f"there is no gap {at} in a lane of {len(row.blocks)} blocks")
    check_size(chain.size + outer.size)  # of all of it, not of what is made on the way
    inside = outer.lane(entry).blocks
    whole = outer.with_lane(entry, Chain(row.start, (*row.blocks[:at], *inside)))
    changed = Chain(whole.start, (*whole.blocks, *row.blocks[at:]))
    end = len(whole.blocks)

    def follow(old: Path) -> Path | None:
        i = index_in(old, lane)
        if i is None:
            return old
        if i < at:
            return (*lane, *entry, *old[len(lane) :])
        return with_index(old, lane, i - at + end)

    first = 0 if entry else at
    new = tuple((*lane, i) for i in range(first, end))
    return Edit(chain.with_lane(lane, changed), follow, new)


def _first_x(chain: Chain, path: Path = ()) -> Path | None:
    """Give the first lane that starts at x, as a formula is read; None if none does."""
    if chain.start == "x":
        return path
    for i, block in enumerate(chain.blocks):
        for j, operand in enumerate(block.operands):
            found = _first_x(operand, (*path, i, j))
            if found is not None:
                return found
    return None
