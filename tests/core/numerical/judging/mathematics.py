"""Every function of the catalogue from its mathematics, on the real line and in mpmath.

Nothing of the app is used. What is undefined raises, and so does what would take for ever.
"""

from collections.abc import Callable
from typing import Any

import mpmath  # type: ignore[import-untyped]

MP = mpmath.mp.clone()
"""A precision of its own, so that nobody else's is disturbed."""

Number = Any
"""Of mpmath, which has no types."""

LONGEST = 6000
"""How many bits an argument may have in front of the point, where that costs as many digits."""


class Undefined(ArithmeticError):
    """The function has no real value there."""


class Beyond(ArithmeticError):
    """Nobody can tell in reasonable time."""


def written(number: Number | None) -> str:
    """Write a number with a dozen digits; one of an endless exponent by that alone."""
    if number is None:
        return "none"
    if number and abs(MP.mag(number)) > 10_000:
        return f"about 2^{float(MP.mag(number)):.6g}"
    with MP.workdps(20):
        return str(MP.nstr(+number, 12))


def _need(holds: bool) -> None:
    if not holds:
        raise Undefined


def _bounded(value: Number, bits: int = LONGEST) -> Number:
    if value and MP.mag(value) > bits:
        raise Beyond
    return value


def _divided(a: Number, b: Number) -> Number:
    _need(b != 0)
    return a / b


def _power(a: Number, b: Number) -> Number:
    is_whole = MP.isint(b)
    _need(a > 0 or (a == 0 and b >= 0) or (a < 0 and is_whole))
    if a == 0:
        return MP.mpf(b == 0)
    if is_whole and abs(b) < 10_000:
        return a ** int(b)
    size = MP.exp(_bounded(b * MP.log(abs(a))))
    return -size if a < 0 and b % 2 == 1 else size


def _root(a: Number, b: Number) -> Number:
    is_odd = MP.isint(b) and b % 2 == 1
    _need((a > 0 and b != 0) or (a == 0 and b > 0) or (a < 0 and is_odd))
    return MP.sign(a) * _power(abs(a), 1 / b) if a else MP.mpf(0)


def _log(a: Number) -> Number:
    _need(a > 0)
    return MP.log(a)


def _log_to(a: Number, b: Number) -> Number:
    return _divided(_log(a), _log(b))


def _exp(a: Number) -> Number:
    return MP.exp(_bounded(a))


def _wave(name: str) -> Callable[[Number], Number]:
    return lambda a: getattr(MP, name)(_bounded(a))


def _sinh(a: Number) -> Number:
    return MP.sinh(_bounded(a))


def _cosh(a: Number) -> Number:
    return MP.cosh(_bounded(a))


def _tanh(a: Number) -> Number:
    return MP.tanh(a) if MP.mag(a) < 40 else MP.sign(a)


def _where(holds: Callable[[Number], bool], f: Callable[[Number], Number]) -> Any:
    def inside(a: Number) -> Number:
        _need(holds(a))
        return f(a)

    return inside


def _gamma_domain(a: Number) -> bool:
    return bool(a > 0 or not MP.isint(a))


def _gamma(a: Number) -> Number:
    _need(_gamma_domain(a))
    enough = int(1.3 * MP.dps)
    if MP.dps < 200 or abs(_bounded(a, 20)) > enough:
        return MP.gamma(a)
    # For many digits of a small argument mpmath would make a table, which takes seconds.
    up = enough - int(a)
    return MP.gamma(a + up) / MP.fprod(a + k for k in range(up))


def _log_gamma(a: Number) -> Number:
    _need(_gamma_domain(a))
    return MP.re(MP.loggamma(_bounded(a, 200)))


def _digamma(a: Number) -> Number:
    _need(_gamma_domain(a))
    return MP.psi(0, _bounded(a, 200))


def _sigmoid(a: Number) -> Number:
    return 1 / (1 + _exp(-a))


def _softplus(a: Number) -> Number:
    return MP.log1p(_exp(a)) if a < 0 else a + MP.log1p(_exp(-a))


