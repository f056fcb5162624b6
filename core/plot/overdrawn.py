"""Where a curve goes up and down within the width of its own line: what to fill, not to stroke."""

import numpy as np

from core.sampling.curve import Floats, Mask

OFTEN = 4
"""How many times its height a curve goes in a column that it fills; with fewer its heights are
those of single crests, and differ from column to column."""


def overdrawn(x: Floats, y: Floats, width: float) -> tuple[Mask, Floats]:
    """Find the columns that a line of some width fills from its least to its greatest value.

    The polyline is broken where it is nan, and the width in units of x. Gives which vertices
    need not be drawn because what is filled covers them, and bands of shape (3, points): x, low
    and high of what is to be filled, nan between bands.

    Examples
    --------
    >>> x = np.linspace(0, 10, 41)
    >>> inside, bands = overdrawn(x, np.where(x < 4, (-1.0) ** np.arange(41), 0.0), 2.0)
    >>> bands.T.tolist()
    [[0.0, -1.0, 1.0], [1.0, -1.0, 1.0], [3.0, -1.0, 1.0], [4.0, -1.0, 1.0]]
    """
    column = np.floor(x / width)
    first = np.flatnonzero(np.append(True, column[1:] != column[:-1]))
    rise = np.nan_to_num(np.abs(np.diff(y)))
    rise[first[1:] - 1] = 0.0
    travel = np.add.reduceat(np.append(rise, 0.0), first)
    low, high = np.fmin.reduceat(y, first), np.fmax.reduceat(y, first)
    filled = (travel >= OFTEN * (high - low)) & (high > low)
    inside = np.repeat(filled, np.diff(np.append(first, x.size)))
    # Their first and last vertices hold on to the line on either side.
    inside[first] = inside[first - 1] = False
    if not filled.any():
        return inside, np.empty((3, 0))
    return inside, _outlined(column[first][filled] * width, low[filled], high[filled], width)


def _outlined(left: Floats, low: Floats, high: Floats, width: float) -> Floats:
    """Give neighbours as one band, through their middles and from edge to edge."""
    apart = np.diff(left) > 1.5 * width
    first, last = np.append(True, apart), np.append(apart, True)
    count = 1 + first + 2 * last
    bands = np.repeat((left + width / 2, low, high), count, axis=1)
    end = np.cumsum(count)
    bands[0, (end - count)[first]] -= width / 2
    bands[0, (end - 2)[last]] += width / 2
    bands[:, (end - 1)[last]] = np.nan
    return bands[:, :-1]
