"""What a function's twin says, worked out with any kind of number, such as SymPy's or mpmath's.

A twin is the text of an expression in a and b. It is built of objects, never by `eval`.
"""

import ast
import operator
from collections.abc import Callable
from functools import cache
from typing import Any

_OPERATIONS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
}


def apply_twin(
    twin: str,
    inputs: dict[str, Any],
    integer: Callable[[int], Any],
    function: Callable[[str], Callable[..., Any]],
    power: Callable[[Any, Any], Any] = operator.pow,
) -> Any:
    """Work out what a twin describes; only arithmetic and calls occur in it.

    Parameters
    ----------
    twin : str
        Such as ``log(1 + exp(a))``.
    inputs : dict
        The values of a and b.
    integer : callable
        Makes a number of an int.
    function : callable
        Gives what a name such as ``exp`` stands for.
    power : callable
        Raises the one to the other.

    Returns
    -------
    object
        A number of the kind of the inputs.

    Examples
    --------
    >>> import math
    >>> apply_twin("2 * sqrt(a)", {"a": 9.0}, float, lambda name: getattr(math, name))
    6.0
    """

    def build(node: ast.expr) -> Any:
        match node:
            case ast.Name(name):
                return inputs[name]
            case ast.Constant(int(value)):
                return integer(value)
            case ast.UnaryOp(sign, inner):
                return _OPERATIONS[type(sign)](build(inner))
            case ast.BinOp(left, ast.Pow(), right):
                return power(build(left), build(right))
            case ast.BinOp(left, operation, right):
                return _OPERATIONS[type(operation)](build(left), build(right))
            case ast.Call(ast.Name(name), arguments):
                return function(name)(*[build(argument) for argument in arguments])
        raise TypeError(f"a twin has no {ast.dump(node)}")

    return build(_read(twin))


@cache
def _read(twin: str) -> ast.expr:
    return ast.parse(twin, mode="eval").body
