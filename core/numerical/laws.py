"""By what law a sequence of numbers grows or dies away, told from many digits.

The sequence u is taken at distances e that shrink by one ratio, so T = −log e grows by one step.
A law is |u| ≈ c·e^(order·T)·T^logs. Its exponents are the rates at which log|u| changes with T
and with log T, carried on to T = ∞; no size of u decides anything. A law holds if what is left
of the rates dies down, and if every other one of them leads to the same.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from core.numerical.extrapolation import Grid, carried_on, carried_on_roughly
from core.numerical.many_digits import Number, context
from core.numerical.swings import bounds_rate, turns

FEWEST = 5
"""From how many numbers a law is told."""

MANY = 8
"""From how many it is told that they swing; fewer will do where some are exactly alike."""

CLEAR = 1000
"""How often a number has its noise in it, at least, to be counted."""

SURE = 0.03
"""What part of an exponent may be unsure: of the logs of 1/log T, that have no end, more is."""

NOUGHT = 1e-3
"""How unsure an exponent may be that is 0."""

PLENTY = 30
"""How many digits of a limit are enough, and no more are claimed."""

DIGITS_OF_NOISE = 5

SPARE_BITS = 30
"""How far below the noise a logarithm is rounded."""

MANY_BITS = 2500
"""Beyond so many, mpmath takes several times as long for a logarithm as for a power of e."""


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
        with context().workdps(DIGITS_OF_NOISE):
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
    off : float
        How far off the order may be.
    """

    order: float
    logs: float = 0.0
    swings: bool = False
    off: float = field(default=0.0, compare=False)

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
    """Tell the law of a sequence, also where a multiple of e hides it; None where none fits."""
    return _law(track) or _beside_a_line(track)


def _law(track: Track) -> Law | None:
    clear = [k for k, u in enumerate(_heard(track)) if u]
    if not clear:
        return GONE
    first, end = clear[0], clear[-1] + 1
    if len(clear) < end - first:
        return _swinging(track, clear, FEWEST)
    if len(clear) < FEWEST:
        sinks = all(abs(a) > abs(b) for a, b in pairwise(track.values[:end]))
        return GONE if first == 0 and end < len(track.values) and sinks else None
    rates = _rates(track.part(first, end))
    return _faster(rates) or _fitted(rates) or _swinging(track, clear, MANY)


def _beside_a_line(track: Track) -> Law | None:
    """Tell the law of u = c·e + v by the steps of u/e, in which c leaves no trace.

    While c·e is far larger than v, u alone shows that of c·e, even where v outgrows it later.
    """
    if len(track.values) < MANY:
        return None
    steps = track.divided(track.grid.distances(len(track.values))).steps()
    found = law(steps) if _heard(steps)[0] else None
    if found is None or found.swings or not found.order < 1 - max(CLEAR * found.off, NOUGHT):
        return None
    return Law(max(found.order, 0.0) - 1, off=found.off)


