"""The number with the fewest digits near a place."""

import numpy as np


def neat(x: float, within: float) -> float:
    """Give the number with the fewest digits so near, a double's own distance at least.

    Examples
    --------
    >>> neat(0.49999999999999994, 1e-15)
    0.5
    """
    within = max(within, 2 * float(np.spacing(abs(x))))
    if abs(x) <= within:
        return 0.0
    few = (float(f"{x:.{digits}g}") for digits in range(1, 12))
    return next((r for r in few if abs(r - x) <= within), x)
