"""How a chain fits its width: its wires shrink first, then all of it, and only then it wraps.

What decides is the chain, the fonts and the width, never a value: nothing moves while x does.
"""

import math
from collections.abc import Callable, Collection
from functools import partial

from core.chain import Chain, Path
from core.chain_rule.names import wire_names
from gui.chain.layout.lane_shape import Shape, Shapes
from gui.chain.layout.letters import Letters
from gui.chain.layout.metrics import PADDING, Metrics

LEGIBLE = 0.7
"""The least size that a chain is drawn in, so as to stand in one row."""

STEP = 0.01
"""How much smaller it is tried where fonts are wider than their size tells."""

MOST_FITTED = 100
"""Of how many blocks a chain may be; one of more has rows that wrap, and is not measured twice."""

_UNBOUNDED = 10**9


def fitting_scale(
    chain: Chain, metrics_at: Callable[[float], Metrics], width: int, folded: Collection[Path]
) -> float:
    """Give how much smaller a chain is drawn; 1 where wires that shrink are enough, or it wraps.

    Parameters
    ----------
    chain : Chain
        What is to be fitted.
    metrics_at : callable
        From a scale to the sizes in it.
    width : int
        In pixels.
    folded : collection of lane path
        The lanes that are folded away.
    """
    if chain.size > MOST_FITTED:
        return 1.0
    reach = _least_reach(chain, metrics_at(1.0), folded)
    scale = min(math.floor(width / reach / STEP) * STEP, 1.0)
    while scale >= LEGIBLE:
        if _least_reach(chain, metrics_at(round(scale, 2)), folded) <= width:
            return round(scale, 2)
        scale -= STEP
    return 1.0


def shrunk(chain: Chain, metrics: Metrics, width: int, folded: Collection[Path]) -> Metrics:
    """Give the sizes with wires as long as one row has room for, or as fewer rows need."""
    if chain.size > MOST_FITTED:
        return metrics
    least = metrics.with_slot(metrics.least)
    loose, tight = (_shape(chain, sizes, folded).right + PADDING for sizes in (metrics, least))
    if loose <= width:
        return metrics
    if tight > width:
        rows, fewer = (
            len(_shape(chain, sizes, folded, width - PADDING).rows) for sizes in (metrics, least)
        )
        return least if fewer < rows else metrics
    # The longest way of all lanes is convex in the length of a wire: never longer than this tells.
    spare = (metrics.slot - metrics.least) * (width - tight) // (loose - tight)
    return metrics.with_slot(metrics.least + spare)


def _least_reach(chain: Chain, metrics: Metrics, folded: Collection[Path]) -> int:
    """Give how wide a chain is whose lanes all stand in one row, with the shortest wires."""
    return _shape(chain, metrics.with_slot(metrics.least), folded).right + PADDING


def _shape(
    chain: Chain, metrics: Metrics, folded: Collection[Path], limit: int = _UNBOUNDED
) -> Shape:
    measure = partial(metrics.blocks, wire_names(chain))
    return Shapes(chain, metrics, measure, folded, Letters(chain, folded)).whole(limit)
