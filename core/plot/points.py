"""Points of interest: roots, extrema, inflection points, and where a curve breaks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import numpy as np

from core.chain import Chain
from core.compiled.compiled import compile_in_slices, same
from core.incremental import Slices, whole
from core.plot.breaks import Values, aliased, broken, neat
from core.plot.curves import f_alone
from core.plot.point import KINDS, Point, Points
from core.plot.polish import STEPS, polished_in_slices
from core.plot.scale import Scale
from core.sampling import Curve
from core.sampling.curve import Floats, Indices, Mask

PLACES = 2000
"""At how many even places, roughly, signs are looked at."""

PIECE = 500
"""At how many of them a slice looks: a large chain takes its time for each."""

PER_KIND = 60
"""Of one kind that are listed: those nearest to x."""

MOST_WORK = 200_000
"""What locating breaks may take, counted in additions of two numbers."""

CALLS = 15
"""Of f and its derivatives that a break takes."""

FEW = 1
"""So many are located whatever that takes."""

RESOLVED = 4
"""So many places apart, changes of sign are no accident of where one looked."""

CROWD = 6
"""So many changes in a row that are closer are noise, or swing too fast."""

SIGNS_OF = (("root",), ("minimum", "maximum"), ("inflection",))
"""What changes of sign of f, f′ and f″ are."""


def points(
    chain: Chain,
    x_range: tuple[float, float],
    curve: Curve | None = None,
    *,
    at: float | None = None,
    log: bool = False,
) -> Points:
    """Find the points of interest of f in a range, from left to right.

    Parameters
    ----------
    chain, x_range
        f, and where to look.
    curve : Curve, optional
        f as it was sampled over the range; else it is sampled here.
    at : float, optional
        Where there are many of a kind, those nearest to this are listed; the middle by default.
    log : bool
        Whether to look at places that are even on a logarithmic axis.

    Examples
    --------
    >>> for point in points(Chain(), (-1.0, 1.0)):
    ...     print(point.kind, point.x)
    root 0.0
    """
    return whole(points_in_slices(chain, x_range, curve, at=at, log=log))


def points_in_slices(
    chain: Chain,
    x_range: tuple[float, float],
    curve: Curve | None = None,
    *,
    at: float | None = None,
    log: bool = False,
) -> Slices[Points]:
    """Do as `points` does, a few evaluations at a time."""
    if curve is None:
        curve = yield from f_alone(chain, x_range, log=log)
    values, work = yield from _values(chain, curve)
    x = _places(x_range, log)
    rows = yield from _rows(values, x)
    blurred = aliased(curve)
    at = x_range[0] / 2 + x_range[1] / 2 if at is None else at
    features = sorted(curve.features, key=lambda feature: abs(feature.x - at))
    # Only so many are listed, and to locate them takes its time.
    most = min(PER_KIND, max(int(MOST_WORK / (CALLS * work + 1)), FEW))
    steps = min(STEPS, max(int(MOST_WORK / (3 * work + 1)), CALLS))
    counts = Counter(feature.kind for feature in features[most:])
    nearest = sorted(features[:most], key=lambda feature: feature.x)
    breaks = yield from broken(values, nearest, x_range, log)
    found: list[Point] = []
    unclear = bool(blurred)
    for order in range(3):
        change, crowded = _changes(x, rows, order)
        unclear |= crowded and order < 2
        near = np.argsort(np.abs(x[change] - at), kind="stable")
        near, far = np.sort(change[near[: 2 * PER_KIND]]), change[near[2 * PER_KIND :]]
        here = yield from _polished(values, x, rows, order, near, steps)
        true = sum(p.kind in SIGNS_OF[order] for p in here)
        if order and near.size - true >= len(features) + CROWD:
            # Signs that change where nothing breaks are rounding's, and of higher orders too.
            unclear = True
            break
        counts.update(_kind(order, bool(rows[order][j] < 0)) for j in far)
        found += here
    extremes = [p.x for p in found if p.kind in ("minimum", "maximum")]
    # A corner that is an extremum is named as that.
    breaks = [p for p in breaks if p.kind != "corner" or not _beside(p.x, extremes, x, 0.002)]
    holes = [p.x for p in breaks if p.kind not in ("corner", "edge")]
    # Beside a hole there is nothing but rounding.
    found = [p for p in found if not _beside(p.x, holes, x, 1e-9 if p.kind == "root" else 1.0)]
    found = _met(found)
    clear = {p for p in (*found, *breaks) if not any(a <= p.x <= b for a, b in blurred)}
    return _nearest(clear, counts, at, unclear)


def _values(chain: Chain, curve: Curve) -> Slices[tuple[Values, float]]:
    """Give what computes f, f′ and f″, by what sampled the curve, if it can, and its work."""
    evaluator = curve.record.evaluator if curve.record else None
    if evaluator is not None and same(evaluator.f, chain) and evaluator.available >= 2:
        known = yield from evaluator.compile_in_slices()
        if known is not None:
            return (lambda x: known(x)[: evaluator.available + 1]), known.work
    compiled = yield from compile_in_slices(chain, (0, 1, 2))
    return compiled, compiled.work


def _rows(values: Values, x: Floats) -> Slices[tuple[Floats, ...]]:
    """Compute f, f′ and f″ at places, some of them at a time."""
    pieces = []
    for part in np.split(x, range(PIECE, x.size, PIECE)):
        pieces.append(values(part))
        yield
    return tuple(map(np.concatenate, zip(*pieces, strict=True)))


def _beside(x: float, others: Iterable[float], places: Floats, cells: float) -> bool:
    """Tell whether one of others lies within so many of the places where one looks."""
    i = min(max(int(np.searchsorted(places, x)), 1), places.size - 1)
    reach = cells * float(places[i] - places[i - 1])
    return any(abs(x - other) < reach for other in others)


def _met(found: list[Point]) -> list[Point]:
    """Let what lies a few doubles beside a root lie at the root: rounding put them apart."""
    roots = [p for p in found if p.kind == "root"]
    near = {
        p: root for p in found for root in roots if abs(p.x - root.x) <= 4 * np.spacing(abs(p.x))
    }
    return [replace(p, x=near[p].x, y=near[p].y) if p in near else p for p in found]


def _nearest(found: Iterable[Point], more: Counter[str], at: float, unclear: bool) -> Points:
    """Keep of each kind the nearest ones, and count the others."""
    listed: list[Point] = []
    counts: dict[str, int] = {}
    for kind in KINDS:
        alike = [p for p in found if p.kind == kind]
        if more[kind] or len(alike) > PER_KIND:
            counts[kind] = len(alike) + more[kind]
            alike = sorted(alike, key=lambda p: abs(p.x - at))[:PER_KIND]
        listed += alike
    return Points(sorted(listed, key=lambda p: (p.x, KINDS.index(p.kind))), counts, unclear)


def _places(x_range: tuple[float, float], log: bool) -> Floats:
    """Give even places that do not fall on round numbers, where signs are 0."""
    scale = Scale(log=log)
    low, high = scale.limits(x_range) if log else x_range
    inner = np.linspace(low, high, PLACES + 1)[1:-1] + (high - low) / PLACES * 0.381966
    inner = scale.back(inner[inner < high]) if log else inner[inner < high]
    return np.concatenate(([x_range[0]], inner, [x_range[1]]))


def _changes(x: Floats, rows: tuple[Floats, ...], order: int) -> tuple[Indices, bool]:
    """Find behind which places f, f′ or f″ changes sign, and tell whether some were crowded."""
    g, scale = rows[order], _scale(rows)
    width = x[-1] - x[0]
    # What is within rounding of 0 has no sign.
    loud = np.abs(g) * width**order > (1e-14, 1e-12, 1e-9)[order] * scale
    sign = np.where(loud & np.isfinite(g), np.sign(g), 0.0)
    change = np.flatnonzero(sign[:-1] * sign[1:] < 0)
    close = np.diff(change) < RESOLVED
    # Runs of close ones; a few may well be so near each other.
    run = np.cumsum(np.append(True, ~close)) if change.size else change
    crowded = np.bincount(run)[run] >= CROWD if change.size else np.zeros(0, dtype=bool)
    if crowded.any() and np.ptp(change[crowded]) > x.size / 2:
        crowded[:] = True  # noise all over, and what stands out is chance
    return change[~crowded], bool(crowded.any())


def _scale(rows: tuple[Floats, ...]) -> float:
    return float(np.max(np.where(np.isfinite(rows[0]), np.abs(rows[0]), 0.0)))


def _polished(
    values: Values, x: Floats, rows: tuple[Floats, ...], order: int, change: Indices, steps: int
) -> Slices[list[Point]]:
    """Polish changes of sign and tell what they are."""
    scale = _scale(rows)
    exactly = x[_alone(rows[0] == 0) & (np.abs(rows[1]) > 0)] if order == 0 else x[:0]
    low, high = x[change], x[change + 1]
    rising = rows[order][change] < 0
    if low.size:
        low, high = yield from polished_in_slices(partial(_two, values, order), low, high, steps)
    ends = values(low), values(high)
    found: list[Point] = []
    for i, j in enumerate(change):
        here = [(ends[0][k][i], ends[1][k][i]) for k in range(3)]
        before = [max(abs(row[j]), abs(row[j + 1])) for row in rows]
        if _sound(here, before, order):
            # Of the two doubles about a sign change: the better root, the lower minimum.
            rate = abs if order == 0 else (lambda y, up=rising[i]: y if up else -y)
            better = low[i] if rate(here[0][0]) <= rate(here[0][1]) else high[i]
            at = neat(float(better), float(high[i] - low[i])) if low[i] != high[i] else better
            at = float(at) + 0.0
            yield
            y = float(values(np.array([at]))[0][0])
            found += _named(order, at, y, bool(rising[i]), scale)
    return found + [Point("root", float(at) + 0.0, 0.0) for at in exactly]


def _alone(zero: Mask) -> Mask:
    """Tell zeros from runs of them, where f is flat or lost all its digits."""
    beside = np.zeros_like(zero)
    beside[1:] |= zero[:-1]
    beside[:-1] |= zero[1:]
    return zero & ~beside


def _two(values: Values, order: int, x: Floats) -> tuple[Floats, Floats]:
    """Give f, f′ or f″ and its slope, which is not known of f″."""
    rows = values(x)
    return rows[order], rows[order + 1] if order + 1 < len(rows) else np.full(x.shape, np.nan)


def _sound(here: list[tuple[float, float]], before: list[float], order: int) -> bool:
    """Tell a true zero from a pole or a jump: there the value does not come down."""
    if not np.isfinite(here[0]).all() or max(map(abs, here[0])) > 2 * before[0]:
        return False
    if order == 1:  # f′ may jump, at a corner, but f may not
        return abs(here[0][1] - here[0][0]) <= 1e-6 * before[0]
    return max(map(abs, here[order])) <= 1e-6 * before[order]


def _kind(order: int, rising: bool) -> str:
    return SIGNS_OF[order][0 if rising else -1]


def _named(order: int, x: float, y: float, rising: bool, scale: float) -> Iterable[Point]:
    if order == 1 and abs(y) <= 1e-14 * scale:
        yield Point("root", x, y)
    yield Point(_kind(order, rising), x, y)


def landings(found: Points, curve: Curve | None, within: float) -> list[float]:
    """Give where a hand that drags x should land exactly: where f breaks or bends.

    The curve tells which extrema are corners, known as exactly as `within` says.
    """
    bends = [f.x for f in curve.features if f.kind == "corner"] if curve else []
    return [
        p.x
        for p in found
        if p.kind in ("pole", "jump", "corner", "crossing")
        or (p.kind in ("minimum", "maximum") and any(abs(p.x - x) < within for x in bends))
    ]
