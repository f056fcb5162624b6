"""Ties among the points of a replay: a few of them, or all, looked at on both sides.

What is recorded is the pass backward, which says nan at a tie. Where it did, and f is defined, the
points go through f once more, as `core.autodiff.ties` does it.
"""

from collections.abc import Callable, Sequence

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable, recording
from core.autodiff.operators import Floats
from core.autodiff.ties import settled_orders

PIECE = 4096
"""So many points at a time: the graph of f keeps all that it computes of them."""


@recording()
@no_float_warnings
def settle(
    f: Callable[[Variable], Variable], x: Floats, orders: Sequence[int], results: Sequence[Floats]
) -> None:
    """Write the derivatives at ties into the results of a replay, which begin with the orders."""
    known = [*zip(orders, results, strict=False)]
    # A sum is a fast question: it has a nan if one of them is.
    if not any(order and np.isnan(np.sum(found)) for order, found in known):
        return
    undecided = np.zeros(x.shape, dtype=bool)
    for order, found in known:
        undecided |= np.isnan(found) & (order > 0)
    for order, found in known:
        undecided &= ~np.isnan(found) | (order > 0)
    places = np.flatnonzero(undecided)
    for start in range(0, places.size, PIECE):
        piece = places[start : start + PIECE]
        leaf = Variable(x[piece])
        y = f(leaf)
        rows = np.zeros((1 + max(orders), piece.size))
        for order, found in known:
            rows[order] = found[piece]
        rows = settled_orders(y, leaf, rows)
        for order, found in known:
            found[piece] = rows[order]
