"""A Function over boxes: at the ends of its pieces, or else as its `forward` is written."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function
from core.autodiff.operators import Floats
from core.functions.choice import Arm
from core.functions.pieces import (
    BetweenPoles,
    FallingBetweenPoles,
    LikePower,
    Monotone,
    Smooth,
    pieces_of,
)
from core.intervals.choosing import arm
from core.intervals.convex import lowest
from core.intervals.elementary import ends
from core.intervals.interval import Interval, Known, limited
from core.intervals.periodic import between_poles
from core.intervals.plane import power
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import outward, within

_Forward = Callable[..., Floats]
_ULP = 2.0**-52
_SMALLEST = 1e-320
_HUGE = 1e300


def enclosing(function: Function) -> Callable[..., Any]:
    """Give what computes a Function's values over boxes: by its `pieces`, or by its `enclosure`.

    Both are declared by classes whose `forward` is a way to numbers, but not to bounds.

    Examples
    --------
    >>> from core.functions import CATALOGUE
    >>> found = enclosing(CATALOGUE["sigmoid"]())(Interval.of(-2.0, 2.0))
    >>> found.lo.round(6), found.hi.round(6)
    (array([0.119203]), array([0.880797]))
    """
    return no_float_warnings(computing(function))


def computing(function: Function) -> Callable[..., Any]:
    """Give the same for who has NumPy's warnings off already."""
    pieces = pieces_of(function)
    if isinstance(function, Arm):
        return arm
    if pieces is None:
        own: Callable[..., Any] = getattr(function, "enclosure", function.forward)
        # Straight to what stands for the ufunc that is all of a `forward`.
        return enclosure_of.get(vars(type(function)).get("ufunc", own), own)
    return partial(_OF[type(pieces)], pieces, function.forward)


def _monotone(pieces: Monotone, forward: _Forward, a: Interval) -> Interval:
    at = ends(a)
    values = _at_ends(forward, at, a)
    bounds = np.empty_like(values)
    np.maximum(values[0], values[1], out=bounds[1])
    np.minimum(values[0], values[1], out=bounds[0])
    np.negative(bounds[0], out=bounds[0])
    for turn in pieces.turns:
        if turn == 0.0 and a.sign:
            continue
        inside = (at[0] < turn) & (turn < at[1])
        if inside.any():
            value = float(forward(np.array(turn)))
            bounds = np.where(inside, np.maximum(bounds, [[-value], [value]]), bounds)
    bounds = outward(
        bounds, pieces.ulps, lambda: ((values == 0) & (at != 0)).any(axis=0), _SMALLEST
    )
    if pieces.least > -np.inf or pieces.most < np.inf:
        bounds = within(bounds, pieces.least, pieces.most)
    return Interval(bounds, a.decoration)


def _at_ends(forward: _Forward, at: Floats, a: Interval) -> Floats:
    values = forward(at)
    if a.bounds.max() == np.inf and np.isnan(values).any():
        # −∞ times its sigmoid, say: a number is as good there.
        values = np.where(np.isnan(values), forward(np.clip(at, -_HUGE, _HUGE)), values)
    return values


def _smooth(pieces: Smooth, forward: _Forward, a: Interval) -> Interval:
    low, high = ends(a)
    middle = low + 0.5 * (high - low)
    middle = np.where(np.isfinite(middle), middle, 0.0)
    radius = np.maximum(high - middle, middle - low) * (1.0 + 4 * _ULP)
    reach = pieces.steepest * radius * (1.0 + 4 * _ULP) + pieces.error
    value = forward(middle)
    bounds = np.stack((reach - value, reach + value))
    return Interval(within(outward(bounds), pieces.least, pieces.most), a.decoration)


def _between_poles(pieces: BetweenPoles, forward: _Forward, a: Interval) -> Interval:
    low, high = at = ends(a)
    whole = np.ceil(low)
    pole = (whole <= pieces.first) & (whole <= high)
    # Where there is a pole the numbers do not count.
    at = np.where(pole | ~np.isfinite(at), 1.0, at)
    values = forward(at)
    off = pieces.ulps * np.abs(values) + pieces.error(at)
    bounds = np.stack((-np.minimum(*values), np.maximum(*values)))
    if pieces.slope is not None:
        bounds = _with_lowest(pieces, pieces.slope, forward, at, values, bounds)
    off = np.max(off, axis=0, where=np.isfinite(off), initial=0.0)
    bounds = outward(bounds + off * _ULP, pieces.ulps)
    endless = pole | np.isinf(a.bounds).any(axis=0)
    only_pole = pole & (low == high)
    decoration = limited(a.decoration, pole, Known.MAYBE)
    decoration = limited(decoration, only_pole, Known.UNDEFINED)
    return Interval(np.where(endless, np.inf, bounds), decoration)


def _with_lowest(
    pieces: BetweenPoles,
    slope: Callable[[Floats], Floats],
    forward: _Forward,
    at: Floats,
    values: Floats,
    bounds: Floats,
) -> Floats:
    """Go down, or up where the values are negative, to the least size between the ends."""
    sign = np.where(values[0] < 0, -1.0, 1.0) if pieces.relative else np.ones_like(values[0])
    slopes = slope(at)
    turns = np.flatnonzero((slopes[0] < 0) & (slopes[1] > 0))
    if not turns.size:
        return bounds
    signs, (left, right) = sign[turns], at[:, turns]

    def size(x: Floats) -> Floats:
        return signs * forward(x)

    low = lowest(size, lambda x: slope(x) * (size(x) if pieces.relative else 1.0), left, right)
    low = np.maximum(low, 0.0) if pieces.relative else low
    row = np.where(signs < 0, 1, 0)
    bounds[row, turns] = np.maximum(bounds[row, turns], -low)
    return bounds


def _falling(pieces: FallingBetweenPoles, forward: _Forward, a: Interval) -> Interval:
    at = ends(a)
    return between_poles(forward(np.where(np.isinf(at), 0.0, at)), a, pieces.ulps, rises=False)


def _like_power(pieces: LikePower, forward: _Forward, a: Interval, b: Interval) -> Interval:
    return power(forward, pieces.ulps, a, b)


_OF: dict[type, Callable[..., Interval]] = {
    **{Monotone: _monotone, Smooth: _smooth, BetweenPoles: _between_poles},
    **{FallingBetweenPoles: _falling, LikePower: _like_power},
}
