"""How far rounding may have moved f and f′: a running error analysis.

Each value's error is its own rounding and what its inputs' errors are magnified to (Higham,
*Accuracy and Stability of Numerical Algorithms*, 3.3), all to first order.
"""

import math
from typing import NamedTuple, TypeAlias

import numpy as np

from core.autodiff.graph import Function
from core.autodiff.variable import Variable
from core.functions.choice import Gate
from core.functions.entry import Entry

EPS = float(np.finfo(float).eps)

MODERATE = 1e150
"""The product of two numbers between this and its reciprocal is in the range of doubles."""

Slopes: TypeAlias = dict[Variable, list[tuple[Variable, float]]]
"""Of each value the inputs that count, each with the size of the local derivative by it."""


class Error(NamedTuple):
    """How far f(x) may be off and how far f′(x), both as numbers."""

    value: float
    slope: float


def ancestry(y: Variable, all_of_it: bool = False) -> list[Variable]:
    """Give a result and all it was made of, what comes first first.

    What a choice leaves out is there only with `all_of_it`.
    """
    seen, stack = {y}, [y]
    while stack:
        creator = stack.pop()._creator
        if creator is None:
            continue
        inputs = creator.inputs
        counting = (True,) * len(inputs) if all_of_it else _counting(creator)
        for x, counts in zip(inputs, counting, strict=True):
            if counts and x not in seen:
                seen.add(x)
                stack.append(x)
    return sorted(seen, key=lambda v: v.generation)


def running_error(y: Variable, leaf: Variable) -> Error:
    """Bound the errors of a result and of backprop through what it was made of.

    Examples
    --------
    >>> x = Variable(np.array(0.7))
    >>> error = running_error(np.sin(x) ** 2 + np.cos(x) ** 2, x)
    >>> 1e-16 < error.value < 1e-14, 1e-16 < error.slope < 1e-14
    (True, True)
    """
    graph = ancestry(y)
    slopes = _all_slopes(graph)
    errors = _errors(graph, slopes)
    known = sum(EPS + errors[x] for v in graph for x, _ in slopes[v])
    return Error(errors[y], known * arriving(graph, slopes).get(leaf, 0.0))


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
    slopes = _all_slopes(graph)
    steep = [s for found in slopes.values() for _, s in found]
    # A slope may be infinite where nothing is too large: that of the square root is, at 0.
    steep = [s for s in (*steep, *arriving(graph, slopes).values()) if math.isfinite(s)]
    sizes = [abs(float(v.data)) for v in graph]
    return any(size > MODERATE or 0 < size < 1 / MODERATE for size in (*sizes, *steep))


def sizes_on_the_way(graph: list[Variable], leaf: Variable) -> list[float]:
    """Give how large all is that is added to something on the way to a result.

    That is every value, local derivative, and slope if nothing cancels; of the result itself only
    how much larger it is than its slope.
    """
    slopes = _all_slopes(graph)
    steep = {v: float(v is leaf) for v in graph}
    for v in graph:
        steep[v] += sum(s * steep[x] for x, s in slopes[v] if steep[x])
    *inner, y = graph
    # The 0 of a constant, and of its slope, is no number that doubles are too coarse for.
    moving = {leaf}
    for v in inner:
        if v._creator is not None and any(x in moving for x in v._creator.inputs):
            moving.add(v)
    sizes = [size for v in inner if (size := abs(float(v.data))) or v._creator is not None]
    sizes += [steep[v] for v in inner if v in moving]
    sizes += [s for v in inner for _, s in slopes[v]]
    size = abs(float(y.data))
    return [*sizes, max(size / steep[y], 1.0)] if 0 < steep[y] < math.inf else sizes


def arriving(graph: list[Variable], slopes: Slopes) -> dict[Variable, float]:
    """Give the gradient that arrives at each value, the last one's being 1, if nothing cancels."""
    found = dict.fromkeys(graph, 0.0) | {graph[-1]: 1.0}
    for v in reversed(graph):
        for x, s in slopes[v]:
            found[x] += s * found[v]
    return found


def _errors(graph: list[Variable], slopes: Slopes) -> dict[Variable, float]:
    errors: dict[Variable, float] = {}
    for v in graph:
        inherited = sum(s * errors[x] for x, s in slopes[v] if errors[x])
        errors[v] = inherited + (EPS * abs(float(v.data)) if slopes[v] else 0.0)
    return errors


def _all_slopes(graph: list[Variable]) -> Slopes:
    return {v: _slopes(v) for v in graph}


def _slopes(v: Variable) -> list[tuple[Variable, float]]:
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
