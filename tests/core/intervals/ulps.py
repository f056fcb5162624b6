"""How far NumPy's functions are off: against their own selves with eleven bits more."""

import math

import numpy as np
from numpy.typing import NDArray

from core.autodiff.float_warnings import no_float_warnings

HAS_MORE_BITS = np.finfo(np.longdouble).nmant >= 63
"""Not on every platform; mpmath judges there, on fewer points."""

_Array = NDArray[np.float64]


def points(ufunc: np.ufunc, count: int, seed: int = 0) -> list[_Array]:
    """Give arguments of all sizes, near landmarks and far from them, inside the domain."""
    rng = np.random.default_rng(seed)
    part = count // 4
    sizes = np.exp(rng.uniform(-60, 60, part)) * rng.choice([-1.0, 1.0], part)
    plain = [rng.uniform(-1, 1, part), rng.uniform(-30, 30, part), sizes]
    x = np.concatenate(
        [*plain, 1 + rng.choice([-1.0, 1.0], part) * np.exp(rng.uniform(-36, 0, part))]
    )
    if ufunc in (np.log, np.log2, np.log10, np.float_power):
        x = np.abs(x)
    if ufunc is np.arccosh:
        x = 1 + np.abs(x)
    if ufunc in (np.arcsin, np.arccos, np.arctanh):
        x = np.where(np.abs(x) < 1, x, np.fmod(x, 1.0))
    if ufunc is np.log1p:
        x = np.where(x > -1, x, -np.fmod(x, 1.0))
    return [x] if ufunc.nin == 1 else [x, rng.permutation(np.clip(x, -100, 100))]


@no_float_warnings
def worst(ufunc: np.ufunc, count: int, seed: int = 0) -> float:
    """Give the greatest error in units in the last place, away from the ends of the range."""
    xs = points(ufunc, count, seed)
    got = ufunc(*xs)
    want = ufunc(*[x.astype(np.longdouble) for x in xs])
    size = np.abs(want)
    counts = (size > 1e-290) & (size < 1e290)
    ulp = np.spacing(size[counts].astype(np.float64)).astype(np.longdouble)
    off = np.abs(got[counts].astype(np.longdouble) - want[counts]) / ulp
    return math.nan if off.size == 0 else float(off.max())
