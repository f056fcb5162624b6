"""Which part of the plane to show."""

import math
from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.chain import Chain
from core.graph import Variable
from core.silence import silently

LIMIT = 1e290
"""Beyond it no range is fitted."""

DRAWABLE = 1e140
"""Beyond it drawing overflows, for it multiplies x by y."""

FINEST = 2000
"""How many doubles a view must be wide: two a pixel."""


POINTS = 801
"""At how many even places a chain is looked at to find a range for it."""


def refusal(x_range: tuple[float, float], y_range: tuple[float, float]) -> str:
    """Say why a view cannot be drawn.

    Parameters
    ----------
    x_range, y_range : tuple of float
        What would be visible.

    Returns
    -------
    str
        A sentence; empty if the view is all right.

    Examples
    --------
    >>> refusal((-1.0, 1.0), (0.0, 1.0))
    ''
    >>> refusal((1e15, 1e15 + 1), (0.0, 1.0))
    'Neighbouring doubles lie too far apart here to zoom in on x any further.'
    """
    for name, (low, high) in (("x", x_range), ("y", y_range)):
        if not (math.isfinite(low) and math.isfinite(high) and low < high):
            return f"The range of {name} needs two finite numbers, the lower one first."
        if max(abs(low), abs(high)) > DRAWABLE:
            return f"The view reaches beyond what can be drawn: {name} up to ±10¹⁴⁰."
        if high - low < 1 / DRAWABLE:
            return f"The view is narrower in {name} than can be drawn, 10⁻¹⁴⁰."
        if high - low < FINEST * math.ulp(max(abs(low), abs(high))):
            return f"Neighbouring doubles lie too far apart here to zoom in on {name} any further."
    return ""


def drawable(limits: tuple[float, float]) -> tuple[float, float]:
    """Narrow a range to what can be drawn.

    Parameters
    ----------
    limits : tuple of float
        Low and high.

    Returns
    -------
    tuple of float
        Low and high, neither beyond DRAWABLE.

    Examples
    --------
    >>> drawable((0.0, 1e200))
    (0.0, 1e+140)
    """
    return max(limits[0], -DRAWABLE), min(limits[1], DRAWABLE)


def zoomed(limits: tuple[float, float], factor: float) -> tuple[float, float]:
    """Widen or narrow a range about its centre.

    Parameters
    ----------
    limits : tuple of float
        Low and high.
    factor : float
        More than 1 to see more.

    Returns
    -------
    tuple of float
        Low and high.

    Examples
    --------
    >>> zoomed((0.0, 2.0), 2)
    (-1.0, 3.0)
    """
    centre, half = limits[0] / 2 + limits[1] / 2, (limits[1] / 2 - limits[0] / 2) * factor
    return centre - half, centre + half


def moved(limits: tuple[float, float], share: float) -> tuple[float, float]:
    """Move a range by a share of its width.

    Parameters
    ----------
    limits : tuple of float
        Low and high.
    share : float
        Negative for down.

    Returns
    -------
    tuple of float
        Low and high.

    Examples
    --------
    >>> moved((0.0, 2.0), 0.5)
    (1.0, 3.0)
    """
    by = (limits[1] - limits[0]) * share
    return limits[0] + by, limits[1] + by


def fit_chain(
    chain: Chain, x_range: tuple[float, float], include: ArrayLike = ()
) -> tuple[float, float]:
    """Find a range of y that shows f and f′ well over a range of x.

    Even places are used, not the vertices of a curve, which crowd where it is wild.

    Parameters
    ----------
    chain : Chain
        The function.
    x_range : tuple of float
        The visible range.
    include : array_like
        Values that must be in view, as far as they are finite.

    Returns
    -------
    tuple of float
        Ascending, with a margin.

    Examples
    --------
    >>> low, high = fit_chain(Chain(), (-2.0, 3.0))
    >>> low < -2 and high > 3
    True
    """
    x = Variable(np.linspace(*x_range, POINTS))
    y = silently(chain, x)
    y.backward()
    return fit([y.data, x.grad], include)


def fit(curves: Iterable[NDArray[np.float64]], include: ArrayLike = ()) -> tuple[float, float]:
    """Find a range of y that shows curves well, poles and overflow notwithstanding.

    Where a few values dwarf the rest, as beside a pole, the middle nine tenths decide.

    Parameters
    ----------
    curves : iterable of ndarray
        Values of y; what is not finite is passed over.
    include : array_like
        Values that must be in view, as far as they are finite.

    Returns
    -------
    tuple of float
        Ascending, with a margin; (-1, 1) where there is nothing to show.

    Examples
    --------
    >>> low, high = fit([np.array([0.0, 1.0])])
    >>> low < 0 and high > 1
    True
    """
    values = np.concatenate([np.empty(0), *curves])
    values = values[np.abs(values) <= LIMIT]
    wanted = np.atleast_1d(np.asarray(include, dtype=float))
    wanted = wanted[np.abs(wanted) <= LIMIT]
    low, high = _robust(values) if values.size else (np.inf, -np.inf)
    low, high = float(min(low, *wanted, np.inf)), float(max(high, *wanted, -np.inf))
    if low > high:
        return -1.0, 1.0
    if high - low <= 1e-12 * max(abs(low), abs(high)):
        spread = max(abs(high), 1.0)
        return low - spread, high + spread
    margin = 0.08 * (high - low)
    return low - margin, high + margin


def _robust(values: NDArray[np.float64]) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    inner_low, inner_high = map(float, np.percentile(values, [5, 95]))
    inner = inner_high - inner_low
    if high - low <= 4 * inner or inner == 0:
        return low, high
    return max(low, inner_low - inner / 2), min(high, inner_high + inner / 2)
