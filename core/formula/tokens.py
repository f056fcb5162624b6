"""What the grammar cannot know of a token by itself: names, brackets and nesting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NoReturn

from lark import Token, UnexpectedCharacters

from core.formula.error import FOR_MORE, MAX_NESTING, TOO_DEEP, FormulaError
from core.formula.names import Part, cut, product, stray
from core.formula.notations import SHORTHAND
from core.formula.side_by_side import (
    STARTS,
    VALUES,
    refuse_lost_backslash,
    refuse_lost_braces,
    refuse_lost_inverse,
    refuse_number,
    refuse_word,
)
from core.formula.suggestions import is_absent, unknown
from core.formula.too_long import refuse_too_many

_CLOSERS = {
    "(": ")", "[": "]", "{": "}", "_{": "}", "|": "|",
    "⎸": "⎹", "⌊": "⌋", "⌈": "⌉", "⁽": "⁾",
}  # fmt: skip
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items() if opener != "_{"}
_SEEN = {"⎸": "|", "⎹": "|", "⁾": "end of the power"}
"""What a mark is for who typed it, if it is not the mark itself."""

_CLOSED = {"LPAR": "RPAR", "CALL": "RPAR", "LBRACE": "RBRACE", "INDEX": "ENDINDEX"}
_OPENING = {"LPAR", "CALL", "LBRACE", "LBAR", "RISE", "INDEX"}
_CLOSING = {"RPAR", "RBRACE", "RBAR", "RISEN", "ENDINDEX"}
_NESTING = {"RAISED", "ROOT", "FUNCTION"}
_LOOSE = {"PLUS", "MINUS", "TIMES", "DIVIDED", "BETWEEN", "COMMA"}
_LOOSE |= {"COMPARES", "AND", "OR", "ASKS", "COLON"}
_WORDS = {"and": "AND", "or": "OR"}

_HEADS = {
    ("", "FUNCTION"): "FUNCTION",
    ("", "ROOT"): "POWER",
    ("FUNCTION", "INDEX"): "FUNCTION",
    ("FUNCTION", "RISE"): "POWER",
    ("FUNCTION", "RAISED"): "RAISED",
    ("RAISED", "MINUS"): "RAISED",
    ("RAISED", "NUMBER"): "POWER",
    ("RAISED", "PARAMETER"): "POWER",
    ("RAISED", "LPAR"): "POWER",
    ("RAISED", "LBRACE"): "POWER",
}
"""How far a function's name with index and power has come; behind it a parenthesis is a CALL."""


@dataclass(slots=True)
class _Level:
    """What is open at one level of brackets.

    Attributes
    ----------
    opener : Token or None
        The bracket itself, if it is not the whole formula.
    kind : str
        Its kind of token.
    callee : Token or None
        The function that the bracket belongs to.
    head : str
        A value of _HEADS.
    waiting : list of str
        What nests without brackets and has not come to its end.
    """

    opener: Token | None = None
    kind: str = ""
    callee: Token | None = None
    head: str = ""
    waiting: list[str] = field(default_factory=list)


