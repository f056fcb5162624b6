"""What a function does on the way to a place where it is not defined: settle, or grow."""

import math
from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from core.sampling.curve import Floats, Mask

HALVINGS = 48
"""How often the distance is halved."""

STEADY = 5
"""So many differences in a row that shrink as the distance does make a limit."""


Values: TypeAlias = Callable[[Floats], tuple[Floats, ...]]


def told(values: Values, x: float, x_range: tuple[float, float]) -> str:
    """Tell a hole, a jump or a pole by the values on the way there; "" where it cannot be told.

    Rounding may ruin the last values before the place, as those of (1 − cos x)/x² near 0, and
    a curve may be too low in its view to look infinite. So the whole way is looked at, from a
    share of the range on: where halving the distance halves the differences there is a limit.

    Examples
    --------
    >>> told(lambda x: (np.sin(x) / x,), 0.0, (-1.0, 1.0))
    'hole'
    """
    left, right = (_limit(rows[0]) for rows in _ways(values, x, x_range))
    if math.isinf(left) or math.isinf(right):
        return "pole"
    if math.isnan(left) or math.isnan(right):
        return ""
    return "hole" if math.isclose(left, right, rel_tol=1e-3, abs_tol=1e-9) else "jump"


def told_exactly(values: Values, x: float, x_range: tuple[float, float]) -> str:
    """Tell what f does at a place by its limits and its value there; "" where rounding hides it.

    It goes on "smooth", turns a corner, jumps, or has a hole, where the value may stand apart.
    `values` goes to f and f′ at least.

    Examples
    --------
    >>> told_exactly(lambda x: (np.abs(x), np.sign(x)), 0.0, (-1.0, 1.0))
    'corner'
    """
    value = float(values(np.array([x]))[0][0])
    ways = _ways(values, x, x_range)
    (left, right), near = _met([rows[0] for rows in ways])
    if math.isnan(near):
        return ""
    if abs(left - right) > near:
        return "jump"
    if not abs(value - left) <= near:
        return "hole"
    slopes, near = _met([rows[1] for rows in ways])
    if math.isnan(near):
        return ""
    return "smooth" if abs(slopes[0] - slopes[1]) <= near else "corner"


def _met(ways: list[Floats]) -> tuple[list[float], float]:
    """Give limits that the ways come to before rounding sets in, and how well they are known.

    That is to rounding, or to a share of the way that is left in the middle; nan if they are not.
    """
    limits = [_limit(y) for y in ways]
    moved = max(abs(y[HALVINGS // 2] - limit) for y, limit in zip(ways, limits, strict=True))
    near = 1e-9 * max(map(abs, limits)) + 1e-6 * moved
    reached = all(abs(y[-1] - limit) <= near for y, limit in zip(ways, limits, strict=True))
    return limits, float(near) if reached and math.isfinite(near) else math.nan


def _ways(
    values: Values, x: float, x_range: tuple[float, float]
) -> tuple[tuple[Floats, ...], tuple[Floats, ...]]:
    """Give f, f′ … on the way to a place, from the left and from the right."""
    away = np.ldexp((x_range[1] - x_range[0]) / 16, -np.arange(HALVINGS)).astype(np.float64)
    return values(x - away), values(x + away)


def _limit(y: Floats) -> float:
    """Give what values tend to while the distance is halved; nan where that is not clear."""
    gaps = np.diff(y)
    # A limit's differences halve, or quarter; those of a pole double.
    shrinking = np.abs(gaps[1:]) <= 0.7 * np.abs(gaps[:-1])
    growing = (np.abs(gaps[1:]) >= 1.3 * np.abs(gaps[:-1])) & (np.abs(y[2:]) > np.abs(y[1:-1]))
    steady, soaring = _first_run(shrinking), _first_run(growing)
    if steady is not None and (soaring is None or steady < soaring):
        # Until rounding sets in; what is left of the way is as long as the last step.
        last = steady + int(np.argmin(np.append(shrinking[steady:], False)))
        return float(y[last + 1] + gaps[last])
    return math.inf if soaring is not None else math.nan


def _first_run(holds: Mask) -> int | None:
    """Give where something first holds STEADY times in a row."""
    runs = np.convolve(holds, np.ones(STEADY), mode="valid") >= STEADY
    found = np.flatnonzero(runs)
    return int(found[0]) if found.size else None
