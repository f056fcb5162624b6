"""The first round: points that stay where they are while the view moves.

Points are anchored to the world, not to the view: index times step, the step depending on
the width of the view alone. A regular grid would let a periodic function hide, so each
point is shifted by a fraction of the step that a hash of its index decides.
"""

import math

import numpy as np
from numpy.typing import NDArray

from core.sampling.curve import Floats
from core.sampling.point_sets import distinct
from core.sampling.viewport import Viewport

SPACING = 2.1
"""The least spacing in pixels; the step is at most a quarter octave above it."""

_EXACT = 2.0**51


def first_round(view: Viewport) -> Floats:
    """Give the points to begin with, strictly inside the range of x."""
    columns = min(max(view.width, 100), 4000)
    target = SPACING * (view.hi / columns - view.lo / columns)
    mantissa, exponent = math.frexp(target)
    step = math.ldexp(math.ceil(mantissa * 8) / 8, exponent)
    if not step > 0 or max(abs(view.lo), abs(view.hi)) / _EXACT > step:
        x = np.linspace(view.lo, view.hi, 2 * columns // 5)
    else:
        index = np.arange(
            math.floor(view.lo / step) - 1, math.ceil(view.hi / step) + 2, dtype=np.int64
        )
        x = (index + _shift(index)) * step
    x = x[(x > view.lo) & (x < view.hi)]
    return distinct(x)


def _shift(index: NDArray[np.int64]) -> Floats:
    """Hash whole numbers to [0, 0.6); the finalizer of SplitMix64 (Steele et al., 2014)."""
    z = index.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return (z >> np.uint64(11)).astype(np.float64) * (0.6 * 2.0**-53)
