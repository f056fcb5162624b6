"""Points of interest: roots, extrema, inflection points, and where a curve breaks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np

from core.chain import Chain
from core.compiling import compile as compiled
from core.digits import exact, short
from core.polish import Floats, polished
from core.sampling import Feature, sample
from core.silence import silently

PLACES = 2000
"""At how many even places, roughly, signs are looked at."""

MOST = 60
"""Of one kind; more are noise or an oscillation that no list can hold."""

KINDS = ("root", "minimum", "maximum", "inflection", "corner", "pole", "jump", "hole", "edge")

_BROKEN = {"kink": "corner", "pole": "pole", "jump": "jump", "hole": "hole", "edge": "edge"}

_Values: TypeAlias = Callable[[Floats], tuple[Floats, ...]]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of interest.

    Attributes
    ----------
    kind : str
        One of KINDS.
    x, y : float
        Where, and f there; nan where f is undefined.
    """

    kind: str
    x: float
    y: float


def points(
    chain: Chain, x_range: tuple[float, float], features: Iterable[Feature] | None = None
) -> tuple[Point, ...]:
    """Find the points of interest of f in a range.

    Parameters
    ----------
    chain : Chain
        The function f.
    x_range : tuple of float
        Low and high.
    features : iterable of Feature, optional
        Where f's curve breaks, if that is known; else it is sampled.

    Returns
    -------
    tuple of Point
        From left to right.

    Examples
    --------
    >>> for point in points(Chain(), (-1.0, 1.0)):
    ...     print(point.kind, point.x)
    root 0.0
    """
    if features is None:
        features = sample(chain, x_range, orders=(0,))[0].features
    return silently(_points, chain, x_range, tuple(features))


def _points(
    chain: Chain, x_range: tuple[float, float], features: tuple[Feature, ...]
) -> tuple[Point, ...]:
    values = compiled(chain, orders=(0, 1, 2, 3))
    x = _places(x_range)
    rows = values(x)
    found = [point for k in range(3) for point in _changes(values, x, rows, k)]
    extremes = [p.x for p in found if p.kind in ("minimum", "maximum")]
    # A corner that is an extremum is named as that.
    near = 1e-6 * (x_range[1] - x_range[0])
    for feature in features[:MOST]:
        kind = _BROKEN[feature.kind]
        if kind == "corner" and any(abs(feature.x - e) < near for e in extremes):
            continue
        at = _located(values, feature, near)
        found.append(Point(kind, at, float(values(np.array([at]))[0][0])))
    return tuple(sorted(set(found), key=lambda p: (p.x, KINDS.index(p.kind))))


def _places(x_range: tuple[float, float]) -> Floats:
    """Give even places that do not fall on round numbers, where signs are 0."""
    low, high = x_range
    inner = np.linspace(low, high, PLACES + 1)[1:-1] + (high - low) / PLACES * 0.381966
    return np.concatenate(([low], inner[inner < high], [high]))


def _changes(values: _Values, x: Floats, rows: tuple[Floats, ...], order: int) -> Iterable[Point]:
    """Find where f, f′ or f″ changes sign."""
    g, width = rows[order], x[-1] - x[0]
    scale = np.nanmax(np.where(np.isfinite(rows[0]), np.abs(rows[0]), 0.0))
    # What is within rounding of 0 has no sign.
    loud = np.abs(g) * width**order > (1e-14, 1e-12, 1e-9)[order] * scale
    sign = np.where(loud & np.isfinite(g), np.sign(g), 0.0)
    exactly = x[(g == 0) & (np.abs(rows[order + 1]) > 0)] if order == 0 else x[:0]
    change = np.flatnonzero(sign[:-1] * sign[1:] < 0)
    if change.size > MOST:
        return
    low, high = x[change], x[change + 1]
    if low.size:
        low, high = polished(partial(_two, values, order), low, high)
    ends = values(low), values(high)
    for i, j in enumerate(change):
        rising = bool(sign[j] < 0)
        here = [(ends[0][k][i], ends[1][k][i]) for k in range(3)]
        before = [max(abs(row[j]), abs(row[j + 1])) for row in rows]
        if _sound(here, before, order):
            at = _neat(float(low[i]), float(high[i] - low[i])) if low[i] != high[i] else low[i]
            at = float(at) + 0.0
            y = float(values(np.array([at]))[0][0])
            yield from _named(order, at, y, rising, scale)
    for at in exactly:
        yield Point("root", float(at) + 0.0, 0.0)


