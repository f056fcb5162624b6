"""Columns in which the curve swings faster than pixels can show: from least to greatest value."""

import numpy as np

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.evaluate import Evaluator
from core.sampling.judge import Geometry, Verdict
from core.sampling.samples import Samples, computed
from core.sampling.view import View

FINE = 0.4
"""Intervals narrower than this and still failing count towards aliasing, in pixels."""
CELLS = 3
"""So many of them in a column make it aliased."""
PER_COLUMN = 16
"""Samples that a column is judged by."""


def aliased(view: View, g: Geometry, verdict: Verdict) -> Mask:
    """Tell in which pixel columns the curve cannot be followed.

    Parameters
    ----------
    view : View
        Its width counts the columns.
    g : Geometry
        In pixels.
    verdict : Verdict
        Which intervals fail.

    Returns
    -------
    ndarray of bool of shape (columns,)
        True where a column is to be filled.
    """
    cells = verdict.failing & (g.w < FINE)
    column = column_of(view, (g.x[:-1] + g.x[1:]) / 2)
    return np.bincount(column[cells], minlength=view.width) >= CELLS


def column_of(view: View, x: Floats) -> Indices:
    """Give the pixel column of places in pixels."""
    return np.clip(x, 0, view.width - 1).astype(np.intp)


def filled(view: View, evaluator: Evaluator, samples: Samples, columns: Mask, most: int) -> Samples:
    """Sample the aliased columns more densely, jittered.

    Parameters
    ----------
    view : View
        The scale.
    evaluator : Evaluator
        The function.
    samples : Samples
        The points so far.
    columns : ndarray of bool
        Which columns.
    most : int
        How many points there may be.

    Returns
    -------
    Samples
        All points.
    """
    which = np.flatnonzero(columns)
    each = min(PER_COLUMN, most // max(which.size, 1))
    if not each:
        return samples
    # A fixed seed: the same view gives the same curve.
    jitter = np.random.default_rng(0).random((which.size, each))
    inside = which[:, None] + (np.arange(each) + jitter) / each
    x = view.lo + inside.ravel() * view.px
    x = x[(x > view.lo) & (x < view.hi)]
    return samples.merged(computed(evaluator, x))


def extent(
    view: View, samples: Samples, order: int, columns: Mask
) -> tuple[Indices, Floats, Floats]:
    """Give the least and greatest value in each aliased column.

    Parameters
    ----------
    view : View
        The scale.
    samples : Samples
        The points.
    order : int
        Which derivative.
    columns : ndarray of bool
        Which columns.

    Returns
    -------
    column : ndarray of int
        Those in which there is something.
    low, high : ndarray
        In units of y.
    """
    y = samples.orders[order]
    column = column_of(view, view.across(samples.x))
    use = np.isfinite(y) & columns[column]
    low, high = np.full(view.width, np.inf), np.full(view.width, -np.inf)
    np.minimum.at(low, column[use], y[use])
    np.maximum.at(high, column[use], y[use])
    which = np.flatnonzero(columns & (low <= high))
    return which, low[which], high[which]


def strokes(view: View, column: Indices, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Give one vertical line for each column, nan between them."""
    x = view.lo + (column + 0.5) * view.px
    gap = np.full(x.size, np.nan)
    return np.stack((x, x, gap), axis=1).ravel(), np.stack((low, high, gap), axis=1).ravel()


def outline(
    view: View, column: Indices, low: Floats, high: Floats
) -> tuple[Floats, Floats, Floats]:
    """Give neighbouring columns as one band each, from edge to edge, nan between bands."""
    if not column.size:
        return (np.empty(0),) * 3
    start = np.append(True, np.diff(column) > 1)
    stop = np.append(start[1:], True)
    parts: list[list[Floats]] = [[], [], []]
    for i, j in zip(np.flatnonzero(start), np.flatnonzero(stop) + 1, strict=True):
        inner = column[i:j] + 0.5
        edges = np.concatenate(([inner[0] - 0.5], inner, [inner[-1] + 0.5, np.nan]))
        parts[0].append(view.lo + edges * view.px)
        for part, value in ((parts[1], low[i:j]), (parts[2], high[i:j])):
            part.append(np.concatenate((value[:1], value, value[-1:], [np.nan])))
    x, bottom, top = (np.concatenate(part)[:-1] for part in parts)
    return x, bottom, top
