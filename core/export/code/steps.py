"""A chain as the steps of a program: one for each block, in the order in which they are done."""

from dataclasses import dataclass

import numpy as np

from core.chain import Chain, Path
from core.chain_rule.names import wire_names
from core.expression import Leaf, Symbol
from core.expression.nodes import Apply
from core.expression.symbols import a, b
from core.formula.notations import start_symbol
from core.functions.entry import Entry

X = Symbol("x")

_SIDES = 2

_CONDITIONS: dict[tuple[np.ufunc | None, bool], Apply] = {
    (np.less, False): a < b,
    (np.less, True): a >= b,
    (np.less_equal, False): a <= b,
    (np.less_equal, True): a > b,
}
"""By the ufunc of a choice, and whether it is its otherwise that is let in."""


@dataclass(frozen=True, slots=True)
class Step:
    """A block: the name of what it gives, its function and what goes into it."""

    name: str
    function: type[Entry]
    inputs: tuple[Leaf, ...]
    depends: tuple[bool, ...]
    """Which of the inputs depend on x."""


@dataclass(frozen=True, slots=True)
class Gate:
    """x under a name of its own, where what a choice leaves out must not give it a slope."""

    name: str
    of: Leaf
    condition: Apply
    """Where it is let in, by the two sides that a choice compares."""
    sides: tuple[Leaf, Leaf]


@dataclass(frozen=True, slots=True)
class Program:
    """The steps of a chain, and what comes out at the end."""

    steps: tuple[Step | Gate, ...]
    result: Leaf


def program(chain: Chain, *, gates: bool) -> Program:
    """Put the blocks of a chain in order, those of operands before the block they belong to.

    With `gates` for what goes backward through all of them; `core.chain.applied` says why.
    """
    walk = _Walk(chain, gates=gates)
    result = walk.lane(chain, (), X)
    return Program(tuple(walk.steps), result)


class _Walk:
    def __init__(self, chain: Chain, *, gates: bool) -> None:
        self.steps: list[Step | Gate] = []
        self._names = wire_names(chain)
        self._gates = gates
        self._count = 0

    def lane(self, lane: Chain, path: Path, x: Leaf) -> Leaf:
        """Do the steps of a lane, in which x is what a gate has let in; give what it carries."""
        known: dict[int, tuple[Leaf, list[Leaf]]] = {}
        for i in reversed(range(len(lane.blocks))):
            if lane.blocks[i].function.condition is not None:
                sides = self._operands(lane, i, range(_SIDES), path, x)
                known[i] = x, sides
                if lane.start == "x" or any(_depends(lane, j) for j in range(i)):
                    x = self._gated(lane, i, sides, x, otherwise=False)
        flow = x if lane.start == "x" else start_symbol(lane.start)
        depends = lane.start == "x"
        for i, block in enumerate(lane.blocks):
            operands: list[Leaf] = []
            if i in known:
                x, operands = known[i]
                inner = x
                rest = range(_SIDES, len(block.operands))
                if any(block.operands[j].depends_on_x for j in rest):
                    inner = self._gated(lane, i, operands, x, otherwise=True)
                operands = [*operands, *self._operands(lane, i, rest, path, inner)]
            else:
                operands = self._operands(lane, i, range(len(block.operands)), path, x)
            on_x = (depends, *(operand.depends_on_x for operand in block.operands))
            made = self._names[(*path, i)]
            self.steps.append(Step(made, block.function, (flow, *operands), on_x))
            flow, depends = Symbol(made), any(on_x)
        return flow

    def _operands(self, lane: Chain, i: int, which: range, path: Path, x: Leaf) -> list[Leaf]:
        lanes = lane.blocks[i].operands
        return [self.lane(lanes[j], (*path, i, j), x) for j in which]

    def _gated(
        self, lane: Chain, i: int, operands: list[Leaf], x: Leaf, *, otherwise: bool
    ) -> Leaf:
        if not self._gates:
            return x
        self._count += 1
        left, right = operands
        name = f"x_{self._count}"
        condition = _CONDITIONS[lane.blocks[i].function.condition, otherwise]
        self.steps.append(Gate(name, x, condition, (left, right)))
        return Symbol(name)


def _depends(lane: Chain, i: int) -> bool:
    return any(operand.depends_on_x for operand in lane.blocks[i].operands)