def _normal(a: Number) -> Number:
    """Give the probability below; by erfc, which loses nothing far below 0."""
    return MP.erfc(_bounded(-a, 40) / MP.sqrt(2)) / 2


def _erf(a: Number) -> Number:
    return MP.erf(a) if abs(a) < 1.6 * MP.sqrt(MP.dps + 10) else MP.sign(a)


def _sinc(a: Number) -> Number:
    return MP.sin(_bounded(a)) / a if a else MP.mpf(1)


def _mod(a: Number, b: Number) -> Number:
    return a - b * MP.floor(_divided(a, b))


def _atan2(a: Number, b: Number) -> Number:
    return MP.atan2(a, b) if a or b else MP.mpf(0)


FUNCTIONS: dict[str, Callable[..., Number]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": _divided,
    "negate": lambda a: -a,
    "reciprocal": lambda a: _divided(MP.mpf(1), a),
    "square": lambda a: a * a,
    "cube": lambda a: a * a * a,
    "sqrt": _where(lambda a: a >= 0, MP.sqrt),
    "cbrt": lambda a: _root(a, MP.mpf(3)),
    "root": _root,
    "power": _power,
    "hypot": lambda a, b: MP.sqrt(a * a + b * b),
    "exp": _exp,
    "exp2": lambda a: _power(MP.mpf(2), a),
    "expm1": lambda a: MP.expm1(_bounded(a)),
    "log": _log,
    "log2": lambda a: _log_to(a, MP.mpf(2)),
    "log10": lambda a: _log_to(a, MP.mpf(10)),
    "log1p": lambda a: _log(1 + a),
    "log_base": _log_to,
    "sin": _wave("sin"),
    "cos": _wave("cos"),
    "tan": _wave("tan"),
    "sec": lambda a: _divided(MP.mpf(1), MP.cos(_bounded(a))),
    "csc": lambda a: _divided(MP.mpf(1), MP.sin(_bounded(a))),
    "cot": lambda a: _divided(MP.cos(_bounded(a)), MP.sin(_bounded(a))),
    "asin": _where(lambda a: abs(a) <= 1, MP.asin),
    "acos": _where(lambda a: abs(a) <= 1, MP.acos),
    "atan": MP.atan,
    "asec": _where(lambda a: abs(a) >= 1, lambda a: MP.acos(1 / a)),
    "acsc": _where(lambda a: abs(a) >= 1, lambda a: MP.asin(1 / a)),
    "acot": lambda a: MP.pi / 2 - MP.atan(a),
    "atan2": _atan2,
    "radians": lambda a: a * MP.pi / 180,
    "sinh": _sinh,
    "cosh": _cosh,
    "tanh": _tanh,
    "sech": lambda a: 1 / _cosh(a),
    "csch": lambda a: _divided(MP.mpf(1), _sinh(a)),
    "coth": lambda a: _divided(_cosh(a), _sinh(a)),
    "asinh": MP.asinh,
    "acosh": _where(lambda a: a >= 1, MP.acosh),
    "atanh": _where(lambda a: abs(a) < 1, MP.atanh),
    "abs": abs,
    "sign": MP.sign,
    "step": lambda a: MP.mpf(a >= 0),
    "min": min,
    "max": max,
    "floor": MP.floor,
    "ceil": MP.ceil,
    "round": MP.nint,
    "trunc": lambda a: MP.sign(a) * MP.floor(abs(a)),
    "frac": lambda a: a - MP.floor(a),
    "mod": _mod,
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "relu": lambda a: max(a, MP.mpf(0)),
    "leaky_relu": lambda a: a if a > 0 else MP.mpf(0.01) * a,
    "elu": lambda a: a if a > 0 else MP.expm1(_bounded(a)),
    "silu": lambda a: a * _sigmoid(a),
    "gelu": lambda a: a * _normal(a),
    "gaussian": lambda a: _exp(-a * a),
    "erf": _erf,
    "sinc": _sinc,
    "factorial": lambda a: _gamma(a + 1),
    "gamma": _gamma,
    "lgamma": _log_gamma,
    "digamma": _digamma,
}