def _two(values: _Values, order: int, x: Floats) -> tuple[Floats, Floats]:
    rows = values(x)
    return rows[order], rows[order + 1]


def _sound(here: list[tuple[float, float]], before: list[float], order: int) -> bool:
    """Tell a true zero from a pole or a jump: there the value does not come down."""
    if not np.isfinite(here[0]).all() or max(map(abs, here[0])) > 2 * before[0]:
        return False
    if order == 1:  # f′ may jump, at a corner, but f may not
        return abs(here[0][1] - here[0][0]) <= 1e-6 * before[0]
    return max(map(abs, here[order])) <= 1e-6 * before[order]


def _named(order: int, x: float, y: float, rising: bool, scale: float) -> Iterable[Point]:
    if order == 0:
        yield Point("root", x, y)
    elif order == 1:
        if abs(y) <= 1e-14 * scale:
            yield Point("root", x, y)
        yield Point("minimum" if rising else "maximum", x, y)
    else:
        yield Point("inflection", x, y)


def _located(values: _Values, feature: Feature, within: float) -> float:
    """Bisect a break to the last digit, by what changes sign across it."""
    ends = np.array([[feature.x - within], [feature.x + within]])
    before, after = ([float(row[0]) for row in values(end)] for end in ends)
    order, level = 0, 0.0
    if feature.kind == "jump":
        level = (before[0] + after[0]) / 2
    elif feature.kind == "kink":
        order, level = 1, (before[1] + after[1]) / 2
    elif before[0] * after[0] > 0:
        order = 1
    if not (before[order] - level) * (after[order] - level) < 0:
        return _neat(feature.x, within / 100)

    def side(x: Floats) -> tuple[Floats, Floats]:
        return values(x)[order] - level, np.full(x.shape, np.nan)

    low, high = polished(side, *ends)
    return _neat(float(low[0]), float(high[0] - low[0]))


def _neat(x: float, within: float) -> float:
    """Give the number with the fewest digits so near."""
    within = max(within, 2 * float(np.spacing(abs(x))))
    if abs(x) <= within:
        return 0.0
    few = (float(f"{x:.{digits}g}") for digits in range(1, 12))
    return next((r for r in few if abs(r - x) <= within), x)


def summary(found: Iterable[Point], x_range: tuple[float, float]) -> str:
    """Say in one sentence a kind what there is, for ears and for reports.

    Parameters
    ----------
    found : iterable of Point
        From `points`.
    x_range : tuple of float
        Where they were looked for.

    Returns
    -------
    str
        A line for each kind, the range first.

    Examples
    --------
    >>> print(summary([Point("root", 0.5, 0.0)], (-1.0, 1.0)))
    For x from -1 to 1:
    root at x = 0.5
    """
    lines = [f"For x from {exact(x_range[0])} to {exact(x_range[1])}:"]
    found = tuple(found)
    for kind in KINDS:
        of_kind = [p for p in found if p.kind == kind]
        shown = [_place(p) for p in of_kind[:8]]
        rest = f" and {len(of_kind) - 8} more" if len(of_kind) > 8 else ""
        if shown:
            lines.append(f"{kind} at x = {', '.join(shown)}{rest}")
    if len(lines) == 1:
        lines.append("no roots, extrema or breaks")
    return "\n".join(lines)


def _place(point: Point) -> str:
    height = f" (f = {short(point.y)})" if point.kind in ("minimum", "maximum") else ""
    return short(point.x, 6) + height
