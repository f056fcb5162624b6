"""What Lark did not expect, in a reader's words."""

import re

from lark import UnexpectedToken

from core.chain.parameters import canonical, is_parameter
from core.formula.error import FormulaError, abridged
from core.formula.plain import Traced
from core.formula.suggestions import unknown

_CLOSERS = {
    "RPAR": ")", "RBRACE": "}", "RBAR": "|", "RISEN": "the end of the power",
    "ENDINDEX": "}", "COMMA": ",", "COLON": ":",
}  # fmt: skip
_SETTING = re.compile(r"[;,]\s*([^\W\d]\w*)\s*=\s*([^;,]*)")
_JOINS = ("ASKS", "AND", "OR")
_MARKS = {
    **{"∫": "int", "∂": "diff", "′": "diff", "'": "diff"},
    **{"∑": "sum", "∏": "prod", "∞": "inf"},
}
"""Signs that say the same as a word that is known elsewhere."""

_SOFT_HYPHEN = "\xad"
"""What some programs show as a minus and others not at all."""

_VALUE = "a value (a number, x, a function or a parenthesis)"


def unexpected_token(traced: Traced, typed: str, error: UnexpectedToken) -> FormulaError:
    """Say what was expected in the place of a token of a text that was typed so."""
    text, places = traced
    expected = set(error.expected)
    token = error.token
    at_end = token.type == "$END"
    position = len(text.rstrip()) if at_end else (token.start_pos or 0)
    begin, end = places[position], places[min(position + len(token), len(text))]
    found = "the end" if at_end else f"'{abridged(typed[begin : max(end, begin + 1)])}'"
    if token.type == "COMMA":
        told = _decimal_comma(text, position) or _setting(text, position)
        if told:
            return told
    if "ASKS" in expected and "X" not in expected:
        return _lonely_condition(text, position, len(token), "COLON" in expected)
    if token.type in _JOINS and "X" not in expected:
        reason = f"expected a comparison such as x<0 before {found}"
        return FormulaError(reason, position, max(len(token), 1), "expected a comparison")
    closers = [mark for kind, mark in _CLOSERS.items() if kind in expected]
    if ")" in closers and _innermost(text[:position]) == "[":
        closers[closers.index(")")] = "]"
    if "X" in expected:
        wanted, short = _VALUE, "expected a value"
    else:
        wanted = " or ".join(["an operator", *(f"'{mark}'" for mark in closers)])
        short = f"a {closers[0]} is missing" if at_end and closers else "expected an operator"
    return FormulaError(f"expected {wanted}, found {found}", position, max(len(token), 1), short)


def _lonely_condition(text: str, position: int, length: int, may_begin: bool) -> FormulaError:
    """Say what to do with a comparison that nothing follows."""
    equals = re.search(r"(?<![<>=!])=(?!=)", text)
    if equals and may_begin and not re.search(r"[{?:]", text):
        if text[: equals.start()].strip() in ("x", "X"):
            reason = "'=' has no meaning here: x has a field of its own"
            return FormulaError(reason, equals.start(), short="x has its own field")
        reason = "'=' has no meaning here: only y = or f(x) = may begin a formula"
        return FormulaError(reason, equals.start(), short="no = here")
    reason = "a comparison chooses between values: write {x<0: x^2, x+2} or x<0 ? x^2 : x+2"
    return FormulaError(reason, position, max(length, 1), "expected : or ?")


def unexpected_character(text: str, position: int) -> FormulaError:
    """Say that a character of this text is in no formula."""
    mark = text[position]
    if mark == _SOFT_HYPHEN:
        return FormulaError("a soft hyphen is no minus: write -", position, short="write -")
    reason = f"'{mark}' has no meaning here"
    if mark in _MARKS:
        short = unknown(_MARKS[mark]).short
        return FormulaError(f"{reason}: {short}", position, short=short)
    return _setting(text, position) or FormulaError(reason, position)


def _decimal_comma(text: str, position: int) -> FormulaError | None:
    """Say how a number is written, if the comma is in the midst of one."""
    for number in re.finditer(r"\d+,\d+", text):
        if number.start() < position < number.end():
            written = number[0].replace(",", ".")
            reason = f"the decimal mark is a point: write {written}"
            return FormulaError(reason, position, short=f"write {written}")
    return None


def _setting(text: str, position: int) -> FormulaError | None:
    """Say how a parameter gets its value, if one is set behind the formula."""
    setting = _SETTING.match(text, position)
    if setting and is_parameter(canonical(setting[1])):
        name, value = setting[1], abridged(setting[2].strip() or "2")
        reason = f"here is one formula: type {name} = {value} afterwards, in its place"
        return FormulaError(reason, position, len(setting[0]), f"type {name} = {value} afterwards")
    return None


def _innermost(text: str) -> str:
    """Give the bracket that is still open at the end of a text that is right up to there."""
    opened = []
    for mark in re.findall(r"[()\[\]{}]", text):
        if mark in "([{":
            opened.append(mark)
        else:
            opened.pop()
    return opened[-1] if opened else ""
