"""How people write what SymPy finds: identities that make a formula shorter, one table each.

SymPy's own `simplify` takes seconds and likes exponentials; these few take milliseconds. Each
holds wherever both sides are defined, for real numbers.
"""

from collections.abc import Callable
from typing import Any

import sympy
from sympy import (
    Abs,
    Add,
    Mul,
    Pow,
    cos,
    cosh,
    cot,
    coth,
    csc,
    csch,
    sec,
    sech,
    sign,
    sin,
    sinh,
    tan,
    tanh,
)

ROUNDS = 3
"""How many times a formula is gone through: what one identity made, another may make shorter."""

_TWICE = {sin: (cos, sin), sinh: (cosh, sinh)}
"""F with G: F(u) G(u) is half of H(2u)."""

_RATIO = {sin: (cos, tan), cos: (sin, cot), sinh: (cosh, tanh), cosh: (sinh, coth)}
"""F with G: F(u)/G(u) is H(u), and so are their powers."""

_HALF = sympy.Rational(1, 2)


def _one(_: Any) -> Any:
    return sympy.S.One


_SQUARES: tuple[tuple[Any, Any, Any, Callable[[Any], Any]], ...] = (
    (sin, lambda u: cos(u) ** 2, 1, _one),
    (sin, lambda u: cos(u) ** 2, -1, lambda u: -cos(2 * u)),
    (sin, _one, -_HALF, lambda u: -cos(2 * u) / 2),
    (cos, _one, -_HALF, lambda u: cos(2 * u) / 2),
    (sin, _one, -1, lambda u: -(cos(u) ** 2)),
    (cos, _one, -1, lambda u: -(sin(u) ** 2)),
    (tan, _one, 1, lambda u: sec(u) ** 2),
    (cot, _one, 1, lambda u: csc(u) ** 2),
    (sec, _one, -1, lambda u: tan(u) ** 2),
    (csc, _one, -1, lambda u: cot(u) ** 2),
    (cosh, lambda u: sinh(u) ** 2, -1, _one),
    (cosh, lambda u: sinh(u) ** 2, 1, lambda u: cosh(2 * u)),
    (cosh, _one, -1, lambda u: sinh(u) ** 2),
    (sinh, _one, 1, lambda u: cosh(u) ** 2),
    (tanh, _one, -1, lambda u: -(sech(u) ** 2)),
    (coth, _one, -1, lambda u: csch(u) ** 2),
)
"""F, P, k and R: F(u)² + k P(u) is R(u)."""


def tidied(expression: Any) -> Any:
    """Write an expression shorter by identities.

    Examples
    --------
    >>> from core.symbolic.twin import X
    >>> tidied(2 * sin(X) * cos(X)), tidied(X * sign(X) + Abs(X)), tidied(1 + tan(X) ** 2)
    (sin(2*x), 2*Abs(x), sec(x)**2)
    """
    for _ in range(ROUNDS):
        before, expression = expression, _rebuilt(expression)
        if expression == before:
            break
    return expression


def signs_written(expression: Any) -> Any:
    """Write the sign of a letter as its quotient, x/|x|, which is undefined at 0 as a slope is."""
    return expression.replace(
        lambda part: isinstance(part, sign) and part.args[0].is_Symbol,
        lambda part: part.args[0] / Abs(part.args[0]),
    )


def _rebuilt(part: Any) -> Any:
    if not part.args:
        return part
    args = [_rebuilt(arg) for arg in part.args]
    made = part if tuple(args) == part.args else part.func(*args)
    if made.is_Mul:
        return _product(made)
    return _sum(made) if made.is_Add else made


def _factors(product: Any) -> tuple[Any, dict[Any, Any]]:
    """Give the number before a product, and the power of each other factor."""
    number, rest = product.as_coeff_Mul()
    powers: dict[Any, Any] = {}
    for factor in Mul.make_args(rest):
        base, power = (factor.base, factor.exp) if factor.is_Pow else (factor, sympy.S.One)
        powers[base] = powers.get(base, 0) + power
    return number, powers


