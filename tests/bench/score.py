"""How far a curve is from the truth, in pixels, against a dense reference."""

from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from core.sampling.curve import Floats
from core.sampling.evaluate import Evaluator
from core.silence import silently
from tests.bench.views import Scene

CELL = 0.25


@dataclass(frozen=True)
class Score:
    evaluations: int
    worst: float
    mean: float
    missed: int
    phantom: int
    false_joins: int
    breaks: int

    @property
    def off(self) -> bool:
        return self.worst > 1


def truth(scene: Scene, points: int) -> tuple[Floats, Floats]:
    """Give dense x and y with nan at the breaks; denser around what is listed as broken or bare."""
    lo, hi = scene.x_range
    fan = (hi - lo) * 2.0 ** -np.arange(4, 48, 0.25)
    marks = np.array([*scene.breaks, *scene.marks, lo, hi, 0.0, 1.2345, 0.3331, 0.3337, 1.0, -1.0])
    x = np.concatenate(
        [np.linspace(lo, hi, points), *[m + s * fan for m in marks for s in (-1, 1)]]
    )
    x = np.unique(x[(x >= lo) & (x <= hi)])
    evaluator = Evaluator(scene.f, max(scene.order, 1))
    y = evaluator(x).orders[scene.order].copy()
    # The edges of the domain, as closely as doubles go.
    for _ in range(60):
        known = np.isfinite(y)
        i = np.flatnonzero(known[:-1] != known[1:])
        middle = x[i] + (x[i + 1] - x[i]) / 2
        middle = middle[(middle > x[i]) & (middle < x[i + 1])]
        if not middle.size or middle.size > 4000:
            break
        x = np.concatenate((x, middle))
        y = np.concatenate((y, evaluator(middle).orders[scene.order]))
        order = np.argsort(x)
        x, y = x[order], y[order]
    branches = evaluator(x).branches
    differ = (branches[:, 1:] != branches[:, :-1]).any(axis=0)
    apart = x[1:][differ & (not scene.whole)]
    y = np.insert(y, np.searchsorted(x, apart), np.nan)
    x = np.insert(x, np.searchsorted(x, apart), apart)
    at = np.searchsorted(x, list(scene.breaks))
    on = np.isin(x, list(scene.breaks))
    x, y = np.insert(x, at, np.nan), np.insert(np.where(on, np.nan, y), at, np.nan)
    y[~np.isfinite(y)] = np.nan
    spoilt = np.zeros(x.size, dtype=bool)
    for hole in scene.holes:
        spoilt |= np.abs(x - hole) < (hi - lo) / 800
    return x[~spoilt], y[~spoilt]


