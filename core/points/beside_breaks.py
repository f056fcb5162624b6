"""Boxes from left to right, and which of them hang together with a break of f."""

from typing import NamedTuple

import numpy as np

from core.sampling.curve import Floats, Indices, Mask

BREAKS = 3
"""The row of what is left over because f or f′ may break there."""

FINE = 1 / 16
"""Boxes that hang together with a break need not be finer, as a share of how far off it is."""


class Boxes(NamedTuple):
    """Boxes from left to right, and a row of `waiting` for each order and for breaks."""

    low: Floats
    high: Floats
    waiting: Mask

    def where(self, keep: Mask) -> "Boxes":
        """Give those that are kept."""
        return Boxes(self.low[keep], self.high[keep], self.waiting[:, keep])

    def split(self, parts: int) -> "Boxes":
        """Cut each in so many parts of one width, as far as there are doubles between."""
        share = np.arange(parts + 1) / parts
        cuts = self.low[:, None] + (self.high - self.low)[:, None] * share
        cuts[:, -1] = self.high
        waiting = np.repeat(self.waiting, parts, axis=1)
        boxes = Boxes(cuts[:, :-1].ravel(), cuts[:, 1:].ravel(), waiting)
        return boxes.where(boxes.high > boxes.low)


def any_of(rows: Mask) -> Mask:
    """Tell in which columns something holds."""
    found: Mask = np.logical_or.reduce(rows)
    return found


def fine_beside_breaks(boxes: Boxes, left: list[Boxes], coarse: list[Boxes]) -> Mask:
    """Tell which boxes hang together with a break and are fine enough beside it.

    Where some are left over, what lies between them and the break will be, too.
    """
    may_break: Mask = boxes.waiting[BREAKS]
    breaks = boxes.where(may_break)
    if not breaks.low.size:
        return may_break
    hangs: Mask = ~apart_from_breaks(boxes, [boxes, *left, *coarse]) & ~may_break
    side, away = _from_breaks(boxes, breaks)
    fine = hangs & (boxes.high - boxes.low <= FINE * away)
    reach = np.zeros(2 * breaks.low.size)
    np.maximum.at(reach, side[fine], away[fine])
    if coarse:
        np.maximum.at(reach, *_from_breaks(together(coarse), breaks))
    found: Mask = hangs & (away <= reach[side])
    return found


def _from_breaks(boxes: Boxes, breaks: Boxes) -> tuple[Indices, Floats]:
    """Say on which side of which break boxes lie, and how far off: of two that meet, the first."""
    run = runs(breaks.low, breaks.high)
    i = np.searchsorted(breaks.low, boxes.low)
    before, after = np.clip(i - 1, 0, None), np.clip(i, None, breaks.low.size - 1)
    apart = np.abs(boxes.low - breaks.low[before]), np.abs(boxes.low - breaks.low[after])
    nearest = np.where(apart[0] <= apart[1], before, after)
    is_right = boxes.low > breaks.low[nearest]
    return 2 * run[nearest] + is_right, np.minimum(*apart)


def apart_from_breaks(boxes: Boxes, all_left: list[Boxes]) -> Mask:
    """Tell from which boxes no others that are left lead to a break."""
    whole = together(all_left)
    run = runs(whole.low, whole.high)
    i = np.searchsorted(whole.low, boxes.low)
    found: Mask = np.isin(run[i], run[whole.waiting[BREAKS]], invert=True)
    return found


def together(parts: list[Boxes]) -> Boxes:
    """Give all boxes from left to right."""
    low, high = (np.concatenate([p[i] for p in parts]) for i in range(2))
    waiting = np.concatenate([p.waiting for p in parts], axis=1)
    order = np.argsort(low, kind="stable")
    return Boxes(low[order], high[order], waiting[:, order])


def runs(low: Floats, high: Floats) -> Indices:
    """Give each box the number of the stretch of boxes that meet in which it lies."""
    return np.cumsum(np.append(0, low[1:] > high[:-1]))
