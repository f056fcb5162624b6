"""Chain to formula text."""

from core.chain import Block, Chain
from core.expression.binding import ATOM, NEGATION, POWER
from core.formula.notations import POSTFIX, PREFIX, SHORTHAND, constant_text, rank
from core.functions.entry import Call, Infix, Postfix, Prefix

_DIGITS = ".0123456789"


def format(chain: Chain) -> str:  # the contract's name; called as formula.format
    """Write a chain as formula text, which `parse` turns into an equal chain.

    Examples
    --------
    >>> format(Chain("x", (Block("square"), Block("exp"), Block("square"))))
    'exp(x^2)^2'
    >>> format(Chain(1.0, (Block("subtract", (Chain("x"),)),)))
    '1 - x'
    """
    return _format(chain)[0]


def _format(chain: Chain) -> tuple[str, int]:
    """Give the text and how tightly it binds."""
    text = constant_text(chain.start)
    level = NEGATION if text.startswith("-") else ATOM
    literal = chain.start != "x"
    for before, block in zip((None, *chain.blocks), chain.blocks, strict=False):
        if before and before.name == block.name and block.function.takes_several:
            text = f"{text.removesuffix(')')}, {_format(block.operands[0])[0]})"
            continue
        highest = max(map(_rank, block.operands), default=0)
        # What is bare before a commutative sign would change places with what ranks above it.
        swaps = literal and rank(chain.start) < highest and block.function.commutative
        text, level = _apply(
            f"({text})" if swaps else text, ATOM if swaps else level, literal, block
        )
        literal = False
    return text, level


def _rank(chain: Chain) -> int:
    return 2 if chain.depends_on_x else int(bool(chain.parameters))


def _apply(text: str, level: int, literal: bool, block: Block) -> tuple[str, int]:
    """Write one block around the text of what flows into it."""
    notation = block.function.notation
    if isinstance(notation, Call):
        lanes = [_format(operand)[0] for operand in block.operands]
        return f"{notation.spelling or block.name}({', '.join([text, *lanes])})", ATOM
    if isinstance(notation, Prefix):
        negative_literal = literal and notation.symbol == "-" and text.lstrip("-")[0] in _DIGITS
        inner = f"({text})" if level < NEGATION or negative_literal else text
        return notation.symbol + inner, notation.level
    symbol = notation.symbol.strip()
    special = literal and (text + symbol[0] in SHORTHAND or text + symbol in PREFIX)
    tight = ATOM if isinstance(notation, Postfix) else notation.left
    left = f"({text})" if level < tight or special else text
    if isinstance(notation, Postfix):
        return left + symbol, POWER
    return left + notation.symbol + _operand(notation, block.operands[0]), notation.level


def _operand(notation: Infix, operand: Chain) -> str:
    """Write the second input of an infix block."""
    text, level = _format(operand)
    special = operand.is_constant and notation.symbol.strip() + text in POSTFIX
    return f"({text})" if level < notation.right or special else text
