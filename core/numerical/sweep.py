"""Backprop against the central difference over a whole view, in one pass of arrays.

f and f′ are taken at each place and at a step to either side; with these three slopes the second
difference of f′ tells how much of a difference truncation makes, f‴h²/6.
"""

from collections.abc import Callable
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable, recording
from core.numerical.estimate import AGREEMENT
from core.numerical.running_error import EPS

Floats = NDArray[np.float64]

COUNT = 1000
"""At how many places a view is swept."""

BESIDE = 25
"""So many places to either side tell how steep f is around one."""

SLACK_OF_STEP, SLACK_OF_ROUNDING = 2.0, 8.0
"""How many times as much as truncation and rounding are expected to make is still theirs."""


class Found(IntEnum):
    """What is found at a place."""

    NOTHING = 0
    """f is not defined there."""
    AGREE = 1
    EXPLAINED = 2
    """They differ, by no more than h explains: truncation or rounding."""
    LOOK = 3
    """They differ by more, or one of them is no number where f is one."""


@no_float_warnings
@recording()
def swept(f: Callable[[Variable], Variable], places: Floats, step: float) -> NDArray[np.int8]:
    """Say at each place what is found there.

    Examples
    --------
    >>> from core.formula import parse
    >>> swept(parse("abs(x)"), np.array([-1.0, 0.0, 1.0]), 1e-4).tolist()
    [1, 3, 1]
    """
    below, above = places - step, places + step
    x = Variable(np.concatenate((places, below, above)))
    y = f(x)
    y.backward()
    values = np.broadcast_to(y.data, x.shape).reshape(3, -1)
    slopes = (np.zeros(x.shape) if x.grad is None else np.broadcast_to(x.grad, x.shape)).reshape(
        3, -1
    )
    return _told(places, step, values, slopes)


def _told(places: Floats, step: float, values: Floats, slopes: Floats) -> NDArray[np.int8]:
    here, below, above = slopes
    numerical = (values[2] - values[1]) / (2 * step)
    off = np.abs(numerical - here)
    truncation = np.abs((above - here) - (here - below)) / 6
    # The doubles next to x ± h are as far from these as that: f is another there by so much.
    size = np.abs(values).max(axis=0) + np.abs(places * here)
    rounding = SLACK_OF_ROUNDING * EPS * size / step
    explained = SLACK_OF_STEP * truncation + rounding
    steep = np.maximum(np.abs(numerical), np.abs(here))
    # As in the check: a slope of nearly 0 is judged by those around it.
    usual = np.where(off <= explained, _around(steep), steep)
    agree = off <= AGREEMENT * usual
    is_number = np.isfinite(values[0])
    found = np.where(off <= explained, Found.EXPLAINED, Found.LOOK)
    # What rounding alone makes of a slope of 0 is no difference.
    found = np.where(agree | (steep <= rounding), Found.AGREE, found)
    found = np.where(np.isfinite(off), found, Found.LOOK)
    return np.where(is_number, found, Found.NOTHING).astype(np.int8)


def _around(steep: Floats) -> Floats:
    """Give the greatest of the slopes at a place and beside it."""
    known = np.where(np.isfinite(steep), steep, 0.0)
    padded = np.pad(known, BESIDE, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * BESIDE + 1)
    greatest: Floats = windows.max(axis=1)
    return greatest
