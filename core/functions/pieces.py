"""What a function tells of its course, where its `forward` is no way to bounds over a box.

Numbers are taken from formulas that hold at points: a series here, a rational function there,
bits split off a double. Run on a whole box such a formula says little or what is false. So a class
declares its `pieces`, and `core.intervals` evaluates `forward` at the ends of them; or it writes
an `enclosure`, which is `forward` once more, plainly and in operators, for boxes.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from core.autodiff.graph import Function
from core.autodiff.operators import Floats


def _no_more(a: Floats) -> Floats:
    return np.zeros_like(a)


class Monotone(NamedTuple):
    """It rises or falls from each of its turns to the next; it is defined and continuous.

    Attributes
    ----------
    turns : tuple of float
        Where it turns, to the nearest double.
    least, most : float
        What its values never leave.
    ulps : float
        How far `forward` may be off, in units in the last place.
    """

    turns: tuple[float, ...] = ()
    least: float = -np.inf
    most: float = np.inf
    ulps: float = 6.0


class BetweenPoles(NamedTuple):
    """It has poles at 0, −1, −2 …, and between them it rises all the way, or its size is convex.

    Attributes
    ----------
    slope : callable or None
        The slope of the size, if that is convex.
    relative : bool
        Whether the slope is one of the logarithm, to be multiplied by the size.
    first : float
        The pole after which there are no more.
    ulps : float
        How far `forward` may be off, in units in the last place.
    error : callable
        How far it may be off beside that, where it comes near a root, in 2⁻⁵².
    """

    slope: Callable[[Floats], Floats] | None = None
    relative: bool = False
    first: float = 0.0
    ulps: float = 16.0
    error: Callable[[Floats], Floats] = _no_more


class FallingBetweenPoles(NamedTuple):
    """It falls all the way between poles a distance of π apart."""

    ulps: float = 6.0


class Smooth(NamedTuple):
    """It is defined and continuous everywhere, and nowhere steeper than a number.

    `error` is how far `forward` may be off.
    """

    steepest: float
    least: float
    most: float
    error: float


class LikePower(NamedTuple):
    """It runs one way along each of two inputs, on each side of 0."""

    ulps: float = 6.0


Pieces: TypeAlias = Monotone | BetweenPoles | FallingBetweenPoles | Smooth | LikePower


def pieces_of(function: Function) -> Pieces | None:
    """Give what a Function declares, if it does.

    Examples
    --------
    >>> from core.functions import CATALOGUE
    >>> pieces_of(CATALOGUE["gaussian"]()).turns, pieces_of(CATALOGUE["sin"]())
    ((0.0,), None)
    """
    return getattr(function, "pieces", None)
