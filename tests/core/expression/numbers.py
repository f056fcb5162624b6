"""Formulas worked out by NumPy and SciPy, independently of the catalogue."""

import itertools
import math
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy import special

from core.expression import Expression
from core.expression.evaluate import evaluate
from core.expression.symbols import INPUTS


def worth(formula: Expression, *inputs: Any) -> Any:
    """Give the numbers that a formula in a and b has there."""
    names = {"π": math.pi, **dict(zip(INPUTS, inputs, strict=False))}
    return evaluate(formula, names, float, _function, np.float_power)


def _function(name: str) -> Callable[..., Any]:
    return _FUNCTIONS.get(name) or getattr(np, _NUMPY.get(name, name))


def _integral(body: Callable[[Any], Any], low: Any, high: Any) -> Any:
    nodes, weights = np.polynomial.legendre.leggauss(60)
    half = (high - low) / 2
    return half * sum(w * body(low + half * (1 + t)) for t, w in zip(nodes, weights, strict=True))


def _ordered(holds: Callable[[Any, Any], Any], *values: Any) -> Any:
    return np.logical_and.reduce([holds(*pair) for pair in itertools.pairwise(values)])


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "log": lambda a, base=math.e: np.log(a) / np.log(base),
    "sec": lambda a: 1 / np.cos(a),
    "csc": lambda a: 1 / np.sin(a),
    "cot": lambda a: 1 / np.tan(a),
    "acot": lambda a: np.pi / 2 - np.arctan(a),
    "asec": lambda a: np.arccos(1 / a),
    "acsc": lambda a: np.arcsin(1 / a),
    "sech": lambda a: 1 / np.cosh(a),
    "csch": lambda a: 1 / np.sinh(a),
    "coth": lambda a: 1 / np.tanh(a),
    "gamma": special.gamma,
    "lgamma": special.gammaln,
    "digamma": special.digamma,
    "trigamma": lambda a: special.polygamma(1, a),
    "factorial": lambda a: special.gamma(a + 1),
    "mod": np.mod,
    "frac": lambda a: a - np.floor(a),
    "round": np.rint,
    "root": lambda a, b: np.sign(a) * np.float_power(np.abs(a), 1 / b),
    "step": lambda a: np.heaviside(a, 1.0),
    "sigmoid": special.expit,
    "erf": special.erf,
    "Φ": special.ndtr,
    "φ": lambda a: np.exp(-a * a / 2) / math.sqrt(2 * math.pi),
    "integral": _integral,
    "cases": lambda value, condition, otherwise: np.where(condition, value, otherwise),
    "only if": lambda value, condition: np.where(condition, value, np.nan),
    "and": lambda *conditions: np.logical_and.reduce(conditions),
    "whole": lambda a: np.equal(a, np.rint(a)),
    "not whole": lambda a: np.not_equal(a, np.rint(a)),
    "odd": lambda a: np.equal(np.abs(np.fmod(a, 2)), 1),
    "<": lambda *values: _ordered(np.less, *values),
    "≤": lambda *values: _ordered(np.less_equal, *values),
}

_NUMPY = {
    "asin": "arcsin", "acos": "arccos", "atan": "arctan", "atan2": "arctan2", "asinh": "arcsinh",
    "acosh": "arccosh", "atanh": "arctanh", "min": "minimum", "max": "maximum", "or": "logical_or",
    ">": "greater", "≥": "greater_equal", "=": "equal", "≠": "not_equal",
}  # fmt: skip
