"""Whether the two sides of a root meet: they are looked at from where their digits are sound.

The points at which that is, as close to the root as may be, are its rims.
"""

from typing import NamedTuple

import numpy as np

from core.sampling.curve import Floats, Indices, Mask
from core.sampling.error_estimate import geometry
from core.sampling.evaluate import Evaluator
from core.sampling.lost_digits import EACH, FARTHEST, QUIET, is_left_over, scatters, sound_from
from core.sampling.samples import INNER, Samples, computed
from core.sampling.troubles import Troubles, none_of, rim
from core.sampling.viewport import Viewport

MOST = 24
"""At so many roots it is looked where digits are lost."""

SMALL = 0.25
"""Up to so many pixels from a root digits may be lost."""

CALM = 0.1
"""The sides of a hole move by less than so many pixels from rim to rim."""

LEANING = 2.0
"""Where digits are lost, by so many."""

ALIKE = 0.01
"""The sides of a hole differ by less than this share of the range that f has."""

POWER = 0.5
"""A side that grows with at least this power of the distance's inverse is a pole's."""


class Roots(NamedTuple):
    """Roots, and what f is at the pair around each.

    Some are no holes if digits are sound, and some pairs have come to stand beside none.
    """

    x: Floats
    pairs: Floats
    only_if_lost: Mask
    met: Mask


def troubles_of(
    view: Viewport, evaluator: Evaluator, roots: Roots, elsewhere: Floats
) -> tuple[Troubles, Samples | None]:
    """Compute the rims of what may be holes, and keep those whose rims meet.

    Beside those that are kept though they do not meet, digits are lost.
    """
    x = roots.x
    orders = len(evaluator(x[:0]).orders)
    if not x.size:
        return none_of(orders), None
    radii = np.tile([[rim(view, order)] for order in range(orders)], x.size)
    rims = _rims(view, evaluator, x, radii)
    lost = np.zeros(x.size, dtype=bool)
    doubtful, surely = _doubtful(view, evaluator, rims, roots, radii)
    # Looking closely takes long.
    doubtful[np.flatnonzero(doubtful)[min(MOST, evaluator.affordable // EACH) :]] = False
    if doubtful.any():
        sound = sound_from(view, evaluator, x[doubtful])
        # What scatters farther off swings, as sin(1/x) does.
        small = sound[0] <= SMALL * view.px
        lost[doubtful] = small & ((sound[0] > 0) | surely[doubtful])
        sound = np.where(np.isfinite(sound), sound, view.px * FARTHEST)[:, lost[doubtful]]
        radii[:, lost] = np.fmax(radii[:, lost], sound)
        rims = rims.merged(_rims(view, evaluator, x[lost], radii[:, lost]))
    told = lost | ~roots.only_if_lost
    return _told(view, rims, x[told], radii[:, told], lost[told], elsewhere), rims


def _sides(view: Viewport, x: Floats, radius: Floats) -> Floats:
    return np.clip(np.array((x - radius, x + radius)), view.lo, view.hi)


def _rims(view: Viewport, evaluator: Evaluator, x: Floats, radii: Floats) -> Samples:
    places = np.array([_sides(view, x, radius) for radius in radii])
    return computed(evaluator, places.ravel(), INNER)


def _doubtful(
    view: Viewport, evaluator: Evaluator, rims: Samples, roots: Roots, radii: Floats
) -> tuple[Mask, Mask]:
    """Tell where f is not what its slopes make of it from one rim to the next, or to the pair.

    And where it is surely lost, as what grows towards a root is less at the pair.
    """
    x = roots.x
    doubtful, lost = np.zeros((2, x.size), dtype=bool)
    if len(rims.orders) < 2:
        return doubtful, lost
    outer = _sides(view, x, np.full(x.size, view.px))
    afar = evaluator(outer.ravel()).orders[0].reshape(2, -1)
    nearer, farther = (_sides(view, x, radius) for radius in radii[:2])
    sides = zip(nearer, farther, roots.pairs, outer, afar, strict=True)
    for near, far, pair, place, value in sides:
        here, there = (rims.orders[:2, np.searchsorted(rims.x, side)] for side in (near, far))
        y, slope = here
        less = (np.abs(pair) < np.abs(y) / 2) | (pair * y < 0)
        doubtful |= scatters(here, there, far - near, QUIET * view.py) | less
        doubtful |= is_left_over(here, near - x, value, place - x)
        lost |= less & (-slope * (near - x) / y > POWER)
    return doubtful & roots.met, lost & roots.met


def _told(
    view: Viewport, rims: Samples, x: Floats, radii: Floats, lost: Mask, elsewhere: Floats
) -> Troubles:
    """Tell at which roots the sides meet, by what is known of them at their rims."""
    left, right = (np.searchsorted(rims.x, side) for side in _sides(view, x, radii[0]))
    y, s = view.up(rims.orders[0]), geometry(view, rims, 0).s
    drift = np.array((s[left], -s[right])) * radii[0] / view.px
    at_rest = np.abs(drift).max(axis=0) < np.where(lost, LEANING, CALM)
    calm = at_rest & (np.abs(y[left] + drift[0] - y[right] - drift[1]) < CALM)
    calm &= _modest(rims.orders[0][left], rims.orders[0][right], elsewhere) | lost
    growing = _growing(rims, left, x) & _growing(rims, right, x)
    calm &= ~growing
    kept = calm | (lost & (growing | at_rest))
    return none_of(len(radii)).with_others(Troubles(x[kept], radii[:, kept], calm[kept]))


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