class Reader:
    """Turns the lexer's tokens into the grammar's; Lark calls it `postlex`.

    A bar closes the innermost absolute value if one is open at its level of brackets and a
    value precedes it, else it opens one.
    """

    always_accept = ("NAME", "BAR", "OPEN", "CLOSE", "LBAR", "RBAR")

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Name each NAME, BAR and bracket, and refuse what nests too deep.

        Raises
        ------
        FormulaError
            For an unknown name, two numbers in a row, brackets that do not match, or too deep
            a nesting.
        ChainTooLarge
            For more signs than a chain may have blocks.
        """
        raws, wrong = [], None
        try:
            for raw in stream:
                raws.append(raw)
        except UnexpectedCharacters as error:
            wrong = error  # what is wrong before it comes first
        refuse_too_many(raws)
        yield from _Reading().tokens(raws)
        if wrong:
            raise wrong


class _Reading:
    """The state of one formula that is read."""

    def __init__(self) -> None:
        self.levels = [_Level()]
        self.before = Token("", "", 0)
        self.trail: list[Token] = []
        self.depth = 0
        self.ended: _Level | None = None
        self.run: tuple[Part, ...] = ()
        self.run_end = -1
        self.is_call = False

    def tokens(self, raws: Sequence[Token]) -> Iterator[Token]:
        several = _with_commas(raws)
        for raw, following in zip_longest(raws, raws[1:]):
            if raw in _WORDS:
                yield self._named(Token(_WORDS[raw], raw.value, raw.start_pos))
            elif raw.type == "NAME":
                start, run = raw.start_pos or 0, self._cut(raw)
                for part in run:
                    is_last = part is run[-1] and following is not None
                    self.is_call = is_last and following.start_pos in several
                    yield self._named(Token(part.kind, part.text, part.start))
                self.run, self.run_end = run, start + len(raw)
            else:
                yield self._named(raw)

    def _cut(self, raw: Token) -> tuple[Part, ...]:
        name, start = str(raw), raw.start_pos or 0
        if is_absent(name):
            _refuse_name(name, start)
        run = cut(name)
        if not run:
            letter = stray(name)
            if letter >= 0:
                _refuse_name(name[letter], start + letter)
            _refuse_name(name, start, product(name))
        if len(run) > 1 and run[0].kind != "FUNCTION" and self._takes_one():
            reason = f"{name} is ambiguous here: put all or {run[0].text} of it in parentheses"
            raise FormulaError(reason, start, len(name), "parentheses are missing")
        return tuple(part._replace(start=start + part.start) for part in run)

    def _takes_one(self) -> bool:
        """Tell whether a power, a root or a division is before, and takes but the first factor."""
        waiting = self.levels[-1].waiting
        is_sign = self.before.type == "MINUS" and waiting[-2:] == ["RAISED", "MINUS"]
        return self.before.type in ("RAISED", "ROOT", "DIVIDED", "BETWEEN") or is_sign

    def _named(self, raw: Token) -> Token:
        kind = self._kind(raw)
        token = raw if kind == raw.type else Token(kind, raw.value, raw.start_pos)
        level = self.levels[-1]
        last = self.before.type
        if kind in STARTS:
            self._refuse_side_by_side(token)
        self.ended = None
        if kind in STARTS and last in VALUES and level.waiting:
            self._wait(_still_open(level.waiting, kind))
        level.head = _HEADS.get((level.head, kind), _HEADS.get(("", kind), ""))
        if kind in _OPENING:
            callee = self.before if kind == "CALL" and last == "FUNCTION" else None
            if kind == "CALL":  # the function itself was counted
                self._wait(_before_call(level.waiting))
            self.levels.append(_Level(token, kind, callee))
            self.depth += 1
        elif kind in _CLOSING:
            self.ended = self.levels.pop()
            self.depth -= 1 + len(self.ended.waiting)
        elif kind in _NESTING or (kind == "MINUS" and last not in VALUES):
            level.waiting.append(kind)
            self.depth += 1
        elif kind in _LOOSE:
            self._wait([])
        if self.depth > MAX_NESTING:
            _refuse(TOO_DEEP, token, f"{TOO_DEEP}; {FOR_MORE}")
        self.before, self.run = token, ()
        self.trail = [*self.trail[-2:], token]
        return token

    def _refuse_side_by_side(self, token: Token) -> None:
        refuse_word(self.run, token, touches=token.start_pos == self.run_end)
        refuse_lost_inverse(self.trail, token)
        if self.ended and self.ended.callee and self.ended.opener:
            refuse_lost_backslash(self.ended.callee, self.ended.opener, self.before, token)
        if token.type == "NUMBER" and self.before.type == "FUNCTION":
            refuse_lost_braces(self.before, token)
        if token.type == "NUMBER" and self.levels[-1].head != "POWER":
            refuse_number(self.before, token)

    def _wait(self, waiting: list[str]) -> None:
        level = self.levels[-1]
        self.depth -= len(level.waiting) - len(waiting)
        level.waiting = waiting

    def _kind(self, raw: Token) -> str:
        """Give the grammar's name of a bracket or bar."""
        level = self.levels[-1]
        if raw.type == "OPEN":
            if level.head in ("FUNCTION", "POWER"):
                return "CALL"
            return "LBRACE" if raw == "{" else "LPAR"
        if raw.type == "BAR":
            closes = level.opener == "|" and self.before.type in VALUES
            return self._closing(raw) if closes else "LBAR"
        is_sign = raw.type == "FUNCTION" and raw in SHORTHAND and not self.is_call
        if is_sign and self.before.type in VALUES:
            return "BETWEEN" if SHORTHAND[raw].defaults else "BEHIND"
        if raw == "!" and self.before == "!":
            _refuse("!! is ambiguous: write (x!)! for the factorial of a factorial", raw, "no !!")
        if raw.type in ("CLOSE", "RBAR", "RISEN"):
            return self._closing(raw)
        return str(raw.type)

    def _closing(self, raw: Token) -> str:
        """Give the name of a closing bracket, if it is the one that must come first."""
        level, seen = self.levels[-1], _SEEN.get(raw, str(raw))
        if level.opener is None:
            opener = _SEEN.get(_OPENERS[raw], _OPENERS[raw])
            _refuse(
                f"there is no '{opener}' for this '{seen}'", raw, f"no {opener} for this {seen}"
            )
        wanted = _CLOSERS[level.opener]
        if raw != wanted:
            self._refuse_closer(raw, _SEEN.get(wanted, wanted), seen)
        return _CLOSED.get(level.kind) or ("RISEN" if level.kind == "RISE" else "RBAR")

    def _refuse_closer(self, raw: Token, wanted: str, seen: str) -> NoReturn:
        """Tell a bracket that is missing from one that is another."""
        if any(_CLOSERS.get(outer.opener or "") == raw for outer in self.levels):
            _refuse(f"expected '{wanted}' before this '{seen}'", raw, f"a {wanted} is missing")
        _refuse(f"expected '{wanted}', found '{seen}'", raw, f"expected {wanted}, not {seen}")


