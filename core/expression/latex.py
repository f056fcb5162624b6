r"""Formulas in LaTeX, in the part of it that Matplotlib's mathtext knows too.

Writing is done with pieces, so that one formula can be filled with another that is written
already: a chain of 2000 blocks is written block by block, without recursion.
"""

from collections.abc import Callable, Mapping
from functools import partial

from core.expression.binding import ATOM, CLAUSE, NEGATION, POWER, PRODUCT, SUM
from core.expression.nodes import Apply, Expression, Leaf, Number, Symbol
from core.expression.piece import Piece, in_brackets, parenthesised
from core.expression.product import product
from core.expression.symbols import INPUTS, bound_letter

_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
_NAMED = {"π": r"\pi", "e": "e"}
"""The letters that are numbers."""

_GREEK = {
    "α": r"\alpha", "β": r"\beta", "δ": r"\delta", "ε": r"\varepsilon", "θ": r"\theta",
    "λ": r"\lambda", "μ": r"\mu", "ρ": r"\rho", "φ": r"\varphi", "ψ": r"\psi", "ω": r"\omega",
}  # fmt: skip

_COMMANDS = {
    "asin": r"\arcsin", "acos": r"\arccos", "atan": r"\arctan",
    "sigmoid": r"\sigma", "gamma": r"\Gamma",
    "Φ": r"\Phi", "φ": r"\varphi",
    "sin": r"\sin", "cos": r"\cos", "tan": r"\tan", "sec": r"\sec", "csc": r"\csc", "cot": r"\cot",
    "sinh": r"\sinh", "cosh": r"\cosh", "tanh": r"\tanh", "coth": r"\coth",
}  # fmt: skip
"""What LaTeX has a command for; others are upright text, and so are min and max, whose commands
would have a power above them and not behind."""


def latex(expression: Expression, inputs: tuple[Leaf, ...] = ()) -> str:
    r"""Write a formula for math mode, with what goes into a block in the place of a and b.

    Examples
    --------
    >>> from core.expression.symbols import a, sqrt
    >>> print(latex(1 / sqrt(1 - a**2)))
    \frac{1}{\sqrt{1 - a^{2}}}
    """
    return _filled(expression, inputs).text


def factor_latex(expression: Expression, inputs: tuple[Leaf, ...] = ()) -> str:
    """Write a formula as a factor: a sum or a sign needs parentheses there."""
    return _filled(expression, inputs).behind(PRODUCT)


def _filled(expression: Expression, inputs: tuple[Leaf, ...]) -> Piece:
    return write(expression, dict(zip(INPUTS, (write(leaf, {}) for leaf in inputs), strict=False)))


def write(expression: Expression, names: Mapping[str, Piece]) -> Piece:
    """Write a formula with what is written already in the place of its symbols."""
    match expression:
        case Symbol(name):
            return names.get(name) or _symbol(name)
        case Number(value):
            return _number(value)
        case Apply("integral", (Symbol(bound), low, high, body)):
            letter = bound_letter(set().union(*(piece.letters for piece in names.values())))
            inner = write(body, {**names, bound: Piece(letter, ATOM)})
            return _integral(letter, write(low, names), write(high, names), inner)
        case Apply(operation, operands):
            pieces = [write(operand, names) for operand in operands]
            known = _WRITERS.get(operation)
            written = known(*pieces) if known else _call(operation, *pieces)
            letters = frozenset[str]().union(*(piece.letters for piece in pieces))
            return written._replace(letters=letters)
    raise TypeError(f"no formula has a {type(expression).__name__}")


def _symbol(name: str) -> Piece:
    """Write a letter, and its index if it has one."""
    if name in _NAMED:
        return Piece(_NAMED[name], ATOM, is_number=True)
    index = "".join(_LOWERED[digit] for digit in name[1:])
    letter = _GREEK.get(name[0], name[0])
    text = f"{letter}_{{{index}}}" if index else letter
    return Piece(text, ATOM, letters=frozenset([name]))


def _number(value: float) -> Piece:
    """Write a number with every digit it needs to be read back."""
    mantissa, _, exponent = repr(value).removesuffix(".0").partition("e")
    text = power_of_ten(mantissa, int(exponent)) if exponent else mantissa
    level = NEGATION if text.startswith("-") else POWER if exponent else ATOM
    return Piece(text, level, is_number=True)


def power_of_ten(mantissa: str, exponent: int) -> str:
    r"""Write a number such as ``2.7 \times 10^{-8}``."""
    factor = "" if mantissa == "1" else rf"{mantissa} \times "
    return rf"{factor}10^{{{exponent}}}"


