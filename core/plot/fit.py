"""A good range of y: robust against poles and overflow, and legible around x."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable
from core.chain import Chain
from core.plot.scale import Scale
from core.sampling.curve import Floats

LIMIT = 5e304
"""Beyond it no range is fitted."""

POINTS = 801
"""At how many even places a chain is looked at."""

HEIGHT = 400
"""How many pixels high a plot is thought to be."""

SEEN = 0.2
"""From how many pixels a point on a curve is seen to rise or fall."""

NEAR = 0.15
"""How far from x, in widths of the view, half of what is seen counts."""

WORTH = 1.3
"""By how much another range must show more before the whole is given up."""

ALIKE = 0.9
"""What share of the most a range shows that shows as much."""

LESS = 8
"""How many times less another range must show: for little gain the whole is better."""

SMALLEST = 1e-300
"""No smaller share of the whole is tried: it would come to 0."""

LEVEL = 0.25
"""The share of all places, level and out of sight, for which no smaller range is taken."""

REACH = 1000
"""How many heights of the curves beyond them f and f′ at x are still brought into view."""

APART = 20
"""How many times higher than either curve a range is that shows both of them as level lines."""

TRIES = 64
"""How many smaller ranges are tried, the least as high as what must be in view."""


def fit_chain(
    chain: Chain,
    x_range: tuple[float, float],
    at: float | None = None,
    logs: tuple[bool, bool] = (False, False),
    *,
    slopes: bool = True,
) -> tuple[float, float]:
    """Find a range of y, with a margin, that shows f and f′ well over a range of x.

    Even places are used, not the vertices of a curve, which crowd where it is wild. Where the
    whole range leaves f and f′ flat around x, as with a function that grows fast, less of it
    is shown; where f and f′ lie so far apart that both would be level lines, f alone.

    Parameters
    ----------
    chain, x_range
        f, and where it is seen.
    at : float, optional
        Where f and f′ must be in view, if it is in the range of x and they do not dwarf the rest.
    logs : tuple of bool
        Which axes are logarithmic.
    slopes : bool
        Whether f′ is to be shown too.

    Examples
    --------
    >>> low, high = fit_chain(Chain(), (-2.0, 3.0))
    >>> low < -2 and high > 3
    True
    """
    across, up = Scale(log=logs[0]), Scale(log=logs[1])
    # A linear scale clips to what is out of any sight, which may be in the midst of this view.
    places = np.linspace(*(across.limits(x_range) if across.log else x_range), POINTS)
    rows = slice(0, 2 if slopes else 1)
    is_seen = at is not None and x_range[0] <= at <= x_range[1]
    # Together with the others: a call takes long by its blocks, not by its points.
    values = _values(chain, np.append(across.back(places), x_range[0] if at is None else at))[rows]
    values = up.to(values) if up.log else values
    curves, own = values[:, :-1], values[:, -1]
    own = own[np.isfinite(own) & (np.abs(own) < LIMIT)]
    here = _in_reach(own, curves) if is_seen else np.empty(0)
    whole = fit(curves, here)
    if slopes and _are_apart(curves, whole):
        curves, here = curves[:1], here[:1]
        whole = fit(curves, here)
    if here.size and at is not None:
        weights = _nearness(places, across.place(at) if across.log else at)
        whole = _legible(curves, weights, whole, here, float(places[-1] - places[0]))
    return up.range(whole) if up.log else whole


def _nearness(places: Floats, at: float) -> Floats:
    """Weigh places by how near they are, as shares of the view."""
    away: Floats = (places - at) / (NEAR * (places[-1] - places[0]))
    weights: Floats = 1 / (1 + away**2)
    return weights


def _values(chain: Chain, x: Floats) -> Floats:
    """Give f and f′ in two rows, nan where one is infinite."""
    leaf = Variable(x)
    y = chain(leaf)
    y.backward()
    rows = np.array((y.data, leaf.grad))
    return np.where(np.isfinite(rows), rows, np.nan)


def _are_apart(curves: Floats, whole: tuple[float, float]) -> bool:
    """Tell whether f and f′ are two level lines with nothing between them."""
    heights = (high - low for low, high in map(fit, curves[:, None]))
    return max(heights) < (whole[1] - whole[0]) / APART


def _in_reach(here: Floats, curves: Floats) -> Floats:
    """Leave out what would make straight lines of the curves, as at a pole."""
    if not np.isfinite(curves).any():
        return here
    low, high = fit(curves)
    reach = REACH * (high - low)
    return here[(here >= low - reach) & (here <= high + reach)]


@no_float_warnings
def _legible(
    curves: Floats,
    weights: Floats,
    whole: tuple[float, float],
    here: Floats,
    width: float,
) -> tuple[float, float]:
    """Shrink a range about what must be in view while that shows much more near x.

    Of those that show as much, take the one that is most nearly as high as the view is wide.
    """
    rises = np.nan_to_num(np.abs(np.diff(curves))) * HEIGHT / SEEN
    found: list[tuple[float, tuple[float, float]]] = []
    low, high = float(here.min()), float(here.max())
    middle = low / 2 + high / 2
    least = max(high - low, 1e-3 * max(abs(low), abs(high))) or 1e-9
    heights = np.sort(curves[0][np.isfinite(curves[0])])
    ends = 1 / LESS, np.clip(least / (whole[1] - whole[0]), SMALLEST, 1 / LESS)
    # Where those tried are powers of ten apart, one of them is yet as high as the view is wide.
    as_wide = np.clip(width / (whole[1] - whole[0]), ends[1], ends[0])
    for share in [*np.geomspace(*ends, TRIES).tolist(), float(as_wide)]:
        bottom = min(middle + (whole[0] - middle) * share, low)
        top = max(middle + (whole[1] - middle) * share, high)
        margin = 0.08 * (top - bottom)
        tried = bottom - margin, top + margin
        if LESS * (tried[1] - tried[0]) > whole[1] - whole[0] or _hides_a_level(heights, tried):
            continue
        found.append((_weight(curves, rises, weights, tried), tried))
    most = max((shown for shown, _ in found), default=0.0)
    if most <= WORTH * _weight(curves, rises, weights, whole):
        return whole
    found.sort(key=lambda pair: abs(np.log((pair[1][1] - pair[1][0]) / width)))
    missing = ((ALIKE * most - shown, tried) for shown, tried in found)
    return next(
        tried for less, tried in missing if less <= 0 or less <= _grain(curves, weights, tried)
    )


def _hides_a_level(heights: Floats, limits: tuple[float, float]) -> bool:
    """Tell whether much of f lies elsewhere, as near together as a range is high.

    What grows fast is spread out there; a step's other half is not, and belongs to the picture.
    """
    low, high = limits
    for out in (heights[heights < low], heights[heights > high]):
        together = np.searchsorted(out, out + (high - low), "right") - np.arange(out.size)
        if together.max(initial=0) >= LEVEL * heights.size:
            return True
    return False


def _weight(
    curves: Floats,
    rises: Floats,
    weights: Floats,
    limits: tuple[float, float],
) -> float:
    """Weigh the places at which a curve is in view and seen to rise or fall."""
    low, high = limits
    inside = (curves >= low) & (curves <= high)
    seen = np.minimum(rises / (high - low), 1) * (inside[:, 1:] & inside[:, :-1])
    return float((seen * weights[1:]).sum())


def _grain(curves: Floats, weights: Floats, limits: tuple[float, float]) -> float:
    """Weigh what may be seen besides: half a place wherever a curve leaves the view.

    Of one that grows by powers of ten from each place to the next no more than a few places are in
    view, whatever the range.
    """
    inside = (curves >= limits[0]) & (curves <= limits[1])
    leaves = inside[:, 1:] != inside[:, :-1]
    return float((leaves * weights[1:]).sum()) / 2


def fit(curves: Iterable[Floats], include: ArrayLike = ()) -> tuple[float, float]:
    """Find a range of y, with a margin, that shows values and includes others.

    Where a few values dwarf the rest, as beside a pole, the middle nine tenths decide. What is
    not finite is passed over; the range is (-1, 1) where there is nothing to show.

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


def _robust(values: Floats) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    inner_low, inner_high = map(float, np.percentile(values, [5, 95]))
    inner = inner_high - inner_low
    if high - low <= 4 * inner or inner == 0:
        return low, high
    return max(low, inner_low - inner / 2), min(high, inner_high + inner / 2)
