"""The sweep of a view as a strip along x: where both derivatives agree, and where to look."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from core.chain import Chain
from core.incremental import Slices
from core.numerical.sweep import COUNT, Found, swept
from core.plot.figure import View
from core.plot.point import Point

BREAKS = ("corner", "cusp", "vertical tangent", "pole", "jump", "hole", "edge",
          "isolated point", "essential singularity")  # fmt: skip
"""Points at which there is no derivative: between two places of a sweep they would be missed."""


class Stretch(NamedTuple):
    """A part of the strip: what was found there, from which share of the width to which.

    `x` is where a look is worth most.
    """

    found: Found
    left: float
    right: float
    x: float


class Strip(NamedTuple):
    """All of it, from left to right; `breaks` lie in front of the other stretches."""

    stretches: tuple[Stretch, ...]
    breaks: tuple[Stretch, ...]
    counts: tuple[int, ...]

    @property
    def worth_a_look(self) -> tuple[float, ...]:
        """Give where to look, from left to right."""
        looks = [s.x for s in self.stretches if s.found is Found.LOOK]
        return tuple(sorted({*looks, *(s.x for s in self.breaks)}))

    def at(self, share: float) -> float | None:
        """Give the place worth a look that a press means, a break first, if there is one."""
        for stretches in (self.breaks, self.stretches):
            looks = (s for s in stretches if s.found is Found.LOOK)
            near = [s for s in looks if s.left - REACH <= share <= s.right + REACH]
            if near:
                return min(near, key=lambda s: abs((s.left + s.right) / 2 - share)).x
        return None

    def beside(self, x: float, way: int) -> float | None:
        """Give the next place worth a look to the right or the left of x."""
        places = [p for p in self.worth_a_look if (p - x) * way > 0]
        return min(places, key=lambda p: abs(p - x), default=None)

    def __str__(self) -> str:
        """Say it in words."""
        _, agree, explained, _ = self.counts
        looks = len(self.worth_a_look)
        if not sum(self.counts[1:]):
            return "f is not defined in view"
        parts = [f"agree at {agree} of {sum(self.counts[1:])} places"]
        if explained:
            parts.append(f"{explained} explained by h")
        parts.append(f"{looks} to look at" if looks else "nowhere to look")
        return ", ".join(parts)


AT_ONCE, LEAST_AT_ONCE = 100_000, 50
"""How many places are swept in a slice, times the blocks of the chain; and at least."""

REACH = 0.006
"""The share of the width within which a press means what is beside it."""


def strip_in_slices(
    f: Chain, view: View, step: float, points: Iterable[Point] = ()
) -> Slices[Strip]:
    """Sweep a view, a long chain in parts; of points, those where f breaks are worth a look."""
    low, high = view.limits[0]
    middles = (np.arange(COUNT) + 0.5) / COUNT
    places = view.scales[0].back(low + (high - low) * middles)
    at_once, parts = max(LEAST_AT_ONCE, AT_ONCE // max(f.size, 1)), []
    for first in range(0, COUNT, at_once):
        parts.append(swept(f, places[first : first + at_once], step))
        yield
    kinds = np.concatenate(parts)
    counts = tuple(int(n) for n in np.bincount(kinds, minlength=len(Found)))
    breaks = tuple(
        Stretch(Found.LOOK, share, share, point.x)
        for point in points
        if point.kind in BREAKS
        for share in [(view.scales[0].place(point.x) - low) / (high - low)]
        if 0 <= share <= 1
    )
    return Strip(tuple(_stretches(kinds.tolist(), places.tolist())), breaks, counts)


def _stretches(kinds: Sequence[int], places: Sequence[float]) -> Iterable[Stretch]:
    start = 0
    for end in range(1, len(kinds) + 1):
        if end == len(kinds) or kinds[end] != kinds[start]:
            x = places[(start + end - 1) // 2]
            yield Stretch(Found(kinds[start]), start / len(kinds), end / len(kinds), x)
            start = end
