"""Branch and prove: boxes over a view, split until each is known to hold no zero or one.

On a box f^(k) has no zero if its bounds leave 0 out, and at most one if those of f^(k+1) do: the
signs at the ends tell. What no bounds can tell, such as a multiple zero or a break, is left over
as a `Spot` as small as doubles and rounding let it be.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from core.compiled.enclosure import Enclosing
from core.incremental import Slices
from core.points.beside_breaks import (
    BREAKS,
    Boxes,
    any_of,
    apart_from_breaks,
    fine_beside_breaks,
    runs,
    together,
)
from core.points.bounds import Bounds, bounds_in_slices
from core.sampling.curve import Floats, Mask

ORDERS = 3
"""f, f′ and f″ have their zeros found."""

AT_ONCE, MOST_PARTS = 512, 16
"""Boxes are split into as many parts as make so many boxes, and no more than so many."""

LEAST = 2.0**-56
"""The smallest box, as a share of the view: beside 0 there is no end to doubles."""


SPARE = 4
"""One part in so many of the boxes is kept for f and f′, should f″ use up all others."""

FRAYED = 1 / 16
"""Spots are one if they are less apart than this share of how wide one of them is."""


class Zero(NamedTuple):
    """The only place on a box at which f^(order) is 0, and it is a simple zero."""

    order: int
    low: float
    high: float
    rising: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch on which the boxes do not tell.

    Attributes
    ----------
    orders : tuple of int
        Of which of f, f′, f″ there may be zeros.
    breaks : tuple of pairs of float
        Where, within it, f or f′ may break.
    """

    low: float
    high: float
    orders: tuple[int, ...]
    breaks: tuple[tuple[float, float], ...]


