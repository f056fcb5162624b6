"""Whether a backward rule is wrong: each held against its function's slope at the same doubles.

What a rule was given, it may have been given wrong already; that is not its fault. So the
slopes are taken at the very doubles that it had, and only rounding can part the two.
"""

import math
from collections.abc import Iterator

import numpy as np

from core.functions.entry import Entry
from core.numerical.many_digits import OutOfReachError, as_double
from core.numerical.twin import Twin

ROUNDING = 1e-6
"""How far a rule may be off, of the slope's size, next to a root or a pole too."""


def wrong_rules(twin: Twin) -> Iterator[Entry]:
    """Give the functions in a graph whose backward rule is wrong, where that is certain."""
    for v in twin.graph:
        entry = v._creator
        if isinstance(entry, Entry) and _is_wrong(twin, entry):
            yield entry


def _is_wrong(twin: Twin, entry: Entry) -> bool:
    with twin.working(twin.digits):
        try:
            truth = twin.local_slopes(entry)
        except OutOfReachError:
            return False
        given = entry.gradients(np.array(1.0))
        for slope, claimed in zip(truth, given, strict=True):
            if slope is None or claimed is None:
                continue
            true, told = as_double(slope), float(claimed)
            if not (math.isfinite(true) and math.isfinite(told)):
                continue
            # Below the least normal double digits are lost, and beyond it they may be.
            if abs(told - true) > ROUNDING * max(abs(true), abs(told)) + 1e-300:
                return True
    return False
