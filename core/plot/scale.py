"""From numbers to the coordinates that are drawn, and back: linear and logarithmic axes.

Drawing multiplies x by y and loses digits far from 0. So a linear axis is drawn as it is
only where that is safe; elsewhere it is moved near 0 and stretched to a common size. A
logarithmic axis is drawn as natural logarithms.
"""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.autodiff.float_warnings import no_float_warnings

Limits = tuple[float, float]

FAR = 1e60
"""Coordinates are clipped to this: it is out of any sight, and a product is still finite."""

_SAFE = 1e60
"""Up to here, and down to its reciprocal, an axis is drawn as it is."""

_NEAR = 1e7
"""So many widths away from 0 an axis is drawn as it is; farther off pixels would tremble."""


class Scale(NamedTuple):
    """How one axis is drawn: `origin` at 0 and `unit` as 1, or by logarithms.

    Examples
    --------
    >>> scale = Scale(log=True)
    >>> float(scale.to(1.0)), float(scale.back(0.0))
    (0.0, 1.0)
    """

    log: bool = False
    origin: float = 0.0
    unit: float = 1.0

    @property
    def plain(self) -> bool:
        """Whether numbers are drawn where they are."""
        return not self.log and self.unit == 1 and self.origin == 0

    @no_float_warnings
    def to(self, values: ArrayLike) -> NDArray[np.float64]:
        """Give coordinates, within ±FAR; nan where a logarithmic axis has no place."""
        values = np.asarray(values, dtype=np.float64)
        if self.log:
            logs = np.log(np.where(values > 0, values, np.nan))
            return np.where(np.isnan(values), np.nan, logs)
        if not self.plain:
            values = values / self.unit - self.origin / self.unit
        return np.minimum(np.maximum(values, -FAR), FAR)

    def place(self, value: float) -> float:
        """Give the coordinate of one number; nan where it has no place."""
        if self.log:
            return math.log(value) if 0 < value < math.inf else math.nan
        if not self.plain:
            value = value / self.unit - self.origin / self.unit
        return value if abs(value) < FAR else math.nan

    @no_float_warnings
    def back(self, places: ArrayLike) -> NDArray[np.float64]:
        """Give the numbers that are drawn at coordinates."""
        places = np.asarray(places, dtype=np.float64)
        if self.log:
            return np.asarray(np.exp(places))
        return places if self.plain else (places + self.origin / self.unit) * self.unit

    def limits(self, ends: Limits) -> Limits:
        """Give both ends of a range as coordinates."""
        low, high = self.to(ends).tolist()
        return low, high

    def range(self, ends: Limits) -> Limits:
        """Give the range that is drawn between two coordinates."""
        low, high = self.back(np.clip(ends, -708, 708) if self.log else ends).tolist()
        return low, high

    def step(self, value: float, places: float) -> float:
        """Give how much a number grows from where it is drawn to so far beside it."""
        if not self.log:
            return places * self.unit
        return value * math.expm1(min(places, 700.0))

    def between(self, ends: Limits, share: float) -> float:
        """Give the number at a share of the way from one end of a range to the other."""
        if not self.log:
            return ends[0] * (1 - share) + ends[1] * share
        low, high = self.limits(ends)
        return float(self.back(low * (1 - share) + high * share))

    def share(self, ends: Limits, value: float) -> float:
        """Give at which share of the way a number lies, 0 or 1 for one that is beyond an end."""
        if value <= ends[0]:
            return 0.0
        if value >= ends[1]:
            return 1.0
        low, high = self.limits(ends) if self.log else ends
        place = math.log(value) if self.log else value
        share = (place - low) / (high - low)
        return share if math.isfinite(share) else 0.0

    def grain(self, ends: Limits, value: float, share: float) -> float:
        """Give how far apart numbers are that lie a share of a range apart, about a number."""
        if not self.log or value <= 0:
            return (ends[1] - ends[0]) * share
        low, high = self.limits(ends)
        return self.step(value, (high - low) * share)


def scale_of(limits: Limits, log: bool = False) -> Scale:
    """Choose a scale in which a range is neither huge nor tiny nor far from 0.

    The range is finite and ascending, and positive for a logarithmic axis. While a view is
    moved the choice changes rarely.

    Examples
    --------
    >>> scale_of((-2.0, 2.0)).plain
    True
    >>> scale_of((0.0, 2.0**1000)).limits((0.0, 2.0**1000))
    (0.0, 1.0)
    """
    if log:
        return Scale(log=True)
    low, high = limits
    size, width = max(abs(low), abs(high)), high - low
    if width >= 1 / _SAFE and size <= _SAFE and size <= _NEAR * width:
        return Scale()
    unit = 2.0 ** math.floor(math.log2(width))
    if size <= _NEAR * width:
        return Scale(unit=unit)
    # A power of two, so that moving there loses nothing.
    coarse = unit * 1024
    return Scale(origin=round((low / 2 + high / 2) / coarse) * coarse, unit=unit)
