"""What stands where a curve breaks: asymptotes, holes, open and closed ends of jumps."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from core.document import FIRST
from core.plot.breaks import clear_breaks
from core.plot.figure import CIRCLE, End, Line, View
from core.plot.point import Point
from core.sampling import Curve, Feature

MEETS = 0.5
"""So few pixels apart, both sides of a break are one place."""


Breaks: TypeAlias = Mapping[str, Sequence[Feature]]
"""Those of f and of f′, as far as they are drawn and can be followed."""


def breaks_of(drawn: Mapping[str, Curve]) -> Breaks:
    """Give the breaks at which something is marked."""
    return {name: clear_breaks(drawn[name]) for name in FIRST if name in drawn}


def asymptotes_of(breaks: Breaks, view: View, found: Sequence[Point]) -> tuple[float, ...]:
    """Give the coordinates of the poles of f and f′, corrected by what is known of f.

    Rounding may let a hole look like a pole, and on a logarithmic axis half of a pole is
    missing.
    """
    poles = {f.x for features in breaks.values() for f in features if f.kind == "pole"}
    if view.logs[1]:
        poles.update(p.x for p in found if p.kind == "pole")
    if not poles:
        return ()
    across, pixel = view.scales[0], view.pixel[0]
    holes = [across.place(p.x) for p in found if p.kind == "hole"]
    places = (across.place(x) for x in sorted(poles))
    return tuple(x for x in places if not any(abs(x - hole) < pixel for hole in holes))


def ends_of(
    breaks: Breaks, lines: Iterable[Line], view: View, found: Iterable[Point]
) -> tuple[End, ...]:
    """Give the holes and the ends at jumps of f and f′; which are closed only `found` can tell."""
    open_ends = [
        End(line.name, *place, closed=False)
        for line in lines
        if not line.wild
        for feature in breaks.get(line.name, ())
        if feature.kind in ("hole", "jump")
        for place in _sides(feature, view)
    ]
    taken = view.places((p.x, p.y) for p in found if p.kind == "jump")
    return _closed(open_ends, taken, view) if taken else tuple(open_ends)


def _sides(feature: Feature, view: View) -> list[tuple[float, float]]:
    """Give the place of a hole, or both ends of a jump unless one would hide the other.

    At the edge of a view there are none: what lies beyond is not looked at, nor who has the value.
    """
    (left, right), pixel = view.limits[0], view.pixel[0]
    if not left + pixel < view.scales[0].place(feature.x) < right - pixel:
        return []
    ends = view.places((feature.x, height) for height in (feature.left, feature.right))
    apart = abs(ends[-1][1] - ends[0][1]) / view.pixel[1] if ends else 0.0
    return ends[:1] if apart < MEETS else ends if apart > CIRCLE else []


def _closed(
    ends: Sequence[End], taken: Iterable[tuple[float, float]], view: View
) -> tuple[End, ...]:
    """Close the ends of f that it takes; a value between two ends stands for itself."""
    across, up = (CIRCLE * pixel for pixel in view.pixel)
    own = sorted((end for end in ends if end.name == FIRST[0]), key=lambda end: end.x)
    places = [end.x for end in own]
    closed: list[End] = []
    covered: set[End] = set()
    for x, y in taken:
        beside = own[bisect_right(places, x - across) : bisect_left(places, x + across)]
        if beside:
            closed.append(End(FIRST[0], x, y, closed=True))
            covered.update(end for end in beside if abs(end.y - y) < up / 2)
    return (*(end for end in ends if end not in covered), *closed)
