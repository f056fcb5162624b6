"""Whether a backward rule is wrong: each held against its function's slope at the same doubles.

What a rule was given, it may have been given wrong already; that is not its fault. So the
slopes are taken at the very doubles that it had, and only rounding can part the two.
"""

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function
from core.functions.choice import Gate
from core.functions.entry import Entry
from core.numerical.many_digits import Number, OutOfReachError, as_double
from core.numerical.running_error import EPS
from core.numerical.twin import Twin

ROUNDING = 1e-6
"""How far a rule may be off, of the slope's size, next to a root or a pole too."""

STEPS, ORDERS = 40, 8
"""How many differences a function's slope is told from, each over half of the last one's step,
and how often they are extrapolated."""

BESIDE = 1e-3
"""How far away, as part of what a function is given, its slopes count for the size of one."""

CLEAR = 1e-5
"""How well a slope is known that is taken before others, as part of it."""

CERTAIN = 10
"""How many times as far as its slope may be known a rule has to be off."""


def wrong_rules(twin: Twin) -> Iterator[Function]:
    """Give the functions in a graph whose backward rule is wrong, where that is certain.

    That of a Function of the user's own is told from differences, so it has to be off by more
    than these are.
    """
    for v in twin.graph:
        function = v._creator
        if isinstance(function, Entry):
            if is_wrong(twin, function):
                yield function
        elif function is not None and not isinstance(function, Gate) and _seems_wrong(function):
            yield function


def wrong_rule(twin: Twin) -> str:
    """Give the name of the first function whose rule is wrong, "" if none is."""
    wrong = next(wrong_rules(twin), None)
    return "" if wrong is None else getattr(wrong, "label", type(wrong).__name__)


def is_wrong(twin: Twin, entry: Entry) -> bool:
    """Tell whether the rule of a function in a graph is wrong, where that is certain."""
    try:
        with twin.working(twin.digits):
            here, *beside = (twin.local_slopes(entry, 1 + away) for away in (0, -BESIDE, BESIDE))
    except OutOfReachError:
        return False
    # Of twice as much that arrives, twice as much passes on.
    for arriving in (1.0, 2.0):
        given = entry.gradients(np.array(arriving))
        for slope, claimed, *others in zip(here, given, *beside, strict=True):
            if slope is None or claimed is None:
                continue
            if _is_off_from(slope, others, float(claimed) / arriving):
                return True
    return False


def _is_off_from(slope: Number, beside: Sequence[Number | None], told: float) -> bool:
    true = as_double(slope)
    if not (math.isfinite(true) and math.isfinite(told)):
        return False
    # Where a slope is next to 0 it is as good as those beside it; the least doubles have
    # fewer digits.
    sizes = (abs(as_double(s)) for s in (slope, *beside) if s is not None)
    return abs(told - true) > ROUNDING * max(abs(told), *sizes) + 1e-300


@no_float_warnings
def _seems_wrong(function: Function) -> bool:
    inputs = [np.asarray(v.data, dtype=np.float64) for v in function.inputs]
    for number, claimed in enumerate(function.gradients(np.array(1.0))):
        if claimed is None or not math.isfinite(told := float(claimed)):
            continue

        def along(a: float, number: int = number) -> float:
            moved = [*inputs[:number], np.array(a), *inputs[number + 1 :]]
            return float(function.forward(*moved))

        a = float(inputs[number])
        sides = (_by_differences(along, a, direction) for direction in (-1, 1))
        # Next to a corner the rule is right for one side.
        if all(_is_off(told, slope, error) for slope, error in sides):
            return True
    return False


def _is_off(told: float, slope: float, error: float) -> bool:
    return abs(told - slope) > CERTAIN * error + ROUNDING * max(abs(told), abs(slope))


def _by_differences(f: Callable[[float], float], a: float, direction: int) -> tuple[float, float]:
    """Extrapolate differences to one side to a step of 0, and say how far that may be off.

    After Ridders (Advances in Engineering Software 4, 1982): of all extrapolations that one
    counts which differs least from those it is made of. An error of inf where none is finite.
    """
    step, here = direction * 0.1 * max(abs(a), 1e-3), f(a)
    best, least, last = math.nan, (True, math.inf), list[float]()
    for k in range(STEPS):
        h = step / 2**k
        row = [(f(a + h) - here) / h]
        noise = EPS * (abs(here) + abs(a * row[0])) / abs(h)
        for j, before in enumerate(last[:ORDERS]):
            row.append(row[j] + (row[j] - before) / (2 ** (j + 1) - 1))
            off = max(abs(row[j + 1] - row[j]), abs(row[j + 1] - before)) + noise
            # What swings within a step leaves small numbers that agree by chance, but not so well.
            doubt = off > CLEAR * abs(row[j + 1]), off
            if doubt < least:
                best, least = row[j + 1], doubt
        last = row
    return best, least[1]
