"""What is at a spot on which boxes do not tell: decided at the place, with many digits."""

import math
from itertools import pairwise

from core.chain import Chain
from core.incremental import Slices
from core.numerical.around import what_is_around
from core.numerical.finding import Verdict
from core.numerical.many_digits import Effort, Number, OutOfReachError, as_double, context
from core.numerical.place import Kind
from core.numerical.places import landmarks, places_between
from core.numerical.twin import Twin
from core.points.boxes import Spot
from core.points.digits import CLOSE, Digits
from core.points.facts import NAMES, Crowd, Decided, Fact, name_of
from core.points.neat import neat
from core.points.signs import EVENLY, FEW_SAMPLES, SAMPLES, changes, signs_between, swings, turns

DIGITS, FEW_DIGITS = 240, 120
"""With how many a spot is looked at, and a wide one."""

FEW = 4
"""How many changes of sign may be believed that only samples show."""

SAME = 1e-9
"""What share of the reach within which places are looked for may be between two that are one."""

LEAST = 1e-300
"""How far at least places are looked for."""

CLOSE_BY = 1e-6
"""What share of a spot around a zero shows its multiplicity, where the rest does not."""

TINY = 1e-14
"""Up to what share of the view hardly anything fits between two places."""

WIDE = 1e-6
"""From what share of the view on a spot may be a stretch on which f is constant."""

LOOKED_AT = 128
"""At how many places of a stretch landmarks are looked at."""

INSIDE = 0.2718, 0.6181
"""Where, as shares of it, a stretch is held to be smooth."""

GOES_ON = (Kind.SMOOTH, Kind.CORNER, Kind.CUSP, Kind.VERTICAL_TANGENT)
"""Where f is continuous and an extremum is told by its sides."""


def decided(f: Chain, spot: Spot, view: tuple[float, float], effort: Effort) -> Slices[Decided]:
    """Decide a spot, a few evaluations a slice; it is unresolved if that takes too much effort."""
    told = Decided()
    try:
        yield from _Spot(f, spot, view, effort, told).decide()
    except OutOfReachError:
        told.unresolved = True
    return told


