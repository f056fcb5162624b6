"""Random boxes, and the truth on them: mpmath at 50 digits, which shares no code with the app."""

from collections.abc import Iterator
from typing import Any

import mpmath as mp  # type: ignore[import-untyped]
import numpy as np

from core.autodiff.derivatives import derivative
from core.chain import Block, Chain
from core.functions.entry import Entry
from core.intervals.interval import Interval, Known
from tests.core.functions.exact import SLOPES, VALUES, Exact

REACH = {"gamma": 150.0, "factorial": 150.0, "lgamma": 1e6, "digamma": 1e6}
"""How far mpmath is asked for them in reasonable time."""


def box(lo: Any, hi: Any = None) -> Any:
    """Make boxes, of no type that NumPy's would refuse."""
    return Interval.of(lo, hi)


def chain_of(entry: type[Entry], operands: tuple[float, ...]) -> Chain:
    """Give a chain of one block, its operands being numbers."""
    lanes = tuple(Chain(value) for value in operands)
    return Chain("x", (Block(entry.name, lanes),))


def boxes(rng: np.random.Generator, count: int, reach: float) -> tuple[Any, Any]:
    """Give boxes of all sizes: points, a few ulps, narrow, wide and huge ones, about landmarks."""
    middle = np.concatenate(
        [
            rng.uniform(-5, 5, count),
            rng.choice([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0, np.pi / 2, np.pi], count),
            rng.choice([-1.0, 1.0], count)
            * np.exp(rng.uniform(-40, np.log(min(reach, 1e9)), count)),
            rng.uniform(-40, 40, count),
        ]
    )
    middle = rng.permutation(middle)[:count]
    width = rng.choice([0.0, 4e-16, 1e-9, 1e-3, 0.3, 2.0, 20.0], count)
    width = width * np.maximum(np.abs(middle), 1.0) ** rng.choice([0.0, 1.0], count)
    share = rng.choice([0.0, 1.0, 0.5, 0.37], count)
    lo, hi = middle - width * share, middle + width * (1 - share)
    return np.maximum(lo, -reach), np.minimum(np.maximum(hi, lo), reach)


def samples(rng: np.random.Generator, lo: float, hi: float, count: int) -> list[float]:
    """Give some points of a box, its ends among them, and what is special between them."""
    inner = np.clip(rng.uniform(lo, hi, count), lo, hi)
    special = [
        v for v in (0.0, 1.0, -1.0, 0.5, float(np.rint(lo)), float(np.rint(hi))) if lo < v < hi
    ]
    return [lo, hi, *inner.tolist(), *special[:2]]


def _bend_of_sinc(a: Any) -> Any:
    if not a:
        return -mp.mpf(1) / 3
    with mp.workdps(100 + 4 * abs(int(mp.log10(abs(a))))):
        return -mp.sin(a) / a - 2 * mp.cos(a) / a**2 + 2 * mp.sin(a) / a**3


_BENDS: dict[str, Exact] = {"sinc": _bend_of_sinc}
"""The second derivatives that differences of the first do not give: its terms cancel."""


def true(exact: Exact, *xs: float, digits: int = 50) -> Any:
    """Compute a value with so many digits; None where there is none."""
    with mp.workdps(digits if max(map(abs, xs)) < 1e10 else 380):
        try:
            found = _summed(exact(*[mp.mpf(x) for x in xs]))
        except (ZeroDivisionError, ValueError, TypeError):
            return None
    return found if isinstance(found, mp.mpf) and mp.isfinite(found) else None


def _summed(terms: Any) -> Any:
    return mp.fsum(terms) if isinstance(terms, tuple) else mp.mpmathify(terms)


def truths(entry: type[Entry], operands: tuple[float, ...], x: float, orders: int) -> list[Any]:
    """Give f, f′, f″ at x, by the first input; None for one that mpmath does not know."""
    value, slope = VALUES[entry.name], SLOPES[entry.name][0]
    found = [true(value, x, *operands), true(slope, x, *operands)]

    def bend(a: Any, *b: Any) -> Any:
        return mp.diff(lambda t: _summed(slope(t, *b)), a)

    if orders > 1:
        bent = true(_BENDS.get(entry.name, bend), x, *operands, digits=100)
        # Of 1 + 10⁻²⁰⁰ the second summand takes more digits, and where it is tiny itself fewer do.
        is_tiny = bent is not None and abs(bent) < 1e-40 and entry.name not in REACH
        found.append(true(bend, x, *operands, digits=800) if is_tiny else bent)
    return found[: orders + 1]


def complaints(
    entry: type[Entry], operands: tuple[float, ...], x: float, found: tuple[Interval, ...], i: int
) -> Iterator[str]:
    """Tell in which orders box i does not hold what is true at x."""
    chain = chain_of(entry, operands)
    for order, want in enumerate(truths(entry, operands, x, len(found) - 1)):
        known = Known(int(found[order].known()[i]))
        here = float(derivative(chain, x, order))
        if np.isnan(here):
            if known > Known.MAYBE:
                yield f"order {order} is {known.name} where it is undefined"
        elif np.isinf(here) and known <= Known.MAYBE:
            continue  # a pole, or one too near to be told from it
        elif want is not None and known == Known.UNDEFINED:
            yield f"order {order} is UNDEFINED where it is {mp.nstr(want, 5)}"
        elif want is not None:
            lo, hi = float(found[order].lo[i]), float(found[order].hi[i])
            with mp.workdps(60):
                if not mp.mpf(lo) <= want <= mp.mpf(hi):
                    yield f"order {order}: {mp.nstr(want, 25)} is not in [{lo!r}, {hi!r}]"
