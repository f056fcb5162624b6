"""The truth about f and f′ at one x, with many digits, where doubles may have lost theirs.

Whether they may have is told by a running error analysis (Higham, *Accuracy and Stability
of Numerical Algorithms*, 3.3): each value's error is its own rounding and what its inputs'
errors are magnified to. The truth then comes from the functions' twins (`many_digits.py`).
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from core.autodiff.graph import Function
from core.autodiff.variable import Variable
from core.functions.arithmetic import Divide, Multiply, Negate, Reciprocal
from core.functions.choice import Gate
from core.functions.entry import Entry
from core.functions.logarithm import Log, Log2, Log10
from core.functions.piecewise import Abs
from core.functions.powers import Cbrt, Cube, Sqrt, Square
from core.numerical.many_digits import Effort, Number, OutOfReachError, values_at

DOUBT = 1e-7
"""The relative error of an inner value from which f′ is worked out again."""

DIGITS = 120
"""How many digits are worked with where all numbers are of the size of 1."""

MODERATE = 1e150
"""The product of two numbers between this and its reciprocal is in the range of doubles."""

_KEEPING = (Multiply, Divide, Reciprocal, Negate, Square, Cube, Sqrt, Cbrt, Abs, Log, Log2, Log10)
"""What keeps the digits of its inputs, however large or small they are: nothing is added."""

_EPS = float(np.finfo(float).eps)


def has_twins(y: Variable) -> bool:
    """Tell whether every function in a graph can be worked out with more digits.

    Returns
    -------
    bool
        False if a Function of the user's own takes part.
    """
    creators = (v._creator for v in ancestry(y))
    return all(c is None or isinstance(c, Entry | Gate) for c in creators)


def is_doubtful(y: Variable, leaf: Variable, slope: float) -> bool:
    """Tell whether digits may have been lost on the way to a result, or back from it.

    Parameters
    ----------
    y : Variable
        The result, a number. Its own error does not count: no slope is taken there.

    Returns
    -------
    bool
        Whether an inner value or the sum at x may be wrong by more than DOUBT.

    Examples
    --------
    >>> x = Variable(np.array(1e-9))
    >>> is_doubtful(np.log(1 + x) / x, x, -83.2), is_doubtful(np.exp(x) - 1, x, 1.0)
    (True, False)
    """
    graph = ancestry(y)
    slopes = {v: _slopes(v) for v in graph}
    errors: dict[Variable, float] = {}
    for v in graph:
        size = abs(float(v.data))
        inherited = sum(s * errors[x] for x, s in slopes[v] if errors[x])
        errors[v] = inherited + (_EPS * size if slopes[v] else 0.0)
        if v is not y and not errors[v] <= DOUBT * size:
            return True
    # What no branch in use reaches has a derivative of 0.
    return not abs(slope) >= DOUBT * _arriving(graph, slopes).get(leaf, 0.0)


def is_extreme(y: Variable) -> bool:
    """Tell whether numbers may have left the range of doubles on the way to a result, or back.

    Returns
    -------
    bool
        Whether a value, a local derivative or a gradient is beyond MODERATE, or as small.

    Examples
    --------
    >>> x = Variable(np.array(1e-152))
    >>> is_extreme(1 / (1 / x)), is_extreme(1 / (1 / Variable(np.array(1e-9))))
    (True, False)
    """
    graph = ancestry(y)
    slopes = {v: _slopes(v) for v in graph}
    sizes = [abs(float(v.data)) for v in graph]
    sizes += [s for found in slopes.values() for _, s in found]
    sizes += _arriving(graph, slopes).values()
    return any(size and not 1 / MODERATE <= size <= MODERATE for size in sizes)


def _arriving(
    graph: list[Variable], slopes: dict[Variable, list[tuple[Variable, float]]]
) -> dict[Variable, float]:
    """Give the gradient that arrives at each value, the last one's being 1, if nothing cancels."""
    arriving = dict.fromkeys(graph, 0.0) | {graph[-1]: 1.0}
    for v in reversed(graph):
        for x, s in slopes[v]:
            arriving[x] += s * arriving[v]
    return arriving


def _slopes(v: Variable) -> list[tuple[Variable, float]]:
    """Give the inputs of a value, each with the size of the local derivative by it."""
    if v._creator is None:
        return []
    found = v._creator.gradients(np.array(1.0))
    triples = zip(v._creator.inputs, found, _counting(v._creator), strict=True)
    return [(x, abs(float(s))) for x, s, counts in triples if counts and s is not None]


