"""Where a curve breaks: what the break is, and where to the last digit."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from core.incremental import Slices
from core.plot.one_sided_limits import told, told_exactly
from core.plot.point import Point
from core.plot.polish import closed_in_slices
from core.sampling import Curve, Feature
from core.sampling.curve import Floats

Values: TypeAlias = Callable[[Floats], tuple[Floats, ...]]


def aliased(curve: Curve) -> list[tuple[float, float]]:
    """Give the ranges of x in which a curve swings faster than pixels can show."""
    x = curve.bands[0]
    parts = np.split(x, np.flatnonzero(np.isnan(x)))
    return [(float(np.nanmin(p)), float(np.nanmax(p))) for p in parts if np.isfinite(p).any()]


def clear_breaks(curve: Curve) -> list[Feature]:
    """Give the breaks of a curve where it can be followed; elsewhere they cannot be told."""
    blurred = aliased(curve) if curve.features else []
    if not blurred:
        return [*curve.features]
    low, high = np.array(blurred).T
    x = np.array([f.x for f in curve.features])
    # They follow each other from left to right: none but the last that begins before x may hold it.
    last = np.searchsorted(low, x, "right") - 1
    told = (last < 0) | (x > high[last])
    return [f for f, is_told in zip(curve.features, told.tolist(), strict=True) if is_told]


def broken(
    values: Values, features: Iterable[Feature], x_range: tuple[float, float], log: bool
) -> Slices[list[Point]]:
    """Tell what breaks of a curve are, and exactly where, one after the other from left to right.

    `values` goes from places to f, f′ … there.
    """
    found: list[Point] = []
    for feature in features:
        yield
        point = yield from _break(values, feature, x_range, log)
        if point is None:
            continue
        if found and point.kind == found[-1].kind == "edge" and np.isnan(feature.left):
            joined = _joined(values, found[-1].x, point.x, x_range)
            if joined is not None:
                found[-1] = joined
                continue
        found.append(point)
    return found


def _joined(values: Values, low: float, high: float, x_range: tuple[float, float]) -> Point | None:
    """Tell what two edges are between which f is defined after all."""
    if not _is_defined_between(values, low, high, x_range):
        return None
    place = neat(low, 1e-6 * (x_range[1] - x_range[0]))
    return _point(values, told(values, place, x_range) or "pole", place)


def _is_defined_between(
    values: Values, low: float, high: float, x_range: tuple[float, float]
) -> bool:
    """Tell whether two places are close, and f is defined between them."""
    between = low + (high - low) * np.linspace(0.1, 0.9, 9)
    is_close = high - low <= (x_range[1] - x_range[0]) / 100
    return bool(is_close and np.isfinite(values(between)[0]).all())


def _break(
    values: Values, feature: Feature, x_range: tuple[float, float], log: bool
) -> Slices[Point | None]:
    """Tell what a break is, and exactly where; None if f goes on smoothly after all."""
    kind = feature.kind
    within = 1e-6 * (abs(feature.x) if log else x_range[1] - x_range[0])
    if kind in ("pole", "hole", "jump"):
        what, place = yield from _told_exactly(values, feature, within, x_range)
        # A hole may be one double wide, beside this place.
        if what == "smooth" and kind != "hole":
            return None
        if what in ("corner", "hole") or what == "jump" != kind:
            return _point(values, what, place)
    if kind == "edge":
        end = x_range[0] if np.isnan(feature.left) else x_range[1]
        low, high = sorted((end, feature.x))
        if _is_defined_between(values, low, high, x_range):
            # Only the first or the last of the samples was undefined.
            return _point(values, told(values, end, x_range) or kind, end)
    place = yield from _located(values, feature, within)
    if kind in ("pole", "hole"):
        kind = told(values, place, x_range) or kind
    return _point(values, kind, place)


def _told_exactly(
    values: Values, feature: Feature, within: float, x_range: tuple[float, float]
) -> Slices[tuple[str, float]]:
    """Tell what f does at a round number near a break, or else where its slope changes."""
    place = _guessed(values, feature, within)
    what = told_exactly(values, place, x_range)
    if what or feature.kind != "jump":
        return what, place
    bend = yield from _bisected(values, replace(feature, kind="corner"), within)
    return ("", place) if bend is None else (told_exactly(values, bend, x_range), bend)


def _point(values: Values, kind: str, place: float) -> Point:
    # What a double beside a pole gives is chance.
    y = np.nan if kind == "pole" else float(values(np.array([place]))[0][0])
    return Point(kind, place, y if np.isfinite(y) else np.nan)


def _located(values: Values, feature: Feature, within: float) -> Slices[float]:
    """Bisect a break to the last digit, by what changes sign across it."""
    # A jump may be known to a share of a pixel only; beside a hole signs are chance.
    for wider in {"jump": (1, 30, 1000), "hole": ()}.get(feature.kind, (1,)):
        place = yield from _bisected(values, feature, within * wider)
        if place is not None:
            return place
    return _guessed(values, feature, within)


def _guessed(values: Values, feature: Feature, within: float) -> float:
    """Give a round number near a break, where f is undefined there; else one that is nearer."""
    round_one = neat(feature.x, within)
    undefined = not np.isfinite(values(np.array([round_one]))[0][0])
    return round_one if undefined else neat(feature.x, within / 100)


def _bisected(values: Values, feature: Feature, within: float) -> Slices[float | None]:
    ends = np.array([[feature.x - within], [feature.x + within]])
    before, after = ([float(row[0]) for row in values(end)] for end in ends)
    order, level = 0, 0.0
    if feature.kind == "jump":
        level = (before[0] + after[0]) / 2
    elif feature.kind == "corner":
        order, level = 1, (before[1] + after[1]) / 2
    elif before[0] * after[0] > 0:
        order = 1
    if not (before[order] - level) * (after[order] - level) < 0:
        return None

    low, high = yield from closed_in_slices(
        lambda x: values(x)[order] - level, *ends.ravel().tolist()
    )
    # Where f cancels digits its sign may change a few doubles off.
    return neat(low, max(high - low, 1e-9 * within))


def neat(x: float, within: float) -> float:
    """Give the number with the fewest digits so near, a double's own distance at least.

    Examples
    --------
    >>> neat(0.49999999999999994, 1e-15)
    0.5
    """
    within = max(within, 2 * float(np.spacing(abs(x))))
    if abs(x) <= within:
        return 0.0
    few = (float(f"{x:.{digits}g}") for digits in range(1, 12))
    return next((r for r in few if abs(r - x) <= within), x)
