"""What is listed of all that was found: the nearest of each kind, and stretches without change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from core.plot.exact_zeros import Values
from core.plot.point import KINDS, Plateau
from core.points.facts import Fact
from core.sampling.curve import Floats

PER_KIND = 60
"""Of one kind that are listed: those nearest to x."""

SAME = 1e-13
"""What share of the view may be between two places that are one."""


def nearest(
    found: Iterable[Fact], more: Mapping[str, int], at: float
) -> tuple[list[Fact], dict[str, int]]:
    """Keep of each kind the nearest ones from left to right; count the others and `more`."""
    listed: list[Fact] = []
    counts: dict[str, int] = {}
    different = {(fact.kind, fact.x, fact.y): fact for fact in found}
    for kind in KINDS:
        alike = [fact for fact in different.values() if fact.kind == kind]
        total = len(alike) + more.get(kind, 0)
        if total > min(len(alike), PER_KIND):
            counts[kind] = total
            alike = sorted(alike, key=lambda fact: abs(fact.x - at))[:PER_KIND]
        listed += alike
    listed.sort(key=lambda fact: (fact.x, KINDS.index(fact.kind)))
    return listed, counts


def plateaus_of(
    values: Values,
    flats: Iterable[tuple[float, float]],
    found: Sequence[Fact],
    view: tuple[float, float],
) -> list[Plateau]:
    """Join stretches on which f has one value, unless something lies between them."""
    stretches = np.array(sorted(flats)).reshape(-1, 2)
    near, joined = SAME * (view[1] - view[0]), list[Plateau]()
    at_places = {fact.x: fact.y for fact in found}
    heights = values(stretches[:, 0] / 2 + stretches[:, 1] / 2)[0] + 0.0
    ends = _moved_to_places(stretches, sorted({*view, *at_places}), near)
    for (low, high), y in zip(ends.tolist(), heights.tolist(), strict=True):
        last = joined[-1] if joined else None
        if last and last.y == y and low - last.high <= near and low not in at_places:
            joined[-1] = replace(last, high=high)
        else:
            joined.append(Plateau(low, high, y))
    return _with_ends(joined, values, at_places)


def _moved_to_places(ends: Floats, places: Sequence[float], near: float) -> Floats:
    """Give for each end the place that it is but for rounding, if there is one."""
    known = np.array(places)
    after = np.searchsorted(known, ends).clip(1, known.size - 1)
    left, right = known[after - 1], known[after]
    closest = np.where(ends - left < right - ends, left, right)
    return np.where(np.abs(closest - ends) <= near, closest, ends)


def _with_ends(
    plateaus: Sequence[Plateau], values: Values, at_places: Mapping[float, float]
) -> list[Plateau]:
    """Tell whether f has its value at the ends, too: at a jump it may have another."""
    ends = [x for plateau in plateaus for x in (plateau.low, plateau.high)]
    computed = values(np.array(ends))[0].tolist()
    has_it = [
        at_places.get(x, y) == plateaus[k // 2].y
        for k, (x, y) in enumerate(zip(ends, computed, strict=True))
    ]
    pairs = zip(has_it[::2], has_it[1::2], strict=True)
    return [replace(own, closed=closed) for own, closed in zip(plateaus, pairs, strict=True)]


def without_plateaus(found: Sequence[Fact], plateaus: Sequence[Plateau]) -> list[Fact]:
    """Leave out what is nothing but a place of a stretch on which f is constant."""
    return [fact for fact in found if not any(_is_part_of(fact, own) for own in plateaus)]


def _is_part_of(fact: Fact, plateau: Plateau) -> bool:
    is_within = plateau.low <= fact.x <= plateau.high
    return is_within and fact.kind in ("root", "inflection") and fact.y == plateau.y
