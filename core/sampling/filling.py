"""How columns in which a curve cannot be followed are painted: strokes, and their outline."""

import numpy as np

from core.sampling.aliasing import column_of
from core.sampling.curve import Floats, Indices, Mask
from core.sampling.samples import Samples
from core.sampling.viewport import Viewport


def extent(view: Viewport, x: Floats, y: Floats, columns: Mask) -> tuple[Indices, Floats, Floats]:
    """Give the least and greatest value in each column of a band."""
    known = np.isfinite(y)
    x, y = x[known], y[known]
    column = column_of(view, view.across(x))
    use = columns[column]
    low, high = np.full(view.width, np.inf), np.full(view.width, -np.inf)
    np.minimum.at(low, column[use], y[use])
    np.maximum.at(high, column[use], y[use])
    which = np.flatnonzero(columns & (low <= high))
    return which, low[which], high[which]


def columns_seen(view: Viewport, samples: Samples, order: int) -> Mask:
    """Tell in which columns something is to be seen: a curve that only leaps past the view is not.

    A point lies in the view there, or two beyond its opposite edges on one branch.
    """
    y = view.up(samples.orders[order])
    column = column_of(view, view.across(samples.x))
    side = np.where(y > view.height + 1, 1, np.where(y < -1, -1, 0))
    side = np.where(np.isfinite(y), side, 2)
    whole = ~samples.switched
    seen = np.zeros(view.width, dtype=bool)
    seen[column[side == 0]] = True
    seen[column[:-1][(side[:-1] * side[1:] == -1) & whole]] = True
    return seen


def cut(view: Viewport, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Give both columns of each chord that leads from one to the next where it does so.

    A place in either column, and the height at the border for both.
    """
    u = np.where(np.isfinite(y), view.across(x), np.nan)
    right = np.floor(u[1:])
    i = np.flatnonzero(right == np.floor(u[:-1]) + 1)
    share = (right[i] - u[i]) / (u[i + 1] - u[i])
    height = y[i] + (y[i + 1] - y[i]) * share
    return np.concatenate((x[i], x[i + 1])), np.concatenate((height, height))


def strokes(view: Viewport, column: Indices, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Give one vertical line for each column, nan between them, none shorter than a pixel.

    What has no length is not painted.
    """
    level = (high / 2 - low / 2) / view.py < 0.5
    middle = low / 2 + high / 2
    low = np.where(level, middle - view.py / 2, low)
    high = np.where(level, middle + view.py / 2, high)
    x = view.lo + (column + 0.5) * view.px
    gap = np.full(x.size, np.nan)
    return np.stack((x, x, gap), axis=1).ravel(), np.stack((low, high, gap), axis=1).ravel()


def band_outlines(
    view: Viewport, column: Indices, low: Floats, high: Floats
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
