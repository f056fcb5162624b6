"""What bounds of f and its derivatives say of zeros, for many boxes at a time."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.compiled.enclosure import Enclosing
from core.incremental import Slices
from core.intervals.interval import Known
from core.sampling.curve import Floats, Mask

LOUD = 4
"""So many times as far from 0 as the bounds of a value are apart, rounding leaves it its sign."""


TINY = 1e-290
"""What is smaller may be so because doubles end."""


class Bounds(NamedTuple):
    """A row for each of f, f′ …: bounds, nan where it is defined nowhere, and what is known."""

    low: Floats
    high: Floats
    known: NDArray[np.uint8]

    def excludes(self, k: int) -> Mask:
        """Tell where f^(k) is not 0, whatever it is."""
        # Where f is defined, that f' is nowhere may be a rule's doing, as of max(x, x).
        known = self.known[k] > Known.UNDEFINED
        found: Mask = (known & ((self.low[k] > 0) | (self.high[k] < 0))) | (self.known[0] == 0)
        return found

    def by_mean_value(self, here: Mask, middle: "Bounds", away: Floats) -> "Bounds":
        """Take in what f^(k) is in the middle of some boxes, and how steep it is around that.

        `away` is how far their ends are off. It tells most where terms cancel, as in 1/s − u²/s³.
        """
        low, high = self.low.copy(), self.high.copy()
        for k in reversed(range(len(low) - 1)):
            is_smooth = (self.known[k : k + 2, here] == Known.CONTINUOUS).all(axis=0)
            steepest = np.maximum(np.abs(low[k + 1, here]), np.abs(high[k + 1, here]))
            # So much more than rounding takes of the product and of the sums.
            reach = steepest * away * (1 + 1e-12) + (np.abs(middle.low[k]) * 1e-15 + 1e-300)
            reach = np.where(is_smooth & np.isfinite(reach), reach, np.inf)
            low[k, here] = np.fmax(low[k, here], middle.low[k] - reach)
            high[k, here] = np.fmin(high[k, here], middle.high[k] + reach)
        return Bounds(low, high, self.known)

    def is_zero(self, k: int) -> Mask:
        """Tell where f^(k) is 0 all over."""
        found: Mask = (self.low[k] == 0) & (self.high[k] == 0) & (self.known[k] >= Known.DEFINED)
        return found

    def is_constant(self) -> Mask:
        """Tell where f has one value, whatever is known of f′, as sqrt(relu(x)) has left of 0."""
        found: Mask = (self.low[0] == self.high[0]) & (self.known[0] == Known.CONTINUOUS)
        return found

    def is_monotone(self, k: int) -> Mask:
        """Tell where f^(k) is continuous and only rises, or only falls."""
        if k + 1 >= len(self.low):
            return np.zeros(self.low.shape[1], dtype=bool)
        # f may bend or be steep without end at single places, and rise all the same.
        least = Known.CONTINUOUS if k else Known.MAYBE
        goes_on = (self.known[k] == Known.CONTINUOUS) & (self.known[k + 1] >= least)
        found: Mask = goes_on & (self.sign(k + 1) != 0)
        return found

    def sign(self, k: int) -> Floats:
        """Give 1 or −1 where f^(k) has that sign all over, else 0."""
        if k >= len(self.low):
            return np.zeros(self.low.shape[1])
        defined = self.known[k] > Known.UNDEFINED
        return np.where(defined, np.where(self.low[k] > 0, 1.0, 0.0) - (self.high[k] < 0), 0.0)

    def is_vague(self, k: int) -> Mask:
        """Tell at which points f^(k) is not much larger than rounding."""
        low, high = self.low[k], self.high[k]
        size = np.maximum(low, -high)
        found: Mask = (self.known[k] > Known.UNDEFINED) & ~(size > LOUD * (high - low))
        return found

    def is_tiny(self, k: int) -> Mask:
        """Tell where f^(k) is so small that doubles may not hold it."""
        found: Mask = np.maximum(np.abs(self.low[k]), np.abs(self.high[k])) < TINY
        return found

    def may_break(self) -> Mask:
        """Tell where f may break, or f′ while f goes on."""
        known, slope = self.known[:2]
        broken = (known == Known.MAYBE) | (known == Known.DEFINED)
        found: Mask = broken | ((known == Known.CONTINUOUS) & (slope < Known.CONTINUOUS))
        return found


def bounds_in_slices(enclose: Enclosing, low: Floats, high: Floats | None = None) -> Slices[Bounds]:
    """Do as `bounds_over` does, over so many boxes at a time as take no longer than is waited."""
    high = low if high is None else high
    most = enclose.at_once
    told = [bounds_over(enclose, low[:most], high[:most])]
    for start in range(most, low.size, most):
        yield
        end = start + most
        told.append(bounds_over(enclose, low[start:end], high[start:end]))
    yield
    if len(told) == 1:
        return told[0]
    return Bounds(*(np.concatenate(rows, axis=1) for rows in zip(*told, strict=True)))


@no_float_warnings
def bounds_over(enclose: Enclosing, low: Floats, high: Floats | None = None) -> Bounds:
    """Bound f and its derivatives over boxes, or at points."""
    rows = enclose(low, low if high is None else high)
    return Bounds(
        np.array([row.lo for row in rows]),
        np.array([row.hi for row in rows]),
        np.array([row.known() for row in rows]),
    )
