"""A search for points of interest that shares no code with the app: mpmath, from a text.

Signs of f, f′ and f″ are taken at many places that are not even, with many digits; where they
change something has to be listed. What is listed is looked at by itself, a few doubles around it.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.plot.point import Point, Points
from tests.core.numerical.judging.mathematics import MP, Number
from tests.core.numerical.judging.reading import Formula

DIGITS = 130
NEAR = 12
"""By how many powers of ten differences are taken nearer than what matters."""

QUIET = 1e-60
"""What is smaller may be nothing but rounding."""

BREAKS = {"pole", "jump", "hole", "edge", "isolated point", "essential singularity", "corner",
          "cusp"}  # fmt: skip
EXTREMA = {"minimum", "maximum"}


@dataclass
class Search:
    """The points of a formula in a view; `low` and `high` are its ends."""

    text: str
    low: float
    high: float

    def __post_init__(self) -> None:
        self._f = Formula(self.text)
        self._digits = DIGITS + int(2 * self._f.reach)

    def faults(self, found: Points, count: int = 120) -> list[str]:
        """Say what is listed and false, and, of a list that is said to be proved, what it lacks."""
        with MP.workdps(self._digits):
            told = [f"false: {p.kind} at {p.x!r}" for p in found if not self._is_true(p)]
            if found.proved and not found.counts:
                told += self._missing(found, count)
        return told

    def _value(self, x: Number) -> Number:
        """Give f(x), None where it is undefined."""
        return self._f(x)

    def _derivative(self, order: int, x: Number, away: Number) -> Number:
        d = away * MP.mpf(10) ** -NEAR
        values = [self._value(x + d * k) for k in (-1, 0, 1)]
        if any(v is None for v in values):
            return None
        a, b, c = values
        return (b, (c - a) / (2 * d), (a - 2 * b + c) / d**2)[order]

    def _sign(self, order: int, x: Number, away: Number) -> int | None:
        """Give a sign; 0 for what may be rounding."""
        found = self._derivative(order, x, away)
        if found is None:
            return None
        beside = self._value(x + away * MP.mpf(10) ** -NEAR)
        size = max(abs(v or 0) for v in (self._value(x), beside))
        size *= MP.mpf(10) ** int(self._f.reach)
        noise = size * MP.mpf(10) ** (10 - self._digits) / (away * MP.mpf(10) ** -NEAR) ** order
        is_quiet = abs(found) > noise and (size > QUIET or self._is_sure(order, x, away, found))
        return int(MP.sign(found)) if is_quiet else 0

    def _is_sure(self, order: int, x: Number, away: Number, found: Number) -> bool:
        """Tell a number that is small from what rounding leaves of 0: more digits change that."""
        with MP.workdps(self._digits + 30):
            again = self._derivative(order, x, away)
        return bool(abs(again - found) <= abs(found) / 1000)

    def _is_true(self, point: Point) -> bool:
        x = MP.mpf(point.x)
        # A double is up to half a unit away from the place that it stands for.
        unit = MP.mpf(2) ** -52 * max(abs(x), MP.mpf(self.high - self.low) / 2**16)
        sides = [x - 2 * unit, x + 2 * unit]
        if not self.low < x < self.high:
            return False
        if point.kind == "root":
            return self._is_root(x, unit)
        if point.kind in EXTREMA | {"inflection"}:
            order = 2 if point.kind == "inflection" else 1
            before, after = (self._sign(order, side, unit) for side in sides)
            if before is None or after is None or before * after != -1:
                return False
            return order == 2 or after == (1 if point.kind == "minimum" else -1)
        if point.kind == "essential singularity":
            return True  # no finite number of values says so
        values = [self._value(side) for side in sides]
        far = [self._value(x + 200 * side * unit) for side in (-1, 1)]
        if point.kind == "edge":
            return [v is None for v in values].count(True) == 1
        if point.kind == "pole":
            pairs = zip(values, far, strict=True)
            return any(v is not None and w is not None and abs(v) > 1.01 * abs(w) for v, w in pairs)
        if None in (*values, *far):
            return point.kind == "isolated point"
        near_gap, far_gap = abs(values[1] - values[0]), abs(far[1] - far[0])
        if point.kind == "vertical tangent":
            return bool(100 * near_gap > 2 * far_gap)
        if point.kind == "jump":
            return bool(near_gap > 0.5 * far_gap > 0)
        return point.kind in ("corner", "cusp") or bool(near_gap <= 0.5 * far_gap or not far_gap)

    def _is_root(self, x: Number, unit: Number) -> bool:
        here = self._value(x)
        around = [self._value(x + side * 2 * unit) for side in (-1, 1)]
        if None not in around and around[0] * around[1] < 0:
            return True
        far = [self._value(x + side * 200 * unit) for side in (-1, 1)]
        known = [abs(v) for v in far if v is not None]
        inside = [abs(v) for v in (here, *around) if v is not None]
        return bool(inside) and all(min(inside) <= 0.2 * v for v in known)

    def _missing(self, found: Points, count: int) -> list[str]:
        rng = random.Random(self.text)
        width = MP.mpf(self.high) - MP.mpf(self.low)
        places = [self.low + width * (k + rng.random()) / count for k in range(count)]
        told: list[str] = []
        for order in range(3):
            signs = [self._sign(order, x, width * MP.mpf(10) ** -6) for x in places]
            for (a, one), (b, other) in pairwise(zip(places, signs, strict=True)):
                if one != other and 0 not in (one, other):
                    told += self._lacking(order, a, b, found)
        return told

    def _lacking(self, order: int, a: Number, b: Number, found: Points) -> list[str]:
        """Close in on a change, and say what should be listed there and is not."""
        start = self._sign(order, a, b - a)
        least = (self.high - self.low) * MP.mpf(2) ** -80
        while b - a > max(max(abs(a), abs(b)) * MP.mpf(2) ** -60, least):
            middle = (a + b) / 2
            if self._sign(order, middle, b - a) == start:
                a = middle
            else:
                b = middle
        unit = MP.mpf(2) ** -50 * max(abs(a), MP.mpf(self.high - self.low) / 2**16)
        if not self.low + unit < a < self.high - unit:
            return []
        if any(crowd.low <= a <= crowd.high for crowd in found.crowds):
            return []
        here = {p.kind for p in found if abs(p.x - a) <= 2 * unit}
        wanted = self._wanted(order, a, b - a)
        if wanted & here or not wanted:
            return []
        return [f"missing: {' or '.join(sorted(wanted))} at {MP.nstr(a, 17)}"]

    def _wanted(self, order: int, x: Number, gap: Number) -> set[str]:
        """Say which kinds may stand where f^(order) changes its sign."""
        near, far = (self._beside(order, x, gap * times) for times in (16, 16000))
        if None in near or None in far:
            return BREAKS
        dies = max(map(abs, near)) <= 0.5 * max(map(abs, far))
        if order == 0:
            return {"root", "hole"} if dies else BREAKS
        goes_on = self._goes_on(x, gap)
        if order == 1:
            return EXTREMA | {"hole"} if goes_on else EXTREMA | BREAKS
        # Where f has a corner, f'' may change its sign, too: that is no inflection.
        bends = {"inflection", "hole", "corner", "cusp"} | EXTREMA
        return bends if dies and goes_on else set()

    def _beside(self, order: int, x: Number, away: Number) -> Sequence[Number]:
        return [self._derivative(order, x + side * away, away) for side in (-1, 1)]

    def _goes_on(self, x: Number, gap: Number) -> bool:
        """Tell whether f is continuous: its values on both sides draw nearer to each other."""
        near, far = (self._beside(0, x, gap * times) for times in (16, 16000))
        if None in near or None in far or self._value(x) is None:
            return False
        return bool(abs(near[1] - near[0]) <= 0.5 * abs(far[1] - far[0]))
