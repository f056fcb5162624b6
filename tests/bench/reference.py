"""What a curve should look like: dense samples, bisected wherever neighbours stand apart.

Nothing of the sampler is used but the engine's values: breaks are found by bisection down
to neighbouring doubles, not by branches or landmarks.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.sampling.curve import Floats, Mask
from core.sampling.evaluate import Evaluator
from tests.bench.views import Scene

APART = 0.5
"""Neighbours so many pixels apart are bisected."""
MOST = 64
"""A column in which the curve turns more often between them holds waves, not breaks."""
WIDEST = 100_000
"""More intervals than this are not bisected at once, but those where there are fewest."""
DEPTH = 140
"""How often an interval is bisected."""
NOISE = 0.3
"""Neighbouring doubles that scatter by so many pixels have lost the truth."""
OUT = 1024
"""Doubles on either side that tell a jump from a steep rise."""
FINEST = 2.0**-62
"""The share of the view that counts as a distance of doubles around zero."""
PACK = 8
"""So many breaks within a thousandth of a pixel are rounding."""


GROWS = 1.5
"""What grows by less towards a place, while points come nearer, has no pole there."""
CLIMBS, IDLE = 60, 8
"""How often points are put nearer to where f may have a pole, and how often in vain."""


@dataclass(frozen=True)
class Truth:
    """A dense polyline, nan at the breaks.

    Attributes
    ----------
    x, y : ndarray
        Its vertices.
    breaks : ndarray of shape (breaks, 2)
        Neighbouring doubles between which the curve is broken within the view.
    lost : ndarray of bool of shape (columns,)
        Where rounding spoils f itself.
    """

    x: Floats
    y: Floats
    breaks: Floats
    lost: Mask


@np.errstate(all="ignore")
def reference(scene: Scene, points: int) -> Truth:
    """Compute the truth of a scene from so many evenly spaced points and more where needed."""
    f = values_of(scene)
    x = _places(scene, points)
    x, y = _bisected(scene, f, *_bent(scene, f, *_climbed(scene, f, x, f(x))))
    finite = np.isfinite(y)
    at = _apart(scene, x, np.where(finite, y, np.nan), defined=True)
    pairs = _merged(scene, np.stack((x[at], x[at + 1]), axis=1))
    pairs = pairs[_broken(scene, f, pairs)]
    isolated = np.flatnonzero(finite[:-2] & ~finite[1:-1] & finite[2:])
    holes = np.stack((x[isolated], x[isolated + 2]), axis=1)
    leap = np.abs(np.subtract(*(_up(scene, f(side)) for side in holes.T))) > 1
    inside = np.searchsorted(pairs[:, 0], x) > np.searchsorted(pairs[:, 1], x, side="right")
    y = np.where(finite & ~inside, y, np.nan)
    cut = np.searchsorted(x, pairs[:, 1])
    breaks = np.concatenate((pairs, holes[leap]))
    lost = _lost(scene, f)
    packed = _packed(scene, breaks)
    lo, hi = scene.x_range
    for place in (*breaks[packed, 0].tolist(), *scene.holes):
        hit = int((place - lo) / (hi - lo) * lost.size)
        lost[max(hit - 1, 0) : hit + 2] = True
    return Truth(np.insert(x, cut, pairs[:, 1]), np.insert(y, cut, np.nan), breaks[~packed], lost)


def _packed(scene: Scene, breaks: Floats) -> Mask:
    """Tell which breaks stand so close together that they are rounding."""
    lo, hi = scene.x_range
    px = (hi - lo) / scene.size[0]
    x = np.sort(breaks[:, 0])
    starts = np.flatnonzero(x[PACK - 1 :] - x[: 1 - PACK] < px / 1024)
    inside = np.unique(starts[:, None] + np.arange(PACK))
    return np.isin(breaks[:, 0], x[inside])


def _bent(
    scene: Scene, f: Callable[[Floats], Floats], x: Floats, y: Floats
) -> tuple[Floats, Floats]:
    """Add points where three neighbours do not lie on a line, unless that is everywhere."""
    for _ in range(8):
        v = _up(scene, y)
        share = (x[1:-1] - x[:-2]) / (x[2:] - x[:-2])
        off = np.abs(v[:-2] + (v[2:] - v[:-2]) * share - v[1:-1]) > APART / 2
        i = np.unique(np.flatnonzero(off)[:, None] + np.arange(2))
        new = (x[i] + (x[i + 1] - x[i]) * 0.4871) if 0 < i.size < x.size / 8 else x[:0]
        new = np.setdiff1d(new, x)
        if not new.size:
            break
        x, first = np.unique(np.concatenate((x, new)), return_index=True)
        y = np.concatenate((y, f(new)))[first]
    return x, y


def _climbed(
    scene: Scene, f: Callable[[Floats], Floats], x: Floats, y: Floats
) -> tuple[Floats, Floats]:
    """Add points towards where f grows and grows: a pole may be thinner than points lie apart."""
    size = np.where(np.isfinite(y), np.abs(y), 0.0)
    inner = size[2:-2]
    top = (inner >= size[1:-3]) & (inner >= size[3:-1])
    i = 2 + np.flatnonzero(top & (inner > GROWS * np.maximum(size[:-4], size[4:])))
    near, high, idle = np.stack((x[i - 1], x[i], x[i + 1])), size[i], np.zeros(i.size)
    new = [np.stack((x, y))]
    for _ in range(CLIMBS if i.size < WIDEST else 0):
        a, m, b = near
        left, right = a + (m - a) * 0.5129, m + (b - m) * 0.4871
        of_left, of_right = f(left), f(right)
        new += [np.stack((left, of_left)), np.stack((right, of_right))]
        sizes = np.stack([np.where(np.isfinite(v), np.abs(v), 0) for v in (of_left, of_right)])
        best = np.where(high >= sizes.max(axis=0), 1, np.where(sizes[0] > sizes[1], 0, 2))
        places, which = np.stack((a, left, m, right, b)), np.arange(m.size)
        near = places[best + np.arange(3)[:, None], which]
        grown = np.maximum(high, sizes.max(axis=0))
        # A point may have met it well: then the others come nearer first.
        idle = np.where(grown > GROWS * high, 0, idle + 1)
        keep = (near[1] - near[0] > _quantum(scene, near[1])) & (near[1] < near[2])
        keep &= np.isfinite(grown) & (idle < IDLE)
        near, high, idle = near[:, keep], grown[keep], idle[keep]
        if not high.size:
            break
    x, y = np.concatenate(new, axis=1)
    x, first = np.unique(x, return_index=True)
    return x, y[first]


def _bisected(
    scene: Scene, f: Callable[[Floats], Floats], x: Floats, y: Floats
) -> tuple[Floats, Floats]:
    """Add points until neighbours stand together, or are neighbouring doubles."""
    i = _apart(scene, x, y)
    ends = np.array((x[i], x[i + 1], y[i], y[i + 1]))
    new = [np.array((x, y))]
    for _ in range(DEPTH):
        middle = _between(scene, *ends[:2])
        inside = (middle > ends[0]) & (middle < ends[1])
        ends, middle = ends[:, inside], middle[inside]
        if middle.size > WIDEST:
            calm = _calm(scene, middle)
            ends, middle = ends[:, calm], middle[calm]
        if not middle.size:
            break
        value = f(middle)
        new.append(np.array((middle, value)))
        left = np.array((ends[0], middle, ends[2], value))
        right = np.array((middle, ends[1], value, ends[3]))
        ends = np.concatenate((left, right), axis=1)
        known = np.isfinite(ends[2:])
        far = np.abs(np.subtract(*_up(scene, ends[2:]))) > APART
        ends = ends[:, (known.all(axis=0) & far) | (known[0] ^ known[1])]
    x, y = np.concatenate(new, axis=1)
    x, first = np.unique(x, return_index=True)
    return x, y[first]


def _calm(scene: Scene, x: Floats) -> Mask:
    """Tell what lies in the columns with the fewest places: so many columns as may be."""
    lo, hi = scene.x_range
    column = ((x - lo) / (hi - lo) * scene.size[0]).astype(int)
    count = np.bincount(column, minlength=scene.size[0] + 1)
    order = np.argsort(count, kind="stable")
    calm = np.zeros(count.size, dtype=bool)
    calm[order] = np.cumsum(count[order]) <= WIDEST
    found: Mask = calm[column]
    return found


def _between(scene: Scene, a: Floats, b: Floats) -> Floats:
    """Split intervals: not in the middle, which would meet a pole at a round number exactly."""
    middle = a + (b - a) * 0.4871
    # Towards zero doubles go on for a thousand halvings.
    tiny = b - a < _quantum(scene, b) * 64
    middle = np.where(tiny & (a == 0), b * 2.0**-16, middle)
    middle = np.where(tiny & (b == 0), a * 2.0**-16, middle)
    return np.where((middle > a) & (middle < b), middle, np.nextafter(a, np.inf))


def _merged(scene: Scene, pairs: Floats) -> Floats:
    """Take pairs that share a double as one: a single point is no piece of a curve."""
    if not len(pairs):
        return pairs
    left, right = pairs.T
    apart = left[1:] - right[:-1] > 4 * _quantum(scene, left[1:])
    return np.stack((left[np.append(True, apart)], right[np.append(apart, True)]), axis=1)


def values_of(scene: Scene) -> Callable[[Floats], Floats]:
    """Give the order of derivative that a scene shows, as a function of arrays."""
    evaluator = Evaluator(scene.f, max(scene.order, 1))

    def f(x: Floats) -> Floats:
        orders = evaluator(x).orders
        return orders[scene.order] if scene.order < len(orders) else np.full(x.size, np.nan)

    return f


def _places(scene: Scene, points: int) -> Floats:
    lo, hi = scene.x_range
    fan = (hi - lo) * 2.0 ** -np.arange(4, 48, 0.25)
    marks = np.array([*scene.breaks, *scene.marks, lo, hi, 0.0])
    fans = [m + s * fan for m in marks for s in (-1, 1)]
    x = np.unique(np.concatenate([np.linspace(lo, hi, points), marks, *fans]))
    return x[(x >= lo) & (x <= hi)]


def _up(scene: Scene, y: Floats) -> Floats:
    """Give heights in pixels, those beyond the view as just beyond."""
    bottom, top = scene.y_range
    py = top / scene.size[1] - bottom / scene.size[1]
    return np.clip(y / py - bottom / py, -2, scene.size[1] + 2)


def _quantum(scene: Scene, x: Floats) -> Floats:
    """Give the distance of doubles, around zero that of a far smaller view."""
    lo, hi = scene.x_range
    quantum: Floats = np.maximum(np.spacing(np.abs(x)), (hi - lo) * FINEST)
    return quantum


def _apart(scene: Scene, x: Floats, y: Floats, defined: bool = False) -> NDArray[np.intp]:
    """Give the intervals whose ends stand apart, or of which one is bare."""
    v = _up(scene, y)
    finite = np.isfinite(y)
    both = finite[:-1] & finite[1:]
    apart = both & (np.abs(np.diff(v)) > APART)
    edge = (finite[:-1] ^ finite[1:]) & (not defined)
    wide = np.nextafter(x[:-1], np.inf) < x[1:]
    at = np.flatnonzero(apart | edge)
    lo, hi = scene.x_range
    column = ((x[at] - lo) / (hi - lo) * scene.size[0]).astype(int)
    up = v[at + 1] > v[at]
    turns = np.append(False, up[1:] != up[:-1]) | edge[at]
    few = np.bincount(column[turns], minlength=scene.size[0] + 1)[column] < MOST
    chosen: NDArray[np.intp] = at[(wide | defined)[at] & few]
    return chosen


def _broken(scene: Scene, f: Callable[[Floats], Floats], pairs: Floats) -> Mask:
    """Tell which neighbouring doubles stand as far apart as farther ones do: no steep rise."""
    left, right = pairs.T
    quantum = np.maximum(_quantum(scene, left), _quantum(scene, right))
    reach = OUT * quantum
    gap = np.abs(_up(scene, f(right)) - _up(scene, f(left)))
    far = np.abs(_up(scene, f(right + reach)) - _up(scene, f(left - reach)))
    close = right - left <= 16 * quantum
    broken: Mask = close & (gap > 1) & ~(gap < 0.7 * far)
    return broken


def _lost(scene: Scene, f: Callable[[Floats], Floats], each: int = 16) -> Mask:
    """Tell in which columns three neighbouring doubles do not lie on a line."""
    lo, hi = scene.x_range
    width = scene.size[0]
    x = _places(scene, each * width)
    step = np.spacing(np.maximum(np.abs(x), (hi - lo) * 1e-3))
    v = [_up(scene, f(x + k * step)) for k in range(4)]
    bend = np.fmax(np.abs(v[0] - 2 * v[1] + v[2]), np.abs(v[1] - 2 * v[2] + v[3]))
    column = ((x - lo) / (hi - lo) * width).astype(int).clip(0, width - 1)
    # One point may stand beside a break.
    noisy = np.bincount(column[bend > NOISE], minlength=width) > 1
    spread: Mask = noisy.copy()
    spread[1:] |= noisy[:-1]
    spread[:-1] |= noisy[1:]
    return spread
