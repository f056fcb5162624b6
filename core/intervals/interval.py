"""Boxes of numbers that behave like an array of them.

An Interval speaks NumPy's protocols, so that what is written in operators and ufuncs runs on
it: the result holds every value that the real function has on the box.
"""

from enum import IntEnum
from typing import Any, TypeAlias

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import ArrayLike, NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.operators import Floats
from core.intervals.protocol import NotAnArray, enclosure_of
from core.intervals.rounding import widened

Decoration: TypeAlias = NDArray[np.uint8] | int
"""A `Known` for each box, or one for all of them."""


class Known(IntEnum):
    """What is known of a function on a box, each more than the one before; as in IEEE 1788."""

    UNDEFINED = 0
    """It is defined nowhere on the box."""
    MAYBE = 1
    """It may be undefined somewhere on the box."""
    DEFINED = 2
    """It is defined all over the box, and may jump there."""
    CONTINUOUS = 3
    """It is defined all over the box, and continuous on it."""


class Interval(NotAnArray, NDArrayOperatorsMixin):
    """Boxes along one axis, each with what is known of the function whose values it holds.

    `bounds` has two rows, the lower bounds with the other sign and the upper ones, so that both are
    rounded up; it has no nan and no −∞. `decoration` is a `Known` for each box or one for all; what
    the bounds are where that is UNDEFINED means nothing.

    Products wait with their rounding until somebody asks for the bounds: `raw` has them as they
    were computed, `roundings` tells how often they were rounded since.

    Examples
    --------
    >>> x = Interval.of([-1.0, 1.0], [4.0, 4.0])
    >>> y = np.sqrt(x)
    >>> y.lo, y.decoration
    (array([0., 1.]), array([1, 3], dtype=uint8))
    """

    __slots__ = ("_sizes", "_tops", "decoration", "raw", "roundings")

    def __init__(
        self,
        raw: Floats,
        decoration: Decoration = Known.CONTINUOUS,
        roundings: int = 0,
        sizes: tuple[float, float] | None = None,
    ) -> None:
        self.raw, self.decoration, self.roundings = raw, decoration, roundings
        self._tops: tuple[float, float] | None = None
        self._sizes = sizes

    @property
    def bounds(self) -> Floats:
        """The bounds, rounded outward."""
        if self.roundings:
            self.raw, self.roundings = widened(self.raw, self.roundings), 0
        return self.raw

    @property
    def number(self) -> float | None:
        """The number that this is, if it is one box and a point."""
        if self.raw.shape[1] != 1 or self.roundings or self.raw[0, 0] != -self.raw[1, 0]:
            return None
        return float(self.raw[1, 0])

    @property
    def tops(self) -> tuple[float, float]:
        """The greatest number of each row; worked out once, because signs are asked for often."""
        if self._tops is None:
            self._tops = float(self.raw[0].max()), float(self.raw[1].max())
        return self._tops

    @property
    def sign(self) -> int:
        """1 if no box reaches below 0, −1 if none reaches above it, else 0."""
        low, high = self.tops
        return 1 if low <= 0 else -1 if high <= 0 else 0

    @property
    def sizes(self) -> tuple[float, float]:
        """The least and the greatest size of any bound but 0."""
        if self._sizes is None:
            least, greatest = -min(self.tops), max(self.tops)
            if least <= 0:
                sizes = np.abs(self.raw)
                least = float(sizes.min())
                least = least or float(np.min(sizes, where=sizes > 0, initial=np.inf))
            self._sizes = least, greatest
        return self._sizes

    @staticmethod
    def of(lo: ArrayLike, hi: ArrayLike | None = None) -> "Interval":
        """Make boxes of their ends, or points; nan makes one of a value that is undefined.

        A ValueError if an end is nan, if a box is reversed or has nothing but ∞ in it, or if there
        is more than one axis.
        """
        low = np.atleast_1d(np.asarray(lo, dtype=np.float64))
        high = low if hi is None else np.atleast_1d(np.asarray(hi, dtype=np.float64))
        bounds = np.stack(np.broadcast_arrays(-low, high))
        if bounds.ndim > 2:
            raise ValueError("boxes lie along one axis")
        if hi is None and np.isnan(bounds).any():
            empty = np.isnan(bounds[1])
            return Interval(np.where(empty, 0.0, bounds), np.where(empty, 0, 3).astype(np.uint8))
        wrong = ~(low <= high) | (low == np.inf) | (high == -np.inf)
        if hi is not None and wrong.any():
            low, high = np.broadcast_arrays(low, high)
            i = int(np.argmax(wrong))
            raise ValueError(f"a box goes up from its first end, not from {low[i]} to {high[i]}")
        return Interval(np.minimum(np.maximum(bounds, -_GREATEST), np.inf))

    @property
    def lo(self) -> Floats:
        """The lower bounds; nan where nothing is defined."""
        return self._shown(0.0 - self.bounds[0])

    @property
    def hi(self) -> Floats:
        """The upper bounds; nan where nothing is defined."""
        return self._shown(self.bounds[1] + 0.0)

    def _shown(self, row: Floats) -> Floats:
        return np.where(np.equal(self.decoration, Known.UNDEFINED), np.nan, row)

    @property
    def shape(self) -> tuple[int, ...]:
        """One axis: the number of boxes."""
        return self.raw.shape[1:]

    def known(self) -> NDArray[np.uint8]:
        """Give the decoration of each box."""
        return np.broadcast_to(np.asarray(self.decoration, dtype=np.uint8), self.shape)

    @no_float_warnings
    def __array_ufunc__(
        self, ufunc: np.ufunc, method: str, *inputs: object, **options: object
    ) -> Any:
        enclose = enclosure_of.get(ufunc)
        if enclose is None or method != "__call__" or options:
            name = ufunc.__name__ + ("" if method == "__call__" else f".{method}")
            raise TypeError(f"np.{name} has no rule for an Interval")
        return enclose(*map(as_interval, inputs))

    def __array__(self, *args: object, **options: object) -> None:
        raise TypeError("an Interval is not an ndarray; its ends are in .lo and .hi")

    def __repr__(self) -> str:
        return f"Interval.of({self.lo.tolist()}, {self.hi.tolist()})"


_GREATEST = float(np.finfo(np.float64).max)


def as_interval(x: Any) -> Interval:
    """Make points of numbers; an Interval is given back as it is."""
    return x if isinstance(x, Interval) else Interval.of(x)


def least(one: Decoration, other: Decoration) -> Decoration:
    """Give what is known of a result: as much as of the less known of its parts."""
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    return np.minimum(np.asarray(one, dtype=np.uint8), np.asarray(other, dtype=np.uint8))


def limited(decoration: Decoration, where: NDArray[np.bool_], known: Known) -> Decoration:
    """Know at most so much in some places."""
    if not where.any():
        return decoration
    limit = np.where(where, np.uint8(known), np.uint8(Known.CONTINUOUS))
    return np.minimum(np.asarray(decoration, dtype=np.uint8), limit)
