"""f′ as formula text, compared with backprop before anyone sees it."""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray

from core.autodiff.derivatives import derivative as backprop
from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable
from core.chain import Chain, Path
from core.formula import FormulaError, parse
from core.formula.error import MAX_LENGTH
from core.symbolic.text import to_text
from core.symbolic.twin import TooHeavyError, symbol, to_sympy

MAX_OPERATIONS = 600
"""How many operations f′ may take; beyond that nobody reads it."""

MAX_RATIONAL = 100
"""How many operations a quotient of polynomials may take to be cancelled and factored."""

MAX_DEGREE = 500
"""Of which degree such a quotient may be, multiplied out."""

_EPS = float(np.finfo(float).eps)
_ENOUGH = 8
"""At how many points f′ must be comparable with backprop, and be the same."""


class NoFormulaError(ValueError):
    """There is no formula for f′ that can be shown; the message says why."""


def derivative(chain: Chain, by: str = "x") -> str:
    """Find f′, or ∂f/∂a of a parameter, as formula text.

    Where both are defined, its value is that of backprop.

    Raises
    ------
    NoFormulaError
        If f′ is defined nowhere, is too long, has no formula in the catalogue's functions,
        or could not be shown to be what backprop computes.

    Examples
    --------
    >>> derivative(parse("exp(x^2)^2"))
    '4*x*exp(2*x^2)'
    >>> derivative(parse("sin(a*x)"), by="a")
    'x*cos(a*x)'
    """
    # With both letters exchanged, the derivative by a is one by x.
    swapped = {"x": by, by: "x"}
    seen = chain.with_starts(swapped)
    try:
        expression = _differentiated(to_sympy(chain), symbol(by))
        text = to_text(expression)
        if len(text) > MAX_LENGTH:
            raise TooHeavyError(f"more than {MAX_LENGTH} characters")
        found = parse(text)
    except (TooHeavyError, RecursionError, MemoryError) as error:
        raise NoFormulaError("f′ is too long to be written as a formula") from error
    except (KeyError, FormulaError) as error:
        reason = "f′ has no formula in real functions of the catalogue"
        raise NoFormulaError(_undefined(seen) or reason) from error
    if not _agree(seen, found.with_starts(swapped)):
        reason = "f′ as a formula could not be confirmed by backprop"
        raise NoFormulaError(_undefined(seen) or reason)
    return text


def _undefined(chain: Chain) -> str:
    """Say that there is nothing to confirm a formula by; empty if there is."""
    somewhere = any(np.isfinite(backprop(f, _points())).any() for f in _valued(chain))
    return "" if somewhere else "f has no derivative at any of the points that were tried"


def _differentiated(expression: Any, by: Any) -> Any:
    """Differentiate by a symbol and choose the shortest of a few ways to write the result."""
    raw = sympy.diff(expression, by)
    # Between its jumps a step is flat; at a jump there is no derivative to be written.
    raw = raw.replace(sympy.DiracDelta, lambda *_: sympy.Integer(0))
    if raw.count_ops() > MAX_OPERATIONS:
        raise TooHeavyError(f"more than {MAX_OPERATIONS} operations")
    ways = [raw, sympy.factor_terms(raw), sympy.together(raw), sympy.powsimp(raw)]
    is_short = raw.is_rational_function(by) and raw.count_ops() <= MAX_RATIONAL
    if is_short and _degree(raw) <= MAX_DEGREE:
        ways += [sympy.cancel(raw), sympy.factor(raw)]
    return min(ways, key=_effort)


def _degree(part: Any) -> int:
    """Bound the degree that a quotient of polynomials has over a common denominator."""
    if part.is_Pow:
        return abs(int(part.exp)) * _degree(part.base) if part.exp.is_Integer else 0
    return int(part.is_Symbol) + sum(map(_degree, part.args))


def _effort(way: Any) -> tuple[int, int]:
    """Give how hard a formula is to read; each division weighs as three operations."""
    parts = sympy.preorder_traversal(way)
    below = sum(part.is_Pow and part.exp.is_negative is True for part in parts)
    return way.count_ops() + 2 * below, len(str(way))


def _points() -> NDArray[np.float64]:
    """Give points of many sizes, but none where formulas like to have corners and poles.

    Close to 0, (1 − cos x)/x² and its like lose all digits in either way of computing them.
    """
    near = np.linspace(-12.0, 12.0, 801) + 0.00271
    wide = np.linspace(-150.0, 150.0, 2001) + 0.00271
    far = np.geomspace(0.13, 1.7e5, 80)
    points: NDArray[np.float64] = np.concatenate([near, wide, far, -far])
    return points[np.absolute(points) > 0.05]


def _valued(chain: Chain) -> Iterator[Chain]:
    """Give the chain with its parameters at values of either sign, none of them special."""
    if not chain.parameters:
        yield chain
        return
    for signs in (1,), (-1,), (1, -1):
        sizes = (0.63 + 0.37 * i % 2.1 for i in itertools.count())
        pairs = zip(chain.parameters, sizes, itertools.cycle(signs), strict=False)
        yield chain.with_values(**{name: sign * size for name, size, sign in pairs})


def _agree(chain: Chain, found: Chain) -> bool:
    """Tell whether a formula is the derivative, whatever the values of the parameters."""
    told = 0
    for f in _valued(chain):
        values = {name: f.values.get(name, 1.0) for name in found.parameters}
        telling = _telling(f, found.with_values(**values))
        if telling is None:
            return False
        told += telling
    return told >= _ENOUGH


@no_float_warnings
def _telling(chain: Chain, found: Chain) -> int | None:
    """Count the points at which backprop confirms a formula; None if it contradicts it anywhere.

    A point counts where neither overflows. The tolerance grows with the largest number on
    the way, because differences of large numbers lose digits in either, and with what a
    few ulp of x change, because sin(exp(x²)) cannot be known any better.
    """
    xs = _points()
    expected = backprop(chain, xs)
    value, size = _evaluated(found, xs)
    _, own_size = _evaluated(chain, xs)
    counts = np.isfinite(expected) & np.isfinite(size + own_size)
    nudged = [backprop(chain, xs * (1 + ulps * _EPS)) for ulps in (-4, -2, 2, 4)]
    blur = np.max(np.absolute(np.stack(nudged) - expected), axis=0)
    counts &= np.isfinite(blur)
    tolerance = 1e-8 * np.absolute(expected) + 1e-11 * size + 16 * blur
    right = np.absolute(value - expected) <= tolerance
    # Zeros may be all that is left of numbers too small, unless the formula is 0 itself.
    is_zero = (expected == 0) & (value == 0) & found.is_constant
    is_sharp = (expected != 0) & (tolerance <= 1e-3 * np.absolute(expected))
    telling = counts & (is_zero | is_sharp)
    return int(np.sum(telling)) if np.all(right[counts]) else None


def _evaluated(chain: Chain, xs: NDArray[np.float64]) -> tuple[Any, Any]:
    """Give the values of a chain, and the largest number on the way to each."""
    functions: dict[Path, Function] = {}
    leaf = Variable(xs)
    value = chain.record(leaf, functions)
    size = np.absolute(value.data) + np.zeros(xs.shape)
    for function in functions.values():
        for number in function.inputs:
            # nan is a verdict about the formula, infinity one about floating point.
            size = np.fmax(size, np.absolute(number.data))
    return value.data + np.zeros(xs.shape), size
