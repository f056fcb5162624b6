"""Where f has no derivative: the tangents from the left and from the right, as the check saw them.

At a corner and a cusp both begin at f(x), at a jump each at its own limit, at an edge there is
one.
"""

import math
from collections.abc import Sequence
from dataclasses import replace

from core.digits import short
from core.numerical import Check
from core.numerical.finding import HalfSlope
from core.plot.figure import Here, View
from core.plot.tangent import tangent
from core.sampling.curve import Floats


def half_tangents(found: Check, view: View) -> tuple[tuple[Floats, Floats], ...]:
    """Give them as polylines, that from the left first; none where f is smooth."""
    lines = (_line(found.x, half, view) for half in found.finding.halves)
    return tuple(line for line in lines if line[0].size)


def with_halves(here: Here, found: Check, view: View) -> Here:
    """Draw them in the place of the tangent, which is none there."""
    nothing = view.scales[0].to([])
    return replace(here, tangent=(nothing, nothing), halves=half_tangents(found, view))


def in_words(halves: Sequence[HalfSlope]) -> str:
    """Say the slopes; nothing where there is none.

    Examples
    --------
    >>> in_words((HalfSlope(-1, 0.0, -1.0), HalfSlope(1, 0.0, 1.0)))
    'slope −1 left, 1 right'
    """
    parts = [f"{_slope(half)} {'left' if half.side < 0 else 'right'}" for half in halves]
    return f"slope {', '.join(parts)}" if parts else ""


def _slope(half: HalfSlope) -> str:
    if math.isinf(half.slope):
        return "∞" if half.slope > 0 else "−∞"
    return short(half.slope)


def _line(x: float, half: HalfSlope, view: View) -> tuple[Floats, Floats]:
    """Draw a tangent as far as its side goes; one that is infinitely steep goes straight up."""
    across, up = view.scales
    if math.isinf(half.slope):
        end = view.y_range[1] if half.side * half.slope > 0 else view.y_range[0]
        return across.to([x, x]), up.to([half.limit, end])
    (left, right), y_range = view.x_range, view.y_range
    x_range = (left, min(x, right)) if half.side < 0 else (max(x, left), right)
    if not x_range[0] < x_range[1]:
        return across.to([]), up.to([])
    xs, ys = tangent(x, half.limit, half.slope, (x_range, y_range), view.logs)
    return across.to(xs), up.to(ys)
