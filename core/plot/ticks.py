"""Where an axis has its ticks, and what stands beside them."""

import math
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import NamedTuple

from core.digits import MINUS, SUPERSCRIPTS, short
from core.numerical.named import times_pi
from core.plot.snap import snap, spacing

LINE = 45
"""Pixels between labels that stand one above the other."""

CLOSER = 30, 20
"""Pixels between them where too few would have room."""

CLOSEST = 7
"""Pixels between ticks of which only two have labels, on the lowest axes."""

FEW = 2
"""Labels, below which nothing can be read off an axis."""

HALF = 10
"""Pixels from an end of the axis to the middle of a label that has room there."""

LABEL = 70
"""Pixels between labels that stand side by side, if they are short."""

ON_PAPER = 0.7
"""How many times as far apart they are in print, which is small and looked at closely."""

DIGIT = 8
"""Pixels that a character takes."""


SHARES = tuple(Fraction(1, n) for n in (6, 4, 2, 1))
"""Of π, from tick to tick, where there are few of it in view."""

FAR = 1000
"""How many times π from 0 its multiples still say more than decimals."""


class Ticks(NamedTuple):
    """Where an axis has its ticks, none of them in both lists, and the words at major ones."""

    major: list[float]
    minor: list[float]
    labels: list[str]


NO_TICKS = Ticks([], [], [])

Finder = Callable[[float, float, float], Ticks]
"""Marks a range at so many places, or less."""


def ticks(
    limits: tuple[float, float], length: float, log: bool = False, *, stacked: bool = False,
    by_pi: bool = False, apart: float = 1.0,
) -> Ticks:  # fmt: skip
    """Choose the ticks of an axis that is so many pixels long, at round numbers.

    The range is positive on a logarithmic axis. `stacked` labels stand one above the other, and
    labels are so many times as far apart as usual. `by_pi` asks for multiples of π, which a
    short range or one far away has not.

    Examples
    --------
    >>> ticks((0.0, 1.0), 200).labels
    ['0.0', '0.5', '1.0']
    >>> ticks((0.5, 2e3), 400, log=True).labels
    ['1', '10', '100', '1000']
    >>> ticks((-5.0, 5.0), 500, by_pi=True).labels
    ['−3π/2', '−π', '−π/2', '0', 'π/2', 'π', '3π/2']
    """
    low, high = limits
    length = max(length, 1.0)
    room = apart * LABEL
    # Over less than a decade even steps say more.
    found = _logarithmic if log and high / low > 8 else _linear
    if by_pi and found is _linear and _is_of_pi(low, high):
        found = _of_pi
    if stacked:
        return _legible(limits, length, found, [apart * pixels for pixels in (LINE, *CLOSER)])
    made = found(low, high, length / room)
    widest = _widest(made.labels) * DIGIT + DIGIT
    if widest > room:
        made = found(low, high, length / widest)
    return made


def _legible(
    limits: tuple[float, float], length: float, found: Finder, rooms: Iterable[float]
) -> Ticks:
    """Label ticks as far apart as two labels have room; else two of those that are too close."""
    made, seen = NO_TICKS, list[int]()
    for room in rooms:
        made = found(*limits, length / room)
        seen = _with_room(made, limits, length, log=found is _logarithmic)
        if len(seen) >= FEW:
            return made
    made = found(*limits, length / CLOSEST)
    seen = _with_room(made, limits, length, log=found is _logarithmic)
    if len(seen) < FEW:  # as between powers of ten
        every = sorted([*made.major, *made.minor])
        made = Ticks(every, [], _tens_or_plain(every))
        seen = _with_room(made, limits, length, log=found is _logarithmic)
    kept = {seen[0], seen[-1]} if seen else set[int]()
    return Ticks(
        [v for k, v in enumerate(made.major) if k in kept],
        sorted([*made.minor, *(v for k, v in enumerate(made.major) if k not in kept)]),
        [words for k, words in enumerate(made.labels) if k in kept],
    )


