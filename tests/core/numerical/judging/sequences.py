"""What a sequence of numbers tends to, while its argument shrinks by powers of ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from tests.core.numerical.judging.mathematics import MP, Beyond, Number

STEPS = (1.0, 1.25, 1.5, 1.75, 2.0)
"""Of which powers of 10⁻ᵃ the members stand at."""

LIKE_A_LOGARITHM = 0.5
"""How much of its step is left of what grows as ln ln ε, .6; of what falls as 1/√−ln ε, .46."""

FAST = 0.05
"""The same for powers of ε, the 0.07-th and higher; of what falls as 1/ln³ ε, .13."""

SHRINKING = 0.6
"""What is left of each step after the next, where it goes to 0 and not to and fro."""

NEARLY_CONSTANT = 1e-6
"""What moves no more, relative to its size, is no noise around 0."""


class Kind(Enum):
    FINITE = auto()
    INFINITE = auto()
    NONE = auto()


@dataclass(frozen=True)
class Tendency:
    """Where a sequence goes: `limit` if that is finite, and the sign of infinity if it is not."""

    kind: Kind
    limit: Number = None
    sign: int = 0


def tendency(values: Sequence[Number]) -> Tendency:
    """Say what the values at 10^(−a·STEPS) tend to; Beyond if that cannot be told."""
    differences = [b - a for a, b in pairwise(values)]
    sizes, size = [abs(d) for d in differences], max(map(abs, values))
    if max(sizes) <= size * MP.mpf(10) ** (-MP.dps // 4):
        return _finite(values[-1])
    nothing = MP.mpf(10) ** (-0.6 * MP.dps)
    shrinks = all(b <= max(SHRINKING * a, nothing) for a, b in pairwise(sizes))
    is_fast = shrinks and sizes[-1] <= FAST * sizes[0]
    if size < nothing and not max(sizes) <= NEARLY_CONSTANT * size:
        return _finite(MP.mpf(0))
    if is_fast:
        vanishes = abs(values[-1]) * sizes[0] <= abs(values[0]) * sizes[-1]
        return _finite(MP.mpf(0) if vanishes else _end_of_a_power(values))
    one_way = all(d > 0 for d in differences) or all(d < 0 for d in differences)
    if not one_way:
        return Tendency(Kind.NONE)
    if sizes[-1] >= LIKE_A_LOGARITHM * sizes[0]:
        return Tendency(Kind.INFINITE, sign=1 if differences[-1] > 0 else -1)
    return _finite(_slow_limit(values))


def _end_of_a_power(values: Sequence[Number]) -> Number:
    """Extrapolate what goes as a power of ε, as Aitken does."""
    first, last = values[-2] - values[-3], values[-1] - values[-2]
    return values[-1] - last * last / (last - first) if last != first else values[-1]


def _finite(limit: Number) -> Tendency:
    return Tendency(Kind.FINITE, limit)


def _slow_limit(values: Sequence[Number]) -> Number:
    """Extrapolate what goes as 1/ln ε."""
    (s, t), (u, v) = STEPS[-2:], values[-2:]
    limit = (t * v - s * u) / (t - s)
    checked = (STEPS[2] * values[2] - STEPS[1] * values[1]) / (STEPS[2] - STEPS[1])
    size = abs(values[0] - limit)
    if abs(limit - checked) > 0.05 * size:
        raise Beyond
    return MP.mpf(0) if abs(limit) < 0.02 * size else limit


def is_closing(gaps: Sequence[Number]) -> bool:
    """Tell whether what is left between two sequences goes to 0."""
    if max(map(abs, gaps)) < MP.mpf(10) ** (-0.6 * MP.dps):
        return True
    end = tendency(gaps)
    return end.kind is Kind.FINITE and end.limit == 0