class _Spot:
    """A spot, and what has been found out so far."""

    def __init__(
        self, f: Chain, spot: Spot, view: tuple[float, float], effort: Effort, told: Decided
    ) -> None:
        self._f, self._spot, self._view, self._effort, self._told = f, spot, view, effort, told
        self._width = spot.high - spot.low
        within = spot.low + self._width * 0.381966
        self._digits = Digits(f, within, effort, DIGITS)
        is_wide = self._width >= WIDE * (view[1] - view[0])
        self._few_digits = Digits(f, within, effort, FEW_DIGITS) if is_wide else self._digits

    def decide(self) -> Slices[None]:
        """Look for breaks, then for zeros between them."""
        if not self._digits.twin.is_whole:
            self._told.unresolved = True
            return
        places: list[Number] = []
        for low, high in self._spot.breaks:
            places += yield from self._break(low, high)
        yield
        if self._told.crowds:
            return
        flat = yield from self._flat_orders()
        if 1 in flat:
            ends = [self._spot.low, *map(as_double, places), self._spot.high]
            self._told.flats += pairwise(ends)
        if self._told.unresolved:
            return  # signs beside what is not known would say nothing
        for order in self._spot.orders:
            if order not in flat and not (1 in flat and order):
                yield
                yield from self._zeros(order, places)
            if self._told.crowds:
                self._told.zeros.clear()
                return
        # Signs alone are no proof, unless f^(order) goes on without a change between places.
        bent = any(flat.isdisjoint((order, order + 1)) for order in self._spot.orders)
        self._told.unresolved |= bent and self._has_two_arms()

    def _flat_orders(self) -> Slices[set[int]]:
        """Find the orders that are 0 wherever they are looked at."""
        if self._width < WIDE * (self._view[1] - self._view[0]):
            return set()
        flat, low = {0, 1, 2}, context().mpf(self._spot.low)
        for share in (0.1618, 0.4271, 0.7713):
            for order in sorted(flat):
                yield
                if not self._digits.is_nothing(order, low + self._width * share, self._width):
                    flat.remove(order)
        # Of a value that is nothing but rounding, so are differences.
        return {0, 1, 2} if 0 in flat else flat

    def _break(self, low: float, high: float) -> Slices[list[Number]]:
        """Find the places at which f may break, and say what is at each."""
        is_wide = high - low > WIDE * (self._view[1] - self._view[0])
        if is_wide:
            found = yield from self._places_of_stretch(low, high)
        else:
            found = yield from self._places(low, high)
            self._told.unresolved |= not found
        for place in found:
            if self._view[0] < place < self._view[1]:
                yield from self._tell(place)
        return found

    def _places(self, low: float, high: float) -> Slices[list[Number]]:
        """Give the places of a small stretch at which f may break, by their landmarks."""
        reach = max((high - low) * 2, LEAST)
        middle = neat(low / 2 + high / 2, (high - low) / 2)
        twin = Twin(self._f, middle, self._effort, reach)
        with twin.working(twin.digits):
            met = landmarks(twin, twin.inner_values(context().mpf(middle)))
        if any(not landmark for landmark in met.values()):
            return [context().mpf(middle)]
        return _distinct((yield from places_between(twin, reach)), reach)

    def _places_of_stretch(self, low: float, high: float) -> Slices[list[Number]]:
        """Give those of a stretch on which boxes see two arms all over, as of max(x, x)."""
        # A little beyond, for a place may be where the stretch begins.
        middle, half = low / 2 + high / 2, (high - low) * (0.5 + TINY)
        twin = Twin(self._f, middle, self._effort, half)
        found = yield from places_between(twin, half, LOOKED_AT)
        with context().workdps(DIGITS):
            ends = [context().mpf(low), *found, context().mpf(high)]
        for a, b in pairwise(ends):
            if b - a <= self._width * TINY:
                continue
            for share in INSIDE:
                x = as_double(a + (b - a) * share)
                around = yield from what_is_around(Twin(self._f, x, self._effort), context().mpf(x))
                self._told.unresolved |= around.kind is not Kind.SMOOTH
        return found

    def _tell(self, place: Number) -> Slices[None]:
        x = as_double(place)
        twin = Twin(self._f, x, self._effort)
        around = yield from what_is_around(twin, place)
        yield
        with twin.working(twin.many_digits):
            value = twin.values(place, snapped=place != x)[twin.y]
        y = as_double(value) if value is not None else math.nan
        y = y if math.isfinite(y) else math.nan
        kind, facts = around.kind, self._told.facts
        sides = []
        for side in (-1, 1):
            sides.append((yield from self._signs(place, side)))
        name = name_of(around)
        if name == NAMES[Verdict.ESSENTIAL] and (
            yield from swings(self._few_digits, place, self._width)
        ):
            self._told.crowds.append(Crowd(x, self._spot.low, self._spot.high))
        elif kind is Kind.UNKNOWN or name == NAMES[Verdict.ESSENTIAL]:
            self._told.unresolved = True
        turned = [turns(sides[0][k], sides[1][k]) for k in range(3)]
        if value == 0:
            if all(side[0] != 0 for side in sides):
                facts.append(Fact("root", x, 0.0, place))
        elif kind in GOES_ON and value is not None:
            facts += [Fact("root", x, 0.0, place)] * self._hidden_roots(place, value)
        if turned[1] and kind in GOES_ON:
            kind_of_turn = "minimum" if sides[1][1] == 1 else "maximum"
            facts.append(Fact(kind_of_turn, x, y, place))
        if name:
            facts.append(Fact(name, x, math.nan if name == "pole" else y, place))
        if turned[2] and kind in (Kind.SMOOTH, Kind.VERTICAL_TANGENT):
            facts.append(Fact("inflection", x, y, place))

    def _hidden_roots(self, place: Number, value: Number) -> int:
        """Count roots that are closer to a place than doubles are, but not at it."""
        ends = (self._digits.value(context().mpf(x)) for x in (self._spot.low, self._spot.high))
        is_tiny = self._width <= abs(place) * TINY
        return sum(is_tiny and end is not None and end * value < 0 for end in ends)

    def _signs(self, place: Number, side: int) -> Slices[list[int | None]]:
        """Give the signs of f, f′ and f″ very close to a place, None where f is not defined."""
        mp, signs = context(), list[int | None]()
        with mp.workdps(DIGITS):
            away = max(abs(place), mp.mpf(self._width)) * mp.mpf(10) ** -20
            x = place + side * away
        for order in range(3):
            yield
            signs.append(self._digits.sign(order, x, away))
        return signs

    def _zeros(self, order: int, places: list[Number]) -> Slices[None]:
        """Find the zeros of f^(order) that are not at a place where f may break."""
        low, high = self._spot.low, self._spot.high
        zero = None if places else (yield from self._digits.zero(order, low, high))
        if zero is None or not low <= zero <= high:
            yield from self._between(order, places, [])
            return
        times = yield from self._digits.multiplicity(order, zero, low, high)
        if not times:
            # No power of x all over the spot, but one close by, or no zero at all.
            with context().workdps(DIGITS):
                near = self._width * CLOSE_BY
                ends = zero - near, zero + near
            times = yield from self._digits.multiplicity(order, zero, *ends)
            # Where it is none, f may be beyond 0 there, and nowhere else.
            yield from self._between(order, [zero] if times else [], [] if times else [zero])
            if not times:
                return
            sides = [self._beside(order, zero, side) for side in (-1, 1)]
            if self._told.unresolved or sides != self._signs_at_ends(order, zero):
                self._told.unresolved = True
                return
        if self._view[0] < zero < self._view[1]:
            self._add(order, zero, times)

    def _beside(self, order: int, zero: Number, side: int) -> int | None:
        with context().workdps(DIGITS):
            away = self._width * context().mpf(10) ** -12
            return self._digits.sign(order, zero + side * away, away)

    def _signs_at_ends(self, order: int, zero: Number) -> list[int | None]:
        """Give the signs at both ends of the spot, as the zeros between let them be at a zero."""
        alike = [z for z in self._told.zeros if z.order == order]
        between = sum(z.high <= zero for z in alike), sum(z.low >= zero for z in alike)
        with context().workdps(DIGITS):
            low, away = context().mpf(self._spot.low), context().mpf(self._width) / 100
            signs = [self._digits.sign(order, low + k * away, away) for k in (1, 99)]
        pairs = zip(signs, between, strict=True)
        return [None if sign is None else sign * (-1) ** count for sign, count in pairs]

    def _add(self, order: int, zero: Number, times: int) -> None:
        """Say what a zero of f^(order) of a multiplicity is."""
        x, value = as_double(zero), self._digits.value(zero)
        if order == 0:
            self._told.facts.append(Fact("root", x, 0.0, zero))
            return
        left, right = (self._beside(order, zero, side) for side in (-1, 1))
        if value is not None and turns(left, right):
            kind = "inflection" if order == 2 else "minimum" if right == 1 else "maximum"
            self._told.facts.append(Fact(kind, x, as_double(value), zero))

    def _between(self, order: int, places: list[Number], also: list[Number]) -> Slices[None]:
        """Look at signs from place to place, also at some: where they change there is a zero."""
        mp = context()
        with mp.workdps(DIGITS):
            ends = sorted({mp.mpf(self._spot.low), mp.mpf(self._spot.high), *places})
        for low, high in pairwise(ends):
            if high - low <= max(abs(high), self._width) * TINY:
                continue
            is_tiny = high - low <= TINY * (self._view[1] - self._view[0])
            samples = FEW_SAMPLES if is_tiny and self._spot.breaks else SAMPLES
            evenly = EVENLY if self._has_two_arms() else 0
            between = signs_between(self._few_digits, order, low, high, samples, evenly)
            signs = yield from between
            own = [(as_double(x), self._digits.sign(order, x, self._width * CLOSE)) for x in also]
            many, few = (changes(order, sorted([*own, *some])) for some in (signs, signs[::2]))
            if many is not None and few and len(few) == len(many) <= FEW:
                self._told.zeros += many
            elif many != []:
                yield from self._crowd([place for place in (low, high) if place in places])
            if self._told.crowds:
                return

    def _has_two_arms(self) -> bool:
        """Tell whether boxes see two arms all over a stretch, and so nothing of its zeros."""
        widest = max((high - low for low, high in self._spot.breaks), default=0.0)
        return widest > WIDE * (self._view[1] - self._view[0])

    def _crowd(self, places: list[Number]) -> Slices[None]:
        """Tell that zeros crowd towards a place, or that they are not resolved."""
        for place in places:
            if (yield from swings(self._few_digits, place, self._width)):
                self._told.crowds.append(Crowd(as_double(place), self._spot.low, self._spot.high))
                return
        self._told.unresolved = True


def _distinct(places: list[Number], reach: float) -> list[Number]:
    """Leave out what is the same place as another; of such, keep one that is a double."""
    kept: list[Number] = []
    for place in sorted(places, key=lambda p: p != as_double(p)):
        if all(abs(place - other) > reach * SAME for other in kept):
            kept.append(place)
    return sorted(kept)
