"""Sign changes made exact: Newton's method, safeguarded by bisection."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

STEPS = 80
"""Bisection alone needs some 60 to go from the width of a view down to a double."""


def polished(
    values: Callable[[Floats], tuple[Floats, Floats]], low: Floats, high: Floats
) -> tuple[Floats, Floats]:
    """Close brackets around sign changes until no double lies between their ends.

    Parameters
    ----------
    values : callable
        From places to values and slopes there.
    low, high : ndarray
        Where the value has one sign, and where it has another.

    Returns
    -------
    tuple of ndarray
        The brackets' ends, closed; both are the root where the value is exactly 0.

    Examples
    --------
    >>> low, high = polished(lambda x: (x * x - 2, 2 * x), np.array([0.0]), np.array([2.0]))
    >>> print(low, high)
    [1.41421356] [1.41421356]
    """
    low, high = low.copy(), high.copy()
    below = np.sign(values(low)[0])
    guess = low / 2 + high / 2
    for step in range(STEPS):
        value, slope = values(guess)
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
