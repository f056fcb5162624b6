"""Chains as plain lists, texts and numbers, for files, drags and the clipboard."""

import json
from typing import Any

from core.chain.chain import Block, Chain
from core.chain.limits import check_depth, check_size
from core.functions import CATALOGUE

_MOST_OPERANDS = max(len(entry.defaults) for entry in CATALOGUE.values())


def packed(chain: Chain) -> dict[str, Any]:
    """Write a chain, however long, as what JSON can hold.

    Examples
    --------
    >>> packed(Chain("x", (Block("add"),)))
    {'start': 'x', 'blocks': [['add', {'start': 1.0, 'blocks': []}]]}
    """
    blocks = [[b.name, *map(packed, b.operands)] for b in chain.blocks]
    return {"start": chain.start, "blocks": blocks}


def unpacked(content: Any) -> Chain:
    """Read a chain from what JSON held; a ValueError says what is wrong, and what was expected.

    A ChainTooLarge comes before any block is made: a file may hold a million.

    Examples
    --------
    >>> unpacked({"start": "x", "blocks": [["sin"]]})
    Chain(start='x', blocks=(Block(name='sin', operands=()),))
    """
    check_size(_counted(content, 1))
    return _chain(content)


def _counted(content: Any, depth: int) -> int:
    """Count the blocks of what may be a chain, no deeper than operands may nest."""
    check_depth(depth)
    blocks = content.get("blocks") if isinstance(content, dict) else None
    rows = blocks if isinstance(blocks, list) else []
    lanes = (lane for row in rows if isinstance(row, list) for lane in row[1:])
    return len(rows) + sum(_counted(lane, depth + 1) for lane in lanes)


def _chain(content: Any) -> Chain:
    start, blocks = entry(content, "start"), entry(content, "blocks")
    if not isinstance(blocks, list):
        raise ValueError(f"the blocks of a chain are a list, not {quoted(blocks)}")
    return Chain(
        start if isinstance(start, str) else as_number(start, "the start of a chain"),
        tuple(map(_block, blocks)),
    )


def _block(content: Any) -> Block:
    if not (isinstance(content, list) and content and isinstance(content[0], str)):
        raise ValueError(f"a block is a list of a name and operands, not {quoted(content)}")
    name, *operands = content
    if len(operands) > _MOST_OPERANDS:  # before any is made
        raise ValueError(f"no function takes {len(operands)} operands, as one does here")
    return Block(name, tuple(map(_chain, operands)))


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
    return (text if len(text) <= 40 else f"{text[:39]}…") or kind
