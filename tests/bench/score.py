"""How far a curve is from the truth, in pixels, against a dense reference.

What counts is the ink of a figure's line: strokes that have a length, and what is filled and
no thinner than a stroke.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from core.plot.figure import WIDTH, View
from core.plot.line import line_of
from core.plot.scale import scale_of
from core.sampling import Curve
from core.sampling.curve import Floats, Mask
from tests.bench.reference import reference
from tests.bench.views import Scene

CELL = 0.25

MANY = 200_000
"""How many points of ink are compared, at most about twice as many."""


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


def ink(scene: Scene, x: Floats, y: Floats) -> Floats:
    """Paint a polyline: one exact point for each quarter of a pixel it touches, inside the view.

    A stroke of no length leaves nothing.
    """
    (lo, hi), (bottom, top), size = scene.x_range, scene.y_range, scene.size
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
    keep &= (u0 != u1) | ~flat
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


def band_ink(scene: Scene, bands: Floats) -> Floats:
    """Paint what is filled: where the middle of a pen would go to fill it.

    So it is told where a line is, not how wide; what is thinner than a line leaves nothing. A
    band is as wide as pixels are, and a pixel is inked where its middle is.
    """
    (lo, hi), (bottom, top), (width, height) = scene.x_range, scene.y_range, scene.size
    u = (bands[0] - lo) / (hi - lo) * width
    low, high = (bands[1:] - bottom) / (top - bottom) * height + [[WIDTH / 2], [-WIDTH / 2]]
    parts = [np.empty((0, 2))]
    for part in np.split(np.arange(u.size), np.flatnonzero(np.isnan(u))):
        inner = part[np.isfinite(u[part])]
        if inner.size < 2:
            continue
        start, end = u[inner[[0, -1]]]
        at = np.arange(np.ceil(start - 0.5 - 1e-6), np.floor(end - 0.5 + 1e-6) + 1) + 0.5
        ends = np.stack([np.interp(at, u[inner], v[inner]) for v in (low, high)])
        thin = ends[0] > ends[1] + 1e-6
        seen = ~thin & (ends[1] >= 0) & (ends[0] <= height)
        parts.append(_columns(at[seen], ends[:, seen], scene.size))
    return np.concatenate(parts)


def curve_ink(scene: Scene, curve: Curve) -> tuple[Floats, tuple[Floats, Floats]]:
    """Paint a curve as the plot does in a scene's view; give what is stroked of it, too."""
    ranges = scene.x_range, scene.y_range
    scales = scale_of(ranges[0]), scale_of(ranges[1])
    limits = scales[0].limits(ranges[0]), scales[1].limits(ranges[1])
    line = line_of("f", curve, View(*ranges, scales, limits, scene.size))
    there = replace(scene, x_range=limits[0], y_range=limits[1])
    painted = np.concatenate((ink(there, line.x, line.y), band_ink(there, line.bands)))
    return painted, (scales[0].back(line.x), scales[1].back(line.y))


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


def joins(scene: Scene, breaks: Floats, x: Floats, y: Floats) -> int:
    """Count the breaks that a polyline is drawn across."""
    bottom, top = scene.y_range
    with np.errstate(over="ignore"):
        step = np.abs(np.diff(y)) / (top - bottom) * scene.size[1]
    drawn = np.isfinite(step)
    lo, hi = scene.x_range
    count = sum(
        bool((drawn & (x[:-1] <= a) & (b <= x[1:]) & (step > 1)).any()) for a, b in breaks.tolist()
    )
    for b in (b for b in scene.breaks if lo < b < hi):
        if not ((breaks[:, 0] <= b) & (b <= breaks[:, 1])).any():
            count += bool((drawn & (x[:-1] < b) & (b < x[1:])).any())
    return count


@dataclass(frozen=True)
class Painted:
    """The truth of a scene as ink, to score any number of curves against."""

    scene: Scene
    ink: Floats
    breaks: Floats
    lost: Mask

    @property
    def broken(self) -> int:
        """How many breaks there are to join falsely."""
        lo, hi = self.scene.x_range
        known = [
            b
            for b in self.scene.breaks
            if lo < b < hi and not ((self.breaks[:, 0] <= b) & (b <= self.breaks[:, 1])).any()
        ]
        return len(known) + len(self.breaks)

    def kept(self, points: Floats) -> Floats:
        """Leave out the columns in which arithmetic loses the truth."""
        column = np.clip(points[:, 0], 0, self.scene.size[0] - 1).astype(int)
        kept: Floats = points[~self.lost[column]]
        return kept


def painted(scene: Scene, points: int = 200_000) -> Painted:
    """Compute and paint the truth of a scene."""
    truth = reference(scene, points)
    real = ink(scene, truth.x, truth.y)
    return Painted(scene, _filled(scene, real, truth.breaks), truth.breaks, truth.lost)


def _filled(scene: Scene, real: Floats, breaks: Floats) -> Floats:
    """Fill what pieces shorter than a pixel cover: a column from least to greatest."""
    lo, hi = scene.x_range
    width = scene.size[0]
    each = np.bincount(((breaks[:, 0] - lo) / (hi - lo) * width).astype(int), minlength=width)
    column = np.clip(real[:, 0], 0, width - 1).astype(int)
    parts = [real]
    for k in np.flatnonzero(each[:width] > 2).tolist():
        inside = real[column == k, 1]
        if inside.size:
            v = np.arange(inside.min(), inside.max(), CELL)
            parts += [np.stack((np.full(v.size, k + t), v), axis=1) for t in (0.0, 0.5, 0.999)]
    return np.concatenate(parts)


def score(truth: Painted, curve: Curve) -> Score:
    """Compare a curve, as it is painted, with the truth."""
    drawn, stroked = curve_ink(truth.scene, curve)
    wanted, given = _some(truth.kept(truth.ink)), _some(truth.kept(drawn))
    missing, extra = distances(wanted, drawn), distances(given, truth.ink)
    everything = np.concatenate((missing, extra))
    return Score(
        curve.evaluations,
        float(everything.max(initial=0)),
        float(everything.mean()) if everything.size else 0.0,
        np.unique(wanted[missing > 1, 0].astype(int)).size,
        np.unique(given[extra > 1, 0].astype(int)).size,
        joins(truth.scene, truth.breaks, *stroked),
        truth.broken,
    )


def _some(points: Floats) -> Floats:
    """Of what covers the view, give one point for each few: it holds a dozen a pixel."""
    return points[:: 1 + len(points) // MANY]


def distances(points: Floats, others: Floats) -> Floats:
    """Give how far points are from the nearest of others, in pixels, 1000 at most."""
    if not len(points):
        return np.empty(0)
    if not len(others):
        return np.full(len(points), 1000.0)
    distance: Floats = cKDTree(others, balanced_tree=False).query(
        points, distance_upper_bound=1000
    )[0]
    return distance.clip(0, 1000)
