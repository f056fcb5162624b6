"""Chains as formulas of x, and formulas as chains."""

import math

from core.chain import Block, Chain
from core.expression import Apply, Expression, Number, Symbol
from core.expression.nodes import apply
from core.expression.symbols import INPUTS
from core.formula.conditions import Comparison, choice, compare
from core.formula.notations import start_symbol
from core.functions import CATALOGUE
from core.functions.entry import Entry

_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_INFIX = {"+": "add", "−": "subtract", "·": "multiply", "/": "divide", "^": "power"}
_POWERS = {2.0: "square", 3.0: "cube"}
_LOGARITHMS = {2.0: "log2", 10.0: "log10"}
_COMPARED = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}


def formula_of(chain: Chain) -> Expression:
    """Write a chain as one formula.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.formula import parse
    >>> text(formula_of(parse("exp(2x) - sin(x)^2")))
    'e²ˣ − sin²x'
    """
    flowing: Expression = start_symbol(chain.start)
    for block in chain.blocks:
        flowing = applied(block.function, (flowing, *map(formula_of, block.operands)))
    return flowing


def applied(entry: type[Entry], inputs: tuple[Expression, ...]) -> Expression:
    """Write a function of the catalogue around what goes into it, numbers before letters."""
    first, *others = inputs
    if entry.name == "multiply" and not depends(others[0]) and depends(first):
        return others[0] * first
    if entry.typeset_by_name:
        return apply(entry.name, *inputs)
    return filled(entry.formula, inputs)


def filled(formula: Expression, inputs: tuple[Expression, ...]) -> Expression:
    """Put formulas in the place of the inputs a, b … of another one."""
    names = dict(zip(INPUTS, inputs, strict=False))

    def build(part: Expression) -> Expression:
        if isinstance(part, Symbol):
            return names.get(part.name, part)
        if isinstance(part, Apply):
            return Apply(part.operation, tuple(map(build, part.operands)))
        return part

    return build(formula)


def depends(formula: Expression) -> bool:
    """Tell whether x is in a formula."""
    if isinstance(formula, Apply):
        return any(map(depends, formula.operands))
    return formula == Symbol("x")


def chain_of(formula: Expression) -> Chain:
    """Make the chain that computes a formula.

    Raises
    ------
    KeyError
        If there is a function in it that the catalogue lacks.

    Examples
    --------
    >>> from core.expression.symbols import cos
    >>> chain_of(2 * cos(Symbol("x")))
    parse('2 cos(x)')
    """
    if isinstance(formula, Number):
        return Chain(formula.value)
    if isinstance(formula, Symbol):
        return Chain(_start(formula.name))
    assert isinstance(formula, Apply)
    operation, (first, *others) = formula.operation, formula.operands
    if operation == "cases":
        condition, otherwise = others
        assert isinstance(condition, Apply)
        return _then(first, choice(_condition(condition), chain_of(otherwise)))
    if operation in ("+", "·") and not depends(first) and depends(others[0]):
        first, others = others[0], [first]
    if operation == "/" and first == Number(1):
        return _then(others[0], Block("reciprocal"))
    return _then(first, _block(operation, others))


def _then(first: Expression, block: Block) -> Chain:
    flowing = chain_of(first)
    return Chain(flowing.start, (*flowing.blocks, block))


def _block(operation: str, others: list[Expression]) -> Block:
    last = others[0].value if others and isinstance(others[0], Number) else math.nan
    if operation == "negative":
        return Block("negate")
    if operation == "^" and last in _POWERS:
        return Block(_POWERS[last])
    if operation == "log" and last in _LOGARITHMS:
        return Block(_LOGARITHMS[last])
    name = "log_base" if operation == "log" and others else _INFIX.get(operation, operation)
    if name not in CATALOGUE:
        raise KeyError(name)
    return Block(name, tuple(map(chain_of, others)))


def _condition(condition: Apply) -> Comparison:
    left, right = map(chain_of, condition.operands)
    made = compare(left, _COMPARED[condition.operation], right)
    assert isinstance(made, Comparison)
    return made


def _start(name: str) -> str:
    if name == "π":
        return "pi"
    index = name[1:].translate(_DIGITS)
    return f"{name[0]}_{index}" if index else name
