"""Functions that rise or fall all the way, and cosh: evaluated at the ends of a box."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

import numpy as np

from core.autodiff.operators import Floats
from core.intervals.interval import Interval, Known, limited
from core.intervals.protocol import enclosure_of
from core.intervals.rounding import ULPS, outward, within

Range: TypeAlias = tuple[float, float]


def ends(a: Interval) -> Floats:
    """Give the ends as they are, lower ones first, and 0 without a sign."""
    found = np.empty_like(a.bounds)
    np.subtract(0.0, a.bounds[0], out=found[0])
    np.add(a.bounds[1], 0.0, out=found[1])
    return found


def _root(a: Interval) -> Interval:
    clipped, decoration = _inside(a, 0.0, np.inf)
    values = np.sqrt(clipped)
    np.negative(values[0], out=values[0])
    # The square of a number that fits a float32 is exact: √4 is 2 and no more.
    exact = np.square(values) == clipped
    exact &= values.astype(np.float32) == values
    return Interval(np.where(exact, values, outward(values)), decoration)


def _inside(a: Interval, least: float, most: float, open_ends: bool = False) -> tuple[Floats, Any]:
    """Give the ends within a domain, and what is known then."""
    found, decoration = ends(a), a.decoration
    low, high = found
    below: np.ufunc = np.less
    above: np.ufunc = np.greater
    if open_ends:
        below, above = np.less_equal, np.greater_equal if most < np.inf else np.greater
    outside = below(low, least) | above(high, most)
    if not outside.any():
        return found, decoration
    gone = below(high, least) | above(low, most)
    decoration = limited(limited(decoration, outside, Known.MAYBE), gone, Known.UNDEFINED)
    return np.clip(found, least, most), decoration


def _rises(ufunc: np.ufunc, values: Range, a: Interval) -> Interval:
    at = ends(a)
    found = ufunc(at)
    np.negative(found[0], out=found[0])
    bounds = outward(found, ULPS[ufunc], lambda: (found == 0) & (at != 0))
    return Interval(_kept(bounds, values), a.decoration)


def _rises_inside(
    ufunc: np.ufunc, domain: Range, open_ends: bool, values: Range, a: Interval
) -> Interval:
    clipped, decoration = _inside(a, *domain, open_ends)
    found = ufunc(clipped)
    np.negative(found[0], out=found[0])
    return Interval(_kept(outward(found, ULPS[ufunc]), values), decoration)


def _rises_alike(ufunc: np.ufunc, values: Range, a: Interval) -> Interval:
    """Enclose what rises as much below 0 as above: its bounds are its values at the bounds."""
    found = ufunc(a.bounds)
    bounds = outward(found, ULPS[ufunc], lambda: (found == 0) & (a.bounds != 0))
    return Interval(_kept(bounds, values), a.decoration)


def _kept(bounds: Floats, values: Range) -> Floats:
    return bounds if values == _ALL else within(bounds, *values)


def _arccos(a: Interval) -> Interval:
    clipped, decoration = _inside(a, -1.0, 1.0)
    values = np.arccos(clipped)[::-1].copy()
    np.negative(values[0], out=values[0])
    return Interval(within(outward(values, ULPS[np.arccos]), 0.0, np.pi + 1e-15), decoration)


def _cosh(a: Interval) -> Interval:
    values = np.cosh(a.bounds)
    low = np.where(np.minimum(a.bounds[0], a.bounds[1]) >= 0, 1.0, np.minimum(*values))
    bounds = np.stack((-low, np.maximum(*values)))
    return Interval(within(outward(bounds, ULPS[np.cosh]), 1.0, np.inf), a.decoration)


_ALL = (-np.inf, np.inf)
_ABOVE_ZERO = (0.0, np.inf)
_HALF_TURN = (-np.pi / 2 - 1e-15, np.pi / 2 + 1e-15)

_TABLE: dict[Callable[..., object], Callable[..., Any]] = {
    **{f: partial(_rises, f, _ABOVE_ZERO) for f in (np.exp, np.exp2)},
    **{f: partial(_rises_alike, f, _ALL) for f in (np.sinh, np.arcsinh, np.cbrt)},
    np.expm1: partial(_rises, np.expm1, (-1.0, np.inf)),
    np.tanh: partial(_rises_alike, np.tanh, (-1.0, 1.0)),
    np.arctan: partial(_rises_alike, np.arctan, _HALF_TURN),
    **{f: partial(_rises_inside, f, _ABOVE_ZERO, True, _ALL) for f in (np.log, np.log2, np.log10)},
    np.log1p: partial(_rises_inside, np.log1p, (-1.0, np.inf), True, _ALL),
    np.arctanh: partial(_rises_inside, np.arctanh, (-1.0, 1.0), True, _ALL),
    np.arcsin: partial(_rises_inside, np.arcsin, (-1.0, 1.0), False, _HALF_TURN),
    np.arccosh: partial(_rises_inside, np.arccosh, (1.0, np.inf), False, _ABOVE_ZERO),
    **{np.arccos: _arccos, np.cosh: _cosh, np.sqrt: _root},
}
enclosure_of |= _TABLE
