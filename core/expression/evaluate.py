"""What a formula is worth in any kind of number, such as NumPy's, SymPy's or mpmath's."""

import operator
from collections.abc import Callable, Mapping
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
        match part:
            case Symbol(name):
                return names[name]
            case Number(value):
                return number(value)
            case Apply("integral", (Symbol(bound), low, high, body)):
                ends = build(low, names), build(high, names)
                return function("integral")(lambda t: build(body, {**names, bound: t}), *ends)
            case Apply("cases", (value, condition, otherwise)) if lazily:
                return build(value if build(condition, names) else otherwise, names)
            case Apply(operation, operands):
                known = power if operation == "^" else _OPERATORS.get(operation)
                return (known or function(operation))(*[build(o, names) for o in operands])
        raise TypeError(f"no formula has a {type(part).__name__}")

    return build(expression, names)