@dataclass(slots=True)
class Searched:
    """What the boxes told.

    Attributes
    ----------
    flats : list of pairs of float
        Boxes on which f′ is 0 all over.
    given_up : list of Boxes
        What would have wanted more boxes than there may be.
    """

    zeros: list[Zero] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    flats: list[tuple[float, float]] = field(default_factory=list)
    given_up: list[Boxes] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether there were as many boxes as wanted."""
        return not any(boxes.low.size for boxes in self.given_up)


def searched(enclose: Enclosing, cuts: Floats, most: int) -> Slices[Searched]:
    """Search the boxes between cuts, one round a slice, with `most` boxes or little more."""
    told = Searched()
    boxes = Boxes(cuts[:-1], cuts[1:], np.ones((BREAKS + 1, cuts.size - 1), dtype=bool))
    left, coarse, most = yield from _rounds(enclose, boxes, told, most, (cuts[0], cuts[-1]))
    apart = apart_from_breaks(coarse, [*left, *told.given_up, coarse])
    left.append(coarse.where(~apart))
    if apart.any():
        view = cuts[0], cuts[-1]
        more, rest, _ = yield from _rounds(enclose, coarse.where(apart), told, most, view, False)
        left += [*more, rest]
    told.zeros = sorted(set(told.zeros), key=lambda zero: zero.low)
    told.flats = _joined(told.flats)
    told.spots = sorted([*_gathered(_spots(left), told), *_spots(told.given_up)], key=_from)
    return told


def _rounds(
    enclose: Enclosing, boxes: Boxes, told: Searched, most: int, view: tuple[float, float],
    sparing: bool = True,
) -> Slices[tuple[list[Boxes], Boxes, int]]:  # fmt: skip
    """Split until nothing is left to split; give what is left over, and of how many boxes.

    What is left over only because a break is near (where `sparing`) is given by itself.
    """
    left = [boxes.where(np.zeros(boxes.low.size, dtype=bool))]
    coarse: list[Boxes] = []
    least, spare = LEAST * float(view[1] - view[0]), most // SPARE
    while boxes.low.size:
        most -= 2 * boxes.low.size
        boxes, stuck = yield from _judged(enclose, boxes, told, *view)
        keep = any_of(boxes.waiting)
        boxes, stuck = boxes.where(keep), stuck[:, keep]
        size = np.maximum(np.abs(boxes.low), np.abs(boxes.high))
        tiny = boxes.high - boxes.low <= np.maximum(4 * np.spacing(size), least)
        done = tiny | ~any_of(boxes.waiting & ~stuck)
        going = _affordable(boxes, ~done, most, spare)
        told.given_up.append(boxes.where(~going & ~done))
        left.append(boxes.where(done))
        boxes = boxes.where(going)
        if sparing:
            fine = fine_beside_breaks(boxes, left, coarse)
            coarse.append(boxes.where(fine))
            boxes = boxes.where(~fine)
        if boxes.low.size:
            boxes = boxes.split(int(np.clip(AT_ONCE // boxes.low.size, 2, MOST_PARTS)))
    return left, together(coarse or left[:1]), most


def _affordable(boxes: Boxes, going: Mask, most: int, spare: int) -> Mask:
    """Tell which boxes go on: where all are too many, f″ is given up first, and f′ after it."""
    if 4 * np.count_nonzero(going) <= most:
        return going
    for order in reversed(range(1, ORDERS)):
        going = going & (any_of(boxes.waiting[:order]) | boxes.waiting[BREAKS])
        if 4 * np.count_nonzero(going) <= most + spare:
            return going
    return np.zeros_like(going)


def _judged(
    enclose: Enclosing, boxes: Boxes, told: Searched, start: float, end: float
) -> Slices[tuple[Boxes, Mask]]:
    """Settle what the bounds tell; say of what waits where more boxes would not help."""
    over = yield from bounds_in_slices(enclose, boxes.low, boxes.high)
    waiting = boxes.waiting.copy()
    waiting[BREAKS] &= over.may_break()
    steady = over.is_constant()
    waiting[:, steady] = False
    _exclude(over, waiting)
    here = any_of(waiting)
    middles = (boxes.low + (boxes.high - boxes.low) / 2)[here]
    middle = yield from bounds_in_slices(enclose, middles)
    away = np.maximum(middles - boxes.low[here], boxes.high[here] - middles)
    over = over.by_mean_value(here, middle, away)
    _exclude(over, waiting)
    flat = (over.is_zero(1) | steady) & boxes.waiting[1]
    told.flats += zip(boxes.low[flat].tolist(), boxes.high[flat].tolist(), strict=True)
    monotone = np.array([waiting[k] & over.is_monotone(k) for k in range(ORDERS)])
    some = any_of(monotone)
    if some.any():
        ends = []
        for x in (boxes.low, boxes.high):
            ends.append((yield from bounds_in_slices(enclose, x[some])))
        for k in range(ORDERS):
            _settle(k, boxes, waiting, monotone, some, over, ends, told, (start, end))
    stuck = np.zeros_like(waiting)
    if here.any():
        for k, hidden in enumerate([*map(middle.is_vague, range(ORDERS)), middle.may_break()]):
            vague = np.zeros(here.shape, dtype=bool)
            vague[here] = hidden
            if k < ORDERS:  # not where f is but too small for doubles in the middle
                vague[here] &= ~middle.is_tiny(k) | over.is_tiny(k)[here]
            stuck[k] = _amid(vague & waiting[k], boxes)
    return Boxes(boxes.low, boxes.high, waiting), stuck


def _exclude(over: Bounds, waiting: Mask) -> None:
    """Let those wait no more on which f^(k) is not 0, or is 0 all over."""
    for k in range(ORDERS):
        waiting[k] &= ~over.excludes(k) & ~over.is_zero(k)


def _settle(
    k: int, boxes: Boxes, waiting: Mask, monotone: Mask, some: Mask, over: Bounds,
    ends: list[Bounds], told: Searched, view: tuple[float, float],
) -> None:  # fmt: skip
    """Look at the signs at both ends of boxes over which f^(k) only rises or only falls."""
    signs = np.zeros((2, some.size))
    exact = np.zeros((2, some.size), dtype=bool)
    for side, bounds in enumerate(ends):
        signs[side, some], exact[side, some] = bounds.sign(k), bounds.is_zero(k)
    rise = over.sign(k + 1)
    # At the view's own ends nothing is listed: a zero there is beyond it.
    signs[0] = np.where(exact[0] & (boxes.low == view[0]), rise, signs[0])
    signs[1] = np.where(exact[1] & (boxes.high == view[1]), -rise, signs[1])
    before, after = signs * rise
    none, one = (before > 0) | (after < 0), (before < 0) & (after > 0)
    at_end = ~none & ~one & exact.any(axis=0)
    for i in np.flatnonzero(monotone[k] & (one | at_end)):
        low, high = float(boxes.low[i]), float(boxes.high[i])
        if at_end[i]:
            low = high = low if exact[0, i] else high
        told.zeros.append(Zero(k, low, high, bool(rise[i] > 0)))
    waiting[k] &= ~(monotone[k] & (none | one | at_end))


def _amid(vague: Mask, boxes: Boxes) -> Mask:
    """Tell which boxes lie amid others where rounding hides the sign."""
    meets = boxes.high[:-1] == boxes.low[1:]
    left, right = vague.copy(), vague.copy()
    left[1:] &= vague[:-1] | ~meets
    right[:-1] &= vague[1:] | ~meets
    found: Mask = left & right
    return found


def _joined(pairs: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for low, high in sorted(pairs):
        if joined and low <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    return joined


def _spots(parts: list[Boxes]) -> list[Spot]:
    """Join what is left over where it meets."""
    if not parts:
        return []
    boxes = together(parts)
    if not boxes.low.size:
        return []
    starts = np.flatnonzero(np.diff(runs(boxes.low, boxes.high), prepend=-1))
    ends = [*starts[1:].tolist(), boxes.low.size]
    return [_spot(boxes, a, b) for a, b in zip(starts.tolist(), ends, strict=True)]


def _spot(boxes: Boxes, a: int, b: int) -> Spot:
    waiting = boxes.waiting[:, a:b]
    at = a + np.flatnonzero(waiting[BREAKS])
    breaks = _joined([(float(boxes.low[i]), float(boxes.high[i])) for i in at])
    orders = tuple(k for k in range(ORDERS) if waiting[k].any())
    return Spot(float(boxes.low[a]), float(boxes.high[b - 1]), orders, tuple(breaks))


def _from(spot: Spot) -> float:
    return spot.low


def _gathered(spots: list[Spot], told: Searched) -> list[Spot]:
    """Join what lies close to a far wider spot: where rounding begins to hide a sign, they fray.

    What was found between two keeps them apart.
    """
    kept: list[Spot] = []
    for spot in spots:
        while kept and _are_one(kept[-1], spot, told):
            before = kept.pop()
            orders = tuple(sorted({*before.orders, *spot.orders}))
            spot = Spot(before.low, spot.high, orders, before.breaks + spot.breaks)
        kept.append(spot)
    return kept


def _are_one(one: Spot, other: Spot, told: Searched) -> bool:
    widest = max(one.high - one.low, other.high - other.low)
    if other.low - one.high > FRAYED * widest:
        return False
    orders = {*one.orders, *other.orders}
    between = told.flats + [(z.low, z.high) for z in told.zeros if z.order in orders]
    return not any(low <= other.low and high >= one.high for low, high in between)
