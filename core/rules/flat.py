"""Whether a formula and f′ are both 0 where doubles have only rounding to show, as in sin² + cos².

What cancels is worked out with so many digits that what is left of it would be seen.
"""

import numpy as np

from core.autodiff.derivatives import derivative as backprop
from core.autodiff.graph import recording
from core.chain import Chain
from core.numerical.many_digits import OutOfReachError, context
from core.numerical.twin import Twin
from core.symbolic.confirmed import valued

ENOUGH = 20
"""At how many points both must be seen to be 0."""

_PLACES = np.array([s * (0.13 + 0.41 * i) for i in range(40) for s in (1.0, -1.0)])
_SPARE = 40
"""How many of the digits worked with may be lost on the way to a 0."""


def is_flat(chain: Chain, found: Chain) -> bool:
    """Tell whether f′ and a formula for it are 0, whatever the values of the parameters.

    Examples
    --------
    >>> from core.formula import parse
    >>> is_flat(parse("sin(x)^2 + cos(x)^2"), parse("2 sin(x) cos(x) - 2 cos(x) sin(x)"))
    True
    >>> is_flat(parse("sin(x)^2 + cos(x)^2 + 1e-20 sin(x)"), parse("0"))
    False
    """
    return all(_is_flat(f, found) for f in valued(chain))


def _is_flat(f: Chain, found: Chain) -> bool:
    values = {name: f.values.get(name, 1.0) for name in found.parameters}
    g, slopes = found.with_values(**values), backprop(f, _PLACES, 1)
    places = _PLACES[np.isfinite(slopes)][:ENOUGH].tolist()
    try:
        return len(places) == ENOUGH and all(_are_zero(f, g, x) for x in places)
    except OutOfReachError:
        return False


def _are_zero(f: Chain, g: Chain, x: float) -> bool:
    with recording():
        twin, other = Twin(f, x), Twin(g, x)
    with twin.working(twin.digits), other.working(twin.digits):
        place = context().mpf(x)
        slope, value = twin.slope(twin.values(place)), other.value(place)
        if slope is None or value is None:
            return False
        left_over = slope.size * context().mpf(10) ** (_SPARE - context().dps)
        return not slope.slope and abs(value) <= left_over
