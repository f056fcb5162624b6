"""SymPy expression to formula text."""

from typing import Any

import sympy
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from core.expression import Apply, Symbol
from core.formula.notations import constant_text
from core.functions import CATALOGUE
from core.functions.entry import Call
from core.symbolic.functions import sympy_function

_LONGEST_FRACTION = 20
"""The greatest denominator of a fraction that is not written as a decimal."""

_LONGEST_INTEGER = 10**15
"""From here on, a whole number is written as a power of ten."""


def _spellings() -> dict[str, str]:
    """Give the catalogue's spelling by SymPy's name, where the two are the same function."""
    table: dict[str, str] = {}
    for entry in CATALOGUE.values():
        twin, notation = entry.twin, entry.notation
        if not (isinstance(twin, Apply) and isinstance(notation, Call)):
            continue
        if all(isinstance(operand, Symbol) for operand in twin.operands):
            name = sympy_function(twin.operation).__name__
            table.setdefault(name, notation.spelling or entry.name)  # ln before a log to a base
    return table


_SPELLINGS = _spellings()


class _Printer(StrPrinter):  # type: ignore[misc]
    """SymPy's own plain text in the formula language's names."""

    def _print_Function(self, expr: Any) -> str:
        return _SPELLINGS[expr.func.__name__] + f"({self.stringify(expr.args, ', ')})"

    def _print_LatticeOp(self, expr: Any) -> str:
        """Write min and max of any number of arguments as calls of two."""
        first, *rest = sorted(map(self._print, expr.args))
        spelling = _SPELLINGS[expr.func.__name__]
        for argument in rest:
            first = f"{spelling}({first}, {argument})"
        return str(first)

    _print_Max = _print_Min = _print_LatticeOp

    def _print_Pow(self, expr: Any, rational: bool = False) -> str:
        """Write one over a power where it stands alone, too."""
        if expr.exp.is_Rational and expr.exp.is_negative:
            return f"1/{self.parenthesize(1 / expr, PRECEDENCE['Pow'], strict=True)}"
        return str(super()._print_Pow(expr, rational))

    def _print_polygamma(self, expr: Any) -> str:
        """Write the first of them, the only one in the catalogue."""
        order, argument = expr.args
        return f"{_SPELLINGS['digamma' if order == 0 else 'polygamma']}({self._print(argument)})"

    def _print_Piecewise(self, expr: Any) -> str:
        branches: list[str] = []
        for value, condition in expr.args:
            written = self._print(value)
            if condition != sympy.true:
                written = f"{self._print(condition)}: {written}"
            elif isinstance(value, sympy.Piecewise):
                written = written[1:-1]  # its branches go on
            branches.append(written)
        return f"{{{', '.join(branches)}}}"

    def _print_Relational(self, expr: Any) -> str:
        return f"{self._print(expr.lhs)} {expr.rel_op} {self._print(expr.rhs)}"

    def _print_And(self, expr: Any) -> str:
        parts = sorted(expr.args, key=str)
        return " and ".join(
            f"({self._print(p)})" if isinstance(p, sympy.Or) else self._print(p) for p in parts
        )

    def _print_Or(self, expr: Any) -> str:
        return " or ".join(map(self._print, sorted(expr.args, key=str)))

    def _print_Heaviside(self, expr: Any) -> str:
        return f"{_SPELLINGS['Heaviside']}({self._print(expr.args[0])})"

    def _print_Exp1(self, expr: Any) -> str:
        return "e"

    def _print_Float(self, expr: Any) -> str:
        return constant_text(float(expr))


def to_text(expression: Any) -> str:
    """Write an expression in x and parameters as formula text.

    Raises
    ------
    KeyError
        If a function in it is not in the catalogue.

    Examples
    --------
    >>> from core.symbolic.twin import X
    >>> to_text(sympy.diff(sympy.exp(2 * X**2), X))
    '4*x*exp(2*x^2)'
    """
    long = {
        part: sympy.Float(str(sympy.Float(part, 17)), 17)
        for part in expression.atoms(sympy.Rational)
        if part.q > _LONGEST_FRACTION or abs(part.p) > _LONGEST_INTEGER
    }
    text = _Printer().doprint(expression.xreplace(long) if long else expression)
    return str(text).replace("**", "^")
