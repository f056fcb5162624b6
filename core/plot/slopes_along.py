"""Every block's local slope, and their running product, in the order of the backward pass.

Heights are powers of ten: in a long chain a product of slopes below 1 vanishes, of slopes above 1
explodes, and both are straight lines here.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from core.chain import Chain, Path
from core.chain.trace import Trace
from core.digits import short

LEAST, MOST = 1, 20
"""Powers of ten above and below 1 that are seen at least, and at most."""

MUCH = 1e3
"""How many times larger or smaller a product explodes or vanishes."""


class Step(NamedTuple):
    """A block as the backward pass goes through it.

    Attributes
    ----------
    path, label
        Which block, and what stands on it.
    slope, product : float
        The local derivative by what flows down the row, and the gradient that leaves there.
    goes_on : bool
        Whether it comes after the last one in the same row: the product runs on.
    """

    path: Path
    label: str
    slope: float
    product: float
    goes_on: bool


@dataclass(frozen=True, slots=True)
class SlopesAlong:
    """The steps, and what they come to."""

    steps: tuple[Step, ...]
    decades: int

    def height(self, number: float) -> float:
        """Give the share of the way up for a size, 0.5 for that of 1; an edge where it is beyond.

        Examples
        --------
        >>> SlopesAlong((), 2).height(-0.1), SlopesAlong((), 2).height(0.0)
        (0.25, 0.0)
        """
        if math.isnan(number):
            return math.nan
        if not number:
            return 0.0
        power = math.log10(abs(number)) if math.isfinite(number) else math.inf
        return min(max(0.5 + power / (2 * self.decades), 0.0), 1.0)

    def words_of(self, number: int) -> str:
        """Say what one step does."""
        step = self.steps[number]
        return f"{step.label}: slope {short(step.slope)}, product so far {short(step.product)}"

    def __str__(self) -> str:
        """Say what the whole row does."""
        row = [step for step in self.steps if len(step.path) == 1]
        if not row:
            return "no block yet"
        product, count = row[-1].product, len(row)
        if math.isnan(product):
            return "no slope at this x"
        many = "1 block" if count == 1 else f"{count} blocks"
        where = " in the first row" if count < len(self.steps) else ""
        told = f"{many}{where}: a factor of {short(product, 3)} in all"
        if product and math.isfinite(product) and count > 1:
            told += f", {short(abs(product) ** (1 / count), 3)} a block"
        if abs(product) < 1 / MUCH:
            return f"{told}: it vanishes"
        return f"{told}: it explodes" if abs(product) > MUCH else told


def slopes_along(chain: Chain, trace: Trace) -> SlopesAlong:
    """Follow the backward pass at x.

    Examples
    --------
    >>> from core.formula import parse
    >>> chain = parse("tanh(tanh(2x))")
    >>> print(slopes_along(chain, chain.trace(0.5)))
    3 blocks: a factor of 0.494 in all, 0.79 a block
    """
    steps: list[Step] = []
    for path in trace.order:
        at = trace.blocks[path]
        before = steps[-1].path if steps else None
        goes_on = before is not None and before == (*path[:-1], path[-1] + 1)
        label = chain.block(path).function.label
        steps.append(Step(path, label, at.slopes[0], at.gradients[0], goes_on))
    sizes = [abs(n) for step in steps for n in (step.slope, step.product)]
    powers = [abs(math.log10(n)) for n in sizes if 0 < n < math.inf]
    decades = min(max(math.ceil(max(powers, default=0.0)), LEAST), MOST)
    return SlopesAlong(tuple(steps), decades)
