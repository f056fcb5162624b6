"""Where a dashed curve is drawn solid: dashes say nothing of a wave that is no longer than one."""

import numpy as np

from core.plot.figure import Line
from core.sampling.curve import Floats, Mask


def parted(line: Line, shortest: float) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Part a stroke into what can be dashed and what turns again sooner than that far along x.

    Both are polylines, nan where the other one is. Dashes of waves close to each other would
    lie side by side and look like stripes across.
    """
    x, y = line.x, line.y
    fast = _fast(x, y, shortest)
    if not fast.any():
        return (x, y), (x[:0], y[:0])
    # A vertex at which one goes over into the other belongs to both.
    at_fast = np.append(fast, False) | np.append(False, fast)
    at_slow = np.append(~fast, False) | np.append(False, ~fast)
    return (x, np.where(at_slow, y, np.nan)), (x, np.where(at_fast, y, np.nan))


def _fast(x: Floats, y: Floats, shortest: float) -> Mask:
    """Say of each segment whether it is part of a wave that is too short."""
    rising = np.sign(np.diff(y))
    moving = np.flatnonzero(np.isfinite(rising) & (rising != 0))
    turns = moving[1:][rising[moving[1:]] != rising[moving[:-1]]]
    fast = np.zeros(rising.size, dtype=bool)
    close = np.flatnonzero(np.diff(x[turns]) < shortest)
    for first, last in zip(turns[close], turns[close + 1], strict=True):
        fast[first:last] = True
    return fast
