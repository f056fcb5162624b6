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
from core.points.bounds import Bounds, bounds_over
from core.sampling.curve import Floats, Indices, Mask

ORDERS = 3
"""f, f′ and f″ have their zeros found."""

BREAKS = 3
"""The row of what is left over because f or f′ may break there."""

AT_ONCE, MOST_PARTS = 512, 16
"""Boxes are split into as many parts as make so many boxes, and no more than so many."""

LEAST = 2.0**-56
"""The smallest box, as a share of the view: beside 0 there is no end to doubles."""

FINE = 1 / 16
"""Boxes that hang together with a break need not be finer, as a share of how far off it is."""


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
    is_whole : bool
        False where more boxes were wanted than there may be.
    """

    zeros: list[Zero] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    flats: list[tuple[float, float]] = field(default_factory=list)
    is_whole: bool = True


class _Boxes(NamedTuple):
    """Boxes from left to right, and a row of `waiting` for each order and for breaks."""

    low: Floats
    high: Floats
    waiting: Mask

    def where(self, keep: Mask) -> "_Boxes":
        return _Boxes(self.low[keep], self.high[keep], self.waiting[:, keep])

    def split(self, parts: int) -> "_Boxes":
        share = np.arange(parts + 1) / parts
        cuts = self.low[:, None] + (self.high - self.low)[:, None] * share
        cuts[:, -1] = self.high
        waiting = np.repeat(self.waiting, parts, axis=1)
        boxes = _Boxes(cuts[:, :-1].ravel(), cuts[:, 1:].ravel(), waiting)
        return boxes.where(boxes.high > boxes.low)


def searched(enclose: Enclosing, cuts: Floats, most: int) -> Slices[Searched]:
    """Search the boxes between cuts, one round a slice, with `most` boxes or little more."""
    told = Searched()
    boxes = _Boxes(cuts[:-1], cuts[1:], np.ones((BREAKS + 1, cuts.size - 1), dtype=bool))
    left, coarse, most = yield from _rounds(enclose, boxes, told, most, (cuts[0], cuts[-1]))
    apart = _apart_from_breaks(coarse, [*left, coarse])
    left.append(coarse.where(~apart))
    if apart.any():
        view = cuts[0], cuts[-1]
        more, rest, _ = yield from _rounds(enclose, coarse.where(apart), told, most, view, False)
        left += [*more, rest]
    told.zeros = sorted(set(told.zeros), key=lambda zero: zero.low)
    told.flats = _joined(told.flats)
    told.spots = _spots(left)
    return told


def _rounds(
    enclose: Enclosing, boxes: _Boxes, told: Searched, most: int, view: tuple[float, float],
    sparing: bool = True,
) -> Slices[tuple[list[_Boxes], _Boxes, int]]:  # fmt: skip
    """Split until nothing is left to split; give what is left over, and of how many boxes.

    What is left over only because a break is near (where `sparing`) is given by itself.
    """
    left = [boxes.where(np.zeros(boxes.low.size, dtype=bool))]
    coarse: list[_Boxes] = []
    least = LEAST * float(view[1] - view[0])
    while boxes.low.size:
        most -= 2 * boxes.low.size
        boxes, stuck = yield from _judged(enclose, boxes, told, *view)
        keep = _any(boxes.waiting)
        boxes, stuck = boxes.where(keep), stuck[:, keep]
        size = np.maximum(np.abs(boxes.low), np.abs(boxes.high))
        tiny = boxes.high - boxes.low <= np.maximum(4 * np.spacing(size), least)
        done = tiny | ~_any(boxes.waiting & ~stuck)
        if most < 4 * np.count_nonzero(~done):
            told.is_whole &= bool(done.all())
            done[:] = True
        left.append(boxes.where(done))
        boxes = boxes.where(~done)
        if sparing:
            fine = _fine_beside_breaks(boxes, left, coarse)
            coarse.append(boxes.where(fine))
            boxes = boxes.where(~fine)
        if boxes.low.size:
            boxes = boxes.split(int(np.clip(AT_ONCE // boxes.low.size, 2, MOST_PARTS)))
    return left, _together(coarse or left[:1]), most


def _judged(
    enclose: Enclosing, boxes: _Boxes, told: Searched, start: float, end: float
) -> Slices[tuple[_Boxes, Mask]]:
    """Settle what the bounds tell; say of what waits where more boxes would not help."""
    over = bounds_over(enclose, boxes.low, boxes.high)
    yield
    waiting = boxes.waiting.copy()
    waiting[BREAKS] &= over.may_break()
    for k in range(ORDERS):
        waiting[k] &= ~over.excludes(k) & ~over.is_zero(k)
    steady = over.is_constant()
    waiting[:, steady] = False
    flat = (over.is_zero(1) | steady) & boxes.waiting[1]
    told.flats += zip(boxes.low[flat].tolist(), boxes.high[flat].tolist(), strict=True)
    monotone = np.array([waiting[k] & over.is_monotone(k) for k in range(ORDERS)])
    some = _any(monotone)
    if some.any():
        ends = [bounds_over(enclose, x[some]) for x in (boxes.low, boxes.high)]
        yield
        for k in range(ORDERS):
            _settle(k, boxes, waiting, monotone, some, over, ends, told, (start, end))
    here = _any(waiting)
    stuck = np.zeros_like(waiting)
    if here.any():
        middle = bounds_over(enclose, (boxes.low + (boxes.high - boxes.low) / 2)[here])
        for k, hidden in enumerate([*map(middle.is_vague, range(ORDERS)), middle.may_break()]):
            vague = np.zeros(here.shape, dtype=bool)
            vague[here] = hidden
            if k < ORDERS:  # not where f is but too small for doubles in the middle
                vague[here] &= ~middle.is_tiny(k) | over.is_tiny(k)[here]
            stuck[k] = _amid(vague & waiting[k], boxes)
    return _Boxes(boxes.low, boxes.high, waiting), stuck


def _settle(
    k: int, boxes: _Boxes, waiting: Mask, monotone: Mask, some: Mask, over: Bounds,
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


def _any(rows: Mask) -> Mask:
    """Tell in which columns something holds."""
    found: Mask = np.logical_or.reduce(rows)
    return found


def _amid(vague: Mask, boxes: _Boxes) -> Mask:
    """Tell which boxes lie amid others where rounding hides the sign."""
    meets = boxes.high[:-1] == boxes.low[1:]
    left, right = vague.copy(), vague.copy()
    left[1:] &= vague[:-1] | ~meets
    right[:-1] &= vague[1:] | ~meets
    found: Mask = left & right
    return found


def _fine_beside_breaks(boxes: _Boxes, left: list[_Boxes], coarse: list[_Boxes]) -> Mask:
    """Tell which boxes hang together with a break and are fine enough beside it.

    Where some are left over, what lies between them and the break will be, too.
    """
    may_break: Mask = boxes.waiting[BREAKS]
    breaks = boxes.where(may_break)
    if not breaks.low.size:
        return may_break
    hangs: Mask = ~_apart_from_breaks(boxes, [boxes, *left, *coarse]) & ~may_break
    side, away = _from_breaks(boxes, breaks)
    fine = hangs & (boxes.high - boxes.low <= FINE * away)
    reach = np.zeros(2 * breaks.low.size)
    np.maximum.at(reach, side[fine], away[fine])
    if coarse:
        np.maximum.at(reach, *_from_breaks(_together(coarse), breaks))
    found: Mask = hangs & (away <= reach[side])
    return found


def _from_breaks(boxes: _Boxes, breaks: _Boxes) -> tuple[Indices, Floats]:
    """Say on which side of which break boxes lie, and how far off: of two that meet, the first."""
    run = _runs(breaks.low, breaks.high)
    i = np.searchsorted(breaks.low, boxes.low)
    before, after = np.clip(i - 1, 0, None), np.clip(i, None, breaks.low.size - 1)
    apart = np.abs(boxes.low - breaks.low[before]), np.abs(boxes.low - breaks.low[after])
    nearest = np.where(apart[0] <= apart[1], before, after)
    is_right = boxes.low > breaks.low[nearest]
    return 2 * run[nearest] + is_right, np.minimum(*apart)


def _apart_from_breaks(boxes: _Boxes, all_left: list[_Boxes]) -> Mask:
    """Tell from which boxes no others that are left lead to a break."""
    whole = _together(all_left)
    run = _runs(whole.low, whole.high)
    i = np.searchsorted(whole.low, boxes.low)
    found: Mask = np.isin(run[i], run[whole.waiting[BREAKS]], invert=True)
    return found


def _together(parts: list[_Boxes]) -> _Boxes:
    """Give all boxes from left to right."""
    low, high = (np.concatenate([p[i] for p in parts]) for i in range(2))
    waiting = np.concatenate([p.waiting for p in parts], axis=1)
    order = np.argsort(low, kind="stable")
    return _Boxes(low[order], high[order], waiting[:, order])


def _runs(low: Floats, high: Floats) -> Indices:
    """Give each box the number of the stretch of boxes that meet in which it lies."""
    return np.cumsum(np.append(0, low[1:] > high[:-1]))


def _joined(pairs: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for low, high in sorted(pairs):
        if joined and low <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(high, joined[-1][1])
        else:
            joined.append((low, high))
    return joined


def _spots(parts: list[_Boxes]) -> list[Spot]:
    """Join what is left over where it meets."""
    boxes = _together(parts)
    if not boxes.low.size:
        return []
    starts = np.flatnonzero(np.diff(_runs(boxes.low, boxes.high), prepend=-1))
    ends = [*starts[1:].tolist(), boxes.low.size]
    return [_spot(boxes, a, b) for a, b in zip(starts.tolist(), ends, strict=True)]


def _spot(boxes: _Boxes, a: int, b: int) -> Spot:
    waiting = boxes.waiting[:, a:b]
    at = a + np.flatnonzero(waiting[BREAKS])
    breaks = _joined([(float(boxes.low[i]), float(boxes.high[i])) for i in at])
    orders = tuple(k for k in range(ORDERS) if waiting[k].any())
    return Spot(float(boxes.low[a]), float(boxes.high[b - 1]), orders, tuple(breaks))
