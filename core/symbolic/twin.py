"""Chain to SymPy expression.

Expressions are built of objects: SymPy's own way from text is `eval`.
"""

from typing import Any

import sympy

from core.chain import Chain
from core.expression.evaluate import evaluate
from core.expression.symbols import INPUTS
from core.symbolic.functions import sympy_function


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
        value = evaluate(block.function.twin, named, fraction, sympy_function, _power)
        _check(value)
    return value


def _power(base: Any, exponent: Any) -> Any:
    """Raise, but not to a power that SymPy would multiply out for hours."""
    if exponent.is_Rational and abs(exponent) > 1000 and base.as_coeff_Mul()[0] not in (1, -1):
        raise TooHeavyError(f"a number to the power of {exponent}")
    return base**exponent


def _check(value: Any) -> None:
    for part in value.atoms(sympy.Rational) if value.is_number else ():
        if max(abs(int(part.p)), int(part.q)).bit_length() > MAX_BITS:
            raise TooHeavyError("a number of more than a thousand digits")
