"""How close to a root digits are lost: f and its derivatives scatter there and tell nothing.

On rings ever closer to a root, f is computed at a few places side by side. From afar they lie on a
line; where digits cancel they do not. Closer than that nothing can be believed, not even what is
smooth again: x − sin x is 0 where doubles end.
"""

import numpy as np

from core.sampling.curve import Floats, Mask
from core.sampling.evaluate import Evaluator
from core.sampling.viewport import Viewport

FARTHEST, RATIO, RINGS = 4.0, 4.0, 12
"""How many pixels from a root the first ring is, how much closer each next one, and how many."""

BESIDE, PLACES = 2.0**-8, 4
"""By what share of their distance to the root the places of a ring are apart, and how many."""

EACH = 2 * RINGS * PLACES
"""At how many places f is computed for a root."""

QUIET, ALIKE = 0.01, 0.01
"""So many pixels off a line, and such a share of what f grew by since the last ring, are none."""

LEAST_POWER, LEFT_OVER = 0.5, 0.1
"""What grows with at least this power is looked at, and what makes less than this of f outside."""


def sound_from(view: Viewport, evaluator: Evaluator, x: Floats) -> Floats:
    """Give how far from roots each order is sound again, in units of x: shape (orders, roots).

    It is infinite where not even the first ring is, and 0 where the last one is.
    """
    distance: Floats = view.px * FARTHEST / RATIO ** np.arange(float(RINGS))
    away = distance[:, None] * (1 + BESIDE * np.arange(PLACES))
    places = x[:, None, None, None] + np.array([-1.0, 1.0])[:, None, None] * away
    places = np.clip(places, view.lo, view.hi)
    orders = evaluator(places.ravel()).orders.reshape(-1, *places.shape)
    scatter = np.abs(np.diff(orders, 2, axis=-1)).max(axis=-1)
    grown = np.abs(np.diff(orders[..., 0], axis=-1))
    grown = np.concatenate((grown[..., :1], grown), axis=-1)
    quiet = scatter <= QUIET * view.py + ALIKE * grown
    # Slopes lead from one end of an interval to the other.
    steady = scatter * distance <= QUIET * view.py + ALIKE * grown * distance
    sound = quiet.copy()
    sound[:-1] &= steady[1:]
    return _outermost(distance, ~sound.all(axis=2))


def _outermost(distance: Floats, lost: Mask) -> Floats:
    """Give for each row the ring before the first that is lost."""
    first = np.where(lost.any(axis=-1), np.argmax(lost, axis=-1), distance.size)
    before = np.concatenate(([np.inf], distance))[first]
    return np.where(first < distance.size, before, 0.0)


def scatters(near: Floats, far: Floats, distance: Floats, allowed: float) -> Mask:
    """Tell where a chord between two places is not as steep as f is somewhere between them.

    Of each place (f, f′) is given, and how far apart they are; so much off may be `allowed`.
    """
    chord = far[0] - near[0]
    low, high = np.fmin(near[1], far[1]) * distance, np.fmax(near[1], far[1]) * distance
    low, high = np.fmin(low, high), np.fmax(low, high)
    room = allowed + ALIKE * np.abs(chord)
    within: Mask = (chord >= low - room) & (chord <= high + room)
    return ~within


def is_left_over(near: Floats, away: Floats, far: Floats, farther: Floats) -> Mask:
    """Tell where f grows towards a root, but not from as far off: so grows one last digit over x⁴.

    `near` is (f, f′) so far `away`, with a sign, and `far` is f `farther` off.
    """
    power = -near[1] * away / near[0]
    foretold = np.abs(near[0]) * np.abs(away / farther) ** power
    found: Mask = (power > LEAST_POWER) & (foretold < LEFT_OVER * np.abs(far))
    return found
