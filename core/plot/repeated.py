"""Points of a function that repeats: those of one period, in all of its places in a view."""

from collections import Counter
from collections.abc import Sequence

from core.numerical.many_digits import Number, as_double, context
from core.plot.listing import PER_KIND
from core.points.facts import Fact

DIGITS = 60
"""With how many places are moved by periods."""


def repeated(
    facts: Sequence[Fact], period: Number, view: tuple[float, float], at: float
) -> tuple[list[Fact], Counter[str]]:
    """Give what is near a place of all that a view holds, and how many others there are.

    The facts are those of one period, each once; what lies on the ends of the view is left out.
    """
    found: list[Fact] = []
    others: Counter[str] = Counter()
    with context().workdps(DIGITS):
        for fact in facts:
            first, last = _turns(fact.place, period, view)
            middle = int(context().nint((at - fact.place) / period))
            near = range(max(first, middle - PER_KIND), min(last, middle + PER_KIND) + 1)
            found += [_moved(fact, fact.place + n * period) for n in near]
            others[fact.kind] += max(last - first + 1, 0) - len(near)
    return found, +others


def _turns(place: Number, period: Number, view: tuple[float, float]) -> tuple[int, int]:
    """Give by how many periods at least and at most a place lies within a view."""
    mp = context()
    least = max(map(abs, view)) * mp.mpf(2) ** -60
    first = mp.ceil((view[0] + least - place) / period)
    last = mp.floor((view[1] - least - place) / period)
    return int(first), int(last)


def _moved(fact: Fact, place: Number) -> Fact:
    return fact._replace(x=as_double(place), place=place)
