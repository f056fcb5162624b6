"""Points of interest: roots, extrema, inflection points, and where a curve breaks."""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TypeAlias

import numpy as np

from core.chain import Chain
from core.compiled.compiled import compile_in_slices, same
from core.compiled.enclosure import enclosing_in_slices
from core.incremental import Slices, whole
from core.numerical.many_digits import Effort, OutOfReachError, as_double
from core.plot.curves import f_alone
from core.plot.point import KINDS, Plateau, Point, Points
from core.plot.polish import STEPS, polished_in_slices
from core.plot.scale import Scale
from core.points.boxes import Searched, Spot, Zero, searched
from core.points.digits import Digits
from core.points.spots import decided
from core.sampling import Curve
from core.sampling.curve import Floats

Values: TypeAlias = Callable[[Floats], tuple[Floats, ...]]
"""f, f′ and f″ at places."""

BOXES = 256
"""How many boxes there are at first."""

MOST_BOXES = 40_000
"""How many there may be of a function of ordinary work."""

MOST_WORK = 4_000_000
"""What all boxes may take together, counted in additions of two numbers."""

PER_KIND = 60
"""Of one kind that are listed: those nearest to x."""

MOST_EFFORT = 1_000_000
"""What working with many digits may cost, as `core.numerical.many_digits` counts it."""

DIGITS = 80
"""With how many a simple zero is made exact."""

NARROW = 1e-3
"""Up to what share of the view a spot is a place, and no stretch with too many boxes."""

SAME = 1e-13
"""What share of the view may be between two places that are one."""

NOTHING = 1e-24
"""What f is at a place where it is 0, as a share of f nearby."""

LARGE = 100
"""Of how many blocks a function is too large for its third derivative."""

SIGNS_OF = (("root", "root"), ("maximum", "minimum"), ("inflection", "inflection"))
"""What zeros of f, f′ and f″ are that fall and that rise."""


def points(
    chain: Chain,
    x_range: tuple[float, float],
    curve: Curve | None = None,
    *,
    at: float | None = None,
    log: bool = False,
) -> Points:
    """Find the points of interest of f in a range, from left to right.

    Parameters
    ----------
    chain, x_range
        f, and where to look.
    curve : Curve, optional
        f as it was sampled over the range; else it is sampled here.
    at : float, optional
        Where there are many of a kind, those nearest to this are listed; the middle by default.
    log : bool
        Whether to look at places that are even on a logarithmic axis.

    Examples
    --------
    >>> for point in points(Chain(), (-1.0, 1.0)):
    ...     print(point.kind, point.x)
    root 0.0
    """
    return whole(points_in_slices(chain, x_range, curve, at=at, log=log))


def points_in_slices(
    chain: Chain,
    x_range: tuple[float, float],
    curve: Curve | None = None,
    *,
    at: float | None = None,
    log: bool = False,
) -> Slices[Points]:
    """Do as `points` does, a round of boxes or a few evaluations at a time."""
    if curve is None:
        curve = yield from f_alone(chain, x_range, log=log)
    return (yield from _Search(chain, x_range, at).points(curve, log))


