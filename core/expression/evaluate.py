"""What a formula is worth in any kind of number, such as NumPy's, SymPy's or mpmath's."""

import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from core.expression.nodes import Apply, Expression, Number, Symbol

_OPERATORS: dict[str, Callable[..., Any]] = {
    "+": operator.add,
    "−": operator.sub,
    "·": operator.mul,
    "/": operator.truediv,
    "negative": operator.neg,
}


def evaluate(
    expression: Expression,
    names: Mapping[str, Any],
    number: Callable[[float], Any],
    function: Callable[[str], Callable[..., Any]],
    power: Callable[[Any, Any], Any] = operator.pow,
    lazily: bool = False,
) -> Any:
    """Work a formula out.

    Parameters
    ----------
    expression : Expression
        Of arithmetic; what else is in it, `function` must know.
    names : mapping of str to object
        What its symbols stand for.
    number : callable
        Makes such a number of a float or an int.
    function : callable
        Gives what a name such as ``exp`` stands for.
    power : callable
        Raises the one to the other.
    lazily : bool
        Whether of a choice only what is chosen is worked out; for numbers and not for arrays.

    Examples
    --------
    >>> import math
    >>> from core.expression.symbols import a, sqrt
    >>> evaluate(2 * sqrt(a), {"a": 9.0}, float, lambda name: getattr(math, name))
    6.0
    """

    def build(part: Expression, names: Mapping[str, Any]) -> Any:
        # By kind and in order of how often: a check goes through some hundred formulas.
        if isinstance(part, Symbol):
            return names[part.name]
        if isinstance(part, Number):
            return number(part.value)
        if not isinstance(part, Apply):
            raise TypeError(f"no formula has a {type(part).__name__}")
        operation, operands = part.operation, part.operands
        known = power if operation == "^" else _OPERATORS.get(operation)
        if known is None and operation == "cases" and lazily:
            value, condition, otherwise = operands
            return build(value if build(condition, names) else otherwise, names)
        if known is None and operation == "integral":
            return integral(operands, names)
        return (known or function(operation))(*[build(o, names) for o in operands])

    def integral(operands: Sequence[Expression], names: Mapping[str, Any]) -> Any:
        bound, low, high, body = operands
        assert isinstance(bound, Symbol)
        ends = build(low, names), build(high, names)
        return function("integral")(lambda t: build(body, {**names, bound.name: t}), *ends)

    return build(expression, names)
