"""A polyline of f and its derivatives in a view, broken at poles and jumps."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.graph import Variable
from core.silence import silently

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """A polyline.

    Attributes
    ----------
    x, y : ndarray of float64
        Vertices; nan between pieces, never infinite.
    evaluations : int
        At how many points f was computed.
    """

    x: Floats
    y: Floats
    evaluations: int


def sample(
    f: Callable[[Variable], Variable],
    x_range: tuple[float, float],
    y_range: tuple[float, float] | None = None,
    size: tuple[int, int] = (800, 500),
    orders: Sequence[int] = (0, 1),
) -> tuple[Curve, ...]:
    """Sample f and its derivatives over a view.

    Parameters
    ----------
    f : callable
        From Variable to Variable.
    x_range : tuple of float
        The visible range.
    y_range : tuple of float or None
        The visible range of y.
    size : tuple of int
        Of the view, in pixels.
    orders : sequence of int
        Which derivatives; 0 is f.

    Returns
    -------
    tuple of Curve
        One for each order.

    Raises
    ------
    ValueError
        If the range is reversed, empty or not finite.
    """
    low, high = x_range
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"a range goes from a lower to a higher number, not {low:g} to {high:g}")
    x = np.linspace(low, high, 2 * size[0])
    values = silently(_derivatives, f, x, max(orders) + 1)
    return tuple(silently(_curve, x, values[n], values[n + 1]) for n in orders)


def _derivatives(f: Callable[[Variable], Variable], x: Floats, order: int) -> list[Floats]:
    leaf = Variable(x)
    y = f(leaf)
    values = [y.data]
    for n in range(order):
        leaf.cleargrad()
        y.backward(create_graph=n + 1 < order)
        y = leaf.grad if isinstance(leaf.grad, Variable) else Variable(leaf.grad)
        values.append(y.data)
    return values


def _curve(x: Floats, y: Floats, slope: Floats) -> Curve:
    """Break where the chord contradicts the slopes at both of its ends."""
    y = np.where(np.isfinite(y), y, np.nan)
    chord = np.diff(y) / np.diff(x)
    ends = np.stack((slope[:-1], slope[1:]))
    broken = np.all(np.sign(ends) * np.sign(chord) <= 0, axis=0) | (
        np.abs(chord) > 8 * np.max(np.abs(ends), axis=0)
    )
    broken &= np.abs(np.diff(y)) > 0.02 * np.nanmax(np.abs(y), initial=0.0)
    at = np.flatnonzero(broken) + 1
    return Curve(np.insert(x, at, np.nan), np.insert(y, at, np.nan), len(x))
