"""Roots beside which f is not to be believed, as digits cancel there, and how far from them."""

from typing import NamedTuple

import numpy as np

from core.sampling.curve import Floats, Mask
from core.sampling.viewport import Viewport

_NOISE = 2e-12


class Troubles(NamedTuple):
    """Roots beside which f is not to be believed, and how far from each: a row for each order.

    At those that are `met` its sides meet, though it is undefined between them.
    """

    places: Floats
    radii: Floats
    met: Mask

    @property
    def holes(self) -> Floats:
        """Where the sides meet."""
        return self.places[self.met]

    def near(self, x: Floats, order: int) -> Mask:
        """Tell which points lie so close to such a root that cancelled digits spoil them.

        The place of one where the sides do not meet is none of them.
        """
        found = np.zeros(x.size, dtype=bool)
        if not self.places.size:
            return found
        i, last = np.searchsorted(self.places, x), self.places.size - 1
        for k in (np.maximum(i - 1, 0), np.minimum(i, last)):
            away = np.abs(x - self.places[k])
            found |= (away < 0.99 * self._radii(order)[k]) & (self.met[k] | (away > 0))
        return found

    def sealed(self, x: Floats, order: int) -> Mask:
        """Tell which intervals span a hole from rim to rim."""
        i = np.searchsorted(self.places, x)
        k = np.minimum(i[:-1], max(self.places.size - 1, 0))
        spans: Mask = np.diff(i) > 0
        if self.places.size:
            spans &= self.met[k] & (np.diff(x) < 2.1 * self._radii(order)[k])
        return spans

    def with_others(self, other: "Troubles") -> "Troubles":
        """Give both, and of places that lie within each other's reach one."""
        if not self.places.size:
            self = none_of(len(other.radii))
        places = np.concatenate((self.places, other.places))
        radii = np.concatenate((self.radii, other.radii), axis=1)
        met = np.concatenate((self.met, other.met))
        kept: list[int] = []
        for k in np.argsort(-radii[0], kind="stable").tolist():
            if all(abs(places[k] - places[j]) > radii[0, j] for j in kept):
                kept.append(k)
        order = np.array(kept, dtype=np.intp)
        order = order[np.argsort(places[order])]
        return Troubles(places[order], radii[:, order], met[order])

    def _radii(self, order: int) -> Floats:
        radii: Floats = self.radii[min(order, len(self.radii) - 1)]
        return radii


def none_of(orders: int) -> Troubles:
    """Give no troubles, of so many orders."""
    return Troubles(np.empty(0), np.empty((orders, 0)), np.empty(0, dtype=bool))


def rim(view: Viewport, order: int) -> float:
    """Give how far from a hole an order is sound again, in units of x.

    A quotient that cancels twice loses digits as (width / distance)^(order + 2).
    """
    return float(view.px * view.width / 4 * _NOISE ** (1 / (order + 2)))
