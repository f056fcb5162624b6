"""A check of rules against differences: whether backward tells the truth about forward.

After the checks of HIPS autograd: every input, and to second order, because a rule that
is right on ndarrays can still build a wrong graph. A graph that is cut is seen in two ways: what
a gradient is made of no longer leads to the inputs, or not to the gradient that arrived.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.graph import Variable, as_variable
from core.autodiff.operators import Floats
from core.autodiff.ties import has_pieces

_Many: TypeAlias = Callable[..., Variable]
_Difference: TypeAlias = tuple[int, tuple[int, ...], float]

_STEP = 1e-3
_RETRIES = 4
_AWAY = (0.0137, -0.0091)
"""How far the points are moved, for what a cut graph loses may be 0 where they are."""


class GradientError(AssertionError):
    """A gradient that the differences contradict."""


def check_gradients(f: _Many, *xs: object, order: int = 2, tolerance: float = 1e-6) -> None:
    """Compare the gradients of a function with differences, input by input.

    Each element of each input is moved by itself, so a rule that is wrong in a part of its domain
    is found if one of the points lies there. Differences have five points; their error is about
    10⁻¹² f⁽⁵⁾, and they shrink where they would leave the domain. Order 2 checks the gradients' own
    gradients too, by the inputs and by the gradient that arrives, at the points and a little beside
    them; that needs a rule. The tolerance is a part of 1 + |numerical|.

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

    _compare(1, _gradients(f, points, weights), _differences(points, value), tolerance)
    if order < 2:
        return
    for away in (0.0, *_AWAY):
        _compare_second(f, [_moved(point, away) for point in points], weights, tolerance, away)


def _compare_second(
    f: _Many, points: Sequence[Floats], weights: Floats, tolerance: float, away: float
) -> None:
    """Compare the gradients of the gradients, by the inputs and by what arrives.

    The points may have been moved `away`. There a difference counts that is the same with another
    step: no corner is near.
    """
    directions = [_weights(point.shape) for point in points]

    def slope(points: Sequence[Floats]) -> float:
        gradients = _gradients(f, points, weights)
        return float(sum(np.sum(g * v) for g, v in zip(gradients, directions, strict=True)))

    beside = f", with points moved by {away:g}" if away else ""
    # A graph of what passed backward has nan at ties.
    may_be_nan = has_pieces(f(*map(Variable, points)))
    second = _second(f, points, weights, directions)
    differences = _differences(points, slope)
    if away:
        pairs = zip(differences, _differences(points, slope, _STEP / 8), strict=True)
        differences = (one for one, other in pairs if _is_sure(one[2], other[2], tolerance))
    _compare(2, second, differences, tolerance, may_be_nan, beside)
    for i, place, claimed, expected in _followed(f, points, weights, directions):
        if not (_agree(claimed, expected, tolerance) or (may_be_nan and np.isnan(claimed))):
            raise GradientError(
                f"input {i}: its gradient is {expected:.8g} times what arrives at {place}, "
                f"and {claimed:.8g} times in the graph{beside}"
            )


@no_float_warnings
def _followed(
    f: _Many, points: Sequence[Floats], weights: Floats, directions: Sequence[Floats]
) -> list[tuple[int, tuple[int, ...], float, float]]:
    """Tell how the gradient by each input follows what arrives at each place.

    First by the graph; then by gradients of a 1 there, for they are linear in what arrives.
    """
    found = []
    seed = Variable(weights)
    gradients = [x.grad for x in _leaves(f, points, seed, create_graph=True)]
    for place in np.ndindex(weights.shape):
        unit = np.zeros(weights.shape)
        unit[place] = 1.0
        alone = _gradients(f, points, unit)
        for i, (gradient, v) in enumerate(zip(gradients, directions, strict=True)):
            seed.cleargrad()
            if gradient is not None:
                np.sum(as_variable(gradient) * v).backward()
            claimed = 0.0 if seed.grad is None else float(seed.grad[place])
            # Undefined elements are not what arrives at others.
            counting = np.isfinite(alone[i])
            if np.isfinite(claimed) or counting.all():
                found.append((i, place, claimed, float(np.sum(alone[i] * v, where=counting))))
    return found


def _moved(point: Floats, away: float) -> Floats:
    return np.asarray(point + away * _weights(point.shape) * np.maximum(1.0, np.abs(point)))


def _is_sure(one: float, other: float, tolerance: float) -> bool:
    return bool(np.isfinite(one)) and _agree(one, other, tolerance)


def _agree(claimed: float, expected: float, tolerance: float) -> bool:
    if not np.isfinite(expected) and not np.isfinite(claimed):
        return True
    return abs(claimed - expected) <= tolerance * (1 + abs(expected))


def _weights(shape: tuple[int, ...]) -> Floats:
    count = int(np.prod(shape))
    return np.reshape(1.0 + np.modf(np.arange(count) * 0.6180339887)[0], shape)


def _leaves(
    f: _Many, points: Sequence[Floats], weights: Floats | Variable, create_graph: bool
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
    # A rule that cuts the graph may leave an array.
    terms = [np.sum(as_variable(x.grad) * v) for x, v in pairs if x.grad is not None]
    total = sum(terms[1:], terms[0]) if terms else Variable(np.array(0.0))
    for x in leaves:
        x.cleargrad()
    total.backward()
    return [np.zeros(x.shape) if x.grad is None else x.grad for x in leaves]


@no_float_warnings
def _compare(
    order: int,
    gradients: Sequence[Floats],
    differences: Iterator[_Difference],
    tolerance: float,
    may_be_nan: bool = False,
    beside: str = "",
) -> None:
    for i, place, numerical in differences:
        claimed = float(gradients[i][place])
        if not (_agree(claimed, numerical, tolerance) or (may_be_nan and np.isnan(claimed))):
            raise GradientError(
                f"input {i} at {place}: order {order} is {claimed:.8g}, "
                f"differences say {numerical:.8g}{beside}"
            )


def _differences(
    points: Sequence[Floats], f: Callable[[Sequence[Floats]], float], step: float = _STEP
) -> Iterator[_Difference]:
    """Give the difference quotient by each element of each input."""
    for i, point in enumerate(points):
        for place in np.ndindex(point.shape):
            yield i, place, _difference(points, i, place, f, step)


def _difference(
    points: Sequence[Floats],
    i: int,
    place: tuple[int, ...],
    f: Callable[[Sequence[Floats]], float],
    step: float,
) -> float:
    def moved(step: float) -> float:
        changed = [point.copy() for point in points]
        changed[i][place] += step
        return float(f(changed))

    quotient = np.nan
    h = step * max(1.0, abs(float(points[i][place])))
    for _ in range(_RETRIES):
        near, far = moved(h) - moved(-h), moved(2 * h) - moved(-2 * h)
        quotient = (8 * near - far) / (12 * h)
        if np.isfinite(quotient):
            break
        h /= 8
    return quotient
