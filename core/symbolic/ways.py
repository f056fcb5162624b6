"""The forms a derivative can be written in, and which of them is easiest to read."""

from collections.abc import Callable, Iterator
from typing import Any

import sympy
from sympy import cos, cosh, sin, sinh

from core.symbolic.forms import EXPANDED, FOUND, SHORT
from core.symbolic.masked import masked
from core.symbolic.tidy import signs_written, tidied
from core.symbolic.twin import TooHeavyError

MAX_OPERATIONS = 600
"""How many operations f′ may take; beyond that nobody reads it."""

MAX_POLYNOMIAL = 100
"""How many operations what is multiplied out, cancelled or factored may take."""

MAX_DEGREE = 500
"""Of which degree a quotient of polynomials may be, multiplied out."""

MAX_MIXED_DEGREE = 24
"""Of which degree it may be in x and functions of it."""


def differentiated(expression: Any, by: Any) -> Any:
    """Differentiate by a symbol.

    Raises
    ------
    TooHeavyError
        If that is too long to be read.
    """
    raw = sympy.diff(expression, by)
    # Between its jumps a step is flat; at a jump there is no derivative to be written.
    raw = raw.replace(sympy.DiracDelta, lambda *_: sympy.Integer(0))
    if raw.count_ops() > MAX_OPERATIONS:
        raise TooHeavyError(f"more than {MAX_OPERATIONS} operations")
    return raw


def shortest(raw: Any, by: Any) -> Any:
    """Choose the way to write an expression that is easiest to read.

    Examples
    --------
    >>> from core.symbolic.twin import X
    >>> shortest(2 * X * sympy.exp(X) + X**2 * sympy.exp(X), X)
    x*(x + 2)*exp(x)
    """
    efforts = {way: _effort(way) for way in dict.fromkeys(_ways(tidied(raw), by))}
    least = min(efforts.values())
    easiest = [way for way, effort in efforts.items() if effort == least]
    return easiest[0] if len(easiest) == 1 else min(easiest, key=lambda way: len(str(way)))


def in_form(raw: Any, by: Any, form: str) -> Any:
    """Write an expression in one of `core.symbolic.forms`."""
    if form == FOUND:
        return raw
    if form == SHORT:
        return signs_written(shortest(raw, by))
    if not _is_small(raw, by):
        return signs_written(masked(sympy.factor_terms, tidied(raw)))
    change = sympy.expand if form == EXPANDED else sympy.factor
    return signs_written(tidied(masked(change, tidied(raw))))


def _ways(raw: Any, by: Any) -> Iterator[Any]:
    yield raw
    for change in _changes(raw, by):
        yield tidied(masked(change, raw))
    if any(not power.exp.is_number for power in raw.atoms(sympy.Pow, sympy.exp)):
        yield sympy.powsimp(raw)
    if not raw.is_rational_function(by) and _is_small(raw, by):
        yield from map(tidied, _by_pythagoras(raw))


def _changes(raw: Any, by: Any) -> tuple[Callable[[Any], Any], ...]:
    cheap = sympy.factor_terms, sympy.together
    if not _is_small(raw, by):
        return cheap
    more = (sympy.cancel, sympy.factor) if raw.is_rational_function(by) else (sympy.factor,)
    return *cheap, *more


def _by_pythagoras(raw: Any) -> Iterator[Any]:
    """Write squares of sines in cosines and the other way round, where both are of one angle."""
    fraction: tuple[Any, Any] | None = None
    for f, g, sign in ((sin, cos, -1), (cos, sin, -1), (sinh, cosh, 1), (cosh, sinh, 1)):
        angles = {part.args[0] for part in raw.atoms(f)} & {p.args[0] for p in raw.atoms(g)}
        if not angles or not any(p.is_Pow and p.base.func in (f, g) for p in raw.atoms(sympy.Pow)):
            continue
        one = 1 if f in (sin, cos) else (-1 if f is sinh else 1)

        def other(part: Any, g: Any = g, one: int = one, sign: int = sign) -> Any:
            square = one + sign * g(part.base.args[0]) ** 2
            return part.base ** (part.exp % 2) * square ** (part.exp // 2)

        fraction = fraction or _multiplied_out(raw)
        above, below = fraction
        is_power = _power_of(f)
        yield sympy.factor(sympy.expand(above.replace(is_power, other)) / below)


def _multiplied_out(raw: Any) -> tuple[Any, Any]:
    """Write it as one fraction, and give what is above, as a sum, and what is below."""
    above, below = sympy.fraction(sympy.together(raw))
    return sympy.expand(above), below


def _power_of(f: Any) -> Any:
    return lambda part: (
        part.is_Pow and part.base.func is f and part.exp.is_Integer and part.exp >= 2
    )


def _is_small(raw: Any, by: Any) -> bool:
    """Tell whether it may be multiplied out without taking long."""
    if raw.count_ops() > MAX_POLYNOMIAL:
        return False
    if raw.is_rational_function(by):
        return _degree(raw) <= MAX_DEGREE
    return _degree(raw) <= MAX_MIXED_DEGREE


def _degree(part: Any) -> int:
    """Bound the degree that a quotient of polynomials has over a common denominator."""
    if part.is_Pow:
        return abs(int(part.exp)) * _degree(part.base) if part.exp.is_Integer else 1
    if part.is_Add or part.is_Mul:
        return sum(map(_degree, part.args))
    return int(not part.is_number)


def _effort(way: Any) -> int:
    """Give how hard a formula is to read; each division weighs as three operations."""
    parts = list(sympy.preorder_traversal(way))
    below = sum(part.is_Pow and part.exp.is_negative is True for part in parts)
    inside = 3 * _fractions_inside(parts, way)
    effort: int = way.count_ops() + 2 * below + inside - _has_common_factor(way)
    return effort


def _fractions_inside(parts: list[Any], way: Any) -> int:
    """Count the sums that have a fraction in them and are only a part of the formula."""
    sums = (part for part in parts if part.is_Add and part is not way)
    return sum(any(map(_is_fraction, total.args)) for total in sums)


def _is_fraction(term: Any) -> bool:
    return any(map(_is_below, sympy.Mul.make_args(term)))


def _has_common_factor(way: Any) -> bool:
    """Tell whether a factor that is no number stands before a sum."""
    above = [f for f in sympy.Mul.make_args(way.as_coeff_Mul()[1]) if not _is_below(f)]
    return len(above) > 1 and sum(factor.is_Add for factor in above) == 1


def _is_below(factor: Any) -> bool:
    return bool(factor.is_Pow and factor.exp.is_negative)
