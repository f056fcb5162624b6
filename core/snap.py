"""Round numbers to land on while dragging."""

import math


def spacing(unit: float) -> float:
    """Give the smallest of 1, 2, 5 times a power of ten that is no less than a unit.

    Parameters
    ----------
    unit : float
        Such as the width of a pixel; positive.

    Returns
    -------
    float
        The distance between the numbers to land on.

    Examples
    --------
    >>> spacing(0.003), spacing(1.0), spacing(6.0)
    (0.005, 1.0, 10.0)
    """
    unit = min(max(unit, 1e-300), 1e300)
    power = math.floor(math.log10(unit))
    for factor in (1, 2, 5, 10):
        step = float(f"{factor}e{power}")
        if step >= unit * (1 - 1e-12):
            return step
    return float(f"1e{power + 1}")


def snap(x: float, step: float) -> float:
    """Round to a multiple of a step, with no digits left over; 0 is exactly 0.

    Parameters
    ----------
    x : float
        Where the pointer is.
    step : float
        From `spacing`.

    Returns
    -------
    float
        The nearest multiple.

    Examples
    --------
    >>> snap(0.30000000000000004, 0.1), snap(-0.001, 0.1)
    (0.3, 0.0)
    """
    if step <= math.ulp(x):
        return x  # there is no number between
    decimals = max(0, -math.floor(math.log10(step)))
    return round(round(x / step) * step, decimals) + 0.0
