"""By what law a sequence of numbers grows or dies away, told from many digits.

The sequence u is taken at distances e that shrink by one ratio, so T = −log e grows by one step.
A law is |u| ≈ c·e^(order·T)·T^logs. Its exponents are the rates at which log|u| changes with T
and with log T, carried on to T = ∞; no size of u decides anything. A law holds if what is left
of the rates dies down, and if every other one of them leads to the same.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.numerical.extrapolation import Grid, carried_on
from core.numerical.many_digits import Number, _context

FEWEST = 5
"""From how many numbers a law is told."""

CLEAR = 1000
"""How often a number has its noise in it, at least, to be counted."""

DIGITS_OF_NOISE = 5

SURE = 0.005
"""What part of an exponent may be unsure: of the logs of 1/log T, that have no end, more is."""

NOUGHT = 1e-4
"""How well an exponent is known, at least, that is 0."""

MANY = 8
"""From how many numbers it is told that they swing."""

WIDE = 3.0
"""How far log|u| scatters about its line, at most, where u swings."""


@dataclass(frozen=True, slots=True)
class Track:
    """Numbers on the way to a place, and how much of each is noise."""

    values: Sequence[Number]
    noise: Sequence[Number]
    grid: Grid

    def steps(self) -> "Track":
        """Give the differences of neighbours."""
        return Track(
            [b - a for a, b in pairwise(self.values)],
            [b + a for a, b in pairwise(self.noise)],
            self.grid,
        )

    def divided(self, by: Sequence[Number]) -> "Track":
        """Divide each number by another."""
        values = [a / b for a, b in zip(self.values, by, strict=False)]
        with _context().workdps(DIGITS_OF_NOISE):
            noise = [a / abs(b) for a, b in zip(self.noise, by, strict=False)]
        return Track(values, noise, self.grid)

    def less(self, other: "Track") -> "Track":
        """Subtract what is at the same distances."""
        return Track(
            [a - b for a, b in zip(self.values, other.values, strict=False)],
            [a + b for a, b in zip(self.noise, other.noise, strict=False)],
            self.grid,
        )

    def part(self, first: int, end: int) -> "Track":
        """Give a run of it."""
        return Track(self.values[first:end], self.noise[first:end], self.grid.later(first))


@dataclass(frozen=True, slots=True)
class Law:
    """How |u| changes with T.

    Attributes
    ----------
    order : float
        Of growth; below 0 it dies away, and ±∞ is faster than any power.
    logs : float
        The power of T; told only where the order is 0.
    swings : bool
        Whether only the bounds of |u| follow the law, and u is anywhere within them.
    """

    order: float
    logs: float = 0.0
    swings: bool = False

    @property
    def dies(self) -> bool:
        """Whether u tends to 0."""
        return (self.order, self.logs) < (0, 0)

    @property
    def settles(self) -> bool:
        """Whether u tends to a number that is not 0."""
        return (self.order, self.logs) == (0, 0) and not self.swings

    @property
    def sums_up(self) -> bool:
        """Whether the sum of such steps is finite; of T^−1 it grows as log T."""
        return (self.order, self.logs) < (0, -1)


GONE = Law(-math.inf)
"""Of what is 0, as far as the digits go."""


def law(track: Track) -> Law | None:
    """Tell the law of a sequence; None where none fits."""
    clear = [k for k, (u, noise) in enumerate(zip(track.values, track.noise, strict=True))
             if abs(u) > CLEAR * noise]  # fmt: skip
    if not clear:
        return GONE
    first, end = clear[0], clear[-1] + 1
    if len(clear) < end - first:
        return _swinging(track, clear)
    if len(clear) < FEWEST:
        sinks = all(abs(a) > abs(b) for a, b in pairwise(track.values[:end]))
        return GONE if first == 0 and end < len(track.values) and sinks else None
    rates = _rates(track.part(first, end))
    return _faster(rates) or _fitted(rates) or _swinging(track, clear)


def _rates(track: Track) -> Track:
    """Give d log|u|/dT between neighbours."""
    context, step = _context(), track.grid.step
    sizes = [context.log(abs(u)) for u in track.values]
    with context.workdps(DIGITS_OF_NOISE):
        noise = [n / abs(u) for u, n in zip(track.values, track.noise, strict=True)]
    return Track(
        [(b - a) / step for a, b in pairwise(sizes)],
        [(b + a) / step for a, b in pairwise(noise)],
        track.grid,
    )


def _faster(rates: Track) -> Law | None:
    """Tell a law whose rates grow without bound themselves, as those of exp(1/e) do."""
    signs = {_context().sign(r) for r in rates.values}
    grows = all(abs(a) < abs(b) for a, b in pairwise(rates.values))
    if not grows or len(signs) != 1 or len(rates.values) < FEWEST:
        return None
    second = _fitted(_rates(rates))
    return (
        Law(float(signs.pop()) * math.inf)
        if second and (second.order, second.logs) > (0, 0)
        else None
    )


def _fitted(rates: Track) -> Law | None:
    order = _exponent(rates)
    if order != 0:
        return None if order is None else Law(order)
    for start in rates.grid.starts:
        ends = [start + rates.grid.step * k for k in range(len(rates.values) + 1)]
        spans = [_context().log(b / a) / rates.grid.step for a, b in pairwise(ends)]
        logs = _exponent(rates.divided(spans))
        if logs is not None:
            return Law(0.0, logs)
    return None


def _exponent(rates: Track) -> float | None:
    """Say what rates tend to, rounded to what is sure of it; None if they do not, or not surely."""
    if not _dies_down(rates.steps()):
        return None
    found, off = carried_on(rates.values, rates.grid, _context().mpf(10) ** -15)
    off = float(off + max(rates.noise))
    if abs(found) <= 3 * off:
        return 0.0 if off < NOUGHT else None
    if off > SURE * abs(found):
        return None
    places = int(min(16, -math.log10(off))) - 1 if off > 0 else 15
    return round(float(found), places) or float(found)


def _dies_down(steps: Track) -> bool:
    """Tell whether the later steps are no larger than the early ones, but for noise."""
    half = (len(steps.values) + 1) // 2
    late = zip(steps.values[half:], steps.noise[half:], strict=True)
    return max((abs(s) - CLEAR * n for s, n in late), default=0) <= max(
        map(abs, steps.values[:half])
    )


def _swinging(track: Track, clear: Sequence[int]) -> Law | None:
    """Tell the law of the bounds between which u swings; None if it does not swing all the way.

    It is that of a line through log|u| over T, which chance has scattered.
    """
    values = [track.values[k] for k in clear]
    has_gaps = any(b - a > 1 for a, b in pairwise(clear))
    if len(clear) < (FEWEST if has_gaps else MANY) or not _is_restless(values):
        return None
    ts = [float(track.grid.step) * k for k in clear]
    slope, off, scatter = _line(ts, [float(_context().log(abs(u))) for u in values])
    if scatter > WIDE or 3 * off < abs(slope) < 6 * off:
        return None
    return Law(slope if abs(slope) > 3 * off else 0.0, swings=True)


def stays(track: Track, order: float) -> bool:
    """Tell whether what swings does so about one number, and does not drift to ±∞ as well."""
    if order > 0:
        return _turns(track.values)
    ranked, quarter = sorted(track.values), len(track.values) // 4
    middle = (ranked[quarter] + ranked[-1 - quarter]) / 2
    around = [v - middle for v in track.values]
    size = max(map(abs, around))
    slope, off, _ = _line([float(k) for k in range(len(around))], [float(v / size) for v in around])
    return _turns(around) and abs(slope) < 3 * off


def _line(xs: Sequence[float], ys: Sequence[float]) -> tuple[float, float, float]:
    """Give the slope of a line through points, its standard error, and how they scatter."""
    count = len(xs)
    mid, mean = sum(xs) / count, sum(ys) / count
    spread = sum((x - mid) ** 2 for x in xs)
    slope = sum((x - mid) * (y - mean) for x, y in zip(xs, ys, strict=True)) / spread
    rest = [y - mean - slope * (x - mid) for x, y in zip(xs, ys, strict=True)]
    scatter = math.sqrt(sum(r * r for r in rest) / (count - 2))
    return slope, scatter / math.sqrt(spread), scatter


def _is_restless(values: Sequence[Number]) -> bool:
    """Tell whether numbers, or their ratios, go up and down all the way."""
    ratios = [abs(b / a) for a, b in pairwise(values)]
    return _turns(values) or _turns([b - a for a, b in pairwise(ratios)])


def _turns(numbers: Sequence[Number]) -> bool:
    """Tell whether signs change three times and more, and in the first half as in the second."""
    changes = [a * b < 0 for a, b in pairwise(numbers)]
    half = len(changes) // 2
    return sum(changes) >= 3 and any(changes[:half]) and any(changes[half:])
