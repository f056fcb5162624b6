"""A chain applied to what its lanes start at.

What a choice leaves out may be undefined, or have a slope that is. The graph computes it all
the same, so what the lanes behind it start at is let in through a gate, which such a slope
does not pass on its way back.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.autodiff.graph import Function, Value, Variable, as_variable
from core.functions.choice import CONTRARY, Gate

if TYPE_CHECKING:
    from core.chain.chain import Chain, Path

Leaves: TypeAlias = Mapping[str, Variable]

SIDES = 2
"""How many operands a choice compares, the first ones."""


def applied(
    chain: "Chain", leaves: Leaves, functions: dict["Path", Function], path: "Path"
) -> Variable:
    """Apply a chain to x and the parameters by name, and note the Function of each block."""
    choices = [i for i, b in enumerate(chain.blocks) if b.operands and b.function.condition]
    known: dict[int, tuple[Leaves, list[Variable]]] = {}
    for i in reversed(choices):
        # The sides come first: by them, what flows into the choice is let in.
        sides = _operands(chain, i, range(SIDES), leaves, functions, path)
        known[i] = leaves, sides
        leaves = _gated(leaves, _condition(chain, i), sides)
    value = leaves.get(chain.start) if isinstance(chain.start, str) else None
    if value is None:
        value = as_variable(chain.constant)
    for i, block in enumerate(chain.blocks):
        operands: list[Variable] = []
        if i in known:
            leaves, operands = known[i]
            others = _gated(leaves, CONTRARY[_condition(chain, i)], operands)
            rest = range(SIDES, len(block.operands))
            operands = [*operands, *_operands(chain, i, rest, others, functions, path)]
        elif block.operands:
            every = range(len(block.operands))
            operands = _operands(chain, i, every, leaves, functions, path)
        function = functions[*path, i] = block.function()
        value = function(value, *operands)
    return value


def _operands(
    chain: "Chain",
    i: int,
    wanted: range,
    leaves: Leaves,
    functions: dict["Path", Function],
    path: "Path",
) -> list[Variable]:
    lanes = chain.blocks[i].operands
    return [applied(lanes[j], leaves, functions, (*path, i, j)) for j in wanted]


def _condition(chain: "Chain", i: int) -> np.ufunc:
    condition = chain.blocks[i].function.condition
    assert condition is not None  # the block is a choice
    return condition


def _gated(leaves: Leaves, condition: np.ufunc, sides: list[Variable]) -> Leaves:
    return {name: Gate(condition)(*sides, leaf) for name, leaf in leaves.items()}


def left_out(
    chain: "Chain", inputs: Mapping["Path", Sequence[Value]]
) -> dict["Path", NDArray[np.bool_]]:
    """Tell of blocks where they do not count because a choice leaves them out, place by place.

    `inputs` are those of every block; blocks that count everywhere are not told of.
    """
    found: dict[Path, NDArray[np.bool_]] = {}
    _sweep(chain, (), None, inputs, found)
    return found


def _sweep(
    chain: "Chain",
    path: "Path",
    out: NDArray[np.bool_] | None,
    inputs: Mapping["Path", Sequence[Value]],
    found: dict["Path", NDArray[np.bool_]],
) -> None:
    """Go against the flow through a lane that is left `out` itself; None for nowhere."""
    for i in reversed(range(len(chain.blocks))):
        block, here = chain.blocks[i], (*path, i)
        if out is not None:
            found[here] = out
        others = beside = out
        if block.function.condition is not None:
            chosen = np.asarray(block.function.condition(*inputs[here][1 : 1 + SIDES]))
            others = chosen if out is None else chosen | out
            out = ~chosen if out is None else ~chosen | out
        for j, lane in enumerate(block.operands):
            if lane.blocks:
                _sweep(lane, (*here, j), beside if j < SIDES else others, inputs, found)
