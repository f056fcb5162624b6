"""What the grammar cannot know of a token by itself: names, bars and nesting."""

import difflib
from collections.abc import Iterator

from lark import Token

from core.chain import CONSTANTS
from core.chain.parameters import is_parameter
from core.formula.error import MAX_NESTING, FormulaError
from core.formula.notations import SPELLINGS

LONGEST_NAME = 30
"""How long an unknown name may be for a guess at what was meant."""

_OPENING = {"LPAR", "CALL", "LBAR"}
_CLOSING = {"RPAR", "RBAR"}
_VALUES = {"NUMBER", "X", "CONSTANT", "RPAR", "RBAR", "SQUARED", "CUBED"}
_NESTING = {"RAISED", "ROOT", "FUNCTION"}
_STARTS = {"NUMBER", "X", "CONSTANT", "FUNCTION", "LPAR", "LBAR", "ROOT"}
_LOOSE = {"PLUS", "MINUS", "TIMES", "DIVIDED", "COMMA"}


class Reader:
    """Turns the lexer's tokens into the grammar's; Lark calls it `postlex`.

    A parenthesis behind a function's name is a CALL. A bar closes the innermost absolute
    value if one is open at its level of parentheses and a value precedes it, else it opens
    one.
    """

    always_accept = ("NAME", "BAR")

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Name each NAME and BAR, and refuse what nests too deep.

        Raises
        ------
        FormulaError
            For an unknown name, two numbers in a row, an inverse written as ``^-1``, or
            too deep a nesting.
        """
        open_brackets: list[str] = []
        pending: list[list[str]] = [[]]
        before: list[Token] = []
        for raw in stream:
            token = _named(raw, open_brackets, before)
            _check_neighbours(token, before)
            if token.type in _STARTS and before and before[-1].type in _VALUES:
                pending[-1] = _still_open(pending[-1], token.type)
            if token.type in _OPENING:
                if token.type == "CALL":  # the function itself was counted
                    pending[-1] = pending[-1][:-1]
                open_brackets.append(token.type)
                pending.append([])
            elif token.type in _CLOSING and open_brackets:
                open_brackets.pop()
                pending.pop()
            elif token.type in _NESTING or _is_sign(token, before):
                pending[-1].append(token.type)
            elif token.type in _LOOSE:
                pending[-1] = []
            if sum(map(len, pending)) + len(open_brackets) > MAX_NESTING:
                reason = f"a formula nests at most {MAX_NESTING} levels deep"
                raise FormulaError(reason, token.start_pos or 0)
            before = [*before[-2:], token]
            yield token


def abridged(text: str) -> str:
    """Shorten what a message repeats of the formula.

    Examples
    --------
    >>> abridged("a" * 31)
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'
    """
    return text if len(text) <= LONGEST_NAME else f"{text[:LONGEST_NAME]}…"


def _still_open(pending: list[str], start: str) -> list[str]:
    """Give what still waits for its end where another factor starts without a sign.

    Powers, roots and signs end there; a function without parentheses goes on up to the next.
    """
    if start == "FUNCTION" or "FUNCTION" not in pending:
        return []
    end = len(pending) - pending[::-1].index("FUNCTION")
    while pending[end : end + 1] == ["MINUS"]:
        end += 1
    return pending[:end]


def _is_sign(token: Token, before: list[Token]) -> bool:
    return token.type == "MINUS" and (not before or before[-1].type not in _VALUES)


def _named(token: Token, open_brackets: list[str], before: list[Token]) -> Token:
    if token.type == "BAR":
        closes = open_brackets[-1:] == ["LBAR"] and before[-1].type in _VALUES
        return Token.new_borrow_pos("RBAR" if closes else "LBAR", token.value, token)
    if token.type == "LPAR" and _follows_function([t.type for t in before]):
        return Token.new_borrow_pos("CALL", token.value, token)
    if token.type != "NAME":
        return token
    name = str(token)
    if name == "x":
        kind = "X"
    elif name in CONSTANTS or name == "π" or is_parameter(name):
        kind = "CONSTANT"
    elif name in SPELLINGS:
        kind = "FUNCTION"
    else:
        raise FormulaError(_unknown(name), token.start_pos or 0, len(name))
    return Token.new_borrow_pos(kind, name, token)


def _follows_function(kinds: list[str]) -> bool:
    """Tell whether a parenthesis here holds a function's arguments, as in sin( or sin^2(."""
    return (
        kinds[-1:] == ["FUNCTION"]
        or kinds[-2:] in (["FUNCTION", "SQUARED"], ["FUNCTION", "CUBED"])
        or kinds == ["FUNCTION", "RAISED", "NUMBER"]
    )


def _check_neighbours(token: Token, before: list[Token]) -> None:
    kinds = [t.type for t in before]
    position = token.start_pos or 0
    if kinds[-1:] == ["NUMBER"] and token.type == "NUMBER":
        raise FormulaError(f"expected an operator before {abridged(token)}", position, len(token))
    if kinds[-2:] == ["FUNCTION", "RAISED"] and token.type == "MINUS":
        name = str(before[-2])
        inverse = f"a{name}(…) or " if f"a{name}" in SPELLINGS else ""
        reason = f"{name}^- is ambiguous: write {inverse}1/{name}(…)"
        raise FormulaError(reason, position)


def _unknown(name: str) -> str:
    """Say that a name is unknown, and what may have been meant."""
    known = ["x", *CONSTANTS, *SPELLINGS]
    if len(name) > LONGEST_NAME:
        return f"there is no '{abridged(name)}'"
    parts = _split(name, sorted(known, key=len, reverse=True))
    if parts:
        joined = "".join(part + (" " if part in SPELLINGS else "*") for part in parts)[:-1]
        return f"there is no '{name}'; write {joined} to multiply"
    near = difflib.get_close_matches(name.lower(), known, n=1)
    return f"there is no '{name}'" + (f"; did you mean '{near[0]}'?" if near else "")


def _split(name: str, known: list[str]) -> list[str]:
    """Split a run of letters and digits into known names and numbers, if that can be done."""
    if not name:
        return []
    digits = len(name) - len(name.lstrip("0123456789"))
    heads = [name[:digits]] if digits else [k for k in known if name.startswith(k)]
    for head in heads:
        rest = name[len(head) :]
        tail = _split(rest, known)
        if tail or not rest:
            return [head, *tail]
    return []
