"""One block by itself: its function of one of its inputs, the others held where they are."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from core.chain import Chain, Path
from core.chain.trace import Trace
from core.chain_rule.names import input_names, slopes, value_text, wire_names
from core.digits import short
from core.expression.screen import text
from core.plot.fit import fit_chain
from core.plot.snap import spacing
from core.plot.view_range import DRAWABLE
from core.sampling import Curve, sample

LEAST_REACH = 2.0
"""How far to either side of 0 the input is shown at least."""

ROUND_HEIGHTS = 8
"""The heights end at multiples of a round number, of which about so many fit in."""


class Alone(NamedTuple):
    """What one block does, as a function of one of its inputs.

    `formula` is its value in the names of the wires; `given` and `gives` name the input and the
    output, `inputs` those that vary with x. `slope` is the local derivative at the operating
    point, `rule` what it is in the names of the wires, `in_words` the function's rule as one says
    it; the ranges are what to show.
    """

    label: str
    formula: str
    given: str
    gives: str
    inputs: tuple[str, ...]
    function: Chain
    at: float
    value: float
    slope: float
    rule: str
    in_words: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]

    @property
    def words(self) -> str:
        """What happens there, in words."""
        at = short(self.at)
        where = at if self.given == at else f"{self.given} = {at}"
        value, slope = map(short, (self.value, self.slope))
        return f"{where}: {self.gives} = {value}, local derivative {slope}"

    @property
    def local_rule(self) -> str:
        """The rule as it stands in the block, with its number.

        Examples
        --------
        >>> from core.formula import parse
        >>> chain = parse("exp(x^2)")
        >>> alone(chain, chain.trace(0.5), (1,)).local_rule
        'dy/da = eᵃ = 1.284'
        """
        number = short(self.slope)
        is_told = self.rule == number or math.isnan(self.slope)
        told = self.rule if is_told else f"{self.rule} = {number}"
        if self.given == short(self.at):  # a constant, by which nothing is differentiated
            return told
        sign = "d" if len(self.function.blocks[0].operands) == 0 else "∂"
        return f"{sign}{self.gives}/{sign}{self.given} = {told}"


def alone(chain: Chain, trace: Trace, path: Path, which: int = 0) -> Alone | None:
    """Take a block out of its chain, at the point where the chain is.

    `which` is the input that varies, counted among those that depend on x. None where an input
    is not finite, so that there is no operating point.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("exp(x^2)")
    >>> alone(chain, chain.trace(0.5), (1,)).words
    'a = 0.25: y = 1.284, local derivative 1.284'
    """
    block, here = chain.block(path), trace.blocks[path]
    if not all(map(math.isfinite, here.inputs)):
        return None
    lane = chain.lane(path[:-1])
    flows = [lane.start == "x" or any(_varies(b.operands) for b in lane.blocks[: path[-1]])]
    flows += [operand.depends_on_x for operand in block.operands]
    # Where nothing depends on x the first input is as good as any.
    chosen = [i for i, flowing in enumerate(flows) if flowing] or [0]
    index = chosen[which % len(chosen)]
    lanes = [Chain("x" if i == index else value) for i, value in enumerate(here.inputs)]
    function = Chain(lanes[0].start, (type(block)(block.name, tuple(lanes[1:])),))
    names = wire_names(chain)
    ends = input_names(chain, path, names)
    at = here.inputs[index]
    reach = min(max(spacing(1.25 * abs(at)), LEAST_REACH), DRAWABLE)
    return Alone(
        block.function.label,
        value_text(chain, path, names),
        ends[index],
        names[path],
        tuple(ends[i] for i in chosen),
        function,
        at,
        here.value,
        here.slopes[index],
        text(*slopes(chain, path, names)[index]),
        block.function.slope_in_words,
        (-reach, reach),
        _heights(function, (-reach, reach), at),
    )


def _varies(operands: Sequence[Chain]) -> bool:
    return any(operand.depends_on_x for operand in operands)


def _heights(function: Chain, x_range: tuple[float, float], at: float) -> tuple[float, float]:
    """Fit f alone, to round numbers, so that the picture stands still while x moves."""
    low, high = fit_chain(function, x_range, at, slopes=False)
    step = spacing((high - low) / ROUND_HEIGHTS)
    return float(np.floor(low / step) * step), float(np.ceil(high / step) * step)


def curve_of(block: Alone, size: tuple[int, int], cache: Sequence[Curve] = ()) -> tuple[Curve, ...]:
    """Sample a block's curve, from what was drawn before; gives one."""
    return sample(block.function, block.x_range, block.y_range, size, (0,), cache=cache)
