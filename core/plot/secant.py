"""The secant through f at x − h and x + h: the picture of the central difference."""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable
from core.document import Document
from core.document.limits import nearest_step
from core.plot.figure import Secant, View
from core.plot.tangent import tangent


class Through(NamedTuple):
    """Two points of f, h to the left of x and to the right."""

    x: float
    step: float
    below: float
    above: float

    @property
    def slope(self) -> float:
        """The central difference, as the check computes it."""
        return (self.above - self.below) / (2 * self.step)


@no_float_warnings
def through(f: Callable[[Variable], Variable], x: float, step: float) -> Through:
    """Work f out on both sides.

    Examples
    --------
    >>> from core.formula import parse
    >>> through(parse("x^2"), 1.0, 0.5).slope
    2.0
    """
    below, above = np.broadcast_to(f(Variable(np.array([x - step, x + step]))).data, 2).tolist()
    return Through(x, step, below, above)


def secant_of(document: Document, view: View) -> Secant:
    """Draw the secant of a document's f, with its h."""
    found = through(document.function, document.x, document.step)
    known = [(found.x - found.step, found.below), (found.x + found.step, found.above)]
    middle = found.below / 2 + found.above / 2
    limits = view.x_range, view.y_range
    slope = found.slope if abs(found.slope) < math.inf else math.nan
    xs, ys = tangent(found.x, middle, slope, limits, view.logs)
    line = view.scales[0].to(xs), view.scales[1].to(ys)
    return Secant(found.step, slope, tuple(view.places(known)), line)


def step_to(x: float, end: float, unit: float) -> float:
    """Give h where an end of the secant is dragged somewhere, in two digits; no less than `unit`.

    Examples
    --------
    >>> step_to(0.5, 0.7123, 0.01), step_to(0.5, 0.5, 0.01)
    (0.21, 0.01)
    """
    return nearest_step(float(f"{max(abs(end - x), unit):.1e}"))
