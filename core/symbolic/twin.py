"""Chain to SymPy expression.

Expressions are built of objects: SymPy's own way from text is `eval`.
"""

from typing import Any

import sympy

from core.chain import Chain
from core.expression.evaluate import evaluate
from core.expression.symbols import INPUTS
from core.formula.notations import constant_text
from core.symbolic.functions import sympy_function, twin_of


def symbol(name: str) -> Any:
    """Give the symbol of x or of a parameter.

    It is real, or abs and log would be differentiated into real and imaginary parts.
    """
    return sympy.Symbol(name, real=True)


X = symbol("x")

MAX_BLOCKS = 300
"""How many blocks a chain may have."""

MAX_BITS = 4000
"""How long a number may grow; SymPy computes 2^(10^9) to the last digit."""


MAX_POWER = 1000
"""To which power a number may be raised, and how large it may be for what grows as fast."""

_GROWING = {"exp", "sinh", "cosh", "tanh", "gamma", "digamma", "factorial"}


class TooHeavyError(ValueError):
    """A chain whose formula would take too long, or be too long to be of use."""


_NAMED = {"pi": sympy.pi, "e": sympy.E}


def to_sympy(chain: Chain) -> Any:
    """Build the SymPy expression of a chain, in the symbols of x and its parameters.

    Raises
    ------
    TooHeavyError
        If the chain has more than MAX_BLOCKS blocks, or a number grows too long.

    Examples
    --------
    >>> from core.formula import parse
    >>> to_sympy(parse("exp(0.5x)^2 + floor(x)"))
    floor(x) + exp(x)
    """
    if sum(1 for _ in chain.paths()) > MAX_BLOCKS:
        raise TooHeavyError(f"more than {MAX_BLOCKS} blocks")
    return _lane(chain)


def fraction(value: float) -> Any:
    """Give the fraction that a decimal stands for, and not the nearest binary one.

    Examples
    --------
    >>> fraction(0.1)
    1/10
    """
    return sympy.Rational(repr(value))


def _lane(chain: Chain) -> Any:
    start = chain.start
    value = fraction(start) if isinstance(start, float) else _NAMED.get(start) or symbol(start)
    for block in chain.blocks:
        inputs = (value, *map(_lane, block.operands))
        named = {"π": sympy.pi, **dict(zip(INPUTS, inputs, strict=False))}
        value = evaluate(twin_of(block.function), named, fraction, _function, _power)
        _check(value)
    return value


def _function(name: str) -> Any:
    """Give a function, but not of a number that SymPy would multiply out for hours."""
    made = sympy_function(name)
    if name not in _GROWING:
        return made

    def bounded(*operands: Any) -> Any:
        if any(map(_is_large, operands)):
            raise TooHeavyError(f"{name} of so large a number")
        return made(*operands)

    return bounded


def _power(base: Any, exponent: Any) -> Any:
    """Raise, but not to a power that SymPy would multiply out for hours, now or later."""
    number, rest = base.as_content_primitive()
    is_whole = abs(number) == 1 and (not rest.is_number or rest in (0, 1, -1))
    if _is_large(exponent) and not is_whole:
        raise TooHeavyError(f"a number to the power of {exponent}")
    power = base**exponent
    if not power.is_Pow or all(abs(n) <= MAX_POWER for n in power.exp.atoms(sympy.Rational)):
        return power
    number, rest = power.base.as_content_primitive()
    return power if number == 1 else (_as_symbol(number) * rest) ** power.exp


def _is_large(value: Any) -> bool:
    return bool(value.is_comparable and abs(value.evalf(15)) > MAX_POWER)


def _as_symbol(number: Any) -> Any:
    """Stand for a number by a symbol that is written as it: nothing is multiplied out of that."""
    return sympy.Symbol(constant_text(float(number)), positive=True)


def _check(value: Any) -> None:
    for part in value.atoms(sympy.Rational) if value.is_number else ():
        if max(abs(int(part.p)), int(part.q)).bit_length() > MAX_BITS:
            raise TooHeavyError("a number of more than a thousand digits")
