"""The gradient check of one block: what its rule passes back, held against its differences."""

from typing import NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable, recording
from core.chain import Chain, Path
from core.digits import short
from core.functions.entry import Entry
from core.numerical.local_rules import is_wrong
from core.numerical.twin import Twin

STEP = 1e-5
"""How far an input is moved to either side, as part of its size where that is more than 1."""

DIGITS = 4


class LocalCheck(NamedTuple):
    """What a block passes back to each of its inputs, and what it should.

    Attributes
    ----------
    passed : tuple of float
        By its rule.
    expected : tuple of float
        By differences of the block alone, times the gradient that arrives.
    is_wrong : bool
        Whether the rule is wrong here, which is told with many digits.
    """

    passed: tuple[float, ...]
    expected: tuple[float, ...]
    is_wrong: bool

    @property
    def words(self) -> str:
        """What was found, in a sentence."""
        passed, expected = (_listed(numbers) for numbers in (self.passed, self.expected))
        if not self.is_wrong:
            return f"here its rule passes back {passed}, and so do differences."
        return f"here its rule passes back {passed}, but differences say {expected}."


def _listed(numbers: tuple[float, ...]) -> str:
    return " and ".join(short(number, DIGITS) for number in numbers)


@recording()
@no_float_warnings
def local_check(chain: Chain, x: float, path: Path) -> LocalCheck:
    """Check one block of a chain at x.

    Examples
    --------
    >>> from core.formula import parse
    >>> local_check(parse("2 sin(x)"), 0.0, (0,)).words
    'here its rule passes back 2, and so do differences.'
    """
    functions: dict[Path, Function] = {}
    twin = Twin(lambda leaf: chain.record(leaf, functions), x)
    entry, block = functions[path], chain.trace(x).blocks[path]
    assert isinstance(entry, Entry)  # as all blocks are
    slopes = [_difference(entry, block.inputs, i) for i in range(len(block.inputs))]
    expected = tuple(block.gradient * slope for slope in slopes)
    return LocalCheck(block.gradients, expected, is_wrong(twin, entry))


def _difference(entry: Entry, inputs: tuple[float, ...], number: int) -> float:
    h = STEP * max(1.0, abs(inputs[number]))

    def moved(by: float) -> float:
        there = [*inputs[:number], inputs[number] + by, *inputs[number + 1 :]]
        return float(type(entry)()(*(Variable(np.array(a)) for a in there)).data)

    return (moved(h) - moved(-h)) / (2 * h)
