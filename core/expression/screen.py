"""Formulas as they stand on the screen: ``2x``, ``1/√(1 − a²)``, ``1 if a > 0, else 0``."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from core.digits import MINUS
from core.expression.binding import ATOM, CLAUSE, NEGATION, POWER, PRODUCT, SUM
from core.expression.nodes import Apply, Expression, Leaf, Number, Symbol
from core.expression.symbols import INPUTS, bound_letter

_RAISED = dict(
    zip(
        "0123456789.−abckmnpqrstuvwxy₀₁₂₃₄₅₆₇₈₉",
        "⁰¹²³⁴⁵⁶⁷⁸⁹·⁻ᵃᵇᶜᵏᵐⁿᵖᵠʳˢᵗᵘᵛʷˣʸ₀₁₂₃₄₅₆₇₈₉",
        strict=True,
    )
)
_LETTERS = {"gamma": "Γ", "digamma": "ψ", "trigamma": "ψ₁"}
"""What mathematics has a letter for, which is written with parentheses."""

_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class _Piece(NamedTuple):
    """A part of a text, and what its neighbours must know of it.

    Attributes
    ----------
    text : str
        As it stands alone.
    level : int
        How tightly it holds together.
    name : str
        What it begins with, if that is a function's name; a power is written there.
    closed : str
        If its last argument has no parentheses and would take in what follows: with them.
    is_letter : bool
        Whether it is one symbol or number, or a power of one.
    is_coefficient : bool
        Whether it is a number of the formula itself, not one that came in.
    """

    text: str
    level: int
    name: str = ""
    closed: str = ""
    is_letter: bool = False
    is_coefficient: bool = False

    @property
    def has_sign(self) -> bool:
        """Whether it begins with a minus."""
        return self.text.startswith(MINUS)

    @property
    def is_leaf(self) -> bool:
        """Whether it is one symbol, or one number without a sign."""
        return self.is_letter and self.level == ATOM

    def at(self, level: int) -> str:
        """Give the text, in parentheses if it holds less tightly than asked for."""
        return self.text if self.level >= level else f"({self.text})"

    def behind(self, level: int) -> str:
        """Give the text as it stands behind an operator: never two signs in a row."""
        return f"({self.text})" if self.has_sign else self.at(level)


def text(expression: Expression, inputs: tuple[Leaf, ...] = ()) -> str:
    """Write a formula, with what goes into a block in the place of a and b.

    Examples
    --------
    >>> from core.expression.symbols import a, cos
    >>> text(-cos(a)), text(-cos(a), (Symbol("x"),)), text(2 * a, (Number(-3.0),))
    ('−cos a', '−cos x', '2(−3)')
    """
    return _written(expression, inputs).text


def factor_text(expression: Expression, inputs: tuple[Leaf, ...] = ()) -> str:
    """Write a formula as a factor: a sum or a sign needs parentheses there."""
    return _written(expression, inputs).behind(PRODUCT)


@lru_cache(maxsize=4096)
def _written(expression: Expression, inputs: tuple[Leaf, ...]) -> _Piece:
    given = (_write(leaf, {})._replace(is_coefficient=False) for leaf in inputs)
    return _write(expression, dict(zip(INPUTS, given, strict=False)))


def _write(expression: Expression, names: Mapping[str, _Piece]) -> _Piece:
    match expression:
        case Symbol(name):
            return names.get(name) or _Piece(name, ATOM, is_letter=True)
        case Number(value):
            digits = repr(value).removesuffix(".0").replace("-", MINUS)
            level = NEGATION if digits.startswith(MINUS) else POWER if "e" in digits else ATOM
            return _Piece(digits, level, is_letter=True, is_coefficient=True)
        case Apply("integral", (Symbol(bound), low, high, body)):
            letter = bound_letter({piece.text for piece in names.values()})
            inner = _write(body, {**names, bound: _Piece(letter, ATOM, is_letter=True)})
            return _integral(letter, _write(low, names), _write(high, names), inner)
        case Apply(operation, operands):
            pieces = [_write(operand, names) for operand in operands]
            known = _WRITERS.get(operation)
            return known(*pieces) if known else _call(operation, *pieces)
    raise TypeError(f"no formula has a {type(expression).__name__}")


def _sum(sign: str, left: _Piece, right: _Piece) -> _Piece:
    return _Piece(f"{left.at(SUM)} {sign} {right.behind(PRODUCT)}", SUM)


def _negative(inner: _Piece) -> _Piece:
    closed = MINUS + inner.closed if inner.closed else ""
    return _Piece(MINUS + inner.behind(NEGATION), NEGATION, closed=closed)


def _product(left: _Piece, right: _Piece) -> _Piece:
    """Write 2a without a sign, but not 2·3, a·b or 2·sin a."""
    first, second = left.at(PRODUCT), right.behind(PRODUCT)
    is_clear = left.is_coefficient and not (second[0].isdigit() or right.name)
    return _Piece(first + ("" if is_clear else "·") + second, PRODUCT)


def _quotient(above: _Piece, below: _Piece) -> _Piece:
    """Keep the divisor out of a bare argument: ``sin(a)/a``, but ``cos a / sin a``."""
    if above.closed and not below.is_leaf:
        return _Piece(f"{above.text} / {below.at(POWER)}", SUM)
    return _Piece(f"{above.closed or above.at(PRODUCT)}/{below.at(POWER)}", PRODUCT)


def _power(base: _Piece, exponent: _Piece) -> _Piece:
    raised = _superscript(exponent.text) or f"^{exponent.at(ATOM)}"
    if base.name:
        argument = base.text.removeprefix(base.name).lstrip()
        closed = base.closed.replace(base.name, base.name + raised, 1)
        return _Piece(base.name + raised + argument, POWER, closed=closed)
    return _Piece(base.at(ATOM) + raised, POWER, is_letter=base.is_leaf)


def _superscript(text: str) -> str:
    """Raise a text if every letter of it can be raised; else give nothing."""
    letters = [_RAISED.get(letter, "") for letter in text.replace(" ", "")]
    return "".join(letters) if all(letters) else ""


def _exp(exponent: _Piece) -> _Piece:
    raised = _superscript(exponent.text) or (f"^{exponent.text}" if exponent.is_leaf else "")
    return _Piece(f"e{raised}", POWER) if raised else _call("exp", exponent)


def _root(sign: str, inner: _Piece) -> _Piece:
    """Write a root, over a letter and its power without parentheses, as formulas read it."""
    is_bare = inner.is_letter and not inner.has_sign
    return _Piece(sign + (inner.text if is_bare else f"({inner.text})"), POWER)


def _log(argument: _Piece, base: _Piece | None = None) -> _Piece:
    if base is None:
        return _call("ln", argument)
    mark = base.text.translate(_LOWERED) if base.text.isdecimal() else f"_{base.at(ATOM)}"
    return _call(f"log{mark}", argument)


def _call(name: str, *arguments: _Piece) -> _Piece:
    """Write a function; one letter needs no parentheses: ``sin a``."""
    name = _LETTERS.get(name, name)
    closed = f"{name}({', '.join(argument.text for argument in arguments)})"
    if (
        len(name) > 1
        and name not in _LETTERS.values()
        and len(arguments) == 1
        and arguments[0].is_leaf
    ):
        return _Piece(f"{name} {arguments[0].text}", ATOM, name, closed)
    return _Piece(closed, ATOM, name)


def _between_bars(left: str, right: str, inner: _Piece) -> _Piece:
    return _Piece(left + inner.text + right, ATOM)


def _integral(letter: str, low: _Piece, high: _Piece, body: _Piece) -> _Piece:
    to = _superscript(high.text) or f"^{high.at(ATOM)}"
    written = f"∫{low.text.translate(_LOWERED)}{to} {body.text} d{letter}"
    return _Piece(written, PRODUCT)


def _cases(value: _Piece, condition: _Piece, otherwise: _Piece) -> _Piece:
    return _Piece(f"{value.text} if {condition.text}, else {otherwise.text}", CLAUSE)


def _only_if(value: _Piece, condition: _Piece) -> _Piece:
    return _Piece(f"{value.text} if {condition.text}", CLAUSE)


def _joined(sign: str, *parts: _Piece) -> _Piece:
    return _Piece(sign.join(part.text for part in parts), CLAUSE)


def _factorial(inner: _Piece) -> _Piece:
    return _Piece(f"{inner.closed or inner.at(ATOM)}!", POWER)


def _prime(inner: _Piece) -> _Piece:
    return _Piece(f"({inner.text})′", ATOM)


def _is(word: str, value: _Piece) -> _Piece:
    return _Piece(f"{value.text} {word}", CLAUSE)


_WRITERS: dict[str, Callable[..., _Piece]] = {
    "+": partial(_sum, "+"), "−": partial(_sum, MINUS), "negative": _negative,
    "·": _product, "/": _quotient, "^": _power, "exp": _exp, "log": _log,
    "sqrt": partial(_root, "√"), "cbrt": partial(_root, "∛"),
    "abs": partial(_between_bars, "|", "|"), "floor": partial(_between_bars, "⌊", "⌋"),
    "ceil": partial(_between_bars, "⌈", "⌉"), "cases": _cases,
    "only if": _only_if, "factorial": _factorial, "prime": _prime,
    **{word: partial(_is, word) for word in ("whole", "not whole", "odd")},
    "and": partial(_joined, " and "), "or": partial(_joined, ", or "),
    **{sign: partial(_joined, f" {sign} ") for sign in "<≤>≥=≠"},
}  # fmt: skip
"""By operation; all others are functions that are written by their name."""
