"""What each rule of the grammar makes of its parts: chains in the making."""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from lark import Token, Transformer, v_args

from core.formula.conditions import Condition, Some, choice, compare, every, some
from core.formula.draft import Draft
from core.formula.error import MAX_NESTING, FormulaError, abridged
from core.formula.notations import INDEXED, INFIX, INVERSES, POSTFIX, PREFIX, SHORTHAND, SPELLINGS
from core.functions.entry import Entry


class Function(NamedTuple):
    """A function's name, and the base that stands as its index if there is one."""

    token: Token
    base: Draft | None


class Raised(NamedTuple):
    """The power that stands behind a function's name, and its sign ``^``."""

    token: Token
    exponent: Draft


class Branch(NamedTuple):
    """A value of a piecewise function, and where it is that."""

    condition: Condition
    value: Draft


@v_args(inline=True)
class Builder(Transformer[Token, Draft]):
    """Builds the chain bottom-up, as Lark reduces; nothing recurses."""

    def number(self, token: Token) -> Draft:
        value = float(token)
        if not math.isfinite(value):
            raise FormulaError(f"{abridged(token)} is too large", token.start_pos or 0, len(token))
        if value == 0 and re.match(r"[0.]*[1-9]", token):
            raise FormulaError(f"{abridged(token)} is too small", token.start_pos or 0, len(token))
        return Draft(value)

    def start_at(self, token: Token) -> Draft:
        return Draft(str(token))

    def parenthesised(self, _left: Token, draft: Draft, _right: Token) -> Draft:
        draft.parenthesised = True
        return draft

    def grouped(self, _left: Token, draft: Draft, _right: Token) -> Draft:
        return draft

    def unchanged(self, _sign: Token, draft: Draft) -> Draft:
        return draft

    def negated(self, _sign: Token, draft: Draft) -> Draft:
        is_number = draft.literal != "" and isinstance(draft.start, float)
        if is_number and math.copysign(1.0, float(draft.start)) > 0:
            draft.start = -float(draft.start)
            return draft
        return draft.apply(PREFIX["-"])

    def infix(self, left: Draft, token: Token, right: Draft) -> Draft:
        return self._infix(left, "^" if token == "**" else str(token), right)

    def _infix(self, left: Draft, symbol: str, right: Draft) -> Draft:
        if left.literal and f"{left.literal}{symbol}" in PREFIX:
            return right.apply(PREFIX[f"{left.literal}{symbol}"])
        if left.literal and f"{left.literal}{symbol}" in SHORTHAND:
            return right.apply(SHORTHAND[f"{left.literal}{symbol}"])
        if right.literal and f"{symbol}{right.literal}" in POSTFIX:
            return left.apply(POSTFIX[f"{symbol}{right.literal}"])
        entry = INFIX.get(symbol) or SHORTHAND[symbol]
        if entry.commutative and left.literal and left.rank < right.rank:
            left, right = right, left
        return left.apply(entry, right)

    def marked(self, draft: Draft, mark: Token) -> Draft:
        entry = POSTFIX.get(str(mark)) or SHORTHAND[str(mark)]
        return draft.apply(entry)

    def juxtaposed(self, left: Draft, right: Draft) -> Draft:
        return self._infix(left, "*", right)

    def superscript(self, draft: Draft, _rise: Token, exponent: Draft, _risen: Token) -> Draft:
        return self._infix(draft, "^", exponent)

    def shorthand(self, opener: Token, draft: Draft, _closer: Token) -> Draft:
        return draft.apply(SHORTHAND["|" if opener == "⎸" else str(opener)])

    def root(self, sign: Token, *parts: Draft | Token) -> Draft:
        (draft,) = (part for part in parts if isinstance(part, Draft))
        if sign == "∜":
            return draft.apply(SPELLINGS["root"][2], Draft(4.0))
        return draft.apply(SHORTHAND[str(sign)])

    def comparison(self, *parts: Draft | Token) -> Condition:
        sides = [part.chain() for part in parts if isinstance(part, Draft)]
        signs = [str(part) for part in parts if not isinstance(part, Draft)]
        pairs = zip(sides, signs, sides[1:], strict=False)
        return every([compare(*pair) for pair in pairs])

    def conjunction(self, *parts: Condition | Token) -> Condition:
        return every([part for part in parts if not isinstance(part, Token)])

    def disjunction(self, *parts: Condition | Token) -> Condition:
        condition = some([part for part in parts if not isinstance(part, Token)])
        if isinstance(condition, Some) and len(condition.parts) > MAX_NESTING:
            at = next(part for part in parts if isinstance(part, Token))
            reason = f"at most {MAX_NESTING} comparisons stand side by side with 'or'"
            raise FormulaError(reason, at.start_pos or 0, len(at), "too many 'or'")
        return condition

    def inner(self, _left: Token, condition: Condition, _right: Token) -> Condition:
        return condition

    def branch(self, condition: Condition, _colon: Token, value: Draft) -> Branch:
        return Branch(condition, value)

    def branches(self, *parts: Branch | Draft | Token) -> Draft:
        otherwise = parts[-1].chain() if isinstance(parts[-1], Draft) else None
        chosen = [part for part in parts if isinstance(part, Branch)]
        for condition, value in reversed(chosen):
            otherwise = value.append(choice(condition, otherwise)).chain()
        return chosen[0].value

    def piecewise(self, _left: Token, draft: Draft, _right: Token) -> Draft:
        return draft

    def choice(
        self, condition: Condition, _asks: Token, value: Draft, _colon: Token, other: Draft
    ) -> Draft:
        return value.append(choice(condition, other.chain()))

    def arguments(self, *parts: Draft | Token) -> list[Draft]:
        return [part for part in parts if isinstance(part, Draft)]

    def function(self, token: Token, *index: Draft | Token) -> Function:
        base = next((part for part in index if isinstance(part, Draft)), None)
        if base and token not in INDEXED:
            raise FormulaError(f"{token} has no index", token.start_pos or 0, len(token))
        return Function(token, base)

    def raised(self, sign: Token, *parts: Draft | Token) -> Raised:
        minus = any(part == "-" for part in parts if not isinstance(part, Draft))
        numbers = [part for part in parts if isinstance(part, Token) and part.type == "NUMBER"]
        exponent = next((part for part in parts if isinstance(part, Draft)), None)
        exponent = exponent or self.number(numbers[0])
        return Raised(sign, self.negated(sign, exponent) if minus else exponent)

    def call(self, function: Function, *parts: Draft | Token | list[Draft]) -> Draft:
        token, base = function
        arguments = _drafts(parts)
        if base:
            arguments.append(base)
        first, *operands = arguments
        entry = _entry(token, len(arguments), bool(base))
        if not entry.takes_several:
            return first.apply(entry, *operands)
        for operand in operands:
            first.apply(entry, operand)
        return first

    def powered_call(
        self, function: Function, raised: Raised, *parts: Draft | Token | list[Draft]
    ) -> Draft:
        exponent, name = raised.exponent, SPELLINGS[str(function.token)].get(1)
        arguments = _drafts(parts)
        is_inverse = exponent.number == -1.0 and len(arguments) == 1 and not function.base
        if is_inverse and name and name.name in INVERSES:
            return arguments[0].apply(INVERSES[name.name])
        if _is_negative(exponent):
            _refuse_power(function.token, raised)
        return self._infix(self.call(function, arguments), "^", exponent)


