"""All that is true of a formula at one x and step, by many digits and by what was planted."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tests.core.numerical.judging.at_a_place import Nature, Spot, Where, spot
from tests.core.numerical.judging.mathematics import MP, Beyond, Number
from tests.core.numerical.judging.reading import Formula

EPS = 2.0**-53
STEP = 5
"""Precisions differ by multiples of this, so that few are used."""
MANY = 150
"""Digits beyond which no more are asked for where a slope is 0."""

FEW = 30
"""How many digits are enough where none cancel."""
MOST_LOST = 600
"""So many cancelling digits are made up for."""
TENS_A_BIT = 0.30103


@dataclass(frozen=True)
class Plant:
    """A break that was put into a formula.

    Attributes
    ----------
    where : callable
        Its place, to as many digits as MP has.
    is_gap : bool
        Whether f is undefined at the place.
    period : callable or None
        How far it is from one to the next, where there are many.
    """

    where: Where
    is_gap: bool = False
    period: Where | None = None

    def nearest(self, x: float) -> Where:
        """Give that of its places which is next to x."""
        if self.period is None:
            return self.where
        period, where = self.period, self.where
        count = int(MP.nint((MP.mpf(x) - where()) / period()))
        return lambda: where() + count * period()

    def between(self, low: Number, high: Number) -> list[Number]:
        """Give its places from one number to another, the first few."""
        if self.period is None:
            return [self.where()] if low <= self.where() <= high else []
        first = int(MP.ceil((low - self.where()) / self.period()))
        last = int(MP.floor((high - self.where()) / self.period()))
        count = range(first, min(last, first + 1000) + 1)
        return [self.where() + k * self.period() for k in count]


@dataclass
class Truth:
    """What is true of a formula at a double x, and at x ± h.

    A place whose nearest double is x counts as x.
    """

    text: str
    x: float
    step: float
    plants: Sequence[Plant] = field(default=())

    @cached_property
    def formula(self) -> Formula:
        return Formula(self.text)

    @cached_property
    def nearness(self) -> int:
        """The power of ten that is less than all distances in which anything changes.

        Next to 1/u² something does in u³; by how much, counts only as far as digits go.
        """
        MP.dps = 60
        away = [abs(plant.nearest(self.x)() - MP.mpf(self.x)) for plant in self.plants]
        own = sum(abs(float(MP.log10(d))) for d in away if d and float(d) < 1)
        size = abs(math.log10(abs(self.x))) if self.x else 0.0
        wanted = 25 + 1.2 * (self.formula.reach + size + self._height()) + 3 * min(own, 60)
        wanted += self._lost()
        # Few different precisions: mpmath keeps tables of each.
        return STEP * math.ceil(wanted / STEP)

    def _height(self) -> float:
        """Say how many digits the values around x have in front of the point."""
        near = MP.mpf("1e-7") * (1 + abs(self.x))
        values = [self.formula(self.x - near), self.formula(self.x + near)]
        sizes = [float(MP.log10(1 + abs(v))) for v in values if v is not None]
        return min(max(sizes, default=0.0), 80.0)

    def _lost(self) -> float:
        """Say how many digits of f cancel on the way."""
        MP.dps = FEW
        value, most = self.formula.on_the_way(MP.mpf(self.x))
        if value is None:
            return 0.0
        lost = TENS_A_BIT * min(int(most - max(MP.mag(value), 0)), int(MOST_LOST / TENS_A_BIT))
        with MP.workdps(FEW + int(lost)):
            surer = self.formula(MP.mpf(self.x))
        if surer is None:
            return 0.0
        is_same = abs(surer - value) <= MP.mpf(10) ** -(FEW // 2) * max(abs(surer), 1)
        return 0.0 if is_same else lost

    @cached_property
    def planted(self) -> tuple[Where, bool] | None:
        """The place that x stands for, and whether f is undefined there."""
        MP.dps = 60 + 2 * int(abs(math.log10(abs(self.x)))) if self.x else 60
        for plant in self.plants:
            where = plant.nearest(self.x)
            if float(where()) == self.x:
                return where, plant.is_gap
        return None

    @cached_property
    def spot(self) -> Spot:
        """What f is at x, or at the place that x stands for."""
        if self.planted is not None:
            where, is_gap = self.planted
            found = spot(self.formula, where, self.nearness, is_gap=is_gap)
            if found.nature is not Nature.SMOOTH:
                return found
        return self.at_the_double

    @cached_property
    def is_between_doubles(self) -> bool:
        """Whether the place that x stands for is no double, so that x only comes near to it."""
        return self.planted is not None and self.planted[0]() != MP.mpf(self.x)

    @cached_property
    def at_the_double(self) -> Spot:
        """What f is at x itself, be it next to a place or not."""
        found = spot(self.formula, lambda: MP.mpf(self.x), self.nearness)
        if found.nature is Nature.SMOOTH and found.slope == 0 and self.nearness < MANY:
            # What is 1 to hundreds of digits may have a slope all the same.
            return spot(self.formula, lambda: MP.mpf(self.x), 5 * self.nearness)
        return found

    @property
    def digits(self) -> int:
        return 8 * self.nearness

    @cached_property
    def value(self) -> Number | None:
        """The value of f at x itself."""
        MP.dps = self.digits
        return self.formula(MP.mpf(self.x))

    @cached_property
    def ends(self) -> tuple[Number | None, Number | None]:
        """The values at x − h and x + h, as numbers and not as doubles."""
        return self._ends(2 * self.digits)

    def _ends(self, digits: int) -> tuple[Number | None, Number | None]:
        MP.dps = digits
        x, h = MP.mpf(self.x), MP.mpf(self.step)
        return self.formula(x - h), self.formula(x + h)

    @cached_property
    def rounded_ends(self) -> tuple[Number | None, Number | None]:
        """The same at the doubles next to x − h and x + h."""
        MP.dps = self.digits
        low, high = self.x - self.step, self.x + self.step
        return self.formula(MP.mpf(low)), self.formula(MP.mpf(high))

    @cached_property
    def quotient(self) -> Number | None:
        """The central difference without any rounding; None where x ± h is undefined."""
        found = self._quotient(2 * self.digits)
        if found == 0 and self.spot.slope:
            # Where f hardly moves, many digits of its values are the same.
            found = self._quotient(8 * self.digits)
        return found

    def _quotient(self, digits: int) -> Number | None:
        low, high = self._ends(digits)
        if low is None or high is None:
            return None
        difference = high - low
        # What is left of equal numbers is nothing, and not their last digit.
        if abs(difference) <= MP.mpf(10) ** (-0.6 * MP.dps) * max(abs(low), abs(high)):
            return MP.mpf(0)
        return difference / (2 * MP.mpf(self.step))

    @cached_property
    def meets_a_place(self) -> bool:
        """Whether x − h or x + h, rounded, comes within a few doubles of a break."""
        ends, unit = (self.x - self.step, self.x + self.step), 4 * math.ulp(self.x)
        MP.dps = 60
        nearest = [(plant.nearest(end), end) for plant in self.plants for end in ends]
        return any(abs(float(where() - MP.mpf(end))) <= unit for where, end in nearest)

    @cached_property
    def third(self) -> Number | None:
        """The third derivative at x."""
        MP.dps = self.digits
        x, e = MP.mpf(self.x), MP.mpf(10) ** -self.nearness
        values = [v for k in (-2, -1, 1, 2) if (v := self.formula(x + k * e)) is not None]
        if len(values) < 4:
            return None
        a, b, c, d = values
        return (d - 2 * c + 2 * b - a) / (2 * e**3)

    @cached_property
    def slope_noise(self) -> float:
        """How far rounding must be expected to move f′ as backprop computes it."""
        return self._noise(self._slope)

    @cached_property
    def value_noise(self) -> float:
        """How far rounding must be expected to move f."""
        return self._noise(lambda f: f(MP.mpf(self.x)))

    def _slope(self, f: Formula) -> Number | None:
        x, e = MP.mpf(self.x), MP.mpf(10) ** -(2 * self.nearness)
        here, low, high = f(x), f(x - e), f(x + e)
        if here is None or low is None or high is None:
            return None
        return (high - low) / (2 * e)

    def _noise(self, measure) -> float:
        """Let every block be off by half an ulp, some times, and see how far a number moves."""
        MP.dps = self.digits
        rng, true = random.Random(self.text), measure(self.formula)
        if true is None:
            return math.inf
        moved = []
        for _ in range(6):
            other = measure(Formula(self.text, lambda: rng.uniform(-EPS, EPS)))
            moved.append(math.inf if other is None else float(abs(other - true)))
        return 4 * max(moved)

    @cached_property
    def slope_around(self) -> float:
        """How steep f is from x to somewhat farther away, by which a slope near 0 is judged."""
        MP.dps = 30
        x, width = MP.mpf(self.x), MP.mpf(0.05 * max(abs(self.x), 1.0))
        value, ends = self.formula(x), (self.formula(x - width), self.formula(x + width))
        slopes = [
            float(min(abs(end - value) / width, MP.mpf("1e300")))
            for end in ends
            if end is not None and value is not None
        ]
        return max(slopes, default=0.0)

    @property
    def usual(self) -> float:
        """How steep a function like this one usually is."""
        return max(1.0, self.slope_around)

    @cached_property
    def places(self) -> list[float]:
        """Where breaks lie from x − h to x + h."""
        MP.dps = 60
        low, high = MP.mpf(self.x) - self.step, MP.mpf(self.x) + self.step
        return [float(p) for plant in self.plants for p in plant.between(low, high)]

    def breaks_at(self, place: float) -> bool:
        """Tell whether there is a break at a double from x − h to x + h, planted or not."""
        there = Truth(self.text, place, self.step)
        is_near = abs(MP.mpf(place) - MP.mpf(self.x)) <= self.step
        return is_near and there.at_the_double.nature is not Nature.SMOOTH

    def is_settled(self) -> bool:
        """Tell whether the spot and the quotient can be told at all."""
        try:
            _ = self.spot, self.quotient
        except Beyond:
            return False
        return True
