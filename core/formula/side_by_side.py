"""What stands side by side and may have lost what was between: a superscript, sign or backslash."""

from collections.abc import Sequence
from typing import NoReturn

from lark import Token

from core.formula.error import FormulaError, abridged
from core.formula.names import Part, product
from core.formula.suggestions import unknown

VALUES = {"NUMBER", "X", "CONSTANT", "PARAMETER", "RPAR", "RBRACE", "RBAR", "RISEN", "BEHIND"}
"""What a value ends with."""

STARTS = {"NUMBER", "X", "CONSTANT", "PARAMETER", "FUNCTION", "LPAR", "LBRACE", "LBAR", "ROOT"}
"""What one begins with; behind a function's name also a CALL."""

_NAMES = {"X", "CONSTANT", "PARAMETER"}
_LONG = 3
"""How many letters of a run look like a function's name, if it has no x and no such name."""

_ELSEWHERE = {"sn", "cn"}
"""Shorter names of functions that are known elsewhere."""

_LOST = {"frac": ("{", r"\frac"), "sqrt": ("[", r"\sqrt"), "root": ("[", r"\sqrt")}
"""How LaTeX goes on behind what may be one of its commands, and which."""


def refuse_number(before: Token, number: Token) -> None:
    """Refuse ``x 2`` and ``(x+1)2``, where a sign or the height of a power may be lost.

    ``2!4!`` is read, because nobody writes a power behind a factorial without parentheses,
    and ``log_2 .5``, but not ``log₂.5``.

    Raises
    ------
    FormulaError
        If what stands before the number is a value, or a base that it may go on with.
    """
    is_base = before.type == "ENDINDEX" and number[0] == "." and _end(before) == number.start_pos
    if not is_base and (before.type not in VALUES or before == "!"):
        return
    digits = abridged(number)
    reason = short = f"expected an operator before {digits}"
    if before.type != "NUMBER":
        name = str(before) if before.type in _NAMES else "…"
        meant = f"{name}*{digits} or {name}^{digits}"
        reason, short = f"{reason}: write {meant}", f"did you mean {meant}?"
    raise FormulaError(reason, number.start_pos or 0, len(number), short)


def refuse_lost_inverse(trail: Sequence[Token], token: Token) -> None:
    """Refuse ``sin-1(x)`` and ``sin -1 x``, which were sin⁻¹(x) before they were copied.

    Raises
    ------
    FormulaError
        If a value follows -1, or a parenthesis touches another number that touches the name.
    """
    if [before.type for before in trail] != ["FUNCTION", "MINUS", "NUMBER"]:
        return
    name, _, number = trail
    is_close = _end(name) + len("-") == number.start_pos and _end(number) == token.start_pos
    if number != "1" and not (is_close and token.type == "LPAR"):
        return
    power = f"{name}^-1(…)" if number == "1" else f"1/{name}(…)^{number}"
    meant = f"{power} or {name}(-{number}*…)"
    start = name.start_pos or 0
    reason = f"{name}-{abridged(number)} is ambiguous here: write {meant}"
    raise FormulaError(reason, start, _end(number) - start, f"did you mean {meant}?")


def refuse_lost_backslash(name: Token, opener: Token, closer: Token, token: Token) -> None:
    """Refuse ``frac{x}{2}`` and ``sqrt[3](x)``, which are LaTeX but for their backslash.

    Raises
    ------
    FormulaError
        If the bracket of the function's call is LaTeX's, and what follows is its second one.
    """
    bracket, command = _LOST.get(str(name), ("", ""))
    touches = opener == "[" and _end(closer) == token.start_pos
    if opener == bracket and (token == "{" or touches):
        _refuse_command(name, command, _end(closer))


def refuse_lost_braces(name: Token, number: Token) -> None:
    """Refuse ``frac12``.

    Raises
    ------
    FormulaError
        If a number touches the name of LaTeX's command for a fraction.
    """
    if name == "frac" and _end(name) == number.start_pos:
        _refuse_command(name, r"\frac", _end(number))


def _refuse_command(name: Token, command: str, end: int) -> NoReturn:
    start = name.start_pos or 0
    reason = f"{name} is ambiguous here: write {command} in LaTeX, or * behind the function"
    raise FormulaError(reason, start, end - start, f"did you mean {command}?")


def refuse_word(run: Sequence[Part], token: Token, *, touches: bool) -> None:
    """Refuse ``ab(`` and ``ent x``, which may be meant as names of functions, and ``sin2 x``.

    Raises
    ------
    FormulaError
        If the run looks like a name or its power, and what follows like its argument.
    """
    kinds = [part.kind for part in run]
    letters = "".join(part.text for part in run)
    if kinds[-2:] == ["FUNCTION", "NUMBER"]:
        name, number = run[-2].text, run[-1].text
        _refuse_name(run, letters, f"{name}^{number}(…) or {name}({number}*…)")
    is_word = letters in _ELSEWHERE or (len(run) >= _LONG and set(kinds) <= _NAMES - {"X"})
    two = kinds[-2:] == ["PARAMETER"] * 2 or (len(run) > 1 and kinds[-1] == "NUMBER")
    if is_word or (two and touches and token.type in ("LPAR", "LBRACE")):
        _refuse_name(run, letters, f"{product(letters)}*(…)")


def _refuse_name(run: Sequence[Part], letters: str, meant: str) -> NoReturn:
    reason, short = unknown(letters, meant)
    raise FormulaError(reason, run[0].start, len(letters), short)


def _end(token: Token) -> int:
    return (token.start_pos or 0) + len(token)
