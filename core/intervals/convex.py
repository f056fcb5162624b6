"""The least value of a convex function over a box: along tangents, which it is never below."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from core.autodiff.operators import Floats

_Each: TypeAlias = Callable[[Floats], Floats]

_ROUNDS = 6
"""So often the place is looked for, in each of three ways."""


def lowest(f: _Each, slope: _Each, left: Floats, right: Floats) -> Floats:
    """Give what a convex function is nowhere less than between where it falls and where it rises.

    The tangents at both ends meet near the least value and below it: a good next end near a pole.
    Where the slope would be 0 if it were straight is a better one close to the place, and from the
    middle it is always nearer.

    Examples
    --------
    >>> found = lowest(np.cosh, np.sinh, np.array([-1.0]), np.array([2.0]))
    >>> bool(1.0 - 1e-12 < found[0] <= 1.0)
    True
    """
    at, values, slopes = (np.stack((g(left), g(right))) for g in (np.array, f, slope))
    for middle_of in (_meeting, _level, _middle) * _ROUNDS:
        middle = middle_of(at, values, slopes)
        steepness = slope(middle)
        for row, is_there in enumerate((steepness < 0, steepness >= 0)):
            at[row] = np.where(is_there, middle, at[row])
            values[row] = np.where(is_there, f(middle), values[row])
            slopes[row] = np.where(is_there, steepness, slopes[row])
    # Wherever that is exactly, the lower of both tangents there is not above where they meet.
    drops = np.abs(slopes * (_meeting(at, values, slopes) - at)) * (1.0 + 1e-12)
    found: Floats = np.min(values - drops, axis=0)
    return found


def _meeting(at: Floats, values: Floats, slopes: Floats) -> Floats:
    width = at[1] - at[0]
    part = (values[1] - values[0] - slopes[1] * width) / (slopes[0] - slopes[1])
    return _between(at, at[0] + part)


def _level(at: Floats, values: Floats, slopes: Floats) -> Floats:
    return _between(at, at[0] - slopes[0] * (at[1] - at[0]) / (slopes[1] - slopes[0]))


def _between(at: Floats, place: Floats) -> Floats:
    inside = (at[0] < place) & (place < at[1])
    return np.where(inside, place, _middle(at))


def _middle(at: Floats, *_: Floats) -> Floats:
    found: Floats = 0.5 * at[0] + 0.5 * at[1]
    return found
