"""What happens at each root of a landmark: a break, a tip, a hole, or nothing.

The pair of points around a root tells. Where it does not suffice the root itself is
computed (the tip); where the sides seem to meet over a branch change, as at a removable
hole, a wider pair (the rim) keeps the noise of cancelled digits out of the curve.
"""

import numpy as np

from core.sampling.curve import Feature, Floats, Indices, Mask
from core.sampling.error_estimate import Geometry, geometry
from core.sampling.evaluate import Evaluator
from core.sampling.graph_nodes import is_choice
from core.sampling.landmarks import closeness
from core.sampling.point_sets import among, distinct
from core.sampling.samples import BESIDE, TIP, Samples, computed
from core.sampling.sides import CALM, Roots, troubles_of
from core.sampling.troubles import Troubles
from core.sampling.viewport import FAR_PIXELS, Viewport

STEEP = 0.02
"""A side whose slope makes so many pixels of the pair's width is not at rest."""

LOG_LIKE = 12.0
"""A tip this many times farther off than its side's slope foretells is at infinity."""

PLACES = 30
"""At how many points, roughly, f is computed for a pair."""

STEPS = 6
"""Points from a pair to its root, where the curve still moves within the view."""

BEGUN = 1e-3
"""By so many pixels the first of them moves what goes on to move."""


def settled(
    view: Viewport, evaluator: Evaluator, samples: Samples, known: Troubles
) -> tuple[Samples, Troubles]:
    """Look at every pair around a root, and compute what it takes to tell what is there.

    Adds tips and rims; a tip at infinity is nan, which breaks the curve.
    """
    g = geometry(view, samples, 0)
    beside = samples.role == BESIDE
    pair = beside[:-1] & beside[1:] & (np.diff(samples.x) < 5 * closeness(view, samples.x[:-1]))
    pair &= ~known.sealed(samples.x, 0) & (np.diff(samples.x) > 0)
    slope = np.fmax(np.abs(g.s[:-1]), np.abs(g.s[1:])) * g.w
    restless = ~(slope < STEEP) | ~(np.abs(g.rise) < STEEP) | g.switched | ~g.both
    i = np.flatnonzero(pair & restless & (g.defined[:-1] | g.defined[1:]))
    i = i[: evaluator.affordable // PLACES]
    if not i.size:
        return samples, known
    tips = computed(evaluator, _roots(samples, i), TIP)
    inside = ~among(tips.x, samples.x)
    tips, i = tips.where(inside), i[: tips.x.size][inside]
    may_be_hole = _may_be_hole(view, g, i, tips)
    possible = np.flatnonzero(may_be_hole | _astray(g, i))
    # First those at which f is undefined: others near them are made of cancelled digits.
    possible = possible[np.argsort(np.isfinite(tips.orders[0, possible]), kind="stable")]
    pairs = samples.orders[0, i[possible] + np.array([[0], [1]])]
    met = g.crossed[i[possible]] | ~np.isfinite(tips.orders[0, possible])
    roots = Roots(tips.x[possible], pairs, ~may_be_hole[possible], met)
    found, rims = troubles_of(view, evaluator, roots, samples.orders[0])
    outside = ~among(tips.x, found.holes)
    kept, j = tips.where(outside), i[outside]
    lost = among(kept.x, found.places)
    kept = kept._replace(orders=np.where(lost | _far(view, g, j, kept), np.nan, kept.orders))
    merged = samples.merged(kept)
    for side in (j, j + 1):
        merged = merged.merged(_approach(view, evaluator, g, side[~lost], kept.where(~lost)))
    if rims is not None:
        merged = merged.merged(rims)
    return merged, known.with_others(found)


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


def _astray(g: Geometry, i: Indices) -> Mask:
    """Tell which pairs are not where the curve leads from either side."""
    before, behind = np.maximum(i - 1, 0), np.minimum(i + 2, g.x.size - 1)
    astray = np.zeros(i.size, dtype=bool)
    for near, far in ((i, before), (i + 1, behind)):
        led = g.y[far] + g.s[far] * (g.x[near] - g.x[far])
        astray |= np.abs(g.y[near] - led) > 1
    return astray & g.both[i]


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


def _far(view: Viewport, g: Geometry, i: Indices, tips: Samples) -> Mask:
    """Tell which tips stand for infinity, or for a value that neither side tends to."""
    y = view.up(tips.orders[0])
    near = np.where(g.defined[i], g.y[i], g.y[i + 1])
    slope = np.where(g.defined[i], g.s[i], g.s[i + 1])
    side = np.where(g.defined[i], g.x[i], g.x[i + 1])
    reach = np.abs(slope * (view.across(tips.x) - side))
    leap = (g.switched[i] & g.both[i]) | (np.abs(y) >= FAR_PIXELS)
    return np.logical_or(leap, ~(np.abs(y - near) <= LOG_LIKE * reach + STEEP))