def limit(track: Track, steps: Law | None) -> tuple[Number, Number] | None:
    """Say what a sequence tends to whose steps have this law, and how far off that may be.

    None if it has no limit, or not two digits of it are known. It is 0 only if it dies away by
    a law of its own, or is below its noise all the way.
    """
    if steps is None or not steps.sums_up:
        return None
    last, before, noise = track.values[-1], track.values[-2], max(track.noise)
    enough = abs(last) * context().mpf(10) ** -PLENTY
    is_plain = abs(last - before) < enough and abs(last) > CLEAR * noise
    own = None if is_plain else law(track)
    if own is GONE:
        return context().mpf(0), noise
    if steps.swings:
        found, off = last, 2 * max(abs(last - v) for v in track.values[len(track.values) // 2 :])
    else:
        found, off = carried_on(track.values, track.grid, enough)
        off = max(off, enough)
    if own is not None and own.dies:
        return None if _rests(track, found, off + noise) else (context().mpf(0),) * 2
    return (found, off + noise) if off + noise < abs(found) / 100 else None


def _rests(track: Track, end: Number, off: Number) -> bool:
    """Tell whether a sequence that seems to die away has an end that stays where it is told."""
    if abs(end) <= off:
        return False
    later, _ = carried_on(track.values[2:], track.grid.later(2), off)
    return bool(2 * abs(later - end) < abs(end))


def _rates(track: Track) -> Track:
    """Give d log|u|/dT between neighbours."""
    mp, step = context(), track.grid.step
    sizes = [_log(abs(u), n) for u, n in zip(track.values, track.noise, strict=True)]
    with mp.workdps(DIGITS_OF_NOISE):
        noise = [n / abs(u) for u, n in zip(track.values, track.noise, strict=True)]
    return Track(
        [(b - a) / step for a, b in pairwise(sizes)],
        [(b + a) / step for a, b in pairwise(noise)],
        track.grid,
    )


def _log(size: Number, noise: Number) -> Number:
    """Give a logarithm to the digits that are known of it, and not to those that are worked with.

    By Halley's step from a third of them: so many are found quicker by e^a than by themselves.
    """
    mp = context()
    place = int(mp.mag(size))
    before_point = abs(place).bit_length()
    known = place - int(mp.mag(noise)) if noise else mp.prec
    bits = min(max(known, 0) + before_point, mp.prec) + SPARE_BITS
    with mp.workprec(bits // 3 + before_point if bits > MANY_BITS else bits):
        found = mp.log(size)
    if bits > MANY_BITS:
        with mp.workprec(bits):
            power = mp.exp(found)
            found += 2 * (size - power) / (size + power)
    return found


def _faster(rates: Track) -> Law | None:
    """Tell a law whose rates grow without bound themselves, as those of exp(1/e) do."""
    signs = {float(context().sign(r)) for r in rates.values}
    grows = all(abs(a) < abs(b) for a, b in pairwise(rates.values))
    if not grows or len(signs) > 1 or len(rates.values) < FEWEST:
        return None
    second = _fitted(_rates(rates))
    is_endless = second is not None and not second.dies and not second.settles
    return Law(signs.pop() * math.inf) if is_endless else None


def _fitted(rates: Track) -> Law | None:
    order, off = _exponent(rates)
    if order != 0:
        return None if order is None else Law(order, off=off)
    for start in rates.grid.starts:
        ends = [start + rates.grid.step * k for k in range(len(rates.values) + 1)]
        spans = [_log(b / a, min(rates.noise)) / rates.grid.step for a, b in pairwise(ends)]
        logs, _ = _exponent(rates.divided(spans))
        if logs is not None:
            return Law(0.0, logs, off=off)
    return None


def _exponent(rates: Track) -> tuple[float | None, float]:
    """Say what rates tend to, and how far off that is; None if they do not, or not surely."""
    if not _dies_down(rates.steps()):
        return None, math.inf
    noise = float(max(rates.noise))
    found, error = carried_on_roughly(rates.values, rates.grid)
    told = _rounded(found, error + noise)
    if told is None:  # far from where 1/T is 0, doubles will not do
        found, error = map(float, carried_on(rates.values, rates.grid, context().mpf(0)))
        told = _rounded(found, error + noise)
    return told, error + noise


def _rounded(found: float, off: float) -> float | None:
    """Round a number to what is sure of it; None if too little is."""
    if abs(found) <= off:
        return 0.0 if off < NOUGHT else None
    if off > SURE * abs(found):
        return None
    return round(found, math.floor(min(15, -math.log10(off))) if off else 15)


def _dies_down(steps: Track) -> bool:
    """Tell whether the later steps are no larger than the early ones, but for noise.

    They have to be far smaller if they go up and down.
    """
    half = (len(steps.values) + 1) // 2
    late = list(zip(steps.values[half:], steps.noise[half:], strict=True))
    most = max(map(abs, steps.values[:half]))
    if all(bool(abs(step) <= CLEAR * noise) for step, noise in late):
        return True
    if turns(_heard(steps)):
        most /= CLEAR
    return all(bool(abs(step) - CLEAR * noise <= most) for step, noise in late)


def _swinging(track: Track, clear: Sequence[int], fewest: int) -> Law | None:
    """Tell the law of the bounds between which u swings; None if it does not swing all the way."""
    if len(clear) < fewest or not is_restless(track):
        return None
    sizes = [float(context().log(abs(track.values[k]))) for k in clear]
    rate = bounds_rate(sizes, [float(track.grid.step) * k for k in clear])
    return None if rate is None else Law(rate, swings=True)


def is_restless(track: Track) -> bool:
    """Tell whether numbers, or the rates of their sizes, go up and down all the way."""
    values = _heard(track)
    return turns(values) or (all(values) and turns(_heard(_rates(track).steps())))


def _heard(track: Track) -> list[Number]:
    """Give the values, with 0 in place of noise."""
    sized = zip(track.values, track.noise, strict=True)
    return [v if abs(v) > CLEAR * noise else 0 for v, noise in sized]
