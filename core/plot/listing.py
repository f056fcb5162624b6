"""What is listed of all that was found: the nearest of each kind, and stretches without change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from core.plot.exact_zeros import Values
from core.plot.point import KINDS, Plateau
from core.points.facts import Fact

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
    near, joined = SAME * (view[1] - view[0]), list[Plateau]()
    places = [*view, *(fact.x for fact in found)]
    for low, high in sorted(flats):
        y = float(values(np.array([low / 2 + high / 2]))[0][0]) + 0.0
        low, high = (next((x for x in places if abs(x - end) <= near), end) for end in (low, high))
        last = joined[-1] if joined else None
        if last and last.y == y and low - last.high <= near and low not in {p.x for p in found}:
            joined[-1] = replace(last, high=high)
        else:
            joined.append(Plateau(low, high, y))
    return [_with_ends(plateau, values, found) for plateau in joined]


def _with_ends(plateau: Plateau, values: Values, found: Sequence[Fact]) -> Plateau:
    """Tell whether f has its value at the ends, too: at a jump it may have another."""
    ends = plateau.low, plateau.high
    at_places = {fact.x: fact.y for fact in found}
    computed = values(np.array(ends))[0].tolist()
    heights = [at_places.get(x, y) for x, y in zip(ends, computed, strict=True)]
    return replace(plateau, closed=(heights[0] == plateau.y, heights[1] == plateau.y))


def without_plateaus(found: Sequence[Fact], plateaus: Sequence[Plateau]) -> list[Fact]:
    """Leave out what is nothing but a place of a stretch on which f is constant."""
    return [fact for fact in found if not any(_is_part_of(fact, own) for own in plateaus)]


def _is_part_of(fact: Fact, plateau: Plateau) -> bool:
    is_within = plateau.low <= fact.x <= plateau.high
    return is_within and fact.kind in ("root", "inflection") and fact.y == plateau.y
