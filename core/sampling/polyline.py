"""From judged samples to vertices: breaks, expanded cubics, and the features that are met."""

import numpy as np
from numpy.typing import NDArray

from core.sampling.curve import Feature, Floats, Indices, Mask
from core.sampling.error_estimate import GAP, MEET, RISER, Geometry
from core.sampling.samples import TIP, Samples
from core.sampling.viewport import Viewport

TOWER = 1e6
"""So many pixels are out of any sight."""


def joined(g: Geometry, beside: Mask, sealed: Mask, known: bool) -> Mask:
    """Tell which intervals may be drawn across.

    Points `beside` a root stand where anything may happen, and so do two that a root came to
    stand between though none was looked for: where they crowd, not all are. Unless branches are
    `known` to tell all jumps of f, a contradiction of the mean value theorem does.
    """
    narrow = g.w <= GAP
    closed = g.w <= 4 * g.least
    pair = closed & (g.crossed | (beside[:-1] & beside[1:]))
    suspect = g.switched | pair | (closed & (not known)) | sealed
    steep = np.where(np.isfinite(g.s), g.s, 0.0)
    s0, s1, rise = steep[:-1], steep[1:], g.rise
    drift = np.fmax(np.abs(s0), np.abs(s1)) * g.w
    flat = (np.abs(rise) < MEET) & (drift < 2 * MEET)
    riser = (s0 * rise >= 0) & (s1 * rise >= 0) & (drift > RISER * np.abs(rise))
    unbounded = _unbounded(g, beside)
    over = sealed & (np.abs(rise) < MEET + 2 * drift)
    meets = (narrow & (flat | riser)) | over
    drawn: Mask = g.both & (~suspect | meets) & ~unbounded
    return drawn


def _unbounded(g: Geometry, beside: Mask) -> Mask:
    """Tell which intervals end at a point that towers over both its neighbours: an even pole.

    Off the view nothing is refined, so that this is all that shows of a pole which no
    landmark announces.
    """
    y = np.abs(g.y)
    tower = (y[1:-1] > TOWER) & (y[1:-1] > 100 * np.fmax(y[:-2], y[2:]))
    tower &= ~beside[1:-1]
    towering: Mask = np.append(False, tower) | np.append(tower, False)
    return towering


def affordable(chords: NDArray[np.int64], join: Mask, most: int) -> NDArray[np.int64]:
    """Take fewer chords in each interval where all of them would be too many vertices."""
    ends = 2 * int(np.count_nonzero(join[1:] != join[:-1])) + 4
    while int(chords[join].sum()) + ends > most and chords.max(initial=1) > 1:
        chords = (chords + 1) // 2
    return chords


