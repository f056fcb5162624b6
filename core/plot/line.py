"""A curve as it is drawn: a line that no painter drops, and bands that are filled."""

import numpy as np

from core.plot.figure import WIDTH, Line, View
from core.plot.overdrawn import overdrawn
from core.plot.scale import Limits
from core.sampling import Curve
from core.sampling.curve import Floats

STEEP, DENSE = 15, 500
"""How many times up or down the view a curve goes that is wild, and one that fills columns."""

WILD_MARGIN, MARGIN = 0.1, 20
"""How many heights beyond the view a wild curve is drawn, and any other."""


def line_of(name: str, curve: Curve, view: View, width: float = WIDTH) -> Line:
    """Give a curve in the coordinates of a view, clipped to what is near it.

    Painters drop or distort lines that go far beyond their integers. What is
    filled reaches as far above and below the curve as a line of so many pixels does, or columns
    of constant pieces would have no height and not be seen.
    """
    across, up = view.scales
    x, y = across.to(curve.x), up.to(_without_strokes(curve))
    low, high = view.limits[1]
    near = np.clip(y, *_around(low, high, WILD_MARGIN))
    travel = float(np.nansum(np.abs(np.diff(near)))) / (high - low)
    wild = travel > STEEP
    limits = _around(low, high, WILD_MARGIN if wild else MARGIN)
    x, y = _cut(x, y, limits)
    columns, *edges = curve.bands
    bands = np.array((across.to(columns), *(np.clip(up.to(v), *limits) for v in edges)))
    if travel > DENSE:
        inside, more = overdrawn(x, np.clip(y, *limits), WIDTH * view.pixel[0])
        y = np.where(inside, np.nan, y)
        bands = np.hstack((bands, np.full((3, 1), np.nan), more))
    half = width / 2 * view.pixel[1]
    bands += [[0.0], [-half], [half]]
    return Line(name, x, np.clip(y, *limits), bands, wild)


def _around(low: float, high: float, heights: float) -> Limits:
    margin = heights * (high - low)
    return low - margin, high + margin


def _cut(x: Floats, y: Floats, limits: Limits) -> tuple[Floats, Floats]:
    """Add a vertex wherever a polyline passes a limit: a clip of its ends alone would turn it."""
    sides = np.stack([y > limit for limit in limits])
    known = np.isfinite(y[1:]) & np.isfinite(y[:-1])
    which, i = np.nonzero((sides[:, 1:] != sides[:, :-1]) & known)
    if not i.size:
        return x, y
    height = np.asarray(limits)[which]
    share = (height - y[i]) / (y[i + 1] - y[i])
    order = np.lexsort((share, i))
    places = x[i] + (x[i + 1] - x[i]) * share
    return np.insert(x, i[order] + 1, places[order]), np.insert(y, i[order] + 1, height[order])


def _without_strokes(curve: Curve) -> Floats:
    """Leave out the vertical strokes that stand for the bands in a plain polyline."""
    if not curve.bands[0].size:
        return curve.y
    level = np.diff(curve.x) == 0
    return np.where(np.append(level, False) | np.append(False, level), np.nan, curve.y)


def is_in_view(line: Line, view: View) -> bool:
    """Tell whether there is anything to be seen of a curve."""
    low, high = view.limits[1]
    _, bottom, top = line.bands
    return crosses(line.y, (low, high)) or bool(((bottom <= high) & (top >= low)).any())


def crosses(y: Floats, limits: Limits) -> bool:
    """Tell whether a polyline comes between two heights, or jumps over them on its way."""
    above, below = y > limits[1], y < limits[0]
    if (np.isfinite(y) & ~above & ~below).any():
        return True
    return bool(((above[1:] & below[:-1]) | (below[1:] & above[:-1])).any())
