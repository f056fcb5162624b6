"""The nodes of a formula, which Python's own operators put together: ``1 / (2 * sqrt(a))``."""

from dataclasses import dataclass
from typing import TypeAlias, Union

Operand: TypeAlias = Union["Expression", float]
"""What may stand beside an operator; numbers become Numbers."""


class Expression:
    """A formula in symbols such as a and b.

    Comparisons are formulas too, so `==` is left to tell whether two are the same; `equal` and
    `unequal` in `core.expression.symbols` write = and ≠.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.expression.symbols import a, sin
    >>> text(1 / sin(a) ** 2)
    '1/sin²a'
    """

    __slots__ = ()

    def __add__(self, other: Operand) -> "Apply":
        return apply("+", self, other)

    def __radd__(self, other: Operand) -> "Apply":
        return apply("+", other, self)

    def __sub__(self, other: Operand) -> "Apply":
        return apply("−", self, other)

    def __rsub__(self, other: Operand) -> "Apply":
        return apply("−", other, self)

    def __mul__(self, other: Operand) -> "Apply":
        return apply("·", self, other)

    def __rmul__(self, other: Operand) -> "Apply":
        return apply("·", other, self)

    def __truediv__(self, other: Operand) -> "Apply":
        return apply("/", self, other)

    def __rtruediv__(self, other: Operand) -> "Apply":
        return apply("/", other, self)

    def __pow__(self, other: Operand) -> "Apply":
        return apply("^", self, other)

    def __rpow__(self, other: Operand) -> "Apply":
        return apply("^", other, self)

    def __neg__(self) -> "Apply":
        return apply("negative", self)

    def __abs__(self) -> "Apply":
        return apply("abs", self)

    def __lt__(self, other: Operand) -> "Apply":
        return apply("<", self, other)

    def __le__(self, other: Operand) -> "Apply":
        return apply("≤", self, other)

    def __gt__(self, other: Operand) -> "Apply":
        return apply(">", self, other)

    def __ge__(self, other: Operand) -> "Apply":
        return apply("≥", self, other)

    def __and__(self, other: "Expression") -> "Apply":
        return apply("and", self, other)

    def __or__(self, other: "Expression") -> "Apply":
        return apply("or", self, other)


@dataclass(frozen=True, slots=True)
class Symbol(Expression):
    """A letter that stands for a number: an input, a wire, x or a constant such as π."""

    name: str


@dataclass(frozen=True, slots=True)
class Number(Expression):
    """A number itself."""

    value: float


@dataclass(frozen=True, slots=True, eq=False)
class Apply(Expression):
    """An operation on formulas: ``+ − · / ^``, ``negative``, a comparison, or a function's name.

    The catalogue has one of each, and so two are the same only if they are one object.
    """

    operation: str
    operands: tuple[Expression, ...]


Leaf: TypeAlias = Symbol | Number


def apply(operation: str, *operands: Operand) -> Apply:
    """Apply an operation to formulas and numbers."""
    parts = tuple(o if isinstance(o, Expression) else Number(o) for o in operands)
    return Apply(operation, parts)


def names_in(expression: Expression) -> frozenset[str]:
    """Give the names of all symbols in a formula.

    Examples
    --------
    >>> from core.expression.symbols import a
    >>> names_in(2 * a + 1)
    frozenset({'a'})
    """
    if isinstance(expression, Apply):
        return frozenset().union(*map(names_in, expression.operands))
    return frozenset([expression.name]) if isinstance(expression, Symbol) else frozenset()
