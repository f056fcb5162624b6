"""The points at which a function was computed, in order, with all that is known there."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.sampling.curve import Floats, Mask
from core.sampling.evaluate import IDLE, Evaluator
from core.sampling.point_sets import distinct

GRID, END, BESIDE, TIP, INNER = range(5)
"""Why a point was computed: the first round, an end of the view, beside a root of a
landmark, the root itself, a later round."""


class Samples(NamedTuple):
    """Points with increasing x; rows as in `Values`, and each point's `role`: GRID, END … INNER."""

    x: Floats
    orders: Floats
    landmarks: Floats
    branches: Floats
    role: NDArray[np.int8]

    def where(self, keep: Mask) -> "Samples":
        """Give the points for which `keep` holds."""
        return Samples(
            self.x[keep],
            self.orders[:, keep],
            self.landmarks[:, keep],
            self.branches[:, keep],
            self.role[keep],
        )

    def merged(self, other: "Samples") -> "Samples":
        """Give the points of both; of equal x the one that came first."""
        x = np.concatenate((self.x, other.x))
        order = np.argsort(x, kind="stable")
        order = order[np.concatenate(([True], np.diff(x[order]) > 0))]
        rows = min(len(self.orders), len(other.orders))
        return Samples(
            x[order],
            np.concatenate((self.orders[:rows], other.orders[:rows]), axis=1)[:, order],
            np.concatenate((self.landmarks, other.landmarks), axis=1)[:, order],
            np.concatenate((self.branches, other.branches), axis=1)[:, order],
            np.concatenate((self.role, other.role))[order],
        )

    @property
    def crossed(self) -> Mask:
        """Between which neighbours a landmark changes its sign."""
        sign = np.sign(self.landmarks)
        crossed: Mask = (sign[:, 1:] != sign[:, :-1]).any(axis=0)
        return crossed

    @property
    def switched(self) -> Mask:
        """Between which neighbours a branch changes."""
        return switched(self.branches)

    @property
    def at_root(self) -> Mask:
        """Which points stand at a root of a landmark or beside it."""
        at: Mask = (self.role == BESIDE) | (self.role == TIP)
        return at


def switched(branches: Floats) -> Mask:
    """Tell between which neighbours a branch changes, but to or from IDLE."""
    left, right = branches[:, :-1], branches[:, 1:]
    changes: Mask = ((left != right) & (left != IDLE) & (right != IDLE)).any(axis=0)
    return changes


def computed(evaluator: Evaluator, x: Floats, role: int = INNER) -> Samples:
    """Evaluate at new points, in any order; equal ones are computed once."""
    x = distinct(x)
    values = evaluator(x)
    return Samples(
        x,
        values.orders,
        values.landmarks,
        values.branches,
        np.full(x.size, role, dtype=np.int8),
    )
