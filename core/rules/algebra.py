"""Formulas put together as people do on the way: no factor 1, no summand 0, numbers at once."""

from collections.abc import Callable
from decimal import Decimal

from core.expression import Apply, Expression, Number, Symbol
from core.expression.nodes import apply

ZERO, ONE = Number(0), Number(1)


def plus(left: Expression, right: Expression) -> Expression:
    """Add, as ``a − b`` where the second has a minus.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.expression.symbols import a, b
    >>> text(plus(a, -b)), plus(ZERO, a)
    ('a − b', Symbol(name='a'))
    """
    if ZERO in (left, right):
        return right if left == ZERO else left
    if (positive := _without_minus(right)) is not None:
        return left - positive
    return _of_numbers(left, right, Decimal.__add__) or left + right


def minus(left: Expression, right: Expression) -> Expression:
    """Subtract."""
    if right == ZERO:
        return left
    if left == ZERO:
        return negative(right)
    if (positive := _without_minus(right)) is not None:
        return plus(left, positive)
    return _of_numbers(left, right, Decimal.__sub__) or left - right


def negative(inner: Expression) -> Expression:
    """Change the sign: of the first factor, so that no parentheses are needed.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.expression.symbols import a, sin
    >>> text(negative(2 * a)), text(negative(1 / a)), text(negative(a * sin(a)))
    ('−2a', '−1/a', '−a·sin a')
    """
    if isinstance(inner, Number):
        return Number(-inner.value) if inner.value else inner
    if isinstance(inner, Apply) and inner.operation in ("·", "/"):
        first, second = inner.operands
        return apply(inner.operation, negative(first), second)
    positive = _without_minus(inner)
    return -inner if positive is None else positive


def times(left: Expression, right: Expression) -> Expression:
    """Multiply: the sign and numbers go to the front.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.expression.symbols import a, cos
    >>> text(times(cos(a), times(Number(2), a))), text(times(-cos(a), a))
    ('2a·cos a', '−a·cos a')
    """
    if ZERO in (left, right):
        return ZERO
    if ONE in (left, right):
        return right if left == ONE else left
    for inner, other, turned in ((left, right, False), (right, left, True)):
        if (positive := _without_minus(inner)) is not None:
            return negative(times(other, positive) if turned else times(positive, other))
    if both := _of_numbers(left, right, Decimal.__mul__):
        return both
    for inner, other in ((left, right), (right, left)):
        if isinstance(inner, Apply) and inner.operation == "/":
            above, below = inner.operands
            return over(times(above, other), below)
    (first, one), (second, two) = _coefficient(left), _coefficient(right)
    number = times(first, second)
    if one == ONE or two == ONE:
        rest = two if one == ONE else one
    else:
        rest = two * one if _is_letter(two) and not _is_letter(one) else one * two
    return rest if number == ONE else number * rest


def over(above: Expression, below: Expression) -> Expression:
    """Divide."""
    if above == ZERO or below == ONE:
        return above
    if (positive := _without_minus(above)) is not None:
        return negative(over(positive, below))
    return above / below


def to_the(base: Expression, exponent: Expression) -> Expression:
    """Raise."""
    if exponent == ZERO:
        return ONE
    return base if exponent == ONE else base**exponent


def less_one(number: Number) -> Number:
    """Give a number less one, by its digits: 0.3 − 1 is −0.7.

    Examples
    --------
    >>> less_one(Number(0.3))
    Number(value=-0.7)
    """
    return Number(float(Decimal(repr(number.value)) - 1))


def simply(part: Expression) -> Expression:
    """Put a formula together anew."""
    if not isinstance(part, Apply):
        return part
    operands = tuple(map(simply, part.operands))
    known = _ALL.get(part.operation)
    return known(*operands) if known else apply(part.operation, *operands)


def _without_minus(part: Expression) -> Expression | None:
    """Give what stands behind a minus; None if there is none."""
    if isinstance(part, Number):
        return Number(-part.value) if part.value < 0 else None
    if not isinstance(part, Apply):
        return None
    if part.operation == "negative":
        return part.operands[0]
    if part.operation not in ("·", "/"):
        return None
    positive = _without_minus(part.operands[0])
    if positive is None:
        return None
    combine = times if part.operation == "·" else over
    return combine(positive, part.operands[1])


def _is_letter(part: Expression) -> bool:
    """Tell whether a part is a letter or a power of one, which goes before functions."""
    if isinstance(part, Apply) and part.operation == "^":
        return isinstance(part.operands[0], Symbol)
    return isinstance(part, Symbol)


def _coefficient(part: Expression) -> tuple[Expression, Expression]:
    """Give the number before a product, and the rest of it."""
    if isinstance(part, Number):
        return part, ONE
    if isinstance(part, Apply) and part.operation == "·" and isinstance(part.operands[0], Number):
        return part.operands[0], part.operands[1]
    return ONE, part


def _of_numbers(
    left: Expression, right: Expression, combine: Callable[[Decimal, Decimal], Decimal]
) -> Number | None:
    """Combine two numbers by their digits, as on paper."""
    if isinstance(left, Number) and isinstance(right, Number):
        return Number(float(combine(Decimal(repr(left.value)), Decimal(repr(right.value)))))
    return None


_ALL: dict[str, Callable[..., Expression]] = {
    "+": plus, "−": minus, "·": times, "/": over, "^": to_the, "negative": negative,
}  # fmt: skip