def _with_room(made: Ticks, limits: tuple[float, float], length: float, *, log: bool) -> list[int]:
    """Tell which labels do not reach beyond an end of the axis."""
    low, high, *places = map(math.log10 if log else _halved, (*limits, *made.major))
    at = [(place - low) / (high - low) * length for place in places]
    return [k for k, pixel in enumerate(at) if HALF <= pixel <= length - HALF]


def _halved(value: float) -> float:
    return value / 2  # so that no difference leaves the doubles


def _linear(low: float, high: float, count: float) -> Ticks:
    step = spacing(high / count - low / count)
    major = _multiples(low, high, step)
    first = round(step / 10.0 ** math.floor(math.log10(step) + 1e-9))
    known = set(major)
    minor = [v for v in _multiples(low, high, step / (4 if first == 2 else 5)) if v not in known]
    return Ticks(major, minor, _labels(major, step))


def _multiples(low: float, high: float, step: float) -> list[float]:
    slack = 1e-9
    first, last = math.ceil(low / step - slack), math.floor(high / step + slack)
    return [snap(k * step, step) for k in range(first, last + 1)]


def _labels(values: list[float], step: float) -> list[str]:
    """Write numbers with as many digits as tell each from its neighbours."""
    power = math.floor(math.log10(step) + 1e-9)
    largest = max(map(abs, values), default=0.0)
    by_tens = [short(v, max(math.floor(math.log10(abs(v) or step)) - power + 1, 1)) for v in values]
    if power < -4 or largest >= 1e15:
        return by_tens
    plain = [f"{v:.{max(-power, 0)}f}".replace("-", MINUS) for v in values]
    return plain if largest < 1e6 or _widest(plain) <= _widest(by_tens) else by_tens


def _widest(labels: list[str]) -> int:
    return max(map(len, labels), default=0)


def _is_of_pi(low: float, high: float) -> bool:
    return max(-low, high) <= FAR * math.pi <= FAR * (high - low)


def _of_pi(low: float, high: float, count: float) -> Ticks:
    """Mark multiples of π or of a share of it."""
    least = (high - low) / math.pi / count
    step = next((s for s in SHARES if s >= least), None) or Fraction(spacing(least))
    major, minor = (_shares(low, high, part) for part in (step, step / 2))
    labels = [f"{MINUS if k < 0 else ''}{times_pi(abs(k))}" if k else "0" for k in major]
    return Ticks(
        [float(k) * math.pi for k in major],
        [float(k) * math.pi for k in minor if k not in set(major)],
        labels,
    )


def _shares(low: float, high: float, step: Fraction) -> list[Fraction]:
    unit, slack = float(step) * math.pi, 1e-9
    first, last = math.ceil(low / unit - slack), math.floor(high / unit + slack)
    return [k * step for k in range(first, last + 1)]


def _logarithmic(low: float, high: float, count: float) -> Ticks:
    """Mark powers of ten, and between them what there is room for."""
    least, most = math.log10(low), math.log10(high)
    powers = range(math.floor(least), math.ceil(most) + 1)
    decade = count / (most - least)  # in labels
    every = next((n for n in (1, 2, 3, 5, 10, 20, 50, 100) if n * decade >= 1), 200)
    factors = (1, 2, 5) if decade > 3 else (1,)
    fine = range(1, 10) if decade > 0.5 else (1,)
    major = [_power(k, m) for k in powers if k % every == 0 for m in factors]
    major = [v for v in major if low * (1 - 1e-9) <= v <= high * (1 + 1e-9)]
    known = set(major)
    between = (_power(k, m) for k in powers for m in fine)
    minor = [v for v in between if low <= v <= high and v not in known]
    return Ticks(major, minor, _tens_or_plain(major, wide=every > 1))


def _tens_or_plain(values: list[float], *, wide: bool = False) -> list[str]:
    exponents = wide or any(not 1e-3 <= v < 1e5 for v in values)
    return [_tens(v) if exponents else short(v) for v in values]


def _power(exponent: int, factor: int) -> float:
    return float(f"{factor}e{exponent}")


def _tens(value: float) -> str:
    mantissa, exponent = f"{value:.0e}".split("e")
    tens = f"10{str(int(exponent)).translate(SUPERSCRIPTS)}"
    return tens if mantissa == "1" else f"{mantissa}×{tens}"