def _product(product: Any) -> Any:
    number, powers = _factors(product)
    known = dict(powers)
    _join_signs(powers)
    _join_ratios(powers)
    number = _join_angles(number, powers)
    _join_roots(powers)
    number = _turn(number, powers)
    if powers == known:
        return product
    return number * Mul(*(Pow(base, power) for base, power in powers.items()))


def _join_signs(powers: dict[Any, Any]) -> None:
    """Let the sign of u be taken up by a power of u or of |u|."""
    for part in [base for base in powers if isinstance(base, sign)]:
        u, power = part.args[0], powers[part]
        if not power.is_Integer:
            continue
        del powers[part]
        if power % 2 == 0:
            continue
        if powers.get(Abs(u), sympy.S.Zero).is_odd:
            _multiply(powers, u, powers.pop(Abs(u)))
        elif (m := powers.get(u, sympy.S.Zero)).is_Integer and m != 0:
            step = 1 if m > 0 else -1
            _multiply(powers, u, -step)
            _multiply(powers, Abs(u), step)
        else:
            powers[part] = sympy.S.One


def _join_ratios(powers: dict[Any, Any]) -> None:
    for part in list(powers):
        if type(part) not in _RATIO or part not in powers:
            continue
        other, ratio = _RATIO[type(part)]
        u, power = part.args[0], powers[part]
        if power.is_positive and powers.get(other(u)) == -power:
            del powers[part], powers[other(u)]
            _multiply(powers, ratio(u), power)


def _join_angles(number: Any, powers: dict[Any, Any]) -> Any:
    for part in list(powers):
        if type(part) not in _TWICE or part not in powers:
            continue
        other, whole = _TWICE[type(part)]
        u = part.args[0]
        if powers[part] == 1 and powers.get(other(u)) == 1:
            del powers[part], powers[other(u)]
            _multiply(powers, whole(2 * u), 1)
            number = number / 2
    return number


def _join_roots(powers: dict[Any, Any]) -> None:
    """Write √(1 − 1/u²) as √(u² − 1)/|u|, beside a power of u."""
    for part in [base for base in powers if base.is_Add and powers[base].is_Rational]:
        power = powers[part]
        for u in [base for base in powers if powers[base] == -2] if power.q == 2 else ():
            if part == 1 - 1 / u**2 and power == -_HALF:
                del powers[part], powers[u]
                _multiply(powers, u**2 - 1, power)
                _multiply(powers, Abs(u), -1)
                break


def _turn(number: Any, powers: dict[Any, Any]) -> Any:
    """Have a minus taken up by a difference, so that −1/(x² − 1) is 1/(1 − x²)."""
    if not number.is_negative:
        return number
    for part in list(powers):
        power = powers[part]
        turned = _turned(part) if part.is_Add and power.is_odd and abs(power) == 1 else None
        if turned is not None:
            del powers[part]
            _multiply(powers, turned, power)
            return -number
    return number


def _turned(difference: Any) -> Any:
    """Give the difference the other way round; None for a sum, which would have more signs."""
    falling = sum(1 for term in difference.args if term.could_extract_minus_sign())
    return -difference if 2 * falling >= len(difference.args) else None


def _multiply(powers: dict[Any, Any], base: Any, power: Any) -> None:
    total = powers.pop(base, sympy.S.Zero) + power
    if total != 0:
        powers[base] = total


def _sum(total: Any) -> Any:
    """Join two terms at a time: c F(u)² + k c P(u) is c R(u)."""
    terms = list(total.args)
    for term in terms:
        for factor in Mul.make_args(term):
            if not (factor.is_Pow and factor.exp == 2 and factor.base.args):
                continue
            kind, u = type(factor.base), factor.base.args[0]
            rest = term / factor
            for f, partner, k, result in _SQUARES:
                if f is kind and (beside := rest * k * partner(u)) in terms and beside != term:
                    others = [t for t in terms if t not in (term, beside)]
                    return Add(*others, rest * result(u))
    return total
