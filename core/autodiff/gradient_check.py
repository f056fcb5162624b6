"""A check of rules against differences: whether backward tells the truth about forward.

After the checks of HIPS autograd: every input, and to second order, because a rule that
is right on ndarrays can still build a wrong graph.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable, as_variable
from core.autodiff.operators import Floats

_Many: TypeAlias = Callable[..., Variable]

_STEP = 1e-3
_RETRIES = 4


class GradientError(AssertionError):
    """A gradient that the differences contradict."""


def check_gradients(f: _Many, *xs: object, order: int = 2, tolerance: float = 1e-6) -> None:
    """Compare the gradients of a function with differences, input by input.

    Each element of each input is moved by itself, so a rule that is wrong in a part of its domain
    is found if one of the points lies there. Differences have five points; their error is about
    10⁻¹² f⁽⁵⁾, and they shrink where they would leave the domain. Order 2 checks the gradients' own
    gradients too, which needs a rule. The tolerance is a part of 1 + |numerical|.

    Raises
    ------
    GradientError
        Naming the input, the place, the order and both numbers.

    Examples
    --------
    >>> check_gradients(lambda a, b: a * np.sin(b), 2.0, np.array([0.5, 1.0]))
    >>> from core import Function
    >>> class Wrong(Function):
    ...     def forward(self, a):
    ...         return a**3
    ...
    ...     def backward(self, gy):
    ...         return 2 * self.input.data**2 * gy
    >>> check_gradients(Wrong(), 2.0, order=1)
    Traceback (most recent call last):
    core.autodiff.gradient_check.GradientError: input 0 at (): order 1 is 8, differences say 12
    """
    points = [np.array(as_variable(x).data, dtype=np.float64) for x in xs]
    shape = f(*map(Variable, points)).shape
    # Unequal weights, or errors of opposite sign in a sum would cancel.
    weights = _weights(shape)

    def value(points: Sequence[Floats]) -> float:
        return float(np.sum(f(*map(Variable, points)).data * weights))

    _compare(1, _gradients(f, points, weights), points, value, tolerance)
    if order < 2:
        return
    directions = [_weights(point.shape) for point in points]

    def slope(points: Sequence[Floats]) -> float:
        gradients = _gradients(f, points, weights)
        return float(sum(np.sum(g * v) for g, v in zip(gradients, directions, strict=True)))

    _compare(2, _second(f, points, weights, directions), points, slope, tolerance)


def _weights(shape: tuple[int, ...]) -> Floats:
    count = int(np.prod(shape))
    return np.reshape(1.0 + np.modf(np.arange(count) * 0.6180339887)[0], shape)


def _leaves(
    f: _Many, points: Sequence[Floats], weights: Floats, create_graph: bool
) -> list[Variable]:
    """Pass backward from the weights; the gradients lie at the leaves."""
    leaves = [Variable(point) for point in points]
    y = f(*leaves)
    y.grad = weights
    y.backward(create_graph=create_graph)
    return leaves


def _gradients(f: _Many, points: Sequence[Floats], weights: Floats) -> list[Floats]:
    leaves = _leaves(f, points, weights, create_graph=False)
    return [np.zeros(x.shape) if x.grad is None else x.grad for x in leaves]


def _second(
    f: _Many,
    points: Sequence[Floats],
    weights: Floats,
    directions: Sequence[Floats],
) -> list[Floats]:
    """Give the gradient of the gradients, weighted by the directions and summed."""
    leaves = _leaves(f, points, weights, create_graph=True)
    pairs = zip(leaves, directions, strict=True)
    terms = [np.sum(x.grad * v) for x, v in pairs if x.grad is not None]
    total = sum(terms[1:], terms[0]) if terms else Variable(np.array(0.0))
    for x in leaves:
        x.cleargrad()
    total.backward()
    return [np.zeros(x.shape) if x.grad is None else x.grad for x in leaves]


@no_float_warnings
def _compare(
    order: int,
    gradients: Sequence[Floats],
    points: Sequence[Floats],
    f: Callable[[Sequence[Floats]], float],
    tolerance: float,
) -> None:
    for i, place, numerical in _differences(points, f):
        claimed = float(gradients[i][place])
        if not np.isfinite(numerical) and not np.isfinite(claimed):
            continue
        if not abs(claimed - numerical) <= tolerance * (1 + abs(numerical)):
            raise GradientError(
                f"input {i} at {place}: order {order} is {claimed:.8g}, "
                f"differences say {numerical:.8g}"
            )


def _differences(
    points: Sequence[Floats], f: Callable[[Sequence[Floats]], float]
) -> Iterator[tuple[int, tuple[int, ...], float]]:
    """Give the difference quotient by each element of each input."""
    for i, point in enumerate(points):
        for place in np.ndindex(point.shape):
            yield i, place, _difference(points, i, place, f)


def _difference(
    points: Sequence[Floats],
    i: int,
    place: tuple[int, ...],
    f: Callable[[Sequence[Floats]], float],
) -> float:
    def moved(step: float) -> float:
        changed = [point.copy() for point in points]
        changed[i][place] += step
        return float(f(changed))

    quotient = np.nan
    h = _STEP * max(1.0, abs(float(points[i][place])))
    for _ in range(_RETRIES):
        near, far = moved(h) - moved(-h), moved(2 * h) - moved(-2 * h)
        quotient = (8 * near - far) / (12 * h)
        if np.isfinite(quotient):
            break
        h /= 8
    return quotient
