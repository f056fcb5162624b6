"""How far rounding may have moved each number of a trace: a running error analysis.

Each number's error is its own rounding and what its inputs' errors are magnified to (Higham,
*Accuracy and Stability of Numerical Algorithms*, 3.3), to first order. x, a parameter or a constant
that is no double, such as π/2 or 0.1, is off by half of its last digit.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable
from core.autodiff.local_gradients import gradients_of
from core.autodiff.operators import Floats
from core.chain.trace import BlockTrace, Trace
from core.functions.entry import Entry

if TYPE_CHECKING:
    from core.chain.chain import Chain, Path, Start

EPS = float(np.finfo(float).eps)

FARTHER = 2.0**20
"""How many errors away the change of a slope is looked at: a jump is no rounding of it."""

MOST = 300
"""Of how many blocks the numbers are followed: it takes as long as a trace does."""


class Rounding(NamedTuple):
    """How far each number may be off; of what stands in none of them that is not known.

    Attributes
    ----------
    values : mapping of block path to float
        What a block makes.
    gradients : mapping of block path to float
        What arrives at its output.
    slopes : mapping of block path to tuple of float
        Its local derivatives.
    starts : mapping of chain path to (float, float)
        At the start of each lane, its value and the gradient that arrives there.
    sums : mapping of str to float
        The derivatives by x and by each parameter.
    """

    values: Mapping["Path", float]
    gradients: Mapping["Path", float]
    slopes: Mapping["Path", Sequence[float]]
    starts: Mapping["Path", tuple[float, float]]
    sums: Mapping[str, float]


@no_float_warnings
def rounding(chain: "Chain", trace: Trace) -> Rounding:
    """Bound the errors of all numbers of a trace of at most MOST blocks.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("cos(x)")
    >>> trace = chain.trace(1.5707963267948966)
    >>> trace.value, abs(trace.value) <= rounding(chain, trace).values[0,]
    (6.123233995736766e-17, True)
    """
    if len(trace.blocks) > MOST:
        return Rounding({}, {}, {}, {}, {})
    lanes = dict(chain.lanes())
    at_start = {path: _off(_number(lane.start, trace)) for path, lane in lanes.items()}
    values: dict[Path, float] = {}
    slopes: dict[Path, tuple[float, ...]] = {}
    for path, block in trace.blocks.items():
        wires = list(_inputs(path, len(block.inputs), lanes))
        off = [at_start[lane] if end is None else values[end] for lane, end in wires]
        moved = _moved(lanes[path[:-1]].blocks[path[-1]].function, block, off)
        values[path] = _value_off(block, off, moved)
        slopes[path] = _slopes_off(block, off, moved)
    gradients: dict[Path, float] = dict.fromkeys(trace.blocks, 0.0)
    arriving: dict[Path, float] = dict.fromkeys(lanes, 0.0)
    for path in trace.order:
        block, off_here = trace.blocks[path], gradients[path]
        for i, (lane, end) in enumerate(_inputs(path, len(block.inputs), lanes)):
            slope, gradient = block.slopes[i], block.gradients[i]
            inherited = _magnified((slope, block.gradient), (off_here, slopes[path][i]))
            off_there = inherited + EPS * abs(gradient)
            if end is None:
                arriving[lane] = off_there
            else:
                gradients[end] = off_there
    starts = {path: (at_start[path], arriving[path]) for path in lanes}
    sums = {name: _sum_off(trace.shares_of(name), arriving) for name in trace.values}
    return Rounding(values, gradients, slopes, starts, sums)


def _inputs(
    path: "Path", count: int, lanes: Mapping["Path", "Chain"]
) -> Iterator[tuple["Path", "Path | None"]]:
    """Give for each input of a block its lane, and the block it comes from; None for the start."""
    *lane, at = path
    yield tuple(lane), (*lane, at - 1) if at else None
    for i in range(count - 1):
        operand = (*path, i)
        blocks = lanes[operand].blocks
        yield operand, (*operand, len(blocks) - 1) if blocks else None


def _number(start: "Start", trace: Trace) -> float:
    if isinstance(start, str):
        return trace.values.get(start, math.pi)  # of a named constant: no double either
    return start


def _off(number: float) -> float:
    """Give by how much a number may be another than the one that is written so."""
    if not math.isfinite(number) or Decimal(repr(number)) == Decimal(number):
        return 0.0
    return math.ulp(number) / 2


def _magnified(slopes: Sequence[float], off: Sequence[float]) -> float:
    return sum(abs(slope) * error for slope, error in zip(slopes, off, strict=True) if error)


class Moved(NamedTuple):
    """A block somewhat farther away than its inputs may be off, along each of them in turn."""

    along: Sequence[int]
    steps: Sequence[float]
    values: Floats
    slopes: Sequence[Floats]


def _moved(entry: type[Entry], block: BlockTrace, off: Sequence[float]) -> Moved | None:
    """Compute a block again; None where no input is off by a known number."""
    along = [i for i, e in enumerate(off) if 0 < e < math.inf and math.isfinite(block.inputs[i])]
    if not along:
        return None
    steps = [FARTHER * max(off[i], math.ulp(block.inputs[i])) for i in along]
    inputs = [np.full(len(along), number) for number in block.inputs]
    for row, i in enumerate(along):
        inputs[i][row] += steps[row]
    function = entry()
    y = function(*map(Variable, inputs))
    found = gradients_of(function, y, np.ones(len(along)), create_graph=False)
    here = zip(found, block.slopes, strict=True)
    return Moved(
        along, steps, y.data, [np.full(len(along), s) if g is None else g for g, s in here]
    )


def _value_off(block: BlockTrace, off: Sequence[float], moved: Moved | None) -> float:
    """Tell how far a value is off; beside a pole nothing is known, though the first order is.

    Away from where it is 0 a value grows, away from a pole it falls.
    """
    error = EPS * abs(block.value) + _magnified(block.slopes, off)
    if abs(block.value) <= error and moved is not None:
        falls = np.abs(moved.values) < abs(block.value)
        return math.inf if falls.all() else error
    return error


def _slopes_off(block: BlockTrace, off: Sequence[float], moved: Moved | None) -> tuple[float, ...]:
    """Tell how far a block's local derivatives are off, by what its inputs are."""
    if math.inf in off:
        return (math.inf,) * len(block.slopes)
    own = [EPS * abs(slope) for slope in block.slopes]
    if moved is not None:
        errors = [off[k] for k in moved.along]
        for i, slope in enumerate(block.slopes):
            change = np.abs(moved.slopes[i] - slope)
            own[i] += float(np.sum(change * errors / moved.steps))
    return tuple(own)


def _sum_off(shares: Mapping["Path", float], arriving: Mapping["Path", float]) -> float:
    added = EPS * sum(map(abs, shares.values())) if len(shares) > 1 else 0.0
    return added + sum(arriving[path] for path in shares)