def ink(scene: Scene, x: Floats, y: Floats, size: tuple[int, int]) -> Floats:
    """Paint a polyline: one exact point for each quarter of a pixel it touches, inside the view."""
    (lo, hi), (bottom, top) = scene.x_range, scene.y_range
    u = (x - lo) / (hi - lo) * size[0]
    with np.errstate(over="ignore"):
        v = np.clip((y - bottom) / (top - bottom) * size[1], -1e9, 1e9)
    u0, u1, v0, v1 = u[:-1], u[1:], v[:-1], v[1:]
    with np.errstate(all="ignore"):
        a, b = (0 - v0) / (v1 - v0), (size[1] - v0) / (v1 - v0)
    flat = v0 == v1
    t0 = np.where(flat, 0.0, np.clip(np.fmin(a, b), 0, 1))
    t1 = np.where(flat, 1.0, np.clip(np.fmax(a, b), 0, 1))
    keep = np.isfinite(u0 + u1 + v0 + v1) & (t1 > t0) & ~(flat & ((v0 < 0) | (v0 > size[1])))
    u0, u1, v0, v1, t0, t1 = (w[keep] for w in (u0, u1, v0, v1, t0, t1))
    length = np.hypot(u1 - u0, v1 - v0) * (t1 - t0)
    n = np.minimum(np.ceil(length / (CELL / 2)), 8000).astype(int) + 1
    cells: list[Floats] = []
    if n.sum() > 2_000_000:
        upright = np.floor(u0 / CELL) == np.floor(u1 / CELL)
        ends = np.stack((v0 + (v1 - v0) * t0, v0 + (v1 - v0) * t1))
        cells.append(_columns(u0[upright], ends[:, upright], size))
        u0, u1, v0, v1, t0, t1, n = (w[~upright] for w in (u0, u1, v0, v1, t0, t1, n))
    for chunk in np.array_split(np.arange(n.size), max(1, int(n.sum() // 2_000_000))):
        which = np.repeat(chunk, n[chunk])
        step = np.arange(which.size) - np.repeat(np.cumsum(n[chunk]) - n[chunk], n[chunk])
        t = t0[which] + (t1 - t0)[which] * step / np.maximum(n[which] - 1, 1)
        points = np.stack((u0[which] + (u1 - u0)[which] * t, v0[which] + (v1 - v0)[which] * t), 1)
        cells.append(_thin(points))
    return _thin(np.concatenate(cells)) if cells else np.empty((0, 2))


def _columns(u: Floats, ends: Floats, size: tuple[int, int]) -> Floats:
    """Paint many upright strokes at once: the cells that any of them covers."""
    shape = (int(size[0] / CELL) + 1, int(size[1] / CELL) + 2)
    edges = np.zeros(shape, dtype=np.int64)
    column = np.clip(np.floor(u / CELL), 0, shape[0] - 1).astype(int)
    low, high = np.floor(np.clip(np.sort(ends, axis=0), 0, size[1]) / CELL).astype(int)
    np.add.at(edges, (column, low), 1)
    np.add.at(edges, (column, high + 1), -1)
    i, j = np.nonzero(np.cumsum(edges, axis=1))
    return np.stack(((i + 0.5) * CELL, np.minimum((j + 0.5) * CELL, size[1])), axis=1)


def _thin(points: Floats) -> Floats:
    key = np.floor(points / CELL).astype(np.int64)
    _, first = np.unique(key[:, 0] * 1_000_003 + key[:, 1], return_index=True)
    return points[first]


def joins(scene: Scene, x: Floats, y: Floats, size: tuple[int, int]) -> int:
    """Count the breaks that a polyline is drawn across."""
    bottom, top = scene.y_range
    with np.errstate(over="ignore"):
        v = y / (top - bottom) * size[1]
    step = np.abs(np.diff(v))
    count = 0
    lo, hi = scene.x_range
    for b in (b for b in scene.breaks if lo < b < hi):
        across = (x[:-1] < b) & (b < x[1:])
        touching = ((x[:-1] == b) ^ (x[1:] == b)) & (step > 1)
        count += bool((np.isfinite(step) & (across | touching)).any())
    return count


def score(
    scene: Scene,
    x: Floats,
    y: Floats,
    evaluations: int,
    points: int = 200_000,
    size: tuple[int, int] = (800, 500),
) -> Score:
    """Compare a polyline with the truth."""
    tx, ty = silently(truth, scene, points)
    real, drawn = ink(scene, tx, ty, size), ink(scene, x, y, size)
    missing = _far(real, drawn)
    extra = _far(drawn, real)
    everything = np.concatenate((missing, extra))
    return Score(
        evaluations,
        float(everything.max(initial=0)),
        float(everything.mean()) if everything.size else 0.0,
        np.unique(real[missing > 1, 0].astype(int)).size,
        np.unique(drawn[extra > 1, 0].astype(int)).size,
        joins(scene, x, y, size),
        len([b for b in scene.breaks if scene.x_range[0] < b < scene.x_range[1]]),
    )


def _far(points: Floats, others: Floats) -> Floats:
    if not len(points):
        return np.empty(0)
    if not len(others):
        return np.full(len(points), 1000.0)
    distance: Floats = cKDTree(others).query(points, distance_upper_bound=1000)[0]
    return distance.clip(0, 1000)
