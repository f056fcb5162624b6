"""The numbers of the chain rule at many x, from one pass."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable, recording
from core.autodiff.local_gradients import gradients_of
from core.autodiff.operators import Floats
from core.chain import Chain, Path
from core.chain_rule.products import Factor


class Elsewhere(NamedTuple):
    """What a chain is at many x.

    Attributes
    ----------
    slopes : mapping of block path to sequence of array
        The local derivatives by each input, nan at ties.
    gradients : sequence of float
        f′, nan where f is not defined.
    """

    slopes: Mapping[Path, Sequence[Floats]]
    gradients: Sequence[float]

    def slopes_at(self, factor: Factor) -> Sequence[float]:
        """Give the values of a factor."""
        return _numbers(self.slopes[factor.block][factor.input])


@recording()
@no_float_warnings
def elsewhere(chain: Chain, places: Sequence[float]) -> Elsewhere:
    """Evaluate a chain at many x and pass backward.

    Examples
    --------
    >>> from core.formula import parse
    >>> elsewhere(parse("x^2"), [1.0, 3.0]).gradients
    [2.0, 6.0]
    """
    functions: dict[Path, Function] = {}
    leaf = Variable(np.array(places))
    y = chain.record(leaf, functions)
    slopes = {path: _slopes(function, leaf.shape) for path, function in functions.items()}
    y.backward(retain_grad=False)
    gradients = np.zeros(leaf.shape) if leaf.grad is None else leaf.grad
    return Elsewhere(slopes, _numbers(np.where(np.isnan(y.data), np.nan, gradients)))


def _numbers(found: Floats) -> Sequence[float]:
    return list(map(float, found))


def _slopes(function: Function, shape: tuple[int, ...]) -> list[Floats]:
    output = function.output
    found = gradients_of(function, output, np.ones_like(output.data), create_graph=False)
    return [np.broadcast_to(slope, shape) for slope in found]
