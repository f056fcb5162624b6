"""Blocks as formula text, for the clipboard and for the search: a formula over what flows in."""

from collections.abc import Sequence

from core.chain import Block, Chain, Path
from core.formula import FormulaError, format, parse

_SIGNS = frozenset("+-−–*×·⋅/÷^!°⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ")
"""What a formula goes on with behind a block."""


def as_text(blocks: Sequence[Block]) -> str:
    """Write blocks as a formula in which x is what flows into the first of them.

    Examples
    --------
    >>> as_text([Block("square"), Block("exp")])
    'exp(x^2)'
    """
    return format(Chain("x", tuple(blocks)))


def part(chain: Chain, paths: Sequence[Path]) -> Chain:
    """Give blocks of one lane, in the order of the flow, as a chain of their own.

    It has the lane's start where the blocks begin there, else x for what flows in.

    Examples
    --------
    >>> chain = parse("2^x + 1")
    >>> format(part(chain, [(0,)])), format(part(chain, [(1,)]))
    ('2^x', '1 + x')
    """
    lane = paths[0][:-1]
    begins = all(path == (*lane, i) for i, path in enumerate(paths))
    start = chain.lane(lane).start if begins else "x"
    return Chain(start, tuple(chain.block(path) for path in paths))


def as_blocks(text: str) -> tuple[Block, ...]:
    """Read a formula that starts at x, as blocks to be put behind another.

    Raises
    ------
    FormulaError
        If the text is no formula, or the flow does not start at x.

    Examples
    --------
    >>> [block.name for block in as_blocks("exp(x^2)")]
    ['square', 'exp']
    """
    chain = parse(text)
    if chain.start != "x":
        raise FormulaError("only a formula that starts at x can follow a block", 0)
    return chain.blocks


def as_continuation(text: str) -> tuple[Block, ...]:
    """Read what was typed behind a block, an operator with its operand; nothing if it is no such.

    Examples
    --------
    >>> as_continuation("+3")
    (Block(name='add', operands=(parse('3'),)),)
    >>> as_continuation("sin")
    ()
    """
    if text.strip()[:1] not in _SIGNS:
        return ()
    try:
        return as_blocks(f"x{text}")
    except FormulaError:
        return ()