def _drafts(parts: Iterable[Draft | Token | list[Draft]]) -> list[Draft]:
    """Give the arguments among the parts of a call, which are one or a list of them."""
    lists = (part if isinstance(part, list) else [part] for part in parts)
    return [part for some in lists for part in some if isinstance(part, Draft)]


def _entry(token: Token, count: int, has_base: bool) -> type[Entry]:
    """Find the function of a name with that many arguments."""
    entries = SPELLINGS[str(token)]
    if has_base and count == 2:
        return INDEXED[str(token)]
    if not has_base and count in entries:
        return entries[count]
    several = next((entry for entry in entries.values() if entry.takes_several), None)
    if several and count > 1:
        return several
    wants = "1" if has_base else " or ".join(map(str, sorted(entries)))
    wants += " or more" * bool(several)
    got = count - has_base
    reason = f"{token} takes {wants} argument{'s' * (wants != '1')}, got {got}"
    raise FormulaError(reason, token.start_pos or 0, len(token))


def _is_negative(exponent: Draft) -> bool:
    if exponent.number is not None:
        return exponent.number < 0
    return bool(exponent.blocks) and exponent.blocks[-1].name == PREFIX["-"].name


def _refuse_power(token: Token, raised: Raised) -> None:
    """Say how a power is written that may be meant as the inverse function."""
    exponent = raised.exponent.number
    power = "" if exponent in (-1.0, None) else f"^{-exponent:g}" if exponent else ""
    raise FormulaError(
        f"{token}^- is ambiguous: write 1/{token}(…){power}",
        raised.token.start_pos or 0,
        len(raised.token),
    )
