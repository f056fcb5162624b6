"""f and its derivatives at any place with many digits, by differences of its values."""

import math

from core.chain import Chain
from core.incremental import Slices
from core.numerical.many_digits import Effort, Number, as_double, context
from core.numerical.twin import Twin
from core.points.bending import bending

NEAR = 10.0**-20
"""How near values for a difference are taken, as a share of the width that matters."""

STEPS = 40
"""How often Newton's method comes nearer."""

SETTLED = 10.0**-13
"""After a step as small as this share of x, Newton's method has twice as many digits."""

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
        mp = context()
        with mp.workdps(self.digits):
            # f′ and f″ are taken from the same values.
            d = mp.mpf(width) * NEAR * (2 if order == 1 else 1)
            total = mp.mpf(0)
            for i in range(order + 1):
                value = self.value(x + d * (2 * i - order) / 2)
                if value is None:
                    return None
                total += (-1) ** (order - i) * math.comb(order, i) * value
            return total / d**order

    def sign(self, order: int, x: Number, width: Number) -> int | None:
        """Give the sign of f^(order), up to f″; 0 for what is nothing but rounding."""
        mp = context()
        found = self.derivative(order, x, width)
        if found is None:
            return None
        with mp.workdps(self.digits):
            size = abs(self.value(x - mp.mpf(width) * NEAR * order / 2) or 0)
            noise = size * mp.mpf(10) ** (30 - self.digits) / (mp.mpf(width) * NEAR) ** order
            is_sure = abs(found) > noise
            return int(mp.sign(found)) if is_sure else self.sign_by_rules(order, x)

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
            yield
            with mp.workdps(self.digits):
                here = self.derivative(order, x, width)
                slope = self.derivative(order + 1, x, width)
                if here is None or not slope:
                    return None
                step = here / slope
                x -= step
                if not low <= x <= high:
                    return None
                if abs(step) <= abs(x) * SETTLED:
                    return x
        return mp.mpf(0) if abs(x) <= width * CLOSE else None

    def closed(self, order: int, low: float, high: float) -> Slices[Number | None]:
        """Halve a bracket of a change of sign until it is a double, or 0; None if there is none."""
        mp = context()
        with mp.workdps(self.digits):
            a, b = mp.mpf(low), mp.mpf(high)
            least = (b - a) * CLOSE**2
            below, above = (self.sign(order, x, b - a) for x in (a, b))
        if not below or not above or below == above:
            return None
        while b - a > max(abs(a + b) * CLOSE**2, least):
            yield
            with mp.workdps(self.digits):
                middle = (a + b) / 2
                sign = self.sign(order, middle, b - a)
            if not sign:
                return middle if sign == 0 else None
            a, b = (middle, b) if sign == below else (a, middle)
        with mp.workdps(self.digits):
            place = mp.mpf(0) if a <= 0 <= b else (a + b) / 2
            return place if self._is_zero(order, place, mp.mpf(high) - low, 1e-6) else None

    def zero(self, order: int, low: float, high: float) -> Slices[Number | None]:
        """Find a zero of whatever multiplicity by Newton's method for f/f′; None if it is not."""
        mp = context()
        with mp.workdps(self.digits):
            width = mp.mpf(high) - mp.mpf(low)
            x = low + width * 0.381966
        for _ in range(STEPS):
            yield
            with mp.workdps(self.digits):
                here, slope, bend = (self.derivative(order + i, x, width) for i in range(3))
                if here is None or slope is None or bend is None:
                    return None
                divisor = slope * slope - here * bend
                if not here:
                    return x
                if not divisor:
                    return None
                step = here * slope / divisor
                x -= step
                if not low - width <= x <= high + width:
                    return None
                if abs(step) <= width * CLOSE:
                    is_zero = self._is_zero(order, x, width)
                    return self._rounder(order, x, width) if is_zero else None
        return None

    def _is_zero(self, order: int, x: Number, width: Number, share: float = 1e-10) -> bool:
        """Tell a zero from a break, and from a zero of f′, where steps for f/f′ end, too."""
        here, beside = (self.derivative(order, x + d, width) for d in (0, width / 10))
        return bool(abs(here or 0) <= abs(beside or 0) * share)

    def _rounder(self, order: int, x: Number, width: Number) -> Number:
        """Give the double that a zero is next to, if it is a better zero."""
        mp = context()
        near = mp.mpf(0) if abs(x) <= width * CLOSE else mp.mpf(as_double(x))
        one, other = (abs(self.derivative(order, place, width) or 0) for place in (near, x))
        return near if one <= other else x

    def multiplicity(self, order: int, zero: Number, low: Number, high: Number) -> int:
        """Give that of a zero if f^(order) has no other between two places; 0 if that is unsure."""
        mp = context()
        with mp.workdps(self.digits):
            width = mp.mpf(high) - mp.mpf(low)
            sizes = []
            for share in (-1, -0.1, 0.1, 1):
                found = self.derivative(order, zero + share * width, width)
                if not found:
                    return 0
                sizes.append(mp.log10(abs(found)))
            left, right = sizes[0] - sizes[1], sizes[3] - sizes[2]
            times = int(mp.nint(right))
            is_one = max(abs(left - times), abs(right - times)) < 0.05
            is_sure = is_one and self._is_as_flat(order, zero, times, width)
            return times if is_sure and self._grows(order, zero, times, width) else 0

    def _is_as_flat(self, order: int, zero: Number, times: int, width: Number) -> bool:
        """Tell whether the slope of a multiple zero is 0, too: else two may be very close."""
        if times < 2:
            return True
        here, beside = (self.derivative(order + 1, zero + d, width) for d in (0, width / 10))
        return bool(abs(here or 0) <= abs(beside or 0) * context().mpf(10) ** -12)

    def _grows(self, order: int, zero: Number, times: int, width: Number) -> bool:
        """Tell whether f^(order) grows as a power all over the width."""
        shares = [sign * share for sign in (-1, 1) for share in (0.03, 0.3, 0.5, 0.8)]
        found = [
            abs(self.derivative(order, zero + share * width, width) or 0) / abs(share) ** times
            for share in shares
        ]
        return bool(min(found) > 0 and max(found) < 2 * min(found))

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