def vertices(
    samples: Samples, order: int, slopes: Floats, join: Mask, chords: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Expand the cubics into chords, with nan between pieces.

    Slopes are in units of y by units of x; nan draws a straight line.
    """
    x, y = samples.x, samples.orders[order]
    # An interval gives its left end and what lies inside; the last point of a piece gives
    # itself and a nan.
    starts = np.append(join, False)
    ends = np.append(False, join) & ~starts
    count = np.where(starts, np.append(chords, 1), np.where(ends, 2, 0))
    which = np.repeat(np.arange(x.size), count)
    step = np.arange(which.size) - (np.cumsum(count) - count)[which]
    t = np.where(starts[which], step / np.maximum(count[which], 1), 0.0)
    after = np.minimum(which + 1, x.size - 1)
    w, rise = x[after] - x[which], y[after] - y[which]
    a, b = slopes[which] * w - rise, slopes[after] * w - rise
    hump = t * (1 - t) * (a * (1 - t) - b * t)
    vx = x[which] + w * t
    vy = y[which] + rise * t + np.where(np.isfinite(hump), hump, 0.0)
    vy = np.where(t == 0, y[which], vy)
    pause = ends[which] & (step == 1)
    bad = pause | ~np.isfinite(vy)
    return np.where(bad, np.nan, vx), np.where(bad, np.nan, vy)


def features(
    view: Viewport, g: Geometry, samples: Samples, order: int, join: Mask, sealed: Mask
) -> tuple[Feature, ...]:
    """List what happens between the pieces, and the corners inside them.

    What lies above or below the view and is steep is taken for infinite. `join` are the intervals
    that are drawn, `sealed` those that span a hole.
    """
    y = samples.orders[order]
    found = [_at(samples.x, y, i, i + 1, "hole") for i in np.flatnonzero(join & sealed).tolist()]
    beside = samples.at_root
    corners = _corners(g, join & beside[:-1] & beside[1:] & g.crossed)
    found += [_at(samples.x, y, i, i + 1, "corner") for i in np.flatnonzero(corners).tolist()]
    defined = np.flatnonzero(g.defined)
    for i, j in _gaps(g, defined, join):
        # Where nothing but roots is undefined between, digits were lost close to them.
        bare = samples.role[i:j][~g.defined[i:j]]
        if g.x[j] - g.x[i] > 4 * GAP and not (bare.size and (bare == TIP).all()):
            found.append(Feature(float(samples.x[i]), "edge", float(y[i]), np.nan))
            found.append(Feature(float(samples.x[j]), "edge", np.nan, float(y[j])))
            continue
        left, right = (_limit(view, g, y, k, _outer(g, i, j, k)) for k in (i, j))
        infinite = np.isinf(left) or np.isinf(right)
        x = float(samples.x[i] + (samples.x[j] - samples.x[i]) / 2)
        found.append(Feature(x, "pole" if infinite else "jump", left, right))
    if defined.size and defined[0] > 0:
        found.append(Feature(float(samples.x[defined[0]]), "edge", np.nan, float(y[defined[0]])))
    if defined.size and defined[-1] < y.size - 1:
        found.append(Feature(float(samples.x[defined[-1]]), "edge", float(y[defined[-1]]), np.nan))
    return tuple(sorted(found, key=lambda feature: feature.x))


def _gaps(g: Geometry, defined: Indices, join: Mask) -> list[tuple[int, int]]:
    """Give the last point before and the first behind each break, neighbouring ones as one."""
    gaps: list[tuple[int, int]] = []
    breaks = np.append(0, np.cumsum(~join))
    apart = np.flatnonzero(np.diff(breaks[defined]) > 0)
    for i, j in zip(defined[apart].tolist(), defined[apart + 1].tolist(), strict=True):
        if gaps and g.x[i] - g.x[gaps[-1][1]] < GAP / 4:
            gaps[-1] = (gaps[-1][0], j)
        else:
            gaps.append((i, j))
    return gaps


def _at(x: Floats, y: Floats, i: int, j: int, kind: str) -> Feature:
    return Feature(float(x[i] + (x[j] - x[i]) / 2), kind, float(y[i]), float(y[j]))


def _corners(g: Geometry, join: Mask) -> Mask:
    """Tell which narrow intervals turn the curve."""
    s0, s1 = g.s[:-1], g.s[1:]
    turn = np.abs(s1 - s0) > 1e-3 * (np.abs(s0) + np.abs(s1)) + 1e-3
    return join & turn & (g.w <= 4 * g.least)


def _outer(g: Geometry, i: int, j: int, k: int) -> int:
    """Give a point clearly farther from a break than the last or the first beside it, k."""
    middle, step = (g.x[i] + g.x[j]) / 2, -1 if k == i else 1
    outer = k + step
    while 0 < outer < g.x.size - 1 and abs(g.x[outer] - middle) < 1.5 * abs(g.x[k] - middle):
        outer += step
    return outer


def _limit(view: Viewport, g: Geometry, y: Floats, i: int, outer: int) -> float:
    """Give what a side tends to: infinite if it leaves the view, still rising."""
    high, low = g.y[i] > view.height, g.y[i] < 0
    if 0 <= outer < y.size and g.defined[outer] and (high or low):
        growing = abs(y[i]) > 1.01 * abs(y[outer])
        if growing:
            return float(np.copysign(np.inf, y[i]))
    return float(y[i])
