"""Chains as plain lists, texts and numbers, for files, drags and the clipboard."""

import json
from typing import Any, TypeAlias

from core.chain.chain import Block, Chain
from core.chain.limits import check_depth, check_size
from core.functions import CATALOGUE
from core.shortened import shortened

_MOST_OPERANDS = max(len(entry.defaults) for entry in CATALOGUE.values())

Known: TypeAlias = dict[int, tuple[Any, Any]]
"""Blocks that were written or read already, by the id of what each is made from, which it keeps.

Chains that one edit after the other led to have nearly all of their blocks in common.
"""


def packed(chain: Chain, known: Known | None = None) -> dict[str, Any]:
    """Write a chain, however long, as what JSON can hold; what is known need not be made anew.

    Examples
    --------
    >>> packed(Chain("x", (Block("add"),)))
    {'start': 'x', 'blocks': [['add', {'start': 1.0, 'blocks': []}]]}
    """
    found: Known = {} if known is None else known
    for block in chain.blocks:
        if id(block) not in found:
            operands = (packed(operand, found) for operand in block.operands)
            found[id(block)] = block, [block.name, *operands]
    return {"start": chain.start, "blocks": [found[id(block)][1] for block in chain.blocks]}


def unpacked(content: Any, known: Known | None = None) -> Chain:
    """Read a chain from what JSON held; a ValueError says what is wrong, and what was expected.

    A ChainTooLarge comes before any block is made: a file may hold a million.

    Examples
    --------
    >>> unpacked({"start": "x", "blocks": [["sin"]]})
    parse('sin(x)')
    """
    check_size(_counted(content, 1))
    return _chain(content, {} if known is None else known)


def _counted(content: Any, depth: int) -> int:
    """Count the blocks of what may be a chain, no deeper than operands may nest."""
    check_depth(depth)
    blocks = content.get("blocks") if isinstance(content, dict) else None
    rows = blocks if isinstance(blocks, list) else []
    lanes = (lane for row in rows if isinstance(row, list) for lane in row[1:])
    return len(rows) + sum(_counted(lane, depth + 1) for lane in lanes)


def _chain(content: Any, found: Known) -> Chain:
    start, blocks = entry(content, "start"), entry(content, "blocks")
    if not isinstance(blocks, list):
        raise ValueError(f"the blocks of a chain are a list, not {quoted(blocks)}")
    for block in blocks:
        if id(block) not in found:
            found[id(block)] = block, _block(block, found)
    return Chain(
        start if isinstance(start, str) else as_number(start, "the start of a chain"),
        tuple(found[id(block)][1] for block in blocks),
    )


def _block(content: Any, known: Known) -> Block:
    if not (isinstance(content, list) and content and isinstance(content[0], str)):
        raise ValueError(f"a block is a list of a name and operands, not {quoted(content)}")
    name, *operands = content
    if len(operands) > _MOST_OPERANDS:  # before any is made
        raise ValueError(f"no function takes {len(operands)} operands, as one does here")
    return Block(name, tuple(_chain(operand, known) for operand in operands))


def entry(content: Any, name: str) -> Any:
    """Give an entry of what should be an object, or raise a ValueError."""
    if not isinstance(content, dict):
        raise ValueError(f"expected an object with '{name}', found {quoted(content)}")
    if name not in content:
        raise ValueError(f"there is no '{name}'")
    return content[name]


def as_number(value: Any, what: str) -> float:
    """Give what should be a number, or raise a ValueError that calls it `what`."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{what} is a number, not {quoted(value)}")
    try:
        return float(value)
    except OverflowError:
        raise ValueError(f"{what} is too large") from None


def quoted(value: Any) -> str:
    """Write what was found, as far as a sentence has room for it."""
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, list | dict) else ""
    kind = "a list" if isinstance(value, list) else "an object"
    return shortened(text, 40) or kind
