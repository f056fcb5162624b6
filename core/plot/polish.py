"""Sign changes made exact: Newton's method or the secant's, safeguarded by bisection."""

from collections.abc import Callable

import numpy as np

from core.incremental import Slices, whole
from core.sampling.curve import Floats

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
