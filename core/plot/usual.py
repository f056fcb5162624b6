"""The view to come back to, from wherever a zoom has led."""

import math
from enum import Enum

from core.chain.trace import Trace
from core.plot.fit import LIMIT
from core.plot.scale import Limits, Scale
from core.plot.view_range import FINEST, positive_part, refusal

NEW_RANGE = (-5.0, 5.0)
"""The range of x of an empty document."""

WIDE = 1e6
"""How wide a range is at most, and by its reciprocal at least, that somebody may want again."""


class Way(Enum):
    """How to come from an empty view to one where there is something.

    A fit of y, the usual range of x, or the one where f is defined.
    """

    FIT = "fit"
    USUAL = "usual"
    ELSEWHERE = "elsewhere"


def is_sane(x_range: Limits) -> bool:
    """Tell whether a range may have been chosen to look at f, and not to see how far it goes.

    Examples
    --------
    >>> is_sane((-1.0, 1.0)), is_sane((-1e85, 1e85))
    (True, False)
    """
    width = x_range[1] - x_range[0]
    return 1 / WIDE <= width <= WIDE and not refusal(x_range, (-1.0, 1.0))


def usual_range(opened: Limits | None, at: float, *, log: bool = False) -> Limits:
    """Give the range of x that a document had when it was opened, or that a new one has.

    Where `at` is beyond it, it is in the middle; the range stays as it is where that cannot be
    drawn, as for a number so large that its neighbours lie outside.

    Examples
    --------
    >>> usual_range((-1.0, 1.0), 0.5), usual_range((-1e85, 1e85), 0.5), usual_range(None, 7.0)
    ((-1.0, 1.0), (-5.0, 5.0), (2.0, 12.0))
    """
    wanted = [limits for limits in (opened, NEW_RANGE) if limits is not None and is_sane(limits)]
    shown = [part for limits in wanted if (part := positive_part(limits) if log else limits)]
    for limits in shown:
        for tried in (limits, about(at, limits, log=log)):
            if tried[0] <= at <= tried[1] and not refusal(tried, (1.0, 2.0), (log, False)):
                return tried
    return shown[0]


def way_back(x_range: Limits, trace: Trace, *, fits: bool, log_x: bool, log_y: bool) -> Way | None:
    """Say what leads out of an empty view; `fits` tells whether another range of y alone would.

    None where neither is sure to.
    """
    if fits and is_sane(x_range):
        return Way.FIT
    low, high = usual_range(None, trace.x, log=log_x)
    is_placed = abs(trace.value) < LIMIT and (trace.value > 0 or not log_y)  # False for nan
    if is_placed and low <= trace.x <= high and not is_sane(x_range):
        return Way.USUAL
    return Way.FIT if fits else None


def about(at: float, limits: Limits, *, log: bool = False) -> Limits:
    """Move a range so that a number is in its middle.

    Examples
    --------
    >>> about(7.0, (-5.0, 5.0))
    (2.0, 12.0)
    """
    scale = Scale(log=log)
    middle = scale.between(limits, 0.5)
    if not log:
        return limits[0] + (at - middle), limits[1] + (at - middle)
    times = at / middle
    return (limits[0] * times, limits[1] * times) if 0 < times < math.inf else limits


def drawn_about(at: float, limits: Limits, *, log: bool = False) -> Limits:
    """Do as `about` does, and make the range as wide as can be drawn there.

    Examples
    --------
    >>> low, high = drawn_about(1.5, (-1e-300, 1e-300))
    >>> low < 1.5 < high
    True
    """
    least = FINEST * math.ulp(at)
    is_narrow = not log and limits[1] - limits[0] < least
    return (at - least, at + least) if is_narrow else about(at, limits, log=log)
