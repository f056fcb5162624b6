"""What tests of sampling's parts share: a view, and samples computed in it."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from core.formula import parse
from core.sampling.evaluate import Evaluator
from core.sampling.samples import INNER, Samples, computed
from core.sampling.viewport import Viewport

VIEW = Viewport(-1.0, 1.0, -2.0, 2.0, 200, 100)


def evaluator(text: str, highest: int = 1) -> Evaluator:
    return Evaluator(parse(text), highest)


def sampled(text: str, x: ArrayLike, role: int = INNER) -> Samples:
    return computed(evaluator(text), np.asarray(x, dtype=np.float64), role)


def last(passes: Iterable[Samples], before: Samples) -> Samples:
    """Give what there is after all passes."""
    return [before, *passes][-1]
