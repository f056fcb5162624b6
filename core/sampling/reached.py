"""Crests by bounds: where waves are too many to be climbed, what f never leaves leads to them.

A box as wide as a column holds many waves, and bounds of f over it are often the height of its
crests. Of the parts of a box the one with the highest bound is taken and split again, until it
is so narrow that f in it is known to a share of a pixel. That costs no evaluation, and what is
drawn is still a value that f takes: bounds that are too wide lead to a lesser crest, never to
ink where nothing is.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.evaluate import Evaluator
from core.sampling.filling import extent
from core.sampling.point_sets import among, distinct
from core.sampling.samples import Samples, computed
from core.sampling.viewport import Viewport
from core.sampling.waves import SHORT

PARTS = 4
"""Into so many a box is split: with more there is more to choose from, and more to compute."""

DEPTH = 28
"""How often: a column of some 2⁵⁰ waves is as narrow as one of them then."""

INSET = 2.0**-20
"""So much of a column is left out at either end."""

KNOWN = 0.25
"""A box over which f moves by so many pixels is narrow enough."""


def reached(
    view: Viewport,
    evaluator: Evaluator,
    samples: Samples,
    order: int,
    columns: Mask,
    before: Mask,
    most: int,
) -> Iterator[Samples]:
    """Sample a crest and a trough in each column that falls short of the bounds of f there.

    Columns `before`, which an earlier call has done, are left out. Nothing is done where bounds
    are not to be had.
    """
    which, low, high = extent(view, samples.x, samples.orders[order], columns & ~before)
    # Well inside: what is on the border is the next column's.
    column = which.astype(np.float64)
    left, right = (view.lo + (column + share) * view.px for share in (INSET, 1 - INSET))
    bounds = evaluator.bounds(order, left, right)
    if bounds is None:
        return
    # A trough is a crest of −f.
    lack: Floats = np.concatenate((low - np.maximum(bounds[0], view.bottom),
                           np.minimum(bounds[1], view.top) - high))  # fmt: skip
    short = np.flatnonzero(lack > SHORT * view.py)
    short = short[np.argsort(-lack[short], kind="stable")][:most]
    boxes = _Boxes(np.repeat((-1.0, 1.0), which.size), np.tile(left, 2), np.tile(right, 2))
    boxes = boxes.where(short)
    found = [samples.x[:0]]
    for _ in range(DEPTH):
        parts = boxes.a.size and _best_parts(view, evaluator, order, boxes)
        if not parts:
            break
        yield samples
        boxes, narrow = parts
        found.append(boxes.where(narrow).middles)
        boxes = boxes.where(~narrow)
    x = distinct(np.concatenate((*found, boxes.middles)))
    x = x[~among(x, samples.x)]
    if x.size:
        yield samples.merged(computed(evaluator, x))


class _Boxes(NamedTuple):
    """From `a` to `b` in each, where a crest is looked for, or for a `sign` of −1 a trough."""

    sign: Floats
    a: Floats
    b: Floats

    @property
    def middles(self) -> Floats:
        return self.a + (self.b - self.a) / 2

    def where(self, keep: Indices | Mask) -> "_Boxes":
        return _Boxes(*(row[keep] for row in self))


def _best_parts(
    view: Viewport, evaluator: Evaluator, order: int, boxes: _Boxes
) -> tuple[_Boxes, Mask] | None:
    """Take that part of each box in which f may be greatest, and tell which are narrow enough.

    Between neighbouring doubles, where f may jump, that is one of the two. None where there are
    no bounds to be had.
    """
    sign, a, b = boxes
    edges = a[:, None] + (b - a)[:, None] * (np.arange(PARTS + 1) / PARTS)
    edges[:, -1] = b
    left, right = edges[:, :-1].copy(), edges[:, 1:].copy()
    last = b - a <= 2 * np.spacing(np.abs(a))
    left[last, 1:] = right[last, 1:] = b[last, None]
    right[last, 0] = a[last]
    bounds = evaluator.bounds(order, left.ravel(), right.ravel())
    if bounds is None:
        return None
    low, high = (side.reshape(-1, PARTS) for side in bounds)
    ahead = np.where(sign[:, None] > 0, high, -low)
    best = np.arange(a.size), np.argmax(np.where(np.isnan(ahead), -np.inf, ahead), axis=1)
    narrow = ~(high[best] / 2 - low[best] / 2 > KNOWN / 2 * view.py) | last
    return _Boxes(sign, left[best], right[best]), narrow
