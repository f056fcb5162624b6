"""f and its derivatives at any place with many digits, by differences of its values."""

import math
from collections.abc import Iterable

from core.chain import Chain
from core.incremental import Slices
from core.numerical.many_digits import Effort, Number, as_double, context
from core.numerical.twin import Twin
from core.points.bending import bending

NEAR = 10.0**-20
"""How near values for a difference are taken, as a share of the width that matters."""

BESIDE_0 = 100 * NEAR
"""Nearer to 0, as a share of the width that matters, differences do not tell x from 0."""

STEPS = 40
"""How often Newton's method comes nearer."""

SETTLED = 10.0**-13
"""After a step as small as this share of x, Newton's method has twice as many digits."""

SPARE, FEW_SPARE = 30, 6
"""By how many powers of ten a derivative is larger than rounding where its sign is believed.

Newton's method needs fewer: what it comes to is looked at in doubles before, and it settles."""

MET = 10.0**-14
"""What is left of a zero where it is said to be, for each time that it counts.

It is the share of what f is a tenth of the width that matters beside."""

CLOSE = 10.0**-15
"""How much of the width that matters may be between a zero and where it is said to be."""


class Digits:
    """A function with so many `digits` at places around x, by its `twin`."""

    def __init__(self, f: Chain, x: float, effort: Effort, digits: int) -> None:
        self.twin = Twin(f, x, effort)
        self.digits = digits
        self._known: dict[Number, Number | None] = {}

    def value(self, x: Number) -> Number | None:
        """Give f(x), None where it is not defined; what is raised, `Twin.values` says."""
        if x not in self._known:
            with self.twin.working(self.digits):
                self._known[x] = self.twin.value(x)
        return self._known[x]

    def derivative(self, order: int, x: Number, width: Number) -> Number | None:
        """Give f^(order) by a central difference, close to x where `width` matters."""
        d, places = self._places(order, x, width)
        with context().workdps(self.digits):
            total = context().mpf(0)
            for i, place in enumerate(places):
                value = self.value(place)
                if value is None:
                    return None
                total += (-1) ** (order - i) * math.comb(order, i) * value
            return total / d**order

    def _places(self, order: int, x: Number, width: Number) -> tuple[Number, list[Number]]:
        """Say how far apart the places are that a difference is taken from, and where they are."""
        mp = context()
        with mp.workdps(self.digits):
            # f′ and f″ are taken from the same values.
            d = mp.mpf(width) * NEAR * (2 if order == 1 else 1)
            return d, [x + d * (2 * i - order) / 2 for i in range(order + 1)]

    def sign(self, order: int, x: Number, width: Number) -> int | None:
        """Give the sign of f^(order), up to f″; 0 for what is nothing but rounding."""
        mp = context()
        found = self.derivative(order, x, width)
        if found is None:
            return None
        is_sure = abs(found) > self._rounding(order, x, width, SPARE)
        return int(mp.sign(found)) if is_sure else self.sign_by_rules(order, x)

    def _rounding(self, order: int, x: Number, width: Number, spare: int) -> Number:
        """Give what rounding may leave of a difference, and so many powers of ten more."""
        mp = context()
        with mp.workdps(self.digits):
            size = abs(self.value(x - mp.mpf(width) * NEAR * order / 2) or 0)
            return size * mp.mpf(10) ** (spare - self.digits) / (mp.mpf(width) * NEAR) ** order

    def sign_by_rules(self, order: int, x: Number) -> int:
        """Give the sign of what is too small beside f for differences to show."""
        if not order:
            return 0
        with self.twin.working(self.digits):
            found = bending(self.twin, self.twin.values(x))
            return found.sign(order) if found else 0

    def simple_zero(
        self, order: int, start: float, low: float, high: float
    ) -> Slices[Number | None]:
        """Come from nearby to a simple zero between two places; None if that leads nowhere."""
        mp = context()
        with mp.workdps(self.digits):
            x = mp.mpf(start)
            width = max(abs(start), high - low) * 1e-3
        if low == high:
            return x
        for _ in range(STEPS):
            if order and abs(x) <= width * BESIDE_0:
                break
            here, slope = yield from self._derivatives([(order, x), (order + 1, x)], width)
            if here is None or not slope:
                return None
            rounding = self._rounding(order, x, width, FEW_SPARE)
            if abs(here) <= rounding:
                is_sure = rounding <= abs(x * slope) * SETTLED**2
                if is_sure and abs(x) > width * CLOSE:
                    return x
                break
            with mp.workdps(self.digits):
                step = here / slope
                x -= step
            if not low <= x <= high:
                return None
            if abs(step) <= abs(x) * SETTLED:
                return x if self._comes_nearer(order, x, here) else None
        is_0 = abs(x) <= width * CLOSE and self._is_zero_at_0(order, width)
        return mp.mpf(0) if is_0 else None

    def _comes_nearer(self, order: int, x: Number, before: Number) -> bool:
        """Tell a step to a zero from one past it, as where f has a vertical tangent."""
        return bool(order or abs(self.value(x) or 0) <= abs(before) / 2)

    def _is_zero_at_0(self, order: int, width: Number) -> bool:
        nought = context().mpf(0)
        return not self.sign_by_rules(order, nought) if order else self.is_nothing(0, nought, width)

    def closed(self, order: int, low: float, high: float) -> Slices[Number | None]:
        """Halve a bracket of a change of sign until it is a double, or 0; None if there is none."""
        mp = context()
        with mp.workdps(self.digits):
            a, b = mp.mpf(low), mp.mpf(high)
            span = width = b - a
            least = width * CLOSE**2
        signs = []
        for x in (a, b):
            signs.append(self.sign(order, x, width))
            yield
        below, above = signs
        if not below or not above or below == above:
            return None
        while width > max(abs(a + b) * CLOSE**2, least):
            with mp.workdps(self.digits):
                middle = (a + b) / 2
            sign = self.sign(order, middle, width)
            yield
            if not sign:
                return middle if sign == 0 else None
            a, b = (middle, b) if sign == below else (a, middle)
            with mp.workdps(self.digits):
                width = b - a
        with mp.workdps(self.digits):
            place = mp.mpf(0) if a <= 0 <= b else (a + b) / 2
        return place if (yield from self._is_zero(order, place, span, 1e-6)) else None

    def zero(self, order: int, low: float, high: float) -> Slices[Number | None]:
        """Find a zero of whatever multiplicity by Newton's method for f/f′; None if it is not."""
        mp = context()
        with mp.workdps(self.digits):
            width = mp.mpf(high) - mp.mpf(low)
            x = low + width * 0.381966
        for _ in range(STEPS):
            asked = [(order + i, x) for i in range(3)]
            here, slope, bend = yield from self._derivatives(asked, width)
            if here is None or slope is None or bend is None:
                return None
            if not here:
                return x
            with mp.workdps(self.digits):
                divisor = slope * slope - here * bend
                if not divisor:
                    return None
                step = here * slope / divisor
                x -= step
                if not low - width <= x <= high + width:
                    return None
            if abs(step) <= width * CLOSE:
                is_zero = yield from self._is_zero(order, x, width)
                return (yield from self._rounder(order, x, width)) if is_zero else None
        return None

    def _derivatives(
        self, asked: Iterable[tuple[int, Number]], width: Number
    ) -> Slices[list[Number | None]]:
        """Give derivatives of these orders at these places, with a pause after each value of f."""
        found = []
        for order, x in asked:
            for place in self._places(order, x, width)[1]:
                self.value(place)
                yield
            found.append(self.derivative(order, x, width))
        return found

    def _beside(self, order: int, x: Number, away: Number, width: Number) -> Slices[list[Number]]:
        """Give how large a derivative is at a place, and so far away from it."""
        with context().workdps(self.digits):
            asked = [(order, x), (order, x + away)]
        return [abs(found or 0) for found in (yield from self._derivatives(asked, width))]

    def _is_zero(self, order: int, x: Number, width: Number, share: float = 1e-10) -> Slices[bool]:
        """Tell a zero from a break, and from a zero of f′, where steps for f/f′ end, too."""
        here, beside = yield from self._beside(order, x, width / 10, width)
        return bool(here <= beside * share)

    def _rounder(self, order: int, x: Number, width: Number) -> Slices[Number]:
        """Give the double that a zero is next to, if it is a better zero."""
        mp = context()
        near = mp.mpf(0) if abs(x) <= width * CLOSE else mp.mpf(as_double(x))
        one, other = yield from self._derivatives([(order, near), (order, x)], width)
        return near if abs(one or 0) <= abs(other or 0) else x

    def multiplicity(self, order: int, zero: Number, low: Number, high: Number) -> Slices[int]:
        """Give that of a zero if f^(order) has no other between two places; 0 if that is unsure."""
        mp = context()
        with mp.workdps(self.digits):
            width = mp.mpf(high) - mp.mpf(low)
            asked = [(order, zero + share * width) for share in (-1, -0.1, 0.1, 1)]
        found = yield from self._derivatives(asked, width)
        if not all(found):
            return 0
        with mp.workdps(self.digits):
            sizes = [mp.log10(abs(f or 0)) for f in found]
            left, right = sizes[0] - sizes[1], sizes[3] - sizes[2]
        times = int(mp.nint(right))
        is_sure = max(abs(left - times), abs(right - times)) < 0.05
        is_sure = is_sure and (yield from self._is_zero(order, zero, width, MET**times))
        is_sure = is_sure and (yield from self._is_as_flat(order, zero, times, width))
        return times if is_sure and (yield from self._grows(order, zero, times, width)) else 0

    def _is_as_flat(self, order: int, zero: Number, times: int, width: Number) -> Slices[bool]:
        """Tell whether the slope of a multiple zero is 0, too: else two may be very close."""
        if times < 2:
            return True
        here, beside = yield from self._beside(order + 1, zero, width / 10, width)
        return bool(here <= beside * context().mpf(10) ** -12)

    def _grows(self, order: int, zero: Number, times: int, width: Number) -> Slices[bool]:
        """Tell whether f^(order) grows as a power all over the width."""
        shares = [sign * share for sign in (-1, 1) for share in (0.03, 0.3, 0.5, 0.8)]
        with context().workdps(self.digits):
            asked = [(order, zero + share * width) for share in shares]
        found = yield from self._derivatives(asked, width)
        sizes = [abs(f or 0) / abs(share) ** times for f, share in zip(found, shares, strict=True)]
        return bool(min(sizes) > 0 and max(sizes) < 2 * min(sizes))

    def _noise(self, x: Number) -> Number:
        """Give f(x) as it is, or something large if that is nothing but rounding."""
        with self.twin.working(2 * self.digits):
            exact = self.twin.value(x)
        value, more = abs(self.value(x) or 0), abs(exact or 0)
        is_left_over = more <= value * context().mpf(10) ** (-self.digits // 2)
        return context().mpf(10) ** self.digits if is_left_over else value

    def is_nothing(self, order: int, x: Number, width: Number) -> bool:
        """Tell whether f^(order) is 0 at a place, as far as many digits tell."""
        mp = context()
        with mp.workdps(self.digits):
            d = mp.mpf(width) / 1000
            found = [self.value(x + d * i) for i in range(order + 1)]
            values = [value for value in found if value is not None]
            if len(values) < len(found):
                return False
            pairs = enumerate(values)
            total = sum((-1) ** i * math.comb(order, i) * value for i, value in pairs)
            size = max(abs(value) for value in values) if order else self._noise(x)
            return bool(abs(total) <= size * mp.mpf(10) ** (30 - self.digits))
