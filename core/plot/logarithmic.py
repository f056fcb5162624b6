"""A function as it is seen on logarithmic axes."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Function, Variable
from core.compiled.compiled import Parametric, values_of
from core.functions.shape import BroadcastTo
from core.sampling.graph_nodes import functions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.chain import Path
    from core.sampling import Curve, Feature
    from core.sampling.graph_nodes import Formula


@dataclass(frozen=True, slots=True)
class Seen:
    """The derivative of f of some order by x, from the logarithm of x or to the logarithm of y.

    The sampler follows a function of its own coordinates, with slopes by the chain rule;
    where y is logarithmic, what is not positive is undefined.

    Examples
    --------
    >>> from core.formula import parse
    >>> seen = Seen(parse("x^2"), 1, log_x=True, log_y=False)
    >>> seen(Variable(np.array(0.0))).data
    array(2.)
    """

    f: "Formula"
    order: int
    log_x: bool
    log_y: bool

    @property
    def values(self) -> "Mapping[str, float]":
        """The values of f's parameters."""
        return values_of(self.f)

    def with_values(self, **values: float | Variable) -> "Seen":
        """Give the same with f's parameters at other values."""
        f = self.f.with_values(**values) if isinstance(self.f, Parametric) else self.f
        return replace(self, f=f)

    def __call__(self, place: Variable) -> Variable:
        """Apply it."""
        x: Any = np.exp(place) if self.log_x else place
        y: Any = self.f(x)
        for _ in range(self.order):
            x.cleargrad()
            # A seed that is computed is one that can be compiled.
            y.grad = BroadcastTo(y.shape)(Variable(np.array(1.0)))
            y.backward(create_graph=True)
            y = 0.0 * x if x.grad is None else x.grad
        seen: Variable = np.log(y) if self.log_y else y
        return seen

    @property
    def depends_on_x(self) -> bool:
        """Whether its graph starts at x: always, by way of the axes."""
        return True

    def record(self, place: Variable, functions: "dict[Path, Function]") -> Variable:
        """Apply it and note all Functions that were called, under paths of one number each."""
        seen = self(place)
        functions.update({(i,): g for i, g in enumerate(functions_of(seen))})
        return seen


@no_float_warnings
def plain(curve: "Curve", log_x: bool, log_y: bool) -> "Curve":
    """Give a curve of `Seen` in x and y themselves.

    What only the logarithm of y brought in is left out: poles at roots, edges at signs.
    """
    across, low, high = curve.bands
    x, across = (np.exp(v) if log_x else v for v in (curve.x, across))
    y, low, high = (np.exp(v) if log_y else v for v in (curve.y, low, high))
    features = tuple(
        _plain(feature, log_x, log_y)
        for feature in curve.features
        if not log_y or feature.kind in ("jump", "hole", "corner") or _towers(feature)
    )
    return replace(curve, x=x, y=y, bands=(across, low, high), features=features)


def _towers(feature: "Feature") -> bool:
    return feature.kind == "pole" and np.inf in (feature.left, feature.right)


def _plain(feature: "Feature", log_x: bool, log_y: bool) -> "Feature":
    left, right = np.exp((feature.left, feature.right)) if log_y else (feature.left, feature.right)
    x = np.exp(feature.x) if log_x else feature.x
    return replace(feature, x=float(x), left=float(left), right=float(right))
