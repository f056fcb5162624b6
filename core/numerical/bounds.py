"""What bounds prove of f(x) where it takes too many digits to work it out.

An infinity or a nan on the way tells nothing of f: e^x · e^−x is 1, and what rounds to 0/0 need not
be it. Bounds hold f(x) whatever is rounded on the way.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.variable import Variable
from core.intervals.interval import Interval, Known
from core.intervals.pieces import enclosing

_LARGEST = math.nextafter(math.inf, 0)


def is_surely_too_large(graph: Sequence[Variable]) -> bool:
    """Tell whether the last of a graph is proved to be larger than all doubles."""
    y = _enclosed(graph)
    is_defined = bool(np.all(y.known() >= Known.DEFINED))
    return is_defined and bool(max(y.lo[0], -y.hi[0]) >= _LARGEST)


def is_surely_undefined(graph: Sequence[Variable]) -> bool:
    """Tell whether the last of a graph is proved to have no value."""
    return bool(np.all(_enclosed(graph).known() == Known.UNDEFINED))


@no_float_warnings
def _enclosed(graph: Sequence[Variable]) -> Interval:
    bounds: dict[Variable, Any] = {}
    for v in graph:
        creator = v._creator
        if creator is None:
            bounds[v] = Interval.of(float(v.data))
        else:
            bounds[v] = enclosing(creator)(*[bounds[i] for i in creator.inputs])
    found: Interval = bounds[graph[-1]]
    return found
