"""The window that a curve is drawn in: from numbers to pixels."""

from typing import NamedTuple

import numpy as np

from core.sampling.curve import Floats

FAR_PIXELS = 1e60
"""Pixels are clipped to this, so that their arithmetic cannot overflow."""

_TINY = 2.0**-1022


class Viewport(NamedTuple):
    """A rectangle of the plane, `lo` to `hi` and `bottom` to `top`, and its size in pixels."""

    lo: float
    hi: float
    bottom: float
    top: float
    width: int
    height: int

    @property
    def px(self) -> float:
        """The width of a pixel in units of x."""
        return max(self.hi / self.width - self.lo / self.width, _TINY)

    @property
    def py(self) -> float:
        """The height of a pixel in units of y."""
        return max(self.top / self.height - self.bottom / self.height, _TINY)

    def across(self, x: Floats) -> Floats:
        """Give x in pixels from the left."""
        return (x - self.lo) / self.px

    def up(self, y: Floats) -> Floats:
        """Give y in pixels from the bottom; what is not finite stays so."""
        pixels = y / self.py - self.bottom / self.py
        return np.where(np.isfinite(y), np.clip(pixels, -FAR_PIXELS, FAR_PIXELS), y)

    def steep(self, slope: Floats) -> Floats:
        """Give a slope in pixels per pixel; nan where it is not finite."""
        pixels = slope * self.px / self.py
        return np.where(np.isfinite(slope), np.clip(pixels, -FAR_PIXELS, FAR_PIXELS), np.nan)

    @property
    def resolution(self) -> float:
        """The distance of doubles in the view, in pixels."""
        return float(np.spacing(max(abs(self.lo), abs(self.hi)))) / self.px


def fitting(y: Floats) -> tuple[float, float]:
    """Choose a range of y that shows what can be shown of some values.

    From least to greatest, without the wild ends if they dwarf the rest.
    """
    y = y[np.isfinite(y)]
    if not y.size:
        return -1.0, 1.0
    lo, hi = float(y.min()), float(y.max())
    low, high = (float(q) for q in np.quantile(y, (0.1, 0.9)))
    if hi / 50 - lo / 50 > high - low > 0:
        lo, hi = max(lo, 2 * low - high), min(hi, 2 * high - low)
    if not np.isfinite(hi - lo):
        lo, hi = lo / 4, hi / 4
    least = 1e-12 * max(abs(lo), abs(hi)) or 1.0
    return (lo, hi) if hi - lo > least else (lo - least, hi + least)
