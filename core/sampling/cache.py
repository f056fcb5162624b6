"""What one call of `sample` leaves to the next: its samples, and what it found out."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from core.sampling.aliasing import column_of
from core.sampling.curve import Curve, Floats, Mask
from core.sampling.evaluate import Evaluator
from core.sampling.graph_nodes import Formula
from core.sampling.holes import Troubles
from core.sampling.point_sets import distinct
from core.sampling.samples import END, GRID, Samples
from core.sampling.viewport import View

NOWHERE: Floats = np.empty((2, 0))
"""No range."""


class Record(NamedTuple):
    """What a later call may use again.

    Attributes
    ----------
    f : callable
        The function.
    highest : int
        The highest order that was computed.
    px : float
        The width of a pixel in units of x.
    samples : Samples
        All of them.
    troubles : Troubles
        The holes.
    evaluator : Evaluator
        What computed them.
    wild : mapping of int to ndarray of shape (2, ranges)
        For each order, from where to where it cannot be followed.
    owed : mapping of int to ndarray of shape (2, ranges)
        And where for want of time its crests have not been looked for.
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

    Parameters
    ----------
    cache : sequence of Curve or None
        What an earlier call returned.
    f : callable
        The function.
    highest : int
        The highest order that is computed.

    Returns
    -------
    Record or None
        Each order went on from the samples of the one before.
    """
    records = [c.record for c in cache or () if c.record is not None]
    record = max(records, key=lambda r: r.samples.x.size, default=None)
    if record is None or record.highest != highest or record.f != f:
        return None
    return record


def kept(record: Record, view: View, most: int) -> Samples | None:
    """Give the samples that lie in a view of the same scale.

    Parameters
    ----------
    record : Record
        Of the same function.
    view : View
        Where.
    most : int
        What panning gathers must not crowd out what is new: more are not kept.

    Returns
    -------
    Samples or None
        None if the scale is another, or there are too many.
    """
    x = record.samples.x
    if x.size > most or not math.isclose(record.px, view.px, rel_tol=1e-9):
        return None
    return record.samples.where((x > view.lo) & (x < view.hi) & (record.samples.role != END))


def ranges_of(view: View, columns: Mask) -> Floats:
    """Give from where to where columns are set.

    Parameters
    ----------
    view : View
        The scale.
    columns : ndarray of bool of shape (columns,)
        Any.

    Returns
    -------
    ndarray of shape (2, ranges)
        In units of x.
    """
    change = np.diff(columns.astype(np.int8), prepend=0, append=0)
    ends = np.stack((np.flatnonzero(change > 0), np.flatnonzero(change < 0)))
    return np.asarray(view.lo + ends * view.px, dtype=np.float64)


def columns_in(view: View, ranges: Floats) -> Mask:
    """Give the columns that lie wholly within ranges.

    Parameters
    ----------
    view : View
        The scale.
    ranges : ndarray of shape (2, ranges)
        In units of x.

    Returns
    -------
    ndarray of bool of shape (columns,)
        As `ranges_of` was given them, but for the view.
    """
    columns = np.zeros(view.width, dtype=bool)
    first, last = np.ceil(view.across(ranges[0]) - 1e-6), np.floor(view.across(ranges[1]) + 1e-6)
    for i, j in zip(first.clip(0).astype(int), last.clip(0).astype(int), strict=True):
        columns[i:j] = True
    return columns


def inner(view: View, x: Floats, columns: Mask) -> Mask:
    """Tell which points have a column of a set on either side too.

    Parameters
    ----------
    view : View
        The scale.
    x : ndarray
        Places.
    columns : ndarray of bool
        The set.

    Returns
    -------
    ndarray of bool
        For each place.
    """
    deep = columns.copy()
    deep[1:] &= columns[:-1]
    deep[:-1] &= columns[1:]
    inside: Mask = deep[column_of(view, view.across(x))]
    return inside


def border(new: Floats, old: Samples | None) -> Floats:
    """Give the known grid points next to new ones: an extreme may lie across the border.

    Parameters
    ----------
    new : ndarray
        Places that are to be computed.
    old : Samples or None
        What is known.

    Returns
    -------
    ndarray
        Places; none if there would be too many.
    """
    if old is None or not new.size:
        return new[:0]
    grid = old.x[old.role == GRID]
    at = np.searchsorted(grid, new)[:, None] + np.arange(-2, 2)
    near = distinct(at[(at >= 0) & (at < grid.size)])
    return grid[near] if near.size <= 2 * new.size + 2 else new[:0]
