"""What happens at each root of a landmark: a break, a tip, a hole, or nothing.

The pair of points around a root tells. Where it does not suffice the root itself is
computed (the tip); where the sides seem to meet over a branch change, as at a removable
hole, a wider pair (the rim) keeps the noise of cancelled digits out of the curve.
"""

from typing import NamedTuple

import numpy as np

from core.sampling.curve import Feature, Floats, Indices, Mask
from core.sampling.error_estimate import Geometry, geometry
from core.sampling.evaluate import Evaluator
from core.sampling.graph_nodes import is_choice
from core.sampling.landmarks import closeness
from core.sampling.point_sets import among, distinct
from core.sampling.samples import BESIDE, INNER, TIP, Samples, computed
from core.sampling.viewport import FAR_PIXELS, Viewport

STEEP = 0.02
"""A side whose slope makes so many pixels of the pair's width is not at rest."""

CALM = 0.1
"""The sides of a hole move by less than so many pixels from rim to rim."""

ALIKE = 0.01
"""The sides of a hole differ by less than this share of the range that f has."""

POWER = 0.5
"""A side that grows with at least this power of the distance's inverse is a pole's."""

LOG_LIKE = 12.0
"""A tip this many times farther off than its side's slope foretells is at infinity."""

PLACES = 30
"""At how many points, roughly, f is computed for a pair."""

STEPS = 6
"""Points from a pair to its root, where the curve still moves within the view."""

BEGUN = 1e-3
"""By so many pixels the first of them moves what goes on to move."""

_NOISE = 2e-12


class Troubles(NamedTuple):
    """Roots at which the sides meet although the function is undefined between them."""

    holes: Floats

    def near(self, view: Viewport, x: Floats, order: int) -> Mask:
        """Tell which points lie so close to a hole that cancelled digits spoil them."""
        if not self.holes.size:
            return np.zeros(x.size, dtype=bool)
        i = np.searchsorted(self.holes, x)
        left = np.abs(x - self.holes[np.maximum(i - 1, 0)])
        right = np.abs(x - self.holes[np.minimum(i, self.holes.size - 1)])
        return np.less(np.minimum(left, right), 0.99 * rim(view, order))

    def sealed(self, view: Viewport, x: Floats, order: int) -> Mask:
        """Tell which intervals span a hole from rim to rim."""
        i = np.searchsorted(self.holes, x)
        spans = np.diff(i) > 0
        return spans & np.less(np.diff(x), 2.1 * rim(view, order))


def rim(view: Viewport, order: int) -> float:
    """Give how far from a hole an order is sound again, in units of x.

    A quotient that cancels twice loses digits as (width / distance)^(order + 2).
    """
    return float(view.px * view.width / 4 * _NOISE ** (1 / (order + 2)))


