"""What one call of `sample` leaves to the next: its samples, and what it found out."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from core.compiled.compiled import same
from core.sampling.aliasing import column_of
from core.sampling.curve import Curve, Floats, Mask
from core.sampling.evaluate import Evaluator
from core.sampling.graph_nodes import Formula
from core.sampling.point_sets import distinct
from core.sampling.samples import END, GRID, Samples
from core.sampling.troubles import Troubles
from core.sampling.viewport import Viewport

NOWHERE: Floats = np.empty((2, 0))
"""No range."""


class Record(NamedTuple):
    """What a later call may use again.

    `highest` is the highest order that was computed, `px` the width of a pixel in units of x. For
    each order, in two rows from where to where: `wild`, where it cannot be followed, and `owed`,
    where for want of time its crests have not been looked for.
    """

    f: Formula
    highest: int
    px: float
    samples: Samples
    troubles: Troubles
    evaluator: Evaluator
    wild: Mapping[int, Floats]
    owed: Mapping[int, Floats]


def record_of(cache: Sequence[Curve] | None, f: Formula, highest: int) -> Record | None:
    """Give the record of the same function with the most samples, if there is one.

    Its parameters may have had other values, for which the samples are worth nothing. Each order
    went on from the samples of the one before.
    """
    records = [c.record for c in cache or () if c.record is not None]
    record = max(records, key=lambda r: r.samples.x.size, default=None)
    if record is None or record.highest != highest or record.f != f:
        return None
    return record


def kept(record: Record, f: Formula, view: Viewport, most: int) -> Samples | None:
    """Give the samples that lie in a view; None if its scale or a parameter's value is another.

    None too if there are more than `most`: what panning gathers must not crowd out what is new.
    """
    x = record.samples.x
    if x.size > most or not same(record.f, f) or not math.isclose(record.px, view.px, rel_tol=1e-9):
        return None
    return record.samples.where((x > view.lo) & (x < view.hi) & (record.samples.role != END))


def ranges_of(view: Viewport, columns: Mask) -> Floats:
    """Give from where to where columns are set, in units of x: shape (2, ranges)."""
    change = np.diff(columns.astype(np.int8), prepend=0, append=0)
    ends = np.stack((np.flatnonzero(change > 0), np.flatnonzero(change < 0)))
    return np.asarray(view.lo + ends * view.px, dtype=np.float64)


def columns_in(view: Viewport, ranges: Floats) -> Mask:
    """Give the columns that lie wholly within ranges, as `ranges_of` gave them."""
    columns = np.zeros(view.width, dtype=bool)
    first, last = np.ceil(view.across(ranges[0]) - 1e-6), np.floor(view.across(ranges[1]) + 1e-6)
    for i, j in zip(first.clip(0).astype(int), last.clip(0).astype(int), strict=True):
        columns[i:j] = True
    return columns


def inner(view: Viewport, x: Floats, columns: Mask) -> Mask:
    """Tell which points have a column of a set on either side too."""
    deep = columns.copy()
    deep[1:] &= columns[:-1]
    deep[:-1] &= columns[1:]
    inside: Mask = deep[column_of(view, view.across(x))]
    return inside


def border(new: Floats, old: Samples | None) -> Floats:
    """Give the known grid points next to new ones: an extreme may lie across the border.

    None of them if there would be too many.
    """
    if old is None or not new.size:
        return new[:0]
    grid = old.x[old.role == GRID]
    at = np.searchsorted(grid, new)[:, None] + np.arange(-2, 2)
    near = distinct(at[(at >= 0) & (at < grid.size)])
    return grid[near] if near.size <= 2 * new.size + 2 else new[:0]