class _Search:
    """A search for the points of a function in a view."""

    def __init__(self, f: Chain, view: tuple[float, float], at: float | None) -> None:
        self._f, self._view = f, view
        self._at = view[0] / 2 + view[1] / 2 if at is None else at
        self._effort = Effort(MOST_EFFORT)
        self._counts: Counter[str] = Counter()
        self._unresolved: list[float] = []
        self._unclear = False

    def points(self, curve: Curve, log: bool) -> Slices[Points]:
        """Search boxes, decide what they leave over, and make the nearest exact."""
        values, work = yield from _values(self._f, curve)
        enclose = yield from enclosing_in_slices(self._f, 3 if self._f.size <= LARGE else 2)
        most = min(MOST_BOXES, int(MOST_WORK / (work + 1)))
        told = yield from searched(enclose, _cuts(self._view, log), most)
        found, zeros, flats = yield from self._decided(told, curve)
        found += yield from self._exact(values, [*told.zeros, *zeros])
        plateaus = _plateaus(values, [*told.flats, *flats], found, self._view[1] - self._view[0])
        found = [p for p in found if not any(_is_part_of(p, plateau) for plateau in plateaus)]
        return _nearest(found, self._counts, self._at, self._unclear, self._unresolved, plateaus)

    def _decided(
        self, told: Searched, curve: Curve
    ) -> Slices[tuple[list[Point], list[Zero], list[tuple[float, float]]]]:
        """Decide the nearest of the spots; of the others, count what sampling saw there."""
        spots = sorted(told.spots, key=lambda spot: abs(spot.low - self._at))
        found: list[Point] = []
        zeros: list[Zero] = []
        flats: list[tuple[float, float]] = []
        for spot in spots[:PER_KIND]:
            here = yield from decided(self._f, spot, self._view, self._effort)
            found += here.facts
            zeros += here.zeros
            flats += here.flats
            is_wide = spot.high - spot.low > NARROW * (self._view[1] - self._view[0])
            self._unclear |= here.unresolved and is_wide and not told.is_whole
            if here.unresolved or (is_wide and not told.is_whole):
                self._unresolved.append(_middle(spot.low, spot.high))
        for spot in spots[PER_KIND:]:
            self._count_unseen(spot, curve)
        return found, zeros, flats

    def _count_unseen(self, spot: Spot, curve: Curve) -> None:
        reach = 1e-3 * (self._view[1] - self._view[0])
        near = [f for f in curve.features if spot.low - reach <= f.x <= spot.high + reach]
        if near:
            self._counts[min(near, key=lambda f: abs(f.x - spot.low)).kind] += 1
        else:
            self._unclear = True


def _is_part_of(point: Point, plateau: Plateau) -> bool:
    """Tell whether a point is nothing but one of a stretch on which f is constant."""
    is_within = plateau.low <= point.x <= plateau.high
    return is_within and point.kind in ("root", "inflection") and point.y == plateau.y


def _middle(low: float, high: float) -> float:
    return low / 2 + high / 2


def _plateaus(
    values: Values, flats: Iterable[tuple[float, float]], found: list[Point], width: float
) -> list[Plateau]:
    """Join stretches on which f has one value, unless something lies between them."""
    near, joined = SAME * width, list[Plateau]()
    for low, high in sorted(flats):
        y = float(values(np.array([_middle(low, high)]))[0][0]) + 0.0
        low, high = (
            next((p.x for p in found if abs(p.x - end) <= near), end) for end in (low, high)
        )
        last = joined[-1] if joined else None
        if last and last.y == y and low - last.high <= near and low not in {p.x for p in found}:
            joined[-1] = replace(last, high=high)
        else:
            joined.append(Plateau(low, high, y))
    return joined


def _values(chain: Chain, curve: Curve) -> Slices[tuple[Values, float]]:
    """Give what computes f, f′ and f″, by what sampled the curve, if it can, and its work."""
    evaluator = curve.record.evaluator if curve.record else None
    if evaluator is not None and same(evaluator.f, chain) and evaluator.available >= 2:
        known = yield from evaluator.compile_in_slices()
        if known is not None:
            return (lambda x: known(x)[: evaluator.available + 1]), known.work
    compiled = yield from compile_in_slices(chain, (0, 1, 2))
    return compiled, compiled.work


def _cuts(x_range: tuple[float, float], log: bool) -> Floats:
    """Give the ends of boxes; they do not fall on round numbers, where signs are 0."""
    scale = Scale(log=log)
    low, high = scale.limits(x_range) if log else x_range
    inner = low + (high - low) * (np.arange(BOXES) + 0.381966) / BOXES
    inner = scale.back(inner) if log else inner
    inner = inner[(inner > x_range[0]) & (inner < x_range[1])]
    return np.unique(np.concatenate(([x_range[0]], inner, [x_range[1]])))


def landings(found: Points) -> list[float]:
    """Give where a hand that drags x should land exactly: where f breaks or bends."""
    return [p.x for p in found if p.kind in ("pole", "jump", "corner", "cusp", "crossing")]
