"""Chains as plain lists, texts and numbers, for files, drags and the clipboard."""

import json
from typing import Any

from core.chain.chain import Block, Chain
from core.shortened import shortened


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

    Examples
    --------
    >>> unpacked({"start": "x", "blocks": [["sin"]]})
    Chain(start='x', blocks=(Block(name='sin', operands=()),))
    """
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
    return Block(name, tuple(map(unpacked, operands)))


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
