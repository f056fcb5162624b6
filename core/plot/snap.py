"""Round numbers to land on while dragging."""

import math
import sys
from collections.abc import Iterable

LANDING = 3.0
"""From how many units off a mark is landed on."""


def spacing(unit: float) -> float:
    """Give the smallest of 1, 2, 5 times a power of ten that is no less than a unit.

    Examples
    --------
    >>> spacing(0.003), spacing(1.0), spacing(6.0)
    (0.005, 1.0, 10.0)
    """
    unit = min(max(unit, 1e-305), 9e307)
    power = math.floor(math.log10(unit))
    for factor in (1, 2, 5, 10):
        step = float(f"{factor}e{power}")
        if step >= unit * (1 - 1e-12):
            return step
    return float(f"1e{power + 1}")


def snap(x: float, step: float) -> float:
    """Round to a multiple of a step from `spacing`, with no digits left over; 0 is exactly 0.

    What lies beyond the doubles is the last one of them.

    Examples
    --------
    >>> snap(0.30000000000000004, 0.1), snap(-0.001, 0.1)
    (0.3, 0.0)
    """
    x = min(max(x, -sys.float_info.max), sys.float_info.max)
    if step <= math.ulp(x):
        return x  # there is no number between
    decimals = max(0, -math.floor(math.log10(step)))
    snapped = round(round(x / step) * step, decimals) + 0.0
    return snapped if math.isfinite(snapped) else x


def land(x: float, unit: float, marks: Iterable[float] = ()) -> float:
    """Give the mark in reach, of which 0 always is one, else the nearest round number.

    Marks, such as corners and poles, are landed on exactly; `unit` is the width of a pixel.

    Examples
    --------
    >>> land(0.333, 0.01, [1 / 3]), land(0.29, 0.01, [1 / 3]), land(0.02, 0.01)
    (0.3333333333333333, 0.29, 0.0)
    """
    nearest = min((0.0, *marks), key=lambda mark: abs(mark - x))
    if abs(nearest - x) <= LANDING * unit:
        return nearest
    return snap(x, spacing(unit))
