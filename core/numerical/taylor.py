"""The Taylor coefficients of f at x, from values of f with many digits.

The polynomial through f at x + k·h has them but for what h² makes of the next, and h is so small
that none of it is left in a double. Two such h have to agree: where f has no such derivative the
coefficients grow as h shrinks, at the latest the one after the last that is asked for.
"""

from collections.abc import Callable, Sequence

from core.autodiff.graph import Variable, recording
from core.incremental import Slices
from core.numerical.many_digits import Effort, Number, OutOfReachError, as_double, context
from core.numerical.twin import Twin

NEARNESS = 14, 17
"""−log10 of the two h, for numbers of the size of 1."""

SPARE = 40
"""Digits that are left when all differences have been taken."""

SAME = 1e-12
"""The share by which a coefficient may differ between the two."""

SHRINKS = 0.1
"""To what share a coefficient that is 0 goes down from one h to the next."""

LEFT_OVER = 1e-60
"""What part of the largest coefficient is only what differences leave of 0."""

EFFORT = 300_000
"""What may be worked at: it is done at rest, in slices."""


def taylor_in_slices(
    f: Callable[[Variable], Variable], x: float, order: int
) -> Slices[tuple[float, ...] | None]:
    """Give the coefficients up to an order; None where f has not so many derivatives, as is known.

    It pauses between evaluations of f.

    Examples
    --------
    >>> from core.formula import parse
    >>> from core.incremental import whole
    >>> whole(taylor_in_slices(parse("exp(x)"), 0.0, 3))
    (1.0, 1.0, 0.5, 0.16666666666666666)
    """
    with recording():
        twin = Twin(f, x, Effort(EFFORT))
    if not twin.is_whole:
        return None
    found = []
    for nearness in NEARNESS:
        try:
            coefficients = yield from _coefficients(twin, order, nearness + twin.reach)
        except OutOfReachError:
            return None
        if coefficients is None:
            return None
        found.append(coefficients)
    size, made = max(map(abs, found[1])), []
    for one, other in zip(*found, strict=True):
        is_same = abs(one - other) <= SAME * max(abs(one), abs(other))
        shrinks = abs(other) <= abs(one) * SHRINKS or abs(other) <= LEFT_OVER * size
        if not is_same and not shrinks:
            return None
        made.append(other if is_same else 0.0)
    return tuple(made[: order + 1])


def _coefficients(twin: Twin, order: int, nearness: int) -> Slices[list[float] | None]:
    reach = order // 2 + 1
    digits = twin.digits + (2 * reach + 1) * nearness + SPARE
    values: list[Number] = []
    for k in range(-reach, reach + 1):
        with context().workdps(digits):
            place = context().mpf(twin.x) + k * context().mpf(10) ** -nearness
        value = yield from twin.value_in_slices(place, digits)
        if value is None:
            return None
        values.append(value)
        yield
    with context().workdps(digits):
        through = _polynomial(values, -reach)
        ten = context().mpf(10)
        return [as_double(a * ten ** (nearness * j)) for j, a in enumerate(through[: order + 2])]


def _polynomial(values: Sequence[Number], first: int) -> list[Number]:
    """Give the coefficients of the polynomial through values at whole numbers from the first on."""
    differences = list(values)
    for step in range(1, len(values)):
        for k in range(len(values) - 1, step - 1, -1):
            differences[k] = (differences[k] - differences[k - 1]) / step
    made: list[Number] = [differences[-1]]
    for k in range(len(values) - 2, -1, -1):
        node = first + k
        raised = [context().mpf(0), *made]
        made = [a - node * b for a, b in zip(raised, [*made, 0], strict=True)]
        made[0] += differences[k]
    return made