def _counting(creator: Function) -> tuple[bool, ...]:
    """Tell which inputs a value was made of: not what a choice leaves out."""
    if isinstance(creator, Gate):
        return False, False, True
    numbers = (float(x.data) for x in creator.inputs)
    return (
        creator.counting(*numbers) if isinstance(creator, Entry) else (True,) * len(creator.inputs)
    )


def truth(
    f: Callable[[Variable], Variable], x: float, effort: Effort | None = None
) -> tuple[float, float] | None:
    """Work f and f′ out with more than a hundred digits.

    Parameters
    ----------
    x : float
        Where; it and all constants are taken as they are, to the last bit.
    effort : Effort or None
        What is left of what it may cost; None for as much as a check may.

    Returns
    -------
    tuple of (value, slope) or None
        None if a function has no twin, a value overflows, or the digits do not suffice.

    Raises
    ------
    OutOfReachError
        If it takes more digits or more work than a check may do.

    Examples
    --------
    >>> truth(lambda x: (1 - np.cos(x)) / x**2, 1e-8)
    (0.5, -8.333333333333334e-10)
    """
    return _settled(f, x, None, effort or Effort())


def central_difference(
    f: Callable[[Variable], Variable], x: float, step: float, effort: Effort | None = None
) -> float | None:
    """Work (f(x + h) − f(x − h)) / 2h out without any rounding; what is raised, `truth` says.

    Examples
    --------
    >>> central_difference(lambda x: x**3, 1.0, 0.5)
    3.25
    """
    found = _settled(f, x, step, effort or Effort())
    return None if found is None else found[1]


def _settled(
    f: Callable[[Variable], Variable], x: float, step: float | None, effort: Effort
) -> tuple[float, float] | None:
    """Work f and its difference over a step out twice; what does not agree is not known."""
    leaf = Variable(np.array(x))
    y = f(leaf)
    others = () if step is None else (f(Variable(np.array(x + s))) for s in (-step, step))
    if not has_twins(y) or not all(map(_is_finite, (y, *others))):
        return None
    digits = _digits(y)
    try:
        first, second = (
            _worked_out(y, leaf, x, step, n, effort) for n in (digits, digits * 3 // 2)
        )
    except OutOfReachError:
        raise
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        # mpmath leaves the real numbers with a complex one, a TypeError for what has an order.
        return None
    agree = all(abs(a - b) <= 1e-9 * abs(b) for a, b in zip(first, second, strict=True))
    return second if agree else None


def _is_finite(y: Variable) -> bool:
    """Tell whether all on the way to a result is finite, so that no exponent runs away."""
    return all(np.isfinite(v.data) for v in ancestry(y))


def ancestry(y: Variable) -> list[Variable]:
    """Give a result and all it was made of, what comes first first."""
    seen, stack = {y}, [y]
    while stack:
        creator = stack.pop()._creator
        pairs = zip(creator.inputs, _counting(creator), strict=True) if creator is not None else ()
        for x, counts in pairs:
            if counts and x not in seen:
                seen.add(x)
                stack.append(x)
    return sorted(seen, key=lambda v: v.generation)


def _digits(y: Variable) -> int:
    """Give so many digits that 1 + 10⁻³⁰⁰ keeps its second summand, and its third power."""
    creators = (c for v in ancestry(y) if (c := v._creator) and not isinstance(c, _KEEPING))
    sizes = (abs(float(x.data)) for c in creators for x in c.inputs)
    exponents = (abs(math.log10(size)) for size in sizes if 0 < size < math.inf)
    return DIGITS + int(3 * max(exponents, default=0))


def _worked_out(
    y: Variable, leaf: Variable, x: float, step: float | None, digits: int, effort: Effort
) -> tuple[float, float]:
    """Give the value, and the difference over a step; by default one of a quarter of the digits."""
    steps: list[Number] = []

    def places(context: Any) -> tuple[Number, ...]:
        middle = context.mpf(x)
        tiny = (abs(middle) or context.mpf(1)) * context.mpf(10) ** (-digits // 4)
        steps.append(tiny if step is None else context.mpf(step))
        return middle, middle - steps[0], middle + steps[0]

    value, low, high = values_at(ancestry(y), leaf, places, digits, effort)
    return float(value), float((high - low) / (2 * steps[0]))
