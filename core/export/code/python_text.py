"""Formulas as Python writes them."""

import math
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from core.export.code.language import Language
from core.expression.binding import ATOM, CLAUSE, NEGATION, POWER, PRODUCT, SUM
from core.expression.nodes import Apply, Expression, Number, Symbol

_ARITHMETIC = ("+", "−", "·", "/", "^", "negative")

_LARGE = 600.0
"""The logarithm of what is almost too large for a number."""


class Written(NamedTuple):
    """A part of a formula in Python, and what its neighbours must know of it.

    `is_number` tells numbers and named constants from what is worked out, `uses` has the names
    that stand in it, and `value` is that of a number in digits.
    """

    text: str
    level: int = ATOM
    is_number: bool = False
    uses: frozenset[str] = frozenset()
    value: float | None = None

    def at(self, level: int) -> str:
        """Give the text, in parentheses if it holds less tightly than asked for."""
        return self.text if self.level >= level else f"({self.text})"


def name(text: str) -> Written:
    """Write the name of a variable."""
    return Written(text, uses=frozenset([text]))


def number(value: float, language: Language | None = None) -> Written:
    """Write a number; whole ones without a point."""
    text = repr(value) if str(value) == "-0.0" else repr(value).removesuffix(".0")
    level = NEGATION if text.startswith("-") else ATOM
    if language and not float(value).is_integer():
        text = language.decimal.format(text)
    return Written(text, level, is_number=True, value=float(value))


def write(expression: Expression, names: Mapping[str, Written], language: Language) -> Written:
    """Write a formula with what its symbols stand for.

    What two numbers come to where one is added to the other, or whether they are equal, is known
    and not written: the slope of x³ has the exponent 2.
    """
    match expression:
        case Symbol(symbol):
            known = names.get(symbol)
            return known or Written(language.constants[symbol], is_number=True)
        case Number(value):
            return number(value, language)
        case Apply("cases", (value, condition, otherwise)):
            asked = write(condition, names, language)
            one, other = (write(arm, names, language) for arm in (value, otherwise))
            if asked.value is not None or one.text == other.text:
                return one if asked.value is None or asked.value else other
            return _called("cases", [one, asked, other], language)
        case Apply("only if", (value, condition)):
            asked = write(condition, names, language)
            one = write(value, names, language)
            if asked.value is not None:
                return one if asked.value else Written(language.nan, is_number=True)
            return _called("only if", [one, asked], language)
        case Apply(operation, operands):
            parts = [write(operand, names, language) for operand in operands]
            if (known := _folded(operation, parts)) is not None:
                return known
            if operation in language.names:
                return _called(operation, parts, language)
            written = _OPERATORS[operation]
            if _may_fail(operation, parts):
                parts[0] = own(parts[0], language)
            is_number = operation in _ARITHMETIC and all(part.is_number for part in parts)
            return written(*parts)._replace(is_number=is_number)
    raise TypeError(f"no formula has a {type(expression).__name__}")


def _folded(operation: str, parts: list[Written]) -> Written | None:
    if len(parts) != 2 or parts[0].value is None or parts[1].value is None:
        return None
    one, other = (Decimal(repr(part.value)) for part in parts)
    match operation:
        case "+":
            return number(float(one + other))
        case "−":
            return number(float(one - other))
        case "=":
            return Written("", value=float(one == other))
        case "<":
            return Written("", value=float(one < other)) if one.is_zero() else None
        case ">":
            return Written("", value=float(one > other)) if other.is_zero() else None
    return None


def _may_fail(operation: str, parts: list[Written]) -> bool:
    """Tell whether Python ends with an error, or leaves the reals, where a library does not."""
    if operation not in "/^" or not all(part.is_number for part in parts):
        return False
    left, right = (part.value for part in parts)
    if right is None or (operation == "^" and left is None):
        return True
    if operation == "/":
        return right == 0
    assert left is not None
    return not (left > 0 and abs(right * math.log(left)) < _LARGE)


def _called(operation: str, parts: list[Written], language: Language) -> Written:
    callee = language.names[operation]
    arguments = [own(part, language) if language.own_arguments else part for part in parts]
    uses = _uses(*parts)
    if "{" in callee:
        return Written(callee.format(*(part.text for part in arguments)), ATOM, uses=uses)
    return Written(f"{callee}({', '.join(part.text for part in arguments)})", ATOM, uses=uses)


def own(part: Written, language: Language) -> Written:
    """Make a number one of the library's own."""
    return Written(language.literal.format(part.text)) if part.is_number else part


def _uses(*parts: Written) -> frozenset[str]:
    return frozenset[str]().union(*(part.uses for part in parts))


def added(left: Written, right: Written) -> Written:
    """Write a sum."""
    uses = _uses(left, right)
    if right.text.startswith("-"):  # a product that begins with a minus, or a negative number
        return Written(f"{left.at(SUM)} - {right.at(PRODUCT)[1:]}", SUM, uses=uses)
    return Written(f"{left.at(SUM)} + {right.at(SUM)}", SUM, uses=uses)


def spread(constant: Written) -> Written:
    """Write what does not depend on x so that it has the shape of x."""
    nothing = multiplied(number(0.0), name("x"))
    return nothing if constant.value == 0 else added(constant, nothing)


def _difference(left: Written, right: Written) -> Written:
    return Written(f"{left.at(SUM)} - {right.at(PRODUCT)}", SUM, uses=_uses(left, right))


def multiplied(left: Written, right: Written) -> Written:
    """Write a product, without a factor of 1."""
    if left.value == 1:
        return right
    if right.value == 1:
        return left
    if left.value == -1:
        return _negative(right)
    text = f"{left.at(PRODUCT)} * {right.at(NEGATION)}"
    return Written(text, PRODUCT, uses=_uses(left, right))


def _quotient(left: Written, right: Written) -> Written:
    text = f"{left.at(PRODUCT)} / {right.at(NEGATION)}"
    return Written(text, PRODUCT, uses=_uses(left, right))


def _power(base: Written, exponent: Written) -> Written:
    is_simple = base.level == ATOM and all(_is_simple(part) for part in (base, exponent))
    sign = "**" if is_simple else " ** "
    if exponent.value == 1:
        return base
    behind = exponent.text if exponent.level == NEGATION else exponent.at(ATOM)
    return Written(f"{base.at(ATOM)}{sign}{behind}", POWER, uses=_uses(base, exponent))


def _is_simple(part: Written) -> bool:
    return all(letter.isalnum() or letter in "_." for letter in part.text.removeprefix("-"))


def _negative(inner: Written) -> Written:
    if inner.value is not None:
        return number(-inner.value)
    return Written(f"-{inner.at(POWER)}", NEGATION, uses=inner.uses)


def _compared(sign: str, left: Written, right: Written) -> Written:
    return Written(f"{left.at(SUM)} {sign} {right.at(SUM)}", CLAUSE, uses=_uses(left, right))


def _or(left: Written, right: Written) -> Written:
    """Join two conditions, of which the first may be known to hold or not."""
    if left.value is not None:
        return left if left.value else right
    return Written(f"({left.text}) | ({right.text})", CLAUSE, uses=_uses(left, right))


_OPERATORS: dict[str, Callable[..., Written]] = {
    "+": added, "−": _difference, "·": multiplied, "/": _quotient, "^": _power,
    "negative": _negative, "or": _or,
    "<": partial(_compared, "<"), ">": partial(_compared, ">"),
    "≤": partial(_compared, "<="), "≥": partial(_compared, ">="),
    "=": partial(_compared, "=="), "≠": partial(_compared, "!="),
}  # fmt: skip
