"""What the grammar makes of a formula's text."""

import math
import re
from pathlib import Path
from typing import Any, NoReturn, cast

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedToken, v_args

from core.chain import Block, Chain, Start
from core.formula.error import FormulaError
from core.formula.notations import (
    INFIX,
    POSTFIX,
    PREFIX,
    SHORTHAND,
    SPELLINGS,
    constant_text,
    rank,
)
from core.formula.tokens import Reader, abridged
from core.functions.entry import Entry

_ASCII = {"−": "-", "×": "*", "·": "*", "÷": "/", "**": "^", "²": "^2", "³": "^3", "π": "pi"}


class _Draft:
    """A chain in the making; blocks are appended in place, so that long sums stay quick."""

    def __init__(self, start: Start) -> None:
        self.start = start
        self.blocks: list[Block] = []
        self.rank = rank(start)
        self.parenthesised = False

    @property
    def literal(self) -> str:
        """The text of a constant or parameter, if that is all and no parentheses shield it."""
        bare = not self.blocks and self.start != "x" and not self.parenthesised
        return constant_text(self.start) if bare else ""

    def apply(self, entry: type[Entry], *operands: "_Draft") -> "_Draft":
        lanes = tuple(Chain(d.start, tuple(d.blocks)) for d in operands)
        self.blocks.append(Block(entry.name, lanes))
        self.rank = max(self.rank, *(d.rank for d in operands), 0)
        self.parenthesised = False
        return self


@v_args(inline=True)
class _Builder(Transformer[Token, _Draft]):
    """Builds the chain bottom-up, as Lark reduces; nothing recurses."""

    def number(self, token: Token) -> _Draft:
        value = float(token)
        if not math.isfinite(value):
            raise FormulaError(f"{abridged(token)} is too large", token.start_pos or 0, len(token))
        return _Draft(value)

    def start_at(self, token: Token) -> _Draft:
        return _Draft(_ASCII.get(token, str(token)))

    def parenthesised(self, _left: Token, draft: _Draft, _right: Token) -> _Draft:
        draft.parenthesised = True
        return draft

    def unchanged(self, _sign: Token, draft: _Draft) -> _Draft:
        return draft

    def negated(self, _sign: Token, draft: _Draft) -> _Draft:
        is_number = draft.literal != "" and isinstance(draft.start, float)
        if is_number and math.copysign(1.0, float(draft.start)) > 0:
            draft.start = -float(draft.start)
            return draft
        return draft.apply(PREFIX["-"])

    def infix(self, left: _Draft, token: Token, right: _Draft) -> _Draft:
        symbol = _ASCII.get(token, str(token))
        if left.literal and f"{left.literal}{symbol}" in PREFIX:
            return right.apply(PREFIX[f"{left.literal}{symbol}"])
        if left.literal and f"{left.literal}{symbol}" in SHORTHAND:
            return right.apply(SHORTHAND[f"{left.literal}{symbol}"])
        if right.literal and f"{symbol}{right.literal}" in POSTFIX:
            return left.apply(POSTFIX[f"{symbol}{right.literal}"])
        entry = INFIX[symbol]
        if entry.commutative and left.literal and left.rank < right.rank:
            left, right = right, left
        return left.apply(entry, right)

    def juxtaposed(self, left: _Draft, right: _Draft) -> _Draft:
        return self.infix(left, Token("TIMES", "*"), right)

    def superscript(self, draft: _Draft, token: Token) -> _Draft:
        return draft.apply(POSTFIX[_ASCII[token]])

    def shorthand(self, token: Token, draft: _Draft, _close: Token | None = None) -> _Draft:
        return draft.apply(SHORTHAND[str(token)])

    def arguments(self, *parts: _Draft | Token) -> list[_Draft]:
        return [part for part in parts if isinstance(part, _Draft)]

    def call(self, token: Token, *parts: Any) -> _Draft:
        drafts = parts[0] if len(parts) == 1 else parts[1]
        first, *operands = drafts if isinstance(drafts, list) else [drafts]
        entries = SPELLINGS[str(token)]
        if 1 + len(operands) not in entries:
            wants = " or ".join(map(str, sorted(entries)))
            reason = (
                f"{token} takes {wants} argument{'s' * (wants != '1')}, got {len(operands) + 1}"
            )
            raise FormulaError(reason, token.start_pos or 0, len(token))
        draft: _Draft = first
        return draft.apply(entries[1 + len(operands)], *operands)

    def powered_call(self, token: Token, *parts: Any) -> _Draft:
        (argument,) = (part for part in parts if isinstance(part, _Draft))
        draft = self.call(token, argument)
        if parts[0].type != "RAISED":
            return self.superscript(draft, parts[0])
        return self.infix(draft, parts[0], self.number(parts[1]))


_parser = Lark(
    (Path(__file__).parent / "grammar.lark").read_text(encoding="utf-8"),
    parser="lalr",
    lexer="basic",
    postlex=Reader(),
    transformer=_Builder(),
    maybe_placeholders=False,
    keep_all_tokens=True,
)


def read(text: str) -> Chain:
    """Read a formula that is neither empty nor too long; what else is wrong is a FormulaError."""
    try:
        draft = _parser.parse(text)
        assert isinstance(draft, _Draft)
        return Chain(draft.start, tuple(draft.blocks))
    except FormulaError:
        raise
    except UnexpectedToken as error:
        _refuse(text, error)
    except UnexpectedCharacters as error:
        position = cast("int", error.pos_in_stream)  # Lark declares it None
        raise FormulaError(f"'{text[position]}' has no meaning here", position) from None
    except ValueError as error:  # a Chain too deep: operators nest without a parenthesis
        raise FormulaError(str(error), 0, len(text)) from None


def _refuse(text: str, error: UnexpectedToken) -> NoReturn:
    """Say in a reader's words what the parser expected."""
    expected = set(error.expected)
    at_end = error.token.type == "$END"
    position = len(text.rstrip()) if at_end else (error.token.start_pos or 0)
    if "X" in expected:
        wanted = "a value (a number, x, a function or a parenthesis)"
    else:
        wanted = "an operator"
    closing = [mark for kind, mark in _CLOSERS if kind in expected]
    if closing and "X" not in expected:
        wanted = " or ".join([wanted, *closing])
    if error.token.type == "COMMA":
        _refuse_decimal_comma(text, position)
    found = "the end" if at_end else f"'{abridged(error.token)}'"
    raise FormulaError(f"expected {wanted}, found {found}", position, max(len(error.token), 1))


def _refuse_decimal_comma(text: str, position: int) -> None:
    """Say how a number is written, if the comma is in the midst of one."""
    for number in re.finditer(r"\d+,\d+", text):
        if number.start() < position < number.end():
            written = number[0].replace(",", ".")
            raise FormulaError(f"the decimal mark is a point: write {written}", position)


_CLOSERS = (("RPAR", "')'"), ("RBAR", "'|'"), ("COMMA", "','"))
