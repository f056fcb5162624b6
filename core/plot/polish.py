"""Sign changes made exact: Newton's method or the secant's, safeguarded by bisection."""

from collections.abc import Callable

import numpy as np

from core.incremental import Slices, whole
from core.sampling.curve import Floats

PARTS = 16
"""Into how many parts a bracket is cut: many places take hardly longer than one."""

CUTS = 20
"""How often: beside 0 there is no end to doubles."""

STEPS = 80
"""Bisection alone needs some 60 to go from the width of a view down to a double."""


def polished(
    values: Callable[[Floats], tuple[Floats, Floats]], low: Floats, high: Floats
) -> tuple[Floats, Floats]:
    """Close brackets around sign changes until no double lies between their ends.

    `values` gives values and slopes at places; a slope that is not known is nan. Both ends are
    the root where the value is exactly 0. The method is Newton's, or the secant's where there is
    no slope, safeguarded by bisection.

    Examples
    --------
    >>> low, high = polished(lambda x: (x * x - 2, 2 * x), np.array([0.0]), np.array([2.0]))
    >>> print(low, high)
    [1.41421356] [1.41421356]
    """
    return whole(polished_in_slices(values, low, high))


def polished_in_slices(
    values: Callable[[Floats], tuple[Floats, Floats]],
    low: Floats,
    high: Floats,
    most: int = STEPS,
) -> Slices[tuple[Floats, Floats]]:
    """Do as `polished` does, one step after the other, so many at most."""
    low, high = low.copy(), high.copy()
    before, value_before = low, values(low)[0]
    below = np.sign(value_before)
    guess = low / 2 + high / 2
    for step in range(most):
        yield
        value, slope = values(guess)
        slope = np.where(np.isnan(slope), (value - value_before) / (guess - before), slope)
        before, value_before = guess, value
        zero = value == 0
        left = np.sign(value) == below
        low, high = np.where(left | zero, guess, low), np.where(left & ~zero, high, guess)
        middle = low / 2 + high / 2
        newton = guess - value / slope
        # Newton comes from one side and leaves the other end far off: every third step halves.
        inside = (newton > low) & (newton < high) & (step % 3 != 2)
        # A little beyond the root, so that both ends close in.
        over = newton + np.where(left, 1, -1) * np.spacing(np.abs(newton))
        guess = np.where(inside, np.clip(over, low, high), middle)
        if not np.any((middle > low) & (middle < high)):
            break
    return low, high


def closed_in_slices(
    values: Callable[[Floats], Floats], low: float, high: float
) -> Slices[tuple[float, float]]:
    """Close a bracket around a change of sign of whatever kind, in few calls of many places.

    Both ends are the root where the value is exactly 0.

    Examples
    --------
    >>> whole(closed_in_slices(lambda x: np.sign(x - 0.3), 0.0, 1.0))
    (0.3, 0.3)
    """
    below = np.sign(values(np.array([low])))
    for _ in range(CUTS):
        places = low + (high - low) * (np.arange(1, PARTS) / PARTS)
        places = places[(places > low) & (places < high)]
        if not places.size:
            break
        yield
        value = values(places)
        beyond = np.flatnonzero(np.sign(value) != below)
        i = int(beyond[0]) if beyond.size else places.size
        if i < places.size and value[i] == 0:
            return float(places[i]), float(places[i])
        ends = np.concatenate(([low], places, [high]))
        low, high = float(ends[i]), float(ends[i + 1])
    return low, high
