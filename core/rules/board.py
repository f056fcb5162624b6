"""What each rule makes of (u)′, as it is written on a board."""

from collections.abc import Callable
from typing import NamedTuple

from core.expression import Expression, Number, Symbol
from core.expression.nodes import apply
from core.expression.symbols import (
    a,
    cases,
    cosh,
    cot,
    csc,
    csch,
    erf,
    exp,
    log,
    pi,
    sec,
    sech,
    sigmoid,
    sqrt,
    tan,
    tanh,
)  # fmt: skip
from core.functions.entry import Entry
from core.rules.algebra import ONE, ZERO, less_one, minus, negative, over, plus, times, to_the
from core.rules.trees import depends, filled

SLOPES = {
    "tan": sec(a) ** 2,
    "cot": -(csc(a) ** 2),
    "sec": sec(a) * tan(a),
    "csc": -(csc(a) * cot(a)),
    "tanh": sech(a) ** 2,
    "coth": -(csch(a) ** 2),
    "sech": -(sech(a) * tanh(a)),
    "csch": -(cosh(a) / (apply("sinh", a) ** 2)),
    "abs": a / abs(a),
    "sigmoid": sigmoid(a) * (1 - sigmoid(a)),
    "softplus": sigmoid(a),
    "silu": sigmoid(a) * (1 + a * (1 - sigmoid(a))),
    "gelu": (1 + erf(a / sqrt(2))) / 2 + a * exp(-(a**2) / 2) / sqrt(2 * pi),
}
"""Slopes as people write them, where the catalogue has them in other functions."""


class Part(NamedTuple):
    """What goes into a block, and its derivative, which is still to be found.

    Attributes
    ----------
    formula : Expression
        What it is.
    prime : Expression
        ``(u)′``, or 1 and 0 where no more is to be done.
    """

    formula: Expression
    prime: Expression

    @property
    def is_x(self) -> bool:
        """Whether it is x itself."""
        return self.formula == Symbol("x")

    @property
    def moves(self) -> bool:
        """Whether it depends on x."""
        return depends(self.formula)


class Ruled(NamedTuple):
    """The name of a rule, and what it makes."""

    rule: str
    after: Expression


def part_of(formula: Expression) -> Part:
    """Have the derivative of a formula still to be found, unless it is plain.

    Examples
    --------
    >>> part_of(Symbol("x")).prime, part_of(Number(3.0)).prime
    (Number(value=1), Number(value=0))
    """
    if not depends(formula):
        return Part(formula, ZERO)
    return Part(formula, ONE if formula == Symbol("x") else apply("prime", formula))


def ruled(entry: type[Entry], parts: tuple[Part, ...]) -> Ruled:
    """Apply the rule that a person would: constants are no factors of a product rule.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.expression.symbols import sin
    >>> from core.functions import CATALOGUE
    >>> x, sine = part_of(Symbol("x")), part_of(sin(Symbol("x")))
    >>> found = ruled(CATALOGUE["multiply"], (x, sine))
    >>> found.rule, text(found.after)
    ('product', 'sin x + x·(sin x)′')
    """
    known = _RULES.get(entry.name)
    if known is not None:
        return known(*parts)
    if len(parts) == 1:
        return _with_inner("table", _slope(entry, parts), parts[0])
    return _by_each_input(entry, parts)


def _slope(entry: type[Entry], parts: tuple[Part, ...], by: int = 0) -> Expression:
    slope = SLOPES.get(entry.name, entry.slopes[by])
    return filled(slope, tuple(part.formula for part in parts))


def _with_inner(rule: str, outer: Expression, inner: Part) -> Ruled:
    """Multiply by the inner derivative, unless the inner function is x."""
    if inner.is_x:
        return Ruled(rule, outer)
    return Ruled(f"{rule}, chain", times(outer, inner.prime))


def _by_each_input(entry: type[Entry], parts: tuple[Part, ...]) -> Ruled:
    total: Expression = ZERO
    for i, part in enumerate(parts):
        if part.moves:
            total = plus(total, times(_slope(entry, parts, i), part.prime))
    return Ruled("inputs" if sum(p.moves for p in parts) > 1 else "table, chain", total)


def _sum(u: Part, v: Part) -> Ruled:
    return Ruled("sum", apply("+", u.prime, v.prime))


def _difference(u: Part, v: Part) -> Ruled:
    return Ruled("difference", apply("−", u.prime, v.prime))


def _product(u: Part, v: Part) -> Ruled:
    if not v.moves:
        return Ruled("factor", times(v.formula, u.prime))
    if not u.moves:
        return Ruled("factor", times(u.formula, v.prime))
    return Ruled("product", plus(times(u.prime, v.formula), times(u.formula, v.prime)))


def _quotient(u: Part, v: Part) -> Ruled:
    if not v.moves:
        return Ruled("factor", over(u.prime, v.formula))
    if not u.moves:
        slope = over(negative(u.formula), v.formula**2)
        return _with_inner("reciprocal", slope, v)
    above = minus(times(u.prime, v.formula), times(u.formula, v.prime))
    return Ruled("quotient", over(above, v.formula**2))


def _negative(u: Part) -> Ruled:
    return Ruled("factor", negative(u.prime))


def _reciprocal(u: Part) -> Ruled:
    return _with_inner("reciprocal", over(negative(ONE), u.formula**2), u)


def _to_number(u: Part, number: Number) -> Ruled:
    lowered = to_the(u.formula, less_one(number))
    return _with_inner("power", times(number, lowered), u)


def _power(u: Part, v: Part) -> Ruled:
    if not v.moves:
        if isinstance(v.formula, Number):
            return _to_number(u, v.formula)
        return _with_inner("power", times(v.formula, u.formula ** (v.formula - 1)), u)
    itself = u.formula**v.formula
    if not u.moves:
        is_e = u.formula == Symbol("e")
        return _with_inner("exponential", itself if is_e else times(itself, log(u.formula)), v)
    of_logarithm = plus(times(v.prime, log(u.formula)), over(times(v.formula, u.prime), u.formula))
    return Ruled("both powers", times(itself, of_logarithm))


def _root(u: Part) -> Ruled:
    return _with_inner("root", over(ONE, times(Number(2), sqrt(u.formula))), u)


def _cases(sign: str, value: Part, left: Part, right: Part, other: Part) -> Ruled:
    condition = apply(sign, left.formula, right.formula)
    return Ruled("pieces", cases(value.prime, condition, other.prime))


_RULES: dict[str, Callable[..., Ruled]] = {
    "add": _sum, "subtract": _difference, "multiply": _product, "divide": _quotient,
    "negate": _negative, "reciprocal": _reciprocal, "power": _power, "sqrt": _root,
    "square": lambda u: _to_number(u, Number(2)),
    "cube": lambda u: _to_number(u, Number(3)),
    "if_less": lambda *parts: _cases("<", *parts),
    "if_at_most": lambda *parts: _cases("≤", *parts),
}  # fmt: skip
"""Of functions that are no table's; the others have their slope from the catalogue."""
