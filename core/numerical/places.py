"""Where f may be anything but smooth: places at which an inner value meets a landmark.

They are real numbers, found with many digits. x is *at* such a place if it is the double next
to it; a place may also lie between x − h and x + h.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from core.autodiff.variable import Variable
from core.functions.entry import Entry
from core.incremental import Slices
from core.numerical.landmarks import is_smooth_over, met
from core.numerical.many_digits import Number, context
from core.numerical.twin import Twin, Values

CLOSE = 40
"""By how many powers of ten a step for a slope is smaller than x."""

SAME = 200
"""By how many powers of ten a distance is smaller than x that is nothing but rounding."""

ENOUGH = 150
"""The same for a place that is not known any better."""

NOISE = 10
"""By how many powers of ten a step that is only rounding is smaller than that for a slope."""

ROUNDS = 20
"""How often a place is made more exact; at the end each time by forty digits."""

SIDES = -1, 0, 1
"""Below a place, at it and above."""

Which: TypeAlias = tuple[Variable, int]
"""A landmark: the value that the function makes, and which of its landmarks."""


class _Around(NamedTuple):
    """All landmarks at a place and close to both sides of it."""

    place: Number
    step: Number
    below: dict[Which, Number]
    here: dict[Which, Number]
    above: dict[Which, Number]
    values: Sequence[Values]

    @classmethod
    def of(cls, twin: Twin, place: Number, step: Number, values: Sequence[Values]) -> "_Around":
        """Give the landmarks where the inner values are these, from below to above."""
        below, here, above = (landmarks(twin, row) for row in values)
        return cls(place, step, below, here, above, values)

    def newton(self, which: Which) -> Number | None:
        """Say how far it is to where the landmark is met; None if nothing points there.

        That is Newton's step for m/m′, which has simple zeros only, whatever those of m are.
        """
        here = self.here[which]
        if not here:
            return here
        below, above = self.below.get(which), self.above.get(which)
        if below is None and above is None:
            return None
        if below is None or above is None:
            slope = (above - here) / self.step if below is None else (here - below) / self.step
            bend = context().mpf(0)
        else:
            slope = (above - below) / (2 * self.step)
            bend = (above - 2 * here + below) / self.step**2
        divisor = slope * slope - here * bend
        return -here * slope / divisor if divisor else None

    def is_smooth(self, which: Which, step: Number) -> bool:
        """Tell whether the function is smooth from here to twice as far as its landmark is."""
        function = which[0]._creator
        assert isinstance(function, Entry)
        below, here, above = (values[function.inputs[0]] for values in self.values)
        if below is None or here is None or above is None:
            return False
        away = (above - below) / self.step * step
        return is_smooth_over(function, here - away, here + away)


def places_next_to_x(twin: Twin) -> Slices[list[Number]]:
    """Give the places that x is the double next to, the nearest first.

    x itself is among them where a landmark is met exactly. It pauses between evaluations.
    """
    reach = _half_gap(twin.x)
    with twin.working(twin.digits):
        x = context().mpf(twin.x)
        close = _close(twin, x)
        beside = [x + side * close for side in SIDES]
    rows = []
    for place in beside:
        rows.append((yield from twin.values_in_slices(place, twin.digits)))
        yield
    with twin.working(twin.digits):
        around, far = _Around.of(twin, x, close, rows), _size(twin, x)
        noise = close * context().mpf(10) ** -NOISE
        steps = ((which, around.newton(which)) for which in around.here)
        candidates = {
            which: step
            for which, step in steps
            if step is not None
            and abs(step) <= 4 * reach + noise
            and not around.is_smooth(which, step)
        }
    # What is defined here and not on both sides needs no landmark to be a place.
    is_met = any(abs(step) <= noise for step in candidates.values())
    is_alone = len({row[twin.y] is None for row in rows}) > 1
    found: list[Number] = [x] if is_met or is_alone else []
    for which, step in candidates.items():
        if abs(step) > noise:
            place = yield from _followed(twin, x, which, far)
            with twin.working(twin.many_digits):
                is_near = place is not None and abs(place - x) <= reach
                if is_near and not _is_there(twin, place, found):
                    found.append(place)
    with twin.working(twin.many_digits):
        return sorted(found, key=lambda place: abs(place - x))


def places_between(twin: Twin, step: float, count: int = 16) -> Slices[list[Number]]:
    """Find places between x − h and x + h, those next to x first, as far as they are found.

    They are looked for where a landmark changes its sign from one of `count` points to the next,
    and where one comes near 0 without that.
    """
    with twin.working(twin.digits):
        x, h = context().mpf(twin.x), context().mpf(step)
        points = [x + h * (2 * context().mpf(k) / count - 1) for k in range(count + 1)]
    rows = []
    for point in points:
        with twin.working(twin.digits):
            rows.append(landmarks(twin, twin.inner_values(point)))
        yield
    with twin.working(twin.digits):
        starts = [
            (which, points[i])
            for i, row in enumerate(rows)
            for which, here in row.items()
            if _comes_near(which, here, rows[max(i - 1, 0)], rows[min(i + 1, count)])
        ]
    found: list[Number] = []
    for which, start in starts:
        place = yield from _followed(twin, start, which, h)
        with twin.working(twin.many_digits):
            if place is not None and abs(place - x) <= h and not _is_there(twin, place, found):
                found.append(place)
    with twin.working(twin.many_digits):
        return sorted(found, key=lambda place: abs(place - x))


def _comes_near(
    which: Which, here: Number, before: dict[Which, Number], after: dict[Which, Number]
) -> bool:
    """Tell whether a landmark is met around here, or is nearer to 0 than on both sides."""
    others = [row[which] for row in (before, after) if which in row]
    if not here and not all(others):
        return False  # it is met on a whole stretch
    if not here or any((other < 0) != (here < 0) for other in others):
        return True
    if all(other == here for other in others):
        return False
    return len(others) < 2 or all(abs(here) <= abs(other) for other in others)


def _is_there(twin: Twin, place: Number, found: list[Number]) -> bool:
    return any(_is_same(twin, place, other) for other in found)


def _is_same(twin: Twin, place: Number, other: Number, tens: int = SAME) -> bool:
    """Tell whether two places differ by rounding alone."""
    ten = context().mpf(10)
    size = max(abs(place), abs(other), ten**-twin.reach)
    return bool(abs(place - other) <= size * ten ** -(tens + twin.reach))


def landmarks(twin: Twin, values: Values) -> dict[Which, Number]:
    """Give all landmarks that are known where the inner values are these."""
    found = {}
    for v in twin.graph:
        if isinstance(v._creator, Entry):
            inputs = [values[i] for i in v._creator.inputs]
            for number, at in enumerate(met(v._creator, inputs)):
                if at is not None:
                    found[v, number] = at
    return found


def _around(twin: Twin, place: Number, step: Number) -> Slices[_Around]:
    rows = []
    for side in SIDES:
        with twin.working(twin.many_digits):
            rows.append(twin.inner_values(place + side * step))
        yield
    with twin.working(twin.many_digits):
        return _Around.of(twin, place, step, rows)


def _close(twin: Twin, place: Number) -> Number:
    """Give the distance over which slopes are taken at first."""
    return _size(twin, place) * context().mpf(10) ** -CLOSE


def _size(twin: Twin, place: Number) -> Number:
    return abs(place) or context().mpf(10) ** -twin.reach


def _followed(twin: Twin, start: Number, which: Which, far: Number) -> Slices[Number | None]:
    """Follow Newton's steps to a place; None if they lead nowhere, or as far as `far`.

    x itself, or 0, is given for what is no farther from it than rounding goes.
    """
    place, ten = start, context().mpf(10)
    known = context().mpf(twin.x), ten * 0
    with twin.working(twin.many_digits):
        close = _close(twin, start)
        least = close * ten ** -(SAME + twin.reach)
    last = far
    for _ in range(ROUNDS):
        around = yield from _around(twin, place, close)
        with twin.working(twin.many_digits):
            step = around.newton(which) if which in around.here else None
            if step is None and last <= ten ** -(ENOUGH - CLOSE + twin.reach) * abs(place):
                step = ten * 0
            if step is None or abs(place + step - start) > far:
                return None
            place += step
            # Of a double zero no more than half of the digits are seen.
            ends = abs(step) >= last and _is_same(twin, place, place - step, ENOUGH)
            if not step or ends or _is_same(twin, place, place - step):
                return next((k for k in known if _is_same(twin, place, k, ENOUGH)), place)
            last = abs(step)
            # Of a multiple zero slopes say nothing, unless they are taken nearer than it is.
            close = max(abs(step) * ten**-CLOSE, least)
    return None


def _half_gap(x: float) -> Number:
    """Give half of the way to the next double, on the farther side."""
    return context().mpf(math.ulp(x)) / 2
