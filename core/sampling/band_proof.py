"""Which of the columns that are filled are proved."""

import numpy as np

from core.incremental import Slices
from core.sampling.curve import Curve, Floats, Indices, Mask
from core.sampling.ink import Ink
from core.sampling.order_bounds import CLOSE, Bounds, OrderBounds
from core.sampling.samples import Samples
from core.sampling.viewport import Viewport

BOXES = 1, 8
"""Into so many boxes a column is split, and into more where that is not enough."""


def proved_bands(
    view: Viewport, f: OrderBounds, curve: Curve, ink: Ink, borders: Floats
) -> Slices[tuple[Indices, Mask]]:
    """Give the columns that are filled, and which of them are proved.

    f goes nowhere beyond what is filled, and everywhere between, as it comes to either end of it
    and is continuous or there is next to nothing between.
    """
    u = view.across(curve.bands[0])
    centre = np.abs(u - np.floor(u) - 0.5) < 0.25
    column = np.floor(u[centre]).astype(np.intp)
    low, high = (row[centre] for row in curve.bands[1:])
    done = np.zeros(column.size, dtype=bool)
    if curve.record is None or not column.size:
        return column, done
    left, right, samples = borders[column], borders[column + 1], curve.record.samples
    maybe = _covers(view, ink, column, low, high)
    for boxes in BOXES:
        left_over = np.flatnonzero(maybe & ~done)
        for i in np.array_split(left_over, -(-left_over.size * boxes // f.at_once) or 1):
            if not i.size:
                break
            hull = _hull(f, left[i], right[i], boxes)
            whole = hull.continuous | (high[i] - low[i] <= CLOSE * view.py)
            done[i] = whole & hull.within(view, low[i], high[i])
            yield
    if (i := np.flatnonzero(done)).size:
        done[i] = _comes_to(view, f, samples, column[i], low[i], high[i])
    return column, done


def _hull(f: OrderBounds, left: Floats, right: Floats, boxes: int) -> Bounds:
    """Bound f over each column by so many boxes."""
    share = np.arange(boxes + 1) / boxes
    edges = left[:, None] + (right - left)[:, None] * share
    edges[:, -1] = right
    each = f.over(edges[:, :-1].ravel(), edges[:, 1:].ravel())
    low, high, known = (row.reshape(-1, boxes) for row in each)
    return Bounds(low.min(axis=1), high.max(axis=1), known.min(axis=1))


def _comes_to(
    view: Viewport, f: OrderBounds, samples: Samples, column: Indices, low: Floats, high: Floats
) -> Mask:
    """Tell in which columns f is at some samples within a pixel of both ends of a band."""
    y = samples.orders[f.order]
    at = np.flatnonzero(np.isfinite(y))
    at = at[np.argsort(y[at], kind="stable")]
    of = np.clip(view.across(samples.x[at]), 0, view.width - 1).astype(np.intp)
    least, greatest = np.full(view.width, -1), np.full(view.width, -1)
    greatest[of] = at
    least[of[::-1]] = at[::-1]
    least, greatest = least[column], greatest[column]
    found: Mask = (least >= 0) & (greatest >= 0)
    bottom, top = f.over(samples.x[least]), f.over(samples.x[greatest])
    sight, room = (view.bottom - view.py, view.top + view.py), CLOSE * view.py
    found &= np.clip(bottom.high, *sight) <= np.clip(low, *sight) + room
    return found & (np.clip(top.low, *sight) >= np.clip(high, *sight) - room)


def _covers(view: Viewport, ink: Ink, column: Indices, low: Floats, high: Floats) -> Mask:
    """Tell which columns of a band hold no chord that leads out of it by a pixel."""
    least, greatest = np.full(view.width, np.inf), np.full(view.width, -np.inf)
    x, y = ink.x[1:-1], np.clip(ink.y[1:-1], view.bottom, view.top)
    at = np.clip(view.across(x), 0, view.width - 1).astype(np.intp)
    np.minimum.at(least, at, y)
    np.maximum.at(greatest, at, y)
    covers: Mask = least[column] >= np.minimum(low, view.top) - view.py
    return covers & (greatest[column] <= np.maximum(high, view.bottom) + view.py)
