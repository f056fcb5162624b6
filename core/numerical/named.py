"""Places that have a name: x is the double next to π/2, say, or to 1/3."""

from fractions import Fraction

from core.numerical.many_digits import Number, context

LARGEST = 60
"""No greater denominator, and no greater multiple of π, is a name that says anything."""

SURE = 30
"""To so many digits a place is what it is called."""


def named(place: Number) -> str:
    """Give the name of a place, or "" if it has none.

    Examples
    --------
    >>> with context().workdps(60):
    ...     named(context().pi / 2), named(context().mpf(1) / 3), named(context().e)
    ('π/2', '1/3', '')
    """
    for unit, sign in ((context().pi, "π"), (context().mpf(1), "")):
        for below in range(1, LARGEST):
            times = place / unit * below
            above = int(context().nint(times))
            sure = context().mpf(10) ** -SURE
            if above and abs(times - above) <= abs(times) * sure and abs(above) <= LARGEST**2:
                return _written(Fraction(above, below), sign)
    return ""


def _written(times: Fraction, unit: str) -> str:
    above = abs(times.numerator)
    first = unit if unit and above == 1 else f"{above}{unit}"
    below = "" if times.denominator == 1 else f"/{times.denominator}"
    return f"{'−' if times < 0 else ''}{first}{below}"
