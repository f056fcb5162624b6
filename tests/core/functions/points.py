"""Where functions are tried: the middle, the far ends, and close to ±1 and 0."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.functions.entry import Entry

# Beyond these an inner exponential is a subnormal number and has few digits to pass on.
_REACH = {"gelu": 37.0, "gaussian": 26.0, "erf": 26.0, "silu": 700.0}
# Larger factorials overflow.
_REACH |= {"gamma": 170.0, "factorial": 170.0}
# Beyond, mpmath takes its time.
_REACH |= {"lgamma": 1e9, "digamma": 1e9}
# Beyond 2⁵² every number is an integer.
_REACH |= dict.fromkeys(("floor", "ceil", "round", "trunc", "frac"), 2.0**50)


@np.errstate(all="ignore")
def points(entry: type[Entry], count: int, seed: int = 0) -> tuple[NDArray[Any], ...]:
    """Give about `count` points inside the domain, one array for each input."""
    rng = np.random.default_rng(seed)
    xs = tuple(_spread(rng, 3 * count) for _ in range(1 + len(entry.defaults)))
    inside = np.broadcast_to(entry.inside(*xs), xs[0].shape)
    if entry.name in _REACH:
        inside = inside & (np.abs(xs[0]) < _REACH[entry.name])
    if entry.name == "mod":
        inside = inside & (np.abs(xs[0] / xs[1]) < 2.0**50)
    if entry.name == "root":
        # As a high power, the root may leave the range of doubles where its slope does not.
        inside = inside & (np.abs(xs[1]) > 0.9)
    if entry.name in {"power", "root"}:
        # Below 0 only whole exponents count, and those need no tests of their own digits here.
        inside = inside & (xs[0] > 0)
    kept = np.flatnonzero(inside)[:count]
    return tuple(x[kept] for x in xs)


def _spread(rng: np.random.Generator, count: int) -> NDArray[Any]:
    part = count // 8 + 1
    sign = rng.choice([-1.0, 1.0], 3 * part)
    return rng.permutation(
        np.concatenate(
            [
                rng.uniform(-5, 5, 2 * part),
                rng.uniform(-40, 40, part),
                rng.uniform(-700, 700, part),
                sign[:part] * np.exp(rng.uniform(-690, 690, part)),
                sign[part : 2 * part] * (1 - np.exp(rng.uniform(-36, 0, part))),
                sign[2 * part :] * (1 + np.exp(rng.uniform(-36, 0, part))),
                np.exp(rng.uniform(-36, 6, part)),
            ]
        )
    )
