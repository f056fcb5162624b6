"""Chain to formula text, as people write: ``3x``, ``2 sin(x)``, ``1 + x``."""

import re
from typing import NamedTuple

from core.chain import Block, Chain
from core.expression.binding import ATOM, NEGATION, POWER, PRODUCT, SUM
from core.formula.conditions import BOTH, condition_of, spelled
from core.formula.notations import POSTFIX, PREFIX, SHORTHAND, constant_text, rank, rank_of
from core.functions.entry import Call, Cases, Infix, Postfix, Prefix

_DIGITS = ".0123456789"
_CALL = re.compile(r"[a-z]\w+\(")
_SIGN = re.compile(rf"({'|'.join(filter(str.isalpha, SHORTHAND))})\(")
"""A call whose name would be a sign behind a factor, such as mod."""


class _Piece(NamedTuple):
    """A part that is written, and what its neighbours must know of it.

    Attributes
    ----------
    text : str
        As it stands alone.
    level : int
        How tightly it holds together.
    rank : int
        The highest `rank` of what it starts at.
    literal : bool
        Whether it is a constant or a parameter and nothing else.
    plain : bool
        Whether it is a factor, or a product of such without a sign between them.
    """

    text: str
    level: int
    rank: int = 0
    literal: bool = False
    plain: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it begins with a number."""
        return self.text.lstrip("-")[0] in _DIGITS

    def at(self, level: int) -> "_Piece":
        """Give the piece, in parentheses if it holds less tightly than asked for."""
        return self if self.level >= level else self.shielded

    @property
    def shielded(self) -> "_Piece":
        """The piece in parentheses."""
        return _Piece(f"({self.text})", ATOM, self.rank, plain=True)


def format(chain: Chain) -> str:  # the contract's name; called as formula.format
    """Write a chain as formula text, which `parse` turns into an equal chain.

    Examples
    --------
    >>> format(Chain("x", (Block("square"), Block("exp"), Block("square"))))
    'exp(x^2)^2'
    >>> format(Chain(1.0, (Block("subtract", (Chain("x"),)),)))
    '1 - x'
    """
    return _lane(chain).text


def _lane(chain: Chain) -> _Piece:
    text = constant_text(chain.start)
    level = NEGATION if text.startswith("-") else ATOM
    piece = _Piece(text, level, rank(chain.start), chain.start != "x", level == ATOM)
    for before, block in zip((None, *chain.blocks), chain.blocks, strict=False):
        is_more = before and before.name == block.name and block.function.takes_several
        piece = _block(piece, block, is_more=bool(is_more))
    return piece


def _block(flowing: _Piece, block: Block, *, is_more: bool) -> _Piece:
    """Write one block around what flows into it; `is_more` if it only adds to a call of several."""
    notation = block.function.notation
    if not block.operands and isinstance(notation, Call):
        text = f"{notation.spelling or block.name}({flowing.text})"
        return _Piece(text, ATOM, max(flowing.rank, 0), plain=True)
    if isinstance(notation, Cases):
        highest = max(flowing.rank, *map(rank_of, block.operands))
        return _Piece(f"{{{_cases(flowing, block)}}}", ATOM, highest, plain=True)
    operands = [_lane(lane) for lane in block.operands]
    highest = max(flowing.rank, *(operand.rank for operand in operands), 0)
    if is_more:
        return _Piece(f"{flowing.text[:-1]}, {operands[0].text})", ATOM, highest, plain=True)
    if isinstance(notation, Call):
        inputs = ", ".join(piece.text for piece in (flowing, *operands))
        return _Piece(f"{notation.spelling or block.name}({inputs})", ATOM, highest, plain=True)
    if isinstance(notation, Prefix):
        return _prefixed(notation, flowing)
    if isinstance(notation, Postfix):
        return _Piece(
            _left(flowing, notation.symbol, ATOM).text + notation.symbol, POWER, highest, plain=True
        )
    (operand,) = operands
    if block.function.commutative:
        return _commutative(notation, flowing, operand)._replace(rank=highest)
    return _infix(notation, flowing, operand)._replace(rank=highest)


def _prefixed(notation: Prefix, inner: _Piece) -> _Piece:
    is_number = inner.literal and inner.is_number
    shielded = inner.level < NEGATION or (is_number and notation.symbol == "-")
    text = inner.shielded.text if shielded else inner.text
    return _Piece(notation.symbol + text, notation.level, inner.rank)


def _commutative(notation: Infix, flowing: _Piece, operand: _Piece) -> _Piece:
    """Write a sum or product: a bare constant goes first, as `parse` lets it change places."""
    if operand.literal and operand.rank < flowing.rank:
        if notation.level == SUM and flowing.level > SUM and flowing.text[0] != "-":
            return _Piece(operand.text + notation.symbol + flowing.text, SUM)
        if notation.level == PRODUCT and flowing.level not in (PRODUCT, NEGATION):
            return _coefficient(operand, flowing.at(POWER))
    if flowing.literal and flowing.rank < operand.rank:
        flowing = flowing.shielded
    left, right = flowing.at(notation.left), operand.at(notation.right)
    if notation.level == PRODUCT and left.plain and right.level >= POWER:
        if _CALL.match(right.text) and not _SIGN.match(right.text):
            return _Piece(f"{left.text} {right.text}", PRODUCT, plain=True)
        if right.text[0] == "(" and left.level in (ATOM, PRODUCT):
            return _Piece(left.text + right.text, PRODUCT, plain=True)
    return _infix(notation, flowing, operand)


def _coefficient(factor: _Piece, flowing: _Piece) -> _Piece:
    """Write a constant or parameter before what it multiplies: ``3x``, ``2 sin(x)``, ``a x``."""
    text = flowing.text
    if text[0] in _DIGITS or _SIGN.match(text) or (factor.is_number and "e" in factor.text):
        return _Piece(f"{factor.text}*{text}", PRODUCT)
    is_close = text[0] == "(" or (factor.is_number and not text[1:2].isalpha())
    between = "" if is_close else " "
    return _Piece(factor.text + between + text, PRODUCT, plain=flowing.plain)


def _infix(notation: Infix, flowing: _Piece, operand: _Piece) -> _Piece:
    symbol = notation.symbol.strip()
    left = _left(flowing, symbol, notation.left)
    special = operand.literal and symbol + operand.text in POSTFIX
    right = operand.shielded if special else operand.at(notation.right)
    return _Piece(
        left.text + notation.symbol + right.text, notation.level, plain=notation.level == POWER
    )


def _left(flowing: _Piece, symbol: str, level: int) -> _Piece:
    """Give what stands before a sign; with it, a bare literal must not read as another notation."""
    text = flowing.text
    special = flowing.literal and (text + symbol[0] in SHORTHAND or text + symbol in PREFIX)
    return flowing.shielded if special else flowing.at(level)


def _cases(flowing: _Piece, block: Block) -> str:
    """Write the branches of a piecewise function, those of the otherwise after its own."""
    branches = f"{spelled(condition_of(block), lambda lane: _lane(lane).text)}: {flowing.text}"
    if len(block.operands) < BOTH:
        return branches
    otherwise, text = block.operands[-1], _lane(block.operands[-1]).text
    goes_on = otherwise.blocks and isinstance(otherwise.blocks[-1].function.notation, Cases)
    return f"{branches}, {text[1:-1] if goes_on else text}"
