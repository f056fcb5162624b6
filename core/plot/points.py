"""Points of interest: roots, extrema, inflection points, and where a curve breaks."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from core.chain import Chain
from core.compiled.compiled import compile_in_slices, same
from core.compiled.enclosure import Enclosing, enclosing_in_slices
from core.incremental import Slices, whole
from core.numerical.many_digits import Effort, Number, as_double, context
from core.numerical.twin import Twin
from core.plot.curves import f_alone
from core.plot.exact_zeros import ExactZeros, Values
from core.plot.listing import PER_KIND, nearest, plateaus_of, without_plateaus
from core.plot.point import Plateau, Point, Points
from core.plot.repeated import DIGITS, repeated
from core.plot.scale import Scale
from core.points.bounds import bounds_over
from core.points.boxes import ORDERS, Searched, Spot, Zero, searched
from core.points.exact_forms import exact_forms
from core.points.facts import Crowd, Fact
from core.points.periods import Period, period_of
from core.points.spots import decided
from core.sampling import Curve
from core.sampling.curve import Floats

BOXES = 256
"""How many boxes there are at first."""

MOST_BOXES = 40_000
"""How many there may be of a function of ordinary work."""

MOST_WORK = 4_000_000
"""What all boxes may take together, counted in additions of two numbers."""

MOST_EFFORT = 1_000_000
"""What working with many digits may cost, as `core.numerical.many_digits` counts it."""

NARROW = 1e-3
"""Up to what share of the view a spot is a place, and no stretch with too many boxes."""

LARGE = 100
"""Of how many blocks a function is too large for its third derivative."""

PERIODS = 12
"""Of how many periods in view on those of one are taken for all of them."""


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
    at = x_range[0] / 2 + x_range[1] / 2 if at is None else at
    search = _Search(chain, at, Effort(MOST_EFFORT), curve)
    return (yield from search.points(x_range, log))


@dataclass(slots=True)
class _Found:
    """What there is in a view, before it is listed."""

    facts: list[Fact] = field(default_factory=list)
    zeros: list[Zero] = field(default_factory=list)
    flats: list[tuple[float, float]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    plateaus: list[Plateau] = field(default_factory=list)
    crowds: list[Crowd] = field(default_factory=list)
    unresolved: list[tuple[float, float]] = field(default_factory=list)
    unclear: bool = False
    is_guess: bool = False

    @property
    def is_nothing_but_facts(self) -> bool:
        """Whether all is known, one by one, so that it can be told of other periods, too."""
        rest = self.counts, self.plateaus, self.crowds, self.unresolved
        return not (any(rest) or self.unclear or self.is_guess)


class _Search:
    """A search for the points of a function near a place."""

    def __init__(self, f: Chain, at: float, effort: Effort, curve: Curve) -> None:
        self._f, self._at, self._effort, self._curve = f, at, effort, curve

    def points(self, view: tuple[float, float], log: bool) -> Slices[Points]:
        """Search the view, or one period of many; list the nearest, with their exact forms."""
        values, work = yield from _values(self._f, self._curve)
        enclose = yield from enclosing_in_slices(self._f, 3 if self._f.size <= LARGE else 2)
        most = min(MOST_BOXES, int(MOST_WORK / (work + 1)))
        twin = Twin(self._f, self._at)
        period = period_of(twin) if twin.is_whole else None
        window = _window(enclose, view, self._at, period)
        found = _Found(unclear=True)
        if window and period:
            found = yield from self._found(values, enclose, most, window, log=False)
        if period and found.is_nothing_but_facts:
            _repeat(found, period, view, self._at)
        else:
            found = yield from self._found(values, enclose, most, view, log)
        found.facts = [fact for fact in found.facts if view[0] < fact.x < view[1]]
        listed, counts = nearest(found.facts, found.counts, self._at)
        forms = yield from exact_forms(self._f, listed, self._effort)
        return Points(
            (_point(forms.get(fact, fact)) for fact in listed),
            counts,
            found.unclear,
            tuple(sorted(found.unresolved)),
            tuple(found.plateaus),
            tuple(sorted(found.crowds)),
            period=period.text if period else "",
            guessed=found.is_guess,
        )

    def _found(
        self, values: Values, enclose: Enclosing, most: int, view: tuple[float, float], log: bool
    ) -> Slices[_Found]:
        """Search boxes, decide what they leave over, and make the nearest exact."""
        told = yield from searched(enclose, _cuts(view, log), most)
        found = yield from self._decided(told, view)
        exact = ExactZeros(self._f, values, self._effort)
        found.facts += yield from exact.nearest([*told.zeros, *found.zeros], self._at, PER_KIND)
        found.counts += exact.counts
        found.unresolved += [(x, x) for x in exact.lost]
        flats = [*told.flats, *found.flats]
        found.plateaus = plateaus_of(values, flats, found.facts, view)
        found.facts = without_plateaus(found.facts, found.plateaus)
        return found

    def _decided(self, told: Searched, view: tuple[float, float]) -> Slices[_Found]:
        """Decide the nearest of the spots; of the others, count what sampling saw there."""
        spots = sorted(told.spots, key=lambda spot: abs(spot.low - self._at))
        found = _Found()
        for spot in spots[:PER_KIND]:
            here = yield from decided(self._f, spot, view, self._effort)
            found.facts += here.facts
            found.zeros += here.zeros
            found.flats += here.flats
            found.crowds += here.crowds
            is_wide = spot.high - spot.low > NARROW * (view[1] - view[0])
            found.unclear |= here.unresolved and is_wide and not told.is_whole
            if here.unresolved or (is_wide and not told.is_whole):
                found.unresolved.append((spot.low, spot.high))
        for spot in spots[PER_KIND:]:
            self._count_unseen(spot, found, 1e-3 * (view[1] - view[0]))
        return found

    def _count_unseen(self, spot: Spot, found: _Found, reach: float) -> None:
        features = self._curve.features
        near = [f for f in features if spot.low - reach <= f.x <= spot.high + reach]
        if near:
            found.counts[min(near, key=lambda f: abs(f.x - spot.low)).kind] += 1
            found.is_guess = True
        else:
            found.unclear = True


def _window(
    enclose: Enclosing, view: tuple[float, float], at: float, period: Period | None
) -> tuple[float, float] | None:
    """Give one period to search in place of a view with many; it begins where nothing is."""
    length = as_double(period.number()) if period else 0.0
    if not length or view[1] - view[0] < PERIODS * length:
        return None
    near = min(max(at, view[0] + length), view[1] - 2 * length)
    start = near + length * (np.arange(8) / 8 - 0.381966)
    beside = 16 * np.spacing(np.abs(start) + length)
    told = bounds_over(enclose, start - beside, start + beside)
    is_quiet = ~told.may_break() & np.logical_and.reduce([told.excludes(k) for k in range(ORDERS)])
    first = int(np.argmax(is_quiet))
    return (float(start[first]), float(start[first]) + length) if is_quiet[first] else None


def _repeat(found: _Found, period: Period, view: tuple[float, float], at: float) -> None:
    """Make what was found in one period what there is in a view."""
    with context().workdps(DIGITS):
        length: Number = period.number()
    found.facts, others = repeated(found.facts, length, view, at)
    found.counts = others


def _point(fact: Fact) -> Point:
    return Point(fact.kind, fact.x, fact.y, x_form=fact.x_form, y_form=fact.y_form)


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
    """Give where a hand that drags x should land exactly: where f breaks, bends or meets."""
    return [p.x for p in found if p.kind in ("pole", "jump", "corner", "cusp", "crossing", "level")]
