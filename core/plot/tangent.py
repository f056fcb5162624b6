"""The tangent: its equation, and how it is drawn, a line or a curve on logarithmic axes."""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.digits import MINUS, exact, short
from core.plot.scale import Scale
from core.sampling.curve import Floats

Limits = tuple[float, float]

NOISE = Fraction(1, 2**50)
"""What part of a number may be rounding: that of f, of f′ and of x together."""

PLACES = 120
"""Along each logarithmic axis, so that chords keep to the curve."""


@no_float_warnings
def tangent(
    x: float, value: float, slope: float, limits: tuple[Limits, Limits], logs: tuple[bool, bool]
) -> tuple[Floats, Floats]:
    """Give the part of a tangent that is in view as a polyline, a little longer than the view.

    It is empty where there is no tangent or none of it is in view. `limits` is what is visible
    of x and of y.

    Examples
    --------
    >>> xs, ys = tangent(1.0, 2.0, 3.0, ((0.0, 2.0), (-9.0, 9.0)), (False, False))
    >>> print(xs, ys)
    [0. 2.] [-1.  5.]
    """
    nothing = np.empty(0)
    if not np.isfinite((value, slope)).all():
        return nothing, nothing
    (left, right), (bottom, top) = limits
    height = top - bottom
    low = bottom / 2 if logs[1] else bottom - height
    high = top * 2 if logs[1] else top + height
    if slope:
        ends = sorted((x + (low - value) / slope, x + (high - value) / slope))
        left, right = max(left, ends[0]), min(right, ends[1])
    elif not low <= value <= high:
        return nothing, nothing
    if not left < right:
        return nothing, nothing
    if not any(logs):
        ends_of_line = np.array((left, right))
        return ends_of_line, np.clip(value + slope * (ends_of_line - x), low, high)
    parts = [_even(logs[0], left, right)]
    if slope:
        up = _even(logs[1], *sorted((value + slope * (left - x), value + slope * (right - x))))
        parts.append(x + (up - value) / slope)
    xs = np.clip(np.sort(np.concatenate(parts)), left, right)
    ys = value + slope * (xs - x)
    shown = ys > 0 if logs[1] else np.isfinite(ys)
    return xs[shown], ys[shown]


def _even(log: bool, low: float, high: float) -> Floats:
    """Give places that are even on an axis."""
    scale = Scale(log=log)
    if log and low <= 0:
        low = high * 1e-9
    return scale.back(np.linspace(*scale.limits((low, high)), PLACES))


class Equation(NamedTuple):
    """y = slope · x + rise, of a tangent; `letter` is what f is over."""

    slope: float
    rise: float
    letter: str = "x"

    def __str__(self) -> str:
        """Write it for people, in few digits."""
        return self._written(short, " ")

    @property
    def exact(self) -> str:
        """Write it with all digits, so that formulas understand it."""
        return self._written(exact, "*").replace(MINUS, "-")

    def _written(self, number: Callable[[float], str], times: str) -> str:
        if self.slope == 0:
            return f"y = {number(self.rise)}"
        slope = number(self.slope)
        factor = slope[:-1] if slope in ("1", "-1", f"{MINUS}1") else f"{slope}{times}"
        line = f"y = {factor}{self.letter}"
        if self.rise == 0:
            return line
        sign = MINUS if self.rise < 0 else "+"
        return f"{line} {sign} {number(abs(self.rise))}"


def equation(x: float, value: float, slope: float, letter: str = "x") -> Equation | None:
    """Give the equation of a tangent; None where there is none, or doubles do not hold it.

    A rise that is no more than rounding is 0.

    Examples
    --------
    >>> print(equation(0.5, 1.648721270700128, 3.297442541400256))
    y = 3.297 x
    >>> equation(0.5, 1.648721270700128, 3.297442541400256).exact
    'y = 3.297442541400256*x'
    """
    if not all(map(math.isfinite, (x, value, slope))):
        return None
    run = Fraction(slope) * Fraction(x)
    rise = Fraction(value) - run
    if abs(rise) <= NOISE * max(abs(run), abs(Fraction(value))):
        rise = Fraction(0)
    try:
        return Equation(slope + 0.0, float(rise), letter)
    except OverflowError:
        return None
