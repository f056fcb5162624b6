"""Every function of the catalogue and its slope once more, in mpmath and independently.

A slope given as a tuple is a sum: its accuracy is judged by the largest term, because the
terms cancel near its roots.
"""

from collections.abc import Callable
from typing import Any

import mpmath as mp  # type: ignore[import-untyped]

Exact = Callable[..., Any]


def _logistic(a: Any) -> Any:
    return 1 / (1 + mp.exp(-a))


def _bell(a: Any) -> Any:
    return mp.exp(-abs(a)) / (1 + mp.exp(-abs(a))) ** 2


def _phi(a: Any) -> Any:
    return mp.exp(-a * a / 2) / mp.sqrt(2 * mp.pi)


def _softplus(a: Any) -> Any:
    return a + mp.log1p(mp.exp(-a)) if a > 0 else mp.log1p(mp.exp(a))


def _root(a: Any) -> Any:
    return mp.sqrt((1 - a) * (1 + a))


def _cbrt(a: Any) -> Any:
    return mp.sign(a) * mp.cbrt(abs(a))


def _trunc(a: Any) -> Any:
    return mp.sign(a) * mp.floor(abs(a))


def _log_gamma(a: Any) -> Any:
    return mp.re(mp.loggamma(a))


def _digamma_terms(a: Any) -> Any:
    if a > 0:
        return mp.psi(0, a + 1), -1 / a
    return mp.psi(0, 2 - a), -1 / (1 - a), -mp.pi * mp.cot(mp.pi * a)


VALUES: dict[str, Exact] = {
    "negate": lambda a: -a,
    "reciprocal": lambda a: 1 / a,
    "square": lambda a: a * a,
    "cube": lambda a: a**3,
    "sqrt": mp.sqrt,
    "cbrt": _cbrt,
    "exp": mp.exp,
    "exp2": lambda a: mp.power(2, a),
    "expm1": mp.expm1,
    "log": mp.log,
    "log2": lambda a: mp.log(a, 2),
    "log10": mp.log10,
    "log1p": mp.log1p,
    "sin": mp.sin,
    "cos": mp.cos,
    "tan": mp.tan,
    "sec": mp.sec,
    "csc": mp.csc,
    "cot": mp.cot,
    "asin": mp.asin,
    "acos": mp.acos,
    "atan": mp.atan,
    "asec": lambda a: mp.acos(1 / a),
    "acsc": lambda a: mp.asin(1 / a),
    "acot": lambda a: mp.atan2(1, a),
    "sech": mp.sech,
    "csch": mp.csch,
    "coth": mp.coth,
    "sinh": mp.sinh,
    "cosh": mp.cosh,
    "tanh": mp.tanh,
    "asinh": mp.asinh,
    "acosh": mp.acosh,
    "atanh": mp.atanh,
    "sigmoid": _logistic,
    "softplus": _softplus,
    "silu": lambda a: a * _logistic(a),
    "gelu": lambda a: a * mp.erfc(-a / mp.sqrt(2)) / 2,
    "gaussian": lambda a: mp.exp(-a * a),
    "erf": mp.erf,
    "sinc": lambda a: mp.sin(a) / a if a else mp.mpf(1),
    "gamma": mp.gamma,
    "lgamma": _log_gamma,
    "digamma": mp.digamma,
    "factorial": lambda a: mp.gamma(a + 1),
    "abs": abs,
    "sign": mp.sign,
    "step": lambda a: mp.mpf(a >= 0),
    "floor": mp.floor,
    "ceil": mp.ceil,
    "round": mp.nint,
    "trunc": _trunc,
    "frac": mp.frac,
    "mod": lambda a, b: a - b * mp.floor(a / b),
    "root": lambda a, b: mp.sign(a) * mp.power(abs(a), 1 / b),
    "radians": mp.radians,
    "relu": lambda a: max(a, mp.mpf(0)),
    "leaky_relu": lambda a: a if a > 0 else a * mp.mpf(0.01),
    "elu": lambda a: a if a > 0 else mp.expm1(a),
    "if_less": lambda a, b, c, d: a if b < c else d,
    "if_at_most": lambda a, b, c, d: a if b <= c else d,
    "only_if_less": lambda a, b, c: a,
    "only_if_at_most": lambda a, b, c: a,
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / b,
    "power": mp.power,
    "hypot": mp.hypot,
    "log_base": lambda a, b: mp.log(a) / mp.log(b),
    "atan2": mp.atan2,
    "min": min,
    "max": max,
}

VALUE_TERMS: dict[str, Exact] = {
    "lgamma": lambda a: (_log_gamma(a + 1), -mp.log(abs(a))),
    "digamma": _digamma_terms,
}
"""The values of functions whose terms cancel near their roots."""

