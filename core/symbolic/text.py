"""SymPy expression to formula text."""

from typing import Any

import sympy
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

from core.expression import Apply, Symbol
from core.formula.notations import constant_text
from core.functions import CATALOGUE
from core.functions.entry import Call
from core.symbolic.functions import sympy_function, twin_of

_LONGEST_FRACTION = 20
"""The greatest denominator of a fraction that is not written as a decimal."""

_LONGEST_INTEGER = 10**15
"""From here on, a whole number is written as a power of ten."""


def _spellings() -> dict[str, str]:
    """Give the catalogue's spelling by SymPy's name, where the two are the same function."""
    table: dict[str, str] = {}
    for entry in CATALOGUE.values():
        twin, notation = twin_of(entry), entry.notation
        if not (isinstance(twin, Apply) and isinstance(notation, Call)):
            continue
        if all(isinstance(operand, Symbol) for operand in twin.operands):
            name = sympy_function(twin.operation).__name__
            table.setdefault(name, notation.spelling or entry.name)  # ln before a log to a base
    return table


_SPELLINGS = _spellings()


def _place(factor: Any) -> int:
    """Give where a factor stands in a product, for sorting; those of one kind stay as they are."""
    base = factor.base if factor.is_Pow else factor
    if factor.is_Pow and not factor.exp.is_number:
        return 3
    if base.is_Add:
        return 6 if factor.is_Pow and not factor.exp.is_Integer else 7
    if isinstance(base, sympy.Function):
        return _PLACES.get(type(base).__name__, 5)
    return 0 if factor.is_number else 1


_PLACES = {"Abs": 2, "csc": 4, "sec": 4, "csch": 4, "sech": 4, "exp": 8}
"""Of functions: sec x tan x, but sin x exp x."""


def _between(parts: list[Any]) -> tuple[Any, Any] | None:
    """Give what bounds something from below and what from above, if that is all there is."""
    if len(parts) != 2 or not all(type(part) in _BOUNDS for part in parts):
        return None
    low, high = sorted(parts, key=lambda part: type(part) in _ABOVE)
    low = low.reversed
    return (low, high) if type(high) in _ABOVE and low.rhs == high.lhs else None


_ABOVE = (sympy.Lt, sympy.Le)
_BOUNDS = (*_ABOVE, sympy.Gt, sympy.Ge)


class _Printer(StrPrinter):  # type: ignore[misc]
    """SymPy's own plain text in the formula language's names."""

    def _print_Function(self, expr: Any) -> str:
        return _SPELLINGS[expr.func.__name__] + f"({self.stringify(expr.args, ', ')})"

    def _print_Add(self, expr: Any, order: Any = None) -> str:
        """Begin with a term that has no sign, if there is one."""
        terms = expr.as_ordered_terms()
        first = next((t for t in terms if not t.could_extract_minus_sign()), terms[0])
        text = self._print(first)
        for term in terms:
            if term is not first:
                sign, size = ("-", -term) if term.could_extract_minus_sign() else ("+", term)
                level = PRECEDENCE["Add"] + (sign == "-")
                text += f" {sign} {self.parenthesize(size, level)}"
        return str(text)

    def _print_Mul(self, expr: Any) -> str:
        """Write numbers, letters, functions, sums and exponentials in this order."""
        number, rest = expr.as_coeff_Mul()
        factors = sorted(sympy.Mul.make_args(rest), key=_place)
        ordered = factors if number == 1 else [number, *factors]
        return str(super()._print_Mul(sympy.Mul(*ordered, evaluate=False)))

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
        if expr.exp.is_number and expr.exp.is_real and expr.exp.is_negative:
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
        if between := _between(parts):
            return str(
                f"{self._print(between[0])} {between[1].rel_op} {self._print(between[1].rhs)}"
            )
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


def to_text(expression: Any, decimals: bool = False) -> str:
    """Write an expression in x and parameters as formula text, fractions as `decimals` if asked.

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
        if not (decimals and _ends(part))
    }
    if decimals:
        expression = _decimal(expression)
    text = _Printer({"order": "none"}).doprint(expression.xreplace(long) if long else expression)
    return str(text).replace("**", "^")


def _ends(number: Any) -> bool:
    """Tell whether a fraction is a decimal that ends."""
    rest = number.q
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return bool(rest == 1 and number.q > 1)


def _decimal(part: Any) -> Any:
    """Write fractions as decimals where they are numbers by themselves; a root stays a root."""
    if part.is_Rational:
        return sympy.Float(repr(float(part)), 17) if _ends(part) else part
    if part.is_Pow and abs(part.exp) == sympy.Rational(1, 2):
        return part.func(_decimal(part.base), part.exp, evaluate=False)
    if not part.args or (isinstance(part, sympy.Basic) and part.is_Boolean and part.is_Atom):
        return part
    args = [_decimal(arg) for arg in part.args]
    kept = part.is_Mul or part.is_Add or part.is_Pow
    return part.func(*args, evaluate=False) if kept else part.func(*args)
