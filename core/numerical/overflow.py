"""Whether f(x) is too large for a double where it takes too many digits to work it out.

An infinity on the way tells nothing of f: e^x · e^−x is 1. Bounds do, which hold f(x) whatever
is rounded on the way.
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


@no_float_warnings
def is_surely_too_large(graph: Sequence[Variable]) -> bool:
    """Tell whether the last of a graph is proved to be larger than all doubles."""
    bounds: dict[Variable, Any] = {}
    for v in graph:
        creator = v._creator
        if creator is None:
            bounds[v] = Interval.of(float(v.data))
        else:
            bounds[v] = enclosing(creator)(*[bounds[i] for i in creator.inputs])
    y = bounds[graph[-1]]
    is_defined = bool(np.all(y.known() >= Known.DEFINED))
    return is_defined and bool(max(y.lo[0], -y.hi[0]) >= _LARGEST)
