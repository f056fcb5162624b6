"""A block and a kind drawn for somebody else to find."""

import math
from random import Random

from core.chain import Chain
from core.lab.fault import Fault, broken, kinds_of

MOST = 40
"""How many blocks are tried."""

FELT = 1e-3
"""The share of f′ by which it has to be off: less would be looked for in vain."""


def drawn(chain: Chain, x: float, seed: int) -> Fault | None:
    """Draw a fault that makes f′(x) wrong, always the same for a seed; None where none does.

    Examples
    --------
    >>> from core.formula import parse
    >>> drawn(parse("sin(x^2)"), 0.5, seed=1) == drawn(parse("sin(x^2)"), 0.5, seed=1)
    True
    >>> drawn(parse("2"), 0.5, seed=1) is None
    True
    """
    rng, paths = Random(seed), list(chain.paths())
    right = chain.trace(x).gradient
    for path in rng.sample(paths, min(len(paths), MOST)):
        kinds = kinds_of(chain, path)
        for kind in rng.sample(kinds, len(kinds)):
            fault = Fault(path, kind)
            if _is_felt(right, broken(chain, fault).trace(x).gradient):
                return fault
    return None


def _is_felt(right: float, wrong: float) -> bool:
    size = max(abs(right), abs(wrong))
    return math.isfinite(size) and abs(wrong - right) > FELT * size
