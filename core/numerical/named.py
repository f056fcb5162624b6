"""Places that have a name: x is the double next to π/2, say."""

from fractions import Fraction

from core.numerical.many_digits import Number, context

GREATEST = 60
"""No greater denominator is a name that says anything, and no numerator beyond its square."""

SURE = 30
"""To so many digits a place is what it is called."""


def named(place: Number) -> str:
    """Give the name of a multiple of π, or "".

    Examples
    --------
    >>> with context().workdps(60):
    ...     named(context().pi / 2), named(-2 * context().pi), named(context().e)
    ('π/2', '−2π', '')
    """
    for below in range(1, GREATEST):
        times = place / context().pi * below
        above = int(context().nint(times))
        if (
            0 < abs(above) <= GREATEST**2
            and abs(times - above) <= abs(times) * context().mpf(10) ** -SURE
        ):
            return _written(Fraction(above, below))
    return ""


def _written(times: Fraction) -> str:
    above = abs(times.numerator)
    below = "" if times.denominator == 1 else f"/{times.denominator}"
    return f"{'−' if times < 0 else ''}{'' if above == 1 else above}π{below}"
