"""Boxes of numbers that behave like an array of them.

An Interval speaks NumPy's protocols, so that what is written in operators and ufuncs runs on
it: the result holds every value that the real function has on the box.
"""

import math
from enum import IntEnum
from typing import Any, TypeAlias

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin
from numpy.typing import ArrayLike, NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.operators import Floats
from core.intervals.protocol import NotAnArray, enclosure_of
from core.intervals.rounding import scaled, widened

SMALL, GREAT = 1e-290, 1e290
"""Between them no digit of a product is lost to underflow, and nothing overflows."""

_TOO_SMALL, _TOO_GREAT = 1e-100, 1e100
"""Beyond them a guess of sizes might soon keep products from waiting."""

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
    the bounds are where that is UNDEFINED means nothing. `count` is how many boxes there are.

    Sums and products wait with their rounding until somebody asks for the bounds: `roundings` tells
    how often they were rounded since, and `slack` how far they may be off beside that. `raw` has
    them as they were computed, once there is no slack; `with_slack` has them in any case.

    Examples
    --------
    >>> x = Interval.of([-1.0, 1.0], [4.0, 4.0])
    >>> y = np.sqrt(x)
    >>> y.lo, y.decoration
    (array([0., 1.]), array([1, 3], dtype=uint8))
    """

    __slots__ = (
        "_number",
        "_rough",
        "_sign",
        "_sizes",
        "_tops",
        "count",
        "decoration",
        "roundings",
        "slack",
        "with_slack",
    )

    def __init__(
        self,
        raw: Floats,
        decoration: Decoration = Known.CONTINUOUS,
        roundings: int = 0,
        sizes: tuple[float, float] | None = None,
        slack: float = 0.0,
        sign: int = 0,
    ) -> None:
        self.with_slack, self.decoration = raw, decoration
        self.count: int = raw.shape[1]
        self.roundings, self.slack = roundings, slack
        self._tops: tuple[float, float] | None = None
        self._sign = sign or None
        self._sizes, self._rough = sizes, True
        self._number: float | None = None

    @property
    def bounds(self) -> Floats:
        """The bounds, rounded outward."""
        if self.slack:
            self.with_slack = widened(self.with_slack, self.roundings, self.slack)
            self.roundings, self.slack, self._sizes = 0, 0.0, None
        elif self.roundings:
            sign = self.known_sign
            self.with_slack = (
                scaled(self.with_slack, self.roundings, sign)
                if sign
                else widened(self.with_slack, self.roundings)
            )
            self.roundings = 0
        return self.with_slack

    @property
    def raw(self) -> Floats:
        """The bounds as they were computed, so many roundings ago."""
        return self.bounds if self.slack else self.with_slack

    @property
    def number(self) -> float | None:
        """The number that this is, if it is one box and a point."""
        if self._number is None and self.count == 1:
            low, high = self.bounds[:, 0].tolist()
            self._number = high if low == -high else math.nan
        return None if self._number != self._number else self._number

    @property
    def tops(self) -> tuple[float, float]:
        """The greatest number of each row; worked out once, because signs are asked for often."""
        if self._tops is None:
            # To look where the greatest is takes NumPy half as long as to look for it.
            low, high = self.raw[0], self.raw[1]
            self._tops = low.item(low.argmax()), high.item(high.argmax())
        return self._tops

    @property
    def sign(self) -> int:
        """1 if no box reaches below 0, −1 if none reaches above it, else 0."""
        if self._sign is None:
            self._sign = self._measured_sign()
        return self._sign

    def _measured_sign(self) -> int:
        low, high = self.tops
        return 1 if low <= 0 else -1 if high <= 0 else 0

    @property
    def known_sign(self) -> int:
        """The same, if it is known without looking, else 0: to look costs as much as is saved."""
        return self._sign or (self.sign if self._tops else 0)

    @property
    def greatest(self) -> float:
        """What no bound is greater than, but for what it waits with."""
        if self._sizes and self._sizes[1] < _TOO_GREAT:
            return self._sizes[1]
        return max(self.tops)

    @property
    def sizes(self) -> tuple[float, float]:
        """What the size of no bound but 0 is less than, and what it is not greater than.

        What sums and products say of theirs is rough, and if it is too rough they are measured.
        """
        sizes = self._sizes
        if sizes and (not self._rough or (sizes[0] > _TOO_SMALL and sizes[1] < _TOO_GREAT)):
            return sizes
        self._sizes, self._rough = self._measured(), False
        return self._sizes

    @property
    def rough_sizes(self) -> tuple[float, float] | None:
        """The same, if it is known without looking."""
        return self._sizes

    def _measured(self) -> tuple[float, float]:
        least, greatest = -min(self.tops), max(self.tops)
        if least <= 0:
            sizes = np.abs(self.raw)
            least = sizes.item(sizes.argmin())
            if not least:
                np.copyto(sizes, np.inf, where=sizes == 0)
                least = sizes.item(sizes.argmin())
        return least, greatest

    @staticmethod
    def of(lo: ArrayLike, hi: ArrayLike | None = None) -> "Interval":
        """Make boxes of their ends, or points; nan makes one of a value that is undefined.

        A ValueError if an end is nan, if a box is reversed or has nothing but ∞ in it, or if there
        is more than one axis.
        """
        low = np.atleast_1d(np.asarray(lo, dtype=np.float64))
        high = low if hi is None else np.atleast_1d(np.asarray(hi, dtype=np.float64))
        bounds = np.empty((2, *np.broadcast(low, high).shape))
        if bounds.ndim > 2:
            raise ValueError("boxes lie along one axis")
        np.negative(low, out=bounds[0])
        bounds[1] = high
        if hi is None:
            return _points(bounds)
        if not (low <= high).all() or bounds.min(initial=0.0) == -np.inf:
            wrong = ~(low <= high) | (bounds == -np.inf).any(axis=0)
            low, high = np.broadcast_arrays(low, high)
            i = int(np.argmax(wrong))
            raise ValueError(f"a box goes up from its first end, not from {low[i]} to {high[i]}")
        return Interval(bounds)

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
        return self.with_slack.shape[1:]

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


def _points(bounds: Floats) -> Interval:
    if np.isnan(bounds).any():
        empty = np.isnan(bounds[1])
        return Interval(np.where(empty, 0.0, bounds), np.where(empty, 0, 3).astype(np.uint8))
    return Interval(np.maximum(bounds, -_GREATEST))


def as_interval(x: Any) -> Interval:
    """Make points of numbers; an Interval is given back as it is."""
    return x if isinstance(x, Interval) else Interval.of(x)


def least(one: Decoration, other: Decoration) -> Decoration:
    """Give what is known of a result: as much as of the less known of its parts."""
    if one is other:
        return one
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    return np.minimum(np.asarray(one, dtype=np.uint8), np.asarray(other, dtype=np.uint8))


def limited(decoration: Decoration, where: NDArray[np.bool_], known: Known) -> Decoration:
    """Know at most so much in some places."""
    if not where.any():
        return decoration
    limit = np.where(where, np.uint8(known), np.uint8(Known.CONTINUOUS))
    return np.minimum(np.asarray(decoration, dtype=np.uint8), limit)
