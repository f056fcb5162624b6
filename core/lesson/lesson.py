"""A chain at one x as a lesson: the steps of both passes, each made when it is asked for."""

import math
from functools import cached_property

from core.chain import Chain, Path
from core.chain.applied import left_out
from core.chain.rounding import Rounding
from core.chain.trace import Trace
from core.chain_rule.names import Slope, slopes_in, wire_names
from core.digits import short
from core.expression import Leaf, Number
from core.expression.nodes import Expression, Symbol
from core.expression.screen import text
from core.lesson.steps import AtBlock, AtSum, Direction, Input, Step

LONGEST = 28
"""Characters of a formula with numbers in it that can be taken in at a glance."""


class Lesson:
    """The steps of the forward and of the backward pass, the sums at x and parameters last.

    Parameters
    ----------
    chain : Chain
        With its letters, not with their values.
    trace : Trace
        What happens in it, in the order in which the engine passed.
    off : Rounding
        How far its numbers may be off.

    Examples
    --------
    >>> from core.chain.rounding import rounding
    >>> from core.formula import parse
    >>> chain = parse("x^2 sin(x)")
    >>> trace = chain.trace(0.5)
    >>> lesson = Lesson(chain, trace, rounding(chain, trace))
    >>> [lesson.count(direction) for direction in Direction]
    [3, 4]
    >>> lesson.step(Direction.BACKWARD, 3).shares
    (0.479425538604203, 0.2193956404725932)
    """

    def __init__(self, chain: Chain, trace: Trace, off: Rounding) -> None:
        self._chain, self._off = chain, off
        self.trace = trace

    @cached_property
    def sums(self) -> tuple[str, ...]:
        """The letters at which more than one path ends."""
        return tuple(name for name in self.trace.values if len(self.trace.shares_of(name)) > 1)

    @cached_property
    def _idle(self) -> frozenset[Path]:
        blocks = self.trace.blocks
        lanes = (lane for _, lane in self._chain.lanes())
        if not any(block.function.condition for lane in lanes for block in lane.blocks):
            return frozenset()
        found = left_out(self._chain, {path: block.inputs for path, block in blocks.items()})
        return frozenset(path for path, everywhere in found.items() if everywhere.all())

    @property
    def value_bound(self) -> float:
        """How far rounding may have moved f(x)."""
        return self._off.values.get((len(self._chain.blocks) - 1,), 0.0)

    def bound(self, letter: str) -> float:
        """Tell how far rounding may have moved the derivative by x or a parameter."""
        return self._off.sums.get(letter, 0.0)

    def order(self, direction: Direction) -> tuple[Path, ...]:
        """Give the blocks in the order in which a pass goes through them."""
        return self.trace.order if direction is Direction.BACKWARD else self.trace.forward

    def count(self, direction: Direction) -> int:
        """Count the steps of a pass."""
        back = direction is Direction.BACKWARD
        return len(self.order(direction)) + (len(self.sums) if back else 0)

    def step(self, direction: Direction, at: int) -> Step:
        """Give a step of a pass."""
        order = self.order(direction)
        if at < len(order):
            return self._at_block(direction, order[at], is_first=at == 0)
        letter = self.sums[at - len(order)]
        shares = self.trace.shares_of(letter)
        over = tuple(map(self._first_label, shares))
        total = self.trace.derivative(letter)
        return AtSum(letter, tuple(shares.values()), over, total, self.bound(letter))

    def _first_label(self, lane: Path) -> str:
        """Give what stands on the first block that what a lane starts at goes into."""
        blocks = self._chain.lane(lane).blocks
        return (blocks[0] if blocks else self._chain.block(lane[:-1])).function.label

    def _at_block(self, direction: Direction, path: Path, *, is_first: bool) -> AtBlock:
        trace, lane = self.trace.blocks[path], self._chain.lane(path[:-1])
        block = lane.blocks[path[-1]]
        slopes = slopes_in(lane, path, wire_names(self._chain))
        numbers = tuple(map(_number, trace.inputs, slopes[0].inputs))
        return AtBlock(
            direction,
            path,
            block.name,
            block.function.label,
            tuple(self._input(lane, path, i, slopes[i], numbers) for i in range(len(slopes))),
            _readable(block.function.formula, numbers),
            trace.value,
            self._off.values.get(path, 0.0),
            trace.gradient,
            self._off.gradients.get(path, 0.0),
            trace.problem,
            is_first,
            path in self._idle,
        )

    def _input(
        self, lane: Chain, path: Path, i: int, slope: Slope, numbers: tuple[Leaf, ...]
    ) -> Input:
        trace = self.trace.blocks[path]
        own, at, before = (
            (lane.blocks[path[-1]].operands[i - 1], (*path, i - 1), None)
            if i
            else (lane, path[:-1], path[-1])
        )
        count = len(own.blocks) if before is None else before
        start = str(own.start) if not count else ""
        is_letter = start in self.trace.values
        off = self._off
        bound = off.gradients.get((*at, count - 1), 0.0) if count else off.starts.get(at, (0, 0))[1]
        symbols = "" if slope.is_number else _readable(slope.formula, slope.inputs)
        straight = lane.blocks[path[-1]].function.piecewise  # its formula may choose a side
        is_name = isinstance(slope.formula, Symbol)  # and by its number it would say no more
        return Input(
            text(slope.inputs[i]),
            trace.inputs[i],
            trace.slopes[i],
            symbols,
            "" if not symbols or straight or is_name else _readable(slope.formula, numbers),
            self.trace.starts[at] if not count else trace.gradients[i],
            bound,
            bool(count) or is_letter,
            start if is_letter and start not in self.sums else "",
        )


def _number(value: float, leaf: Leaf) -> Leaf:
    """Give a number as it is written in few digits, or its name where that is too long."""
    written = short(value)
    return Number(float(f"{value:.3e}")) if math.isfinite(value) and "×" not in written else leaf


def _readable(formula: Expression, inputs: tuple[Leaf, ...]) -> str:
    written = text(formula, inputs)
    return "" if len(written) > LONGEST or " if " in written else written
