"""f′ as formula text, compared with backprop before anyone sees it."""

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
from core.symbolic.twin import TooHeavyError, X, to_sympy

MAX_OPERATIONS = 600
"""How many operations f′ may take; beyond that nobody reads it."""

MAX_RATIONAL = 100
"""How many operations a quotient of polynomials may take to be cancelled and factored."""

_EPS = float(np.finfo(float).eps)
_ENOUGH = 8
"""At how many points f′ must be comparable with backprop, and be the same."""


class NoFormulaError(ValueError):
    """There is no formula for f′ that can be shown; the message says why."""


def derivative(chain: Chain) -> str:
    """Find f′ as formula text; where both are defined, its value is that of backprop.

    Raises
    ------
    NoFormulaError
        If f′ is defined nowhere, is too long, has no formula in the catalogue's functions,
        or could not be shown to be what backprop computes.

    Examples
    --------
    >>> derivative(parse("exp(x^2)^2"))
    '4*x*exp(2*x^2)'
    """
    try:
        expression = _differentiated(to_sympy(chain))
        text = to_text(expression)
        if len(text) > MAX_LENGTH:
            raise TooHeavyError(f"more than {MAX_LENGTH} characters")
        found = parse(text)
    except (TooHeavyError, RecursionError, MemoryError) as error:
        raise NoFormulaError("f′ is too long to be written as a formula") from error
    except (KeyError, FormulaError) as error:
        reason = "f′ has no formula in real functions of the catalogue"
        raise NoFormulaError(_undefined(chain) or reason) from error
    if not _agree(chain, found):
        reason = "f′ as a formula could not be confirmed by backprop"
        raise NoFormulaError(_undefined(chain) or reason)
    return text


def _undefined(chain: Chain) -> str:
    """Say that there is nothing to confirm a formula by; empty if there is."""
    somewhere = np.isfinite(backprop(chain, _points())).any()
    return "" if somewhere else "f has no derivative at any of the points that were tried"


def _differentiated(expression: Any) -> Any:
    """Differentiate and choose the shortest of a few ways to write the result."""
    raw = sympy.diff(expression, X)
    # Between its jumps a step is flat; at a jump there is no derivative to be written.
    raw = raw.replace(sympy.DiracDelta, lambda *_: sympy.Integer(0))
    if raw.count_ops() > MAX_OPERATIONS:
        raise TooHeavyError(f"more than {MAX_OPERATIONS} operations")
    ways = [raw, sympy.factor_terms(raw), sympy.together(raw)]
    if raw.is_rational_function(X) and raw.count_ops() <= MAX_RATIONAL:
        ways += [sympy.cancel(raw), sympy.factor(raw)]
    return min(ways, key=_effort)


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


@no_float_warnings
def _agree(chain: Chain, found: Chain) -> bool:
    """Tell whether a formula is the derivative, by backprop at many points.

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
    return bool(np.all(right[counts])) and int(np.sum(telling)) >= _ENOUGH


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
