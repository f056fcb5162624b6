"""A table of values: f and f′ at places that are evenly apart, as one writes them by hand."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.chain import Chain
from core.chain.problem import ProblemKind
from core.compiled.compiled import compile
from core.digits import exact
from core.plot.snap import snap, spacing

ROWS, MOST_ROWS = 21, 1000
"""How many rows a table has at first, and at most."""


class Row(NamedTuple):
    """x, f and f′; nan where there is none, and infinite where it is too large for a double."""

    x: float
    value: float
    slope: float


class Places(NamedTuple):
    """From where, how far apart, and how many."""

    start: float
    step: float
    rows: int

    def all(self) -> list[float]:
        """Give the places: decimals stay as short as start and step are.

        Examples
        --------
        >>> Places(0.0, 0.1, 4).all()
        [0.0, 0.1, 0.2, 0.3]
        """
        start, step = Decimal(repr(self.start)), Decimal(repr(self.step))
        return [float(start + row * step) for row in range(self.rows)]


def usual_places(x_range: tuple[float, float]) -> Places:
    """Give round places all over a range.

    Examples
    --------
    >>> usual_places((-1.0, 1.0))
    Places(start=-1.0, step=0.1, rows=21)
    """
    low, high = x_range
    step = spacing((high - low) / (ROWS - 1))
    start = snap(low, step)
    return Places(start, step, min(int((high - start) / step + 1e-9) + 1, 2 * ROWS))


@no_float_warnings
def values_at(function: Chain, places: Sequence[float]) -> list[Row]:
    """Work out f and f′ at places.

    Examples
    --------
    >>> from core.formula import parse
    >>> values_at(parse("1/x"), [0.0, 2.0])
    [Row(x=0.0, value=nan, slope=nan), Row(x=2.0, value=0.5, slope=-0.25)]
    """
    x = np.array(places, dtype=float)
    value, slope = compile(function, orders=(0, 1))(x)
    rows = zip(places, (value + 0.0).tolist(), (slope + 0.0).tolist(), strict=True)
    return [_row(function, *row) for row in rows]


def _row(function: Chain, x: float, value: float, slope: float) -> Row:
    """Tell an infinite number that is one for its size from that of a pole or a steep place."""
    if math.isfinite(value) and math.isfinite(slope):
        return Row(x, value, slope)
    trace = function.trace(x)
    if not math.isfinite(value):
        problem = trace.problem
        is_too_large = problem is not None and problem.kind is ProblemKind.OVERFLOW
        return Row(x, value, slope) if is_too_large else Row(x, math.nan, math.nan)
    slopes = (slope for block in trace.blocks.values() for slope in block.slopes)
    return Row(x, value, slope if all(map(math.isfinite, slopes)) else math.nan)


def as_text(rows: Sequence[Row]) -> str:
    r"""Write a table for a spreadsheet: tabs between the columns, nothing where there is no number.

    Examples
    --------
    >>> as_text([Row(0.0, float("nan"), float("nan")), Row(2.0, 0.5, -0.25)])
    'x\tf\tf′\n0\t\t\n2\t0.5\t-0.25'
    """
    lines = ["\t".join(exact(y) if math.isfinite(y) else "" for y in row) for row in rows]
    return "\n".join(["x\tf\tf′", *lines])
