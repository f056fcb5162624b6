"""A formula's text as a function of many digits; Python's own parser reads it, nothing of ours."""

import ast
import math
from collections.abc import Callable
from typing import Any

from tests.core.numerical.judging.mathematics import FUNCTIONS, MP, Beyond, Number, Undefined

Exact = Callable[..., Number]

_OPERATORS = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
}
_COMPARISONS: dict[type[ast.cmpop], Callable[[Number, Number], bool]] = {
    ast.Lt: lambda a, b: bool(a < b),
    ast.LtE: lambda a, b: bool(a <= b),
    ast.Gt: lambda a, b: bool(a > b),
    ast.GtE: lambda a, b: bool(a >= b),
    ast.Eq: lambda a, b: bool(a == b),
}
_NAMED = {"pi": math.pi, "e": math.e}


class Formula:
    """What a text means, for real numbers of any length; its constants are doubles.

    Attributes
    ----------
    reach : float
        The powers of ten, all together, that its constants are away from 1.

    With `wobble` every function's value is off by a share that it gives, the same at every x, and
    so is its slope by each input, about the x that is asked for first: so rounding shows what it
    does to values and to slopes.
    """

    def __init__(self, text: str, wobble: Callable[[], float] | None = None) -> None:
        tree = ast.parse(_as_python(text), mode="eval").body
        constants = (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))
        numbers = [abs(float(n)) for n in constants if isinstance(n, int | float)]
        self.text = text
        self.reach = sum(abs(math.log10(n)) for n in numbers if n)
        self._reader = _Reader(wobble)
        self._f = self._reader.read(tree)

    def __call__(self, x: Number) -> Number | None:
        """Give f(x) with the digits that MP has at the time; None where it is undefined."""
        try:
            return self._f(x)
        except Undefined:
            return None
        except (OverflowError, MemoryError) as error:
            raise Beyond from error

    def on_the_way(self, x: Number) -> tuple[Number | None, int]:
        """Give f(x) too, and of how many bits the largest value is that it was made of."""
        self._reader.most = 0
        return self(x), self._reader.most


def _as_python(text: str) -> str:
    """Write `{x = 1: a, b}` as a call of `cases`, and `^` as `**`."""
    written, depth = [], 0
    for k, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        is_equals = sign == "=" and text[k - 1] not in "<>"
        known = {"{": "cases(", "}": ")", "^": "**", ":": ","}
        written.append("==" if is_equals else known.get(sign, sign))
    assert depth == 0
    return "".join(written)


def _turned(f: Exact, factor: Number) -> Exact:
    """Give f with the same value at the first x that it is asked for, and another slope there."""
    first: list[Number] = []

    def turned(x: Number) -> Number:
        value = f(x)
        if not first:
            first.append(value)
        return first[0] + factor * (value - first[0])

    return turned


class _Reader:
    """Makes functions of the nodes of a text."""

    def __init__(self, wobble: Callable[[], float] | None) -> None:
        self._wobble, self.most = wobble, 0

    def read(self, node: ast.expr) -> Exact:
        match node:
            case ast.Constant(value=int() | float() as value):
                double = float(value)
                return lambda x: MP.mpf(double)
            case ast.Name(id="x"):
                return lambda x: x
            case ast.Name(id=name):
                named = _NAMED[name]
                return lambda x: MP.mpf(named)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                inner = self.read(operand)
                return lambda x: -inner(x)
            case ast.BinOp(left=left, op=op, right=right):
                return self._applied(_OPERATORS[type(op)], [left, right])
            case ast.Call(func=ast.Name(id="cases"), args=args):
                return self._cases(args)
            case ast.Call(func=ast.Name(id=name), args=args):
                is_log_to = name == "log" and len(args) == 2
                return self._applied("log_base" if is_log_to else name, args)
        raise ValueError(ast.dump(node))

    def _applied(self, name: str, nodes: list[ast.expr]) -> Exact:
        function = self._noting(FUNCTIONS[name])
        inputs = [self.read(node) for node in nodes]
        if self._wobble is not None:
            off = 1 + MP.mpf(self._wobble())
            unsure = [_turned(f, 1 + MP.mpf(self._wobble())) for f in inputs]
            return lambda x: function(*[f(x) for f in unsure]) * off
        if len(inputs) == 1:
            only = inputs[0]
            return lambda x: function(only(x))
        return lambda x: function(*[f(x) for f in inputs])

    def _noting(self, function: Exact) -> Exact:
        """Let a function note how large its values are."""

        def noted(*xs: Number) -> Number:
            value = function(*xs)
            if value:
                self.most = max(self.most, int(MP.mag(value)))
            return value

        return noted

    def _cases(self, nodes: list[ast.expr]) -> Exact:
        """Choose by conditions in turn; what is not chosen may be undefined."""
        pairs = [
            (self._condition(nodes[k]), self.read(nodes[k + 1]))
            for k in range(0, len(nodes) - 1, 2)
        ]
        otherwise = self.read(nodes[-1]) if len(nodes) % 2 else None

        def chosen(x: Number) -> Number:
            for holds, f in pairs:
                if holds(x):
                    return f(x)
            if otherwise is None:
                raise Undefined
            return otherwise(x)

        return chosen

    def _condition(self, node: ast.expr) -> Callable[[Number], Any]:
        assert isinstance(node, ast.Compare)
        compared = _COMPARISONS[type(node.ops[0])]
        left, right = self.read(node.left), self.read(node.comparators[0])
        return lambda x: compared(left(x), right(x))