def _with_commas(raws: Sequence[Token]) -> set[int | None]:
    """Give where parentheses begin that hold several arguments: mod before one is a function."""
    opened: list[Token] = []
    found: set[int | None] = set()
    for raw in raws:
        if raw.type in ("OPEN", "INDEX"):
            opened.append(raw)
        elif raw.type == "CLOSE" and opened:
            opened.pop()
        elif raw.type == "COMMA" and opened and opened[-1] != "{":
            found.add(opened[-1].start_pos)
    return found


def _still_open(waiting: list[str], start: str) -> list[str]:
    """Give what still waits for its end where another factor starts without a sign.

    Powers, roots and signs end there; a function without parentheses goes on up to the next.
    """
    if start == "FUNCTION" or "FUNCTION" not in waiting:
        return []
    end = len(waiting) - waiting[::-1].index("FUNCTION")
    while waiting[end : end + 1] == ["MINUS"]:
        end += 1
    return waiting[:end]


def _before_call(waiting: list[str]) -> list[str]:
    """Give what waited before the function or root that a parenthesis belongs to."""
    end = len(waiting) - 1
    while waiting[end] not in ("FUNCTION", "ROOT"):
        end -= 1
    return waiting[:end]


def _refuse_name(name: str, position: int, product: str = "") -> NoReturn:
    reason, short = unknown(name, product)
    raise FormulaError(reason, position, len(name), short)


def _refuse(reason: str, token: Token, short: str = "") -> NoReturn:
    raise FormulaError(reason, token.start_pos or 0, max(len(token), 1), short)
