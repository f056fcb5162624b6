"""Whether a formula is the derivative: bounds of both, in which all rounding is, must meet.

Nothing is measured against a fixed number: 10⁻²⁰ sin x is judged as sin x is.
"""

import itertools
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.autodiff.derivatives import derivative as backprop
from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable
from core.chain import Chain, Path
from core.compiled.enclosure import enclosing

ENOUGH = 20
"""At how many points a formula must be seen to be what backprop computes."""

SHARP = 1e-6
"""Up to which share of itself a derivative may be uncertain at a point that tells something."""

_SAME = 1e-9
"""Up to which share of it two ways to compute the same may differ, beside their rounding."""

_EPS = float(np.finfo(float).eps)


def is_confirmed(chain: Chain, found: Chain, order: int = 1) -> bool:
    """Tell whether a formula is the derivative, whatever the values of the parameters.

    Examples
    --------
    >>> from core.formula import parse
    >>> is_confirmed(parse("1e-20 sin(x)"), parse("1e-20 cos(x)"))
    True
    >>> is_confirmed(parse("1e-20 sin(x)"), parse("1.00001e-20 cos(x)"))
    False
    """
    told = 0
    for f in valued(chain):
        values = {name: f.values.get(name, 1.0) for name in found.parameters}
        telling = _telling(f, found.with_values(**values), order)
        if telling is None:
            return False
        told += telling
    return told >= ENOUGH


def is_defined_somewhere(chain: Chain, order: int = 1) -> bool:
    """Tell whether there is anything to confirm a formula by."""
    return any(np.isfinite(backprop(f, _points(), order)).any() for f in valued(chain))


def _points() -> NDArray[np.float64]:
    """Give points of many sizes, but none where formulas like to have corners and poles.

    Close to 0, (1 − cos x)/x² and its like lose all digits in either way of computing them.
    """
    near = np.linspace(-12.0, 12.0, 201) + 0.00271
    wide = np.linspace(-150.0, 150.0, 501) + 0.00271
    far = np.geomspace(0.13, 1.7e5, 40)
    points: NDArray[np.float64] = np.concatenate([near, wide, far, -far])
    return points[np.absolute(points) > 0.05]


@no_float_warnings
def _points_of(chain: Chain, order: int) -> NDArray[np.float64]:
    """Give the points, and more of them around the few where the derivative is a number but 0."""
    xs = _points()
    slopes = backprop(chain, xs, order)
    few = xs[np.isfinite(slopes) & (slopes != 0)]
    if not 0 < few.size < 4 * ENOUGH:
        return xs
    around = np.linspace(-0.29, 0.29, 2 * ENOUGH)
    return np.concatenate([xs, (few[:, None] + around).ravel()])


def valued(chain: Chain) -> Iterator[Chain]:
    """Give the chain with its parameters at values of either sign, none of them special."""
    if not chain.parameters:
        yield chain
        return
    for signs in (1,), (-1,), (1, -1):
        sizes = (0.63 + 0.37 * i % 2.1 for i in itertools.count())
        pairs = zip(chain.parameters, sizes, itertools.cycle(signs), strict=False)
        yield chain.with_values(**{name: sign * size for name, size, sign in pairs})


@no_float_warnings
def _telling(chain: Chain, found: Chain, order: int) -> int | None:
    """Count the points at which backprop confirms a formula; None if it contradicts it anywhere.

    A point counts where neither overflows. What is tolerated is what rounding may have done to
    either, which bounds tell, and what a few ulp of x change, because a constant of the formula
    is rounded too.
    """
    xs = _points_of(chain, order)
    expected = backprop(chain, xs, order)
    value = backprop(found, xs, 0)
    counts = np.isfinite(expected) & _stays_finite(chain, xs) & _stays_finite(found, xs)
    nudged = [backprop(chain, xs * (1 + ulps * _EPS), order) for ulps in (-4, -2, 2, 4)]
    blur = np.max(np.absolute(np.stack(nudged) - expected), axis=0)
    own, told = enclosing(chain, order)(xs)[order], enclosing(found, 0)(xs)[0]
    counts &= np.isfinite(blur)
    width = (own.hi - own.lo) + (told.hi - told.lo)
    size = np.absolute(expected)
    tolerance = _SAME * size + 2 * np.where(np.isnan(width), 0.0, width) + 16 * blur
    right = np.absolute(value - expected) <= tolerance
    # Zeros may be all that is left of numbers too small, unless the formula is 0 itself.
    is_zero = (expected == 0) & (value == 0) & found.is_constant
    is_sharp = (expected != 0) & (tolerance <= SHARP * size)
    telling = counts & (is_zero | is_sharp)
    return int(np.sum(telling)) if np.all(right[counts]) else None


def _stays_finite(chain: Chain, xs: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell where no number on the way overflows: nan is a verdict about a formula, infinity not."""
    functions: dict[Path, Function] = {}
    leaf = Variable(xs)
    value = chain.record(leaf, functions)
    infinite: NDArray[np.bool_] = np.isinf(value.data) | np.zeros(xs.shape, dtype=bool)
    for function in functions.values():
        for number in function.inputs:
            infinite |= np.isinf(number.data)
    return ~infinite