def _sum(sign: str, left: Piece, right: Piece) -> Piece:
    return Piece(f"{left.at(SUM)} {sign} {right.behind(PRODUCT)}", SUM)


def _negative(inner: Piece) -> Piece:
    return Piece("-" + inner.behind(NEGATION), NEGATION, negated=inner)


def _quotient(above: Piece, below: Piece) -> Piece:
    return Piece(rf"\frac{{{above.text}}}{{{below.text}}}", POWER)


def _power(base: Piece, exponent: Piece) -> Piece:
    raised = f"^{{{exponent.text}}}"
    if base.name and exponent.text.startswith("-"):  # sin⁻¹ would be the inverse
        return Piece(parenthesised(base.text) + raised, POWER)
    if base.name:
        return Piece(base.name + raised + base.text.removeprefix(base.name), POWER)
    return Piece(base.at(ATOM) + raised, POWER)


def _exp(exponent: Piece) -> Piece:
    return Piece(f"e^{{{exponent.text}}}", POWER)


def _root(command: str, inner: Piece) -> Piece:
    return Piece(f"{command}{{{inner.text}}}", ATOM)


def _root_of_degree(inner: Piece, degree: Piece) -> Piece:
    return _root(rf"\sqrt[{degree.text}]", inner)


def _log(argument: Piece, base: Piece | None = None) -> Piece:
    return _called(r"\ln" if base is None else rf"\log_{{{base.text}}}", argument)


def _call(name: str, *arguments: Piece) -> Piece:
    upright = name.replace("_", r"\ ")
    return _called(_COMMANDS.get(name, rf"\operatorname{{{upright}}}"), *arguments)


def _called(name: str, *arguments: Piece) -> Piece:
    inner = ", ".join(argument.text for argument in arguments)
    return Piece(name + parenthesised(inner), ATOM, name)


def _bracketed(left: str, right: str, inner: Piece) -> Piece:
    return Piece(in_brackets(left, right, inner.text), ATOM)


def _integral(letter: str, low: Piece, high: Piece, body: Piece) -> Piece:
    return Piece(rf"\int_{{{low.text}}}^{{{high.text}}} {body.text}\,d{letter}", PRODUCT)


def cases(value: Piece, condition: Piece, otherwise: Piece | None = None) -> Piece:
    """Write a choice, whose otherwise may be one: its rows go on below."""
    rows = [rf"{value.text} & \text{{if }} {condition.text}"]
    if otherwise is not None:
        rows += otherwise.rows or [rf"{otherwise.text} & \text{{otherwise}}"]
    text = r" \\ ".join(rows)
    return Piece(rf"\begin{{cases}} {text} \end{{cases}}", CLAUSE, rows=tuple(rows))


def _joined(sign: str, *parts: Piece) -> Piece:
    return Piece(sign.join(part.text for part in parts), CLAUSE)


def _factorial(inner: Piece) -> Piece:
    return Piece(f"{inner.at(ATOM)}!", POWER)


def _prime(inner: Piece) -> Piece:
    return Piece(rf"{{{parenthesised(inner.text)}}}^{{\prime}}", ATOM)


def _is(word: str, value: Piece) -> Piece:
    return Piece(rf"{value.text}\text{{ {word}}}", CLAUSE)


_WRITERS: dict[str, Callable[..., Piece]] = {
    "+": partial(_sum, "+"), "−": partial(_sum, "-"), "negative": _negative,
    "·": product, "/": _quotient, "^": _power, "exp": _exp, "log": _log,
    "sqrt": partial(_root, r"\sqrt"), "cbrt": partial(_root, r"\sqrt[3]"), "root": _root_of_degree,
    "abs": partial(_bracketed, "|", "|"),
    "floor": partial(_bracketed, r"\lfloor ", r"\rfloor"),
    "ceil": partial(_bracketed, r"\lceil ", r"\rceil"),
    "cases": cases, "only if": cases, "factorial": _factorial, "prime": _prime,
    **{word: partial(_is, word) for word in ("whole", "not whole", "odd")},
    "and": partial(_joined, r"\text{ and }"), "or": partial(_joined, r"\text{, or }"),
    "<": partial(_joined, " < "), ">": partial(_joined, " > "), "=": partial(_joined, " = "),
    "≤": partial(_joined, r" \leq "), "≥": partial(_joined, r" \geq "),
    "≠": partial(_joined, r" \neq "),
}  # fmt: skip
"""By operation; all others are functions that are written by their name."""