SLOPES: dict[str, tuple[Exact, ...]] = {
    "negate": (lambda a: mp.mpf(-1),),
    "reciprocal": (lambda a: -1 / a**2,),
    "square": (lambda a: 2 * a,),
    "cube": (lambda a: 3 * a * a,),
    "sqrt": (lambda a: 1 / (2 * mp.sqrt(a)),),
    "cbrt": (lambda a: 1 / (3 * _cbrt(a) ** 2),),
    "exp": (mp.exp,),
    "exp2": (lambda a: mp.log(2) * mp.power(2, a),),
    "expm1": (mp.exp,),
    "log": (lambda a: 1 / a,),
    "log2": (lambda a: 1 / (a * mp.log(2)),),
    "log10": (lambda a: 1 / (a * mp.log(10)),),
    "log1p": (lambda a: 1 / (1 + a),),
    "sin": (mp.cos,),
    "cos": (lambda a: -mp.sin(a),),
    "tan": (lambda a: mp.sec(a) ** 2,),
    "sec": (lambda a: mp.sec(a) * mp.tan(a),),
    "csc": (lambda a: -mp.csc(a) * mp.cot(a),),
    "cot": (lambda a: -(mp.csc(a) ** 2),),
    "asin": (lambda a: 1 / _root(a),),
    "acos": (lambda a: -1 / _root(a),),
    "atan": (lambda a: 1 / (1 + a * a),),
    "asec": (lambda a: 1 / (abs(a) * mp.sqrt((a - 1) * (a + 1))),),
    "acsc": (lambda a: -1 / (abs(a) * mp.sqrt((a - 1) * (a + 1))),),
    "acot": (lambda a: -1 / (1 + a * a),),
    "sech": (lambda a: -mp.sech(a) * mp.tanh(a),),
    "csch": (lambda a: -mp.csch(a) * mp.coth(a),),
    "coth": (lambda a: -(mp.csch(a) ** 2),),
    "sinh": (mp.cosh,),
    "cosh": (mp.sinh,),
    "tanh": (lambda a: mp.sech(a) ** 2,),
    "asinh": (lambda a: 1 / mp.sqrt(1 + a * a),),
    "acosh": (lambda a: 1 / (mp.sqrt(a - 1) * mp.sqrt(a + 1)),),
    "atanh": (lambda a: 1 / ((1 - a) * (1 + a)),),
    "sigmoid": (_bell,),
    "softplus": (_logistic,),
    "silu": (lambda a: (_logistic(a), a * _bell(a)),),
    "gelu": (lambda a: (mp.erfc(-a / mp.sqrt(2)) / 2, a * _phi(a)),),
    "gaussian": (lambda a: -2 * a * mp.exp(-a * a),),
    "erf": (lambda a: 2 / mp.sqrt(mp.pi) * mp.exp(-a * a),),
    "sinc": (lambda a: (mp.cos(a) / a, -mp.sin(a) / a**2) if a else mp.mpf(0),),
    "gamma": (lambda a: tuple(mp.gamma(a) * term for term in _digamma_terms(a)),),
    "lgamma": (_digamma_terms,),
    "digamma": (lambda a: mp.psi(1, a),),
    "factorial": (lambda a: tuple(mp.gamma(a + 1) * term for term in _digamma_terms(a + 1)),),
    "abs": (mp.sign,),
    "sign": (lambda a: mp.mpf(0),),
    "step": (lambda a: mp.mpf(0),),
    "floor": (lambda a: mp.mpf(0),),
    "ceil": (lambda a: mp.mpf(0),),
    "round": (lambda a: mp.mpf(0),),
    "trunc": (lambda a: mp.mpf(0),),
    "frac": (lambda a: mp.mpf(1),),
    "mod": (lambda a, b: mp.mpf(1), lambda a, b: -mp.floor(a / b)),
    "root": (
        lambda a, b: mp.power(a, 1 / b) / (a * b),
        lambda a, b: -mp.power(a, 1 / b) * mp.log(a) / b**2,
    ),
    "radians": (lambda a: mp.pi / 180,),
    "relu": (lambda a: mp.mpf(a > 0),),
    "leaky_relu": (lambda a: mp.mpf(1 if a > 0 else 0.01),),
    "elu": (lambda a: mp.exp(min(a, 0)),),
    **dict.fromkeys(
        ("if_less", "if_at_most"),
        (
            lambda a, b, c, d: mp.mpf(b < c),
            *[lambda a, b, c, d: mp.mpf(0)] * 2,
            lambda a, b, c, d: mp.mpf(c < b),
        ),
    ),
    **dict.fromkeys(
        ("only_if_less", "only_if_at_most"),
        (lambda a, b, c: mp.mpf(1), *[lambda a, b, c: mp.mpf(0)] * 2),
    ),
    "add": (lambda a, b: mp.mpf(1), lambda a, b: mp.mpf(1)),
    "subtract": (lambda a, b: mp.mpf(1), lambda a, b: mp.mpf(-1)),
    "multiply": (lambda a, b: b, lambda a, b: a),
    "divide": (lambda a, b: 1 / b, lambda a, b: -a / b**2),
    "power": (lambda a, b: b * mp.power(a, b - 1), lambda a, b: mp.power(a, b) * mp.log(a)),
    "hypot": (lambda a, b: a / mp.hypot(a, b), lambda a, b: b / mp.hypot(a, b)),
    "log_base": (
        lambda a, b: 1 / (a * mp.log(b)),
        lambda a, b: -mp.log(a) / (b * mp.log(b) ** 2),
    ),
    "atan2": (lambda a, b: b / (a * a + b * b), lambda a, b: -a / (a * a + b * b)),
    "min": (lambda a, b: mp.mpf(a < b), lambda a, b: mp.mpf(b < a)),
    "max": (lambda a, b: mp.mpf(a > b), lambda a, b: mp.mpf(b > a)),
}