def settled(
    view: Viewport, evaluator: Evaluator, samples: Samples, known: Troubles
) -> tuple[Samples, Troubles]:
    """Look at every pair around a root, and compute what it takes to tell what is there.

    Adds tips and rims; a tip at infinity is nan, which breaks the curve.
    """
    g = geometry(view, samples, 0)
    beside = samples.role == BESIDE
    pair = beside[:-1] & beside[1:] & (np.diff(samples.x) < 5 * closeness(view, samples.x[:-1]))
    pair &= ~known.sealed(view, samples.x, 0) & (np.diff(samples.x) > 0)
    slope = np.fmax(np.abs(g.s[:-1]), np.abs(g.s[1:])) * g.w
    restless = ~(slope < STEEP) | ~(np.abs(g.rise) < STEEP) | g.switched | ~g.both
    i = np.flatnonzero(pair & restless & (g.defined[:-1] | g.defined[1:]))
    i = i[: evaluator.affordable // PLACES]
    if not i.size:
        return samples, known
    tips = computed(evaluator, _roots(samples, i), TIP)
    inside = ~among(tips.x, samples.x)
    tips, i = tips.where(inside), i[: tips.x.size][inside]
    possible = tips.x[_may_be_hole(view, g, i, tips)]
    holes, rims = _holes(view, evaluator, possible, samples.orders[0])
    outside = ~among(tips.x, holes)
    kept, j = tips.where(outside), i[outside]
    kept = kept._replace(orders=np.where(_far(view, g, j, kept), np.nan, kept.orders))
    merged = samples.merged(kept)
    for side in (j, j + 1):
        merged = merged.merged(_approach(view, evaluator, g, side, kept))
    if rims is not None:
        merged = merged.merged(rims)
    return merged, Troubles(distinct(np.concatenate((known.holes, holes))))


def _approach(
    view: Viewport, evaluator: Evaluator, g: Geometry, side: Indices, tips: Samples
) -> Samples:
    """Lead one side of each pair on towards its root, where that moves it visibly."""
    distance = (g.x[side] - view.across(tips.x)) * view.px
    i = np.flatnonzero(g.defined[side] & (g.y[side] > 0) & (g.y[side] < view.height))
    nearest = np.maximum(2 * np.spacing(np.abs(tips.x[i])) / np.abs(distance[i]), 1e-280)
    last = computed(evaluator, ends := tips.x[i] + distance[i] * nearest)
    y = view.up(last.orders[0])[np.searchsorted(last.x, ends)]
    # Not by the slope alone, for what grows slowly at first may grow without end.
    moving = np.abs(g.s[side[i]] * distance[i] / view.px) > STEEP
    moving |= np.abs(y - g.y[side[i]]) > STEEP
    i, nearest = i[moving], nearest[moving]
    at, far = tips.x[i], distance[i]
    share = nearest[:, None] ** (np.arange(1, STEPS + 1) / STEPS)
    places = at[:, None] + far[:, None] * share
    new = computed(evaluator, places.ravel())
    y = view.up(new.orders[0])[np.searchsorted(new.x, places)]
    steps = np.diff(y, axis=1, prepend=g.y[side[i]][:, None])
    # Where digits cancel there is no limit to be followed; beyond the edge there is nothing.
    sound = ~(steps < 0).any(axis=1) | ~(steps > 0).any(axis=1)
    # What moves at once at its last double is off the branch that it was on.
    sound &= np.abs(steps[:, 0]) > BEGUN
    return new.where(among(new.x, distinct(places[sound].ravel())))


def _roots(samples: Samples, i: Indices) -> Floats:
    """Interpolate the root between the two points of each pair."""
    a, b = samples.x[i], samples.x[i + 1]
    fa, fb = samples.landmarks[:, i], samples.landmarks[:, i + 1]
    t = np.where(fa * fb <= 0, fa / (fa - fb), np.nan)
    # Of several that change their sign, that which comes down to 0: others may grow there.
    last = samples.x.size - 1
    left, right = (samples.landmarks[:, np.clip(k, 0, last)] for k in (i - 1, i + 2))
    size = (np.abs(fa) + np.abs(fb)) / (np.abs(left) + np.abs(right))
    size = np.where(np.isfinite(t), np.where(np.isnan(size), 1.0, size), np.inf)
    t = t[np.argmin(size, axis=0), np.arange(i.size)] if t.size else np.full(i.size, np.nan)
    t = np.where(np.isfinite(t), t, 0.5)
    return np.clip(a + (b - a) * t, np.nextafter(a, b), np.nextafter(b, a))


def _may_be_hole(view: Viewport, g: Geometry, i: Indices, tips: Samples) -> Mask:
    """Tell which pairs are no clear jump, and do not meet in their tip.

    A pole is none of these either, but pairs do not tell it: where digits cancel, one last digit
    over x² is left of (1 − cos x)/x², which grows as a pole does. Rims do.
    """
    y0, y1, rise, w = g.y[i], g.y[i + 1], np.abs(g.rise[i]), g.w[i]
    slope = np.fmax(np.abs(g.s[i]), np.abs(g.s[i + 1])) * w
    jump = (rise > 0.1) & (slope < 0.01 * rise)
    tip = view.up(tips.orders[0])
    met = ~g.switched[i] & (np.abs(tip - y0) < STEEP) & (np.abs(tip - y1) < STEEP)
    return np.logical_and(g.both[i], ~jump & ~met)


def _holes(
    view: Viewport, evaluator: Evaluator, x: Floats, elsewhere: Floats
) -> tuple[Floats, Samples | None]:
    """Compute the rims of what may be holes, and keep those whose rims meet."""
    if not x.size:
        return x, None
    radii = [rim(view, order) for order in range(len(evaluator(x[:0]).orders))]
    places = np.array([x + sign * r for r in radii for sign in (-1, 1)])
    places = np.clip(places, view.lo, view.hi)
    rims = computed(evaluator, places.ravel(), INNER)
    y, s = view.up(rims.orders[0]), geometry(view, rims, 0).s * rim(view, 0) / view.px
    left, right = (np.searchsorted(rims.x, side) for side in places[:2])
    calm = np.fmax(np.abs(s[left]), np.abs(s[right])) < CALM
    calm &= np.abs(y[right] - y[left]) < CALM
    calm &= _modest(rims.orders[0][left], rims.orders[0][right], elsewhere)
    calm &= ~(_growing(rims, left, x) & _growing(rims, right, x))
    return x[calm], rims


def without_filled(
    view: Viewport, evaluator: Evaluator, features: tuple[Feature, ...]
) -> tuple[Feature, ...]:
    """Leave out where a curve meets and a choice gives f its value: ``{x=0: 1, sin(x)/x}``."""
    ends = view.up(np.array([(feature.left, feature.right) for feature in features]).T)
    meet = np.abs(ends[0] - ends[1]) < CALM if features else ()
    holes = [feature for feature, meets in zip(features, meet, strict=True) if meets]
    holes = [feature for feature in holes if feature.kind in ("hole", "jump")]
    if not holes or not any(is_choice(node.function) for node in evaluator.nodes):
        return features
    at = np.array([_round_number(hole.x, 1e-3 * view.px) for hole in holes])
    beside = view.px / 1024
    places = np.concatenate((at, at - beside, at + beside))
    y = view.up(evaluator(places).orders[0]).reshape(3, -1)
    filled = np.fmax(np.abs(y[0] - y[1]), np.abs(y[0] - y[2])) < CALM / 10
    gone = {hole for hole, is_filled in zip(holes, filled, strict=True) if is_filled}
    return tuple(feature for feature in features if feature not in gone)


def _round_number(x: float, within: float) -> float:
    """Give the number with the fewest digits so near."""
    digits = range(round(-np.log10(within)) + 1)
    return next((r for r in (round(x, n) for n in digits) if abs(r - x) < within), x)


def _growing(rims: Samples, side: Indices, x: Floats) -> Mask:
    """Tell which sides grow like a pole's, though not within the view yet."""
    if len(rims.orders) < 2:
        return np.zeros(x.size, dtype=bool)
    y, slope = rims.orders[:2, side]
    growing: Mask = -slope * (rims.x[side] - x) / y > POWER
    return growing


def _modest(left: Floats, right: Floats, elsewhere: Floats) -> Mask:
    """Tell which sides are alike by what f is elsewhere: the view may be that of another order."""
    known = elsewhere[np.isfinite(elsewhere)]
    low, middle, high = (float(np.quantile(known, q)) for q in (0.1, 0.5, 0.9))
    extent = high / 2 - low / 2 + 1e-9 * abs(middle)
    alike = np.abs(right - left) <= ALIKE * extent
    near = np.abs(left - middle) <= extent / ALIKE
    modest: Mask = np.logical_and(alike, near)
    return modest


def _far(view: Viewport, g: Geometry, i: Indices, tips: Samples) -> Mask:
    """Tell which tips stand for infinity, or for a value that neither side tends to."""
    y = view.up(tips.orders[0])
    near = np.where(g.defined[i], g.y[i], g.y[i + 1])
    slope = np.where(g.defined[i], g.s[i], g.s[i + 1])
    side = np.where(g.defined[i], g.x[i], g.x[i + 1])
    reach = np.abs(slope * (view.across(tips.x) - side))
    leap = (g.switched[i] & g.both[i]) | (np.abs(y) >= FAR_PIXELS)
    return np.logical_or(leap, ~(np.abs(y - near) <= LOG_LIKE * reach + STEEP))
