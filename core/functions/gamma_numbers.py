"""The numbers of the gamma function and its logarithm's derivatives, in NumPy alone.

Near 2 by the power series of ln Γ(2 + t), whose coefficients are (−1)ᵏ (ζ(k) − 1)/k (NIST
*Digital Library of Mathematical Functions*, 5.7.3), further off by Γ(x + 1) = x Γ(x), far
away by Stirling's series (5.11.1), below 0 by reflection (5.5.3). All work on ndarrays of
any shape, and give nan at 0 and the negative integers.
"""

import math
from collections.abc import Callable
from functools import cache

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.autodiff.operators import Value

_EULER = 0.5772156649015329
_ZETA_LESS_ONE = (
    0.6449340668482264, 0.20205690315959429, 0.082323233711138192, 0.036927755143369926,
    0.017343061984449140, 0.0083492773819228268, 0.0040773561979443394, 0.0020083928260822144,
    0.00099457512781808534, 0.00049418860411946456, 0.00024608655330804830,
    0.00012271334757848915, 6.1248135058704829e-05, 3.0588236307020493e-05,
    1.5282259408651872e-05, 7.6371976378997623e-06, 3.8172932649998398e-06,
    1.9082127165539390e-06, 9.5396203387279611e-07, 4.7693298678780646e-07,
    2.3845050272773299e-07, 1.1921992596531107e-07, 5.9608189051259480e-08,
    2.9803503514652280e-08, 1.4901554828365042e-08, 7.4507117898354295e-09,
    3.7253340247884571e-09,
)  # fmt: skip
"""ζ(2) − 1, ζ(3) − 1 …"""

_BERNOULLI = (
    *(1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510),
    *(43867 / 798, -174611 / 330, 854513 / 138, -236364091 / 2730),
)
"""B₂, B₄ …"""

FAR = 9.0
"""From here on Stirling's series is as good as a double; for polygamma twice as far."""

_FACTORIALS = np.array([float(math.factorial(n)) for n in range(171)])

_HALF_LOG_TAU = 0.5 * math.log(2 * math.pi)

# Of ln Γ(2 + t)/t and of ψ(2 + t), lowest powers first.
_signed = [(-1) ** k * z for k, z in enumerate(_ZETA_LESS_ONE, start=2)]
_LOG_NEAR = (1 - _EULER, *(z / k for k, z in enumerate(_signed, start=2)))
_DIGAMMA_NEAR = (1 - _EULER, *_signed)
# Of what is left of ln Γ(x) in 1/x², after a factor 1/x, and of ψ(x) after a factor 1/x².
_LOG_FAR = tuple(b / (2 * k * (2 * k - 1)) for k, b in enumerate(_BERNOULLI, start=1))
_DIGAMMA_FAR = tuple(b / (2 * k) for k, b in enumerate(_BERNOULLI, start=1))


def _series(coefficients: tuple[float, ...], x: Value) -> Value:
    value = coefficients[-1]
    for coefficient in reversed(coefficients[:-1]):
        value = value * x + coefficient
    return value


@no_float_warnings
def gamma(x: Value) -> Value:
    """Compute Γ(x); inf beyond 171.62, 0 between the poles below −178.

    Examples
    --------
    >>> gamma(np.array([5.0, 0.5, -1.0])).tolist()
    [24.0, 1.7724538509055159, nan]
    """
    size = np.absolute(x)
    near = np.less(size, FAR)
    far, half = _gamma_far(size)
    beside = np.where(near, _gamma_near(np.minimum(size, FAR)), far)
    half = np.where(near, 1.0, half)
    reflected = -np.pi / (size * (_sine(size) * beside)) / half
    value = np.where(np.greater(x, 0), beside * half, reflected)
    # Next to the pole at 0 only 1/x is left, and Γ(|x|) may overflow where it is.
    value = np.where(np.less(size, 1e-17), 1.0 / x, value)
    is_whole = np.equal(x, np.rint(x)) & np.greater(x, 0) & np.less(x, 172)
    exact = _FACTORIALS[np.where(is_whole, x - 1.0, 0.0).astype(int)]
    return _defined(x, np.where(is_whole, exact, value))


def _gamma_near(x: Value) -> Value:
    t = x - np.rint(x)
    return np.exp(t * _series(_LOG_NEAR, t)) * _steps(x, np.multiply, lambda y: y, 1.0)


def _gamma_far(x: Value) -> tuple[Value, Value]:
    """Give two factors of Γ(x), which overflows before they do; from 200 on those of Γ(200)."""
    x = np.clip(x, FAR, 200.0)
    inverse = 1.0 / x
    rest = np.exp(-x) * np.exp(_HALF_LOG_TAU + inverse * _series(_LOG_FAR, inverse * inverse))
    # In two steps where x to the power of x overflows before Γ(x) does.
    half = np.float_power(x, 0.5 * x - 0.25)
    whole = np.float_power(x, x - 0.5) * rest
    in_one = np.less(x, 140)
    return np.where(in_one, whole, rest * half), np.where(in_one, 1.0, half)


@no_float_warnings
def log_gamma(x: Value) -> Value:
    """Compute ln |Γ(x)|.

    Examples
    --------
    >>> log_gamma(np.array([1.0, 2.0, 1e300])).tolist()
    [0.0, 0.0, 6.897755278982137e+302]
    """
    below = np.less(x, 0)
    size = np.where(below, 1.0 - x, x)
    beside = np.where(np.less(size, FAR), _log_near(np.minimum(size, FAR)), _log_far(size))
    reflected = -np.log(np.absolute(_sine(x)) / np.pi) - beside
    return _defined(x, np.where(below, reflected, beside))


def _log_near(x: Value) -> Value:
    whole = np.rint(x)
    t = x - whole
    product = _steps(np.maximum(x, 1.5), np.multiply, lambda y: y, 1.0)
    lifted = t * _series(_LOG_NEAR, t) + np.log(product)
    lifted = lifted - np.where(np.less(whole, 2), np.log1p(t), 0.0)
    return lifted - np.where(np.less(whole, 1), np.log(x), 0.0)


def _log_far(x: Value) -> Value:
    x = np.maximum(x, FAR)
    inverse = 1.0 / x
    rest = _HALF_LOG_TAU + inverse * _series(_LOG_FAR, inverse * inverse)
    return (x - 0.5) * (np.log(x) - 1.0) + (rest - 0.5)


@no_float_warnings
def digamma(x: Value) -> Value:
    """Compute ψ(x), the derivative of ln Γ(x).

    Examples
    --------
    >>> digamma(np.array([1.0, 2.0])).tolist()
    [-0.5772156649015329, 0.42278433509846713]
    """
    below = np.less(x, 0)
    size = np.where(below, 1.0 - x, x)
    beside = np.where(np.less(size, FAR), _digamma_near(np.minimum(size, FAR)), _digamma_far(size))
    return _defined(x, np.where(below, beside - np.pi * _cotangent(x), beside))


def _digamma_near(x: Value) -> Value:
    t = x - np.rint(x)
    return _series(_DIGAMMA_NEAR, t) + _steps(x, np.add, np.reciprocal, 0.0)


def _digamma_far(x: Value) -> Value:
    inverse = 1.0 / np.maximum(x, FAR)
    square = inverse * inverse
    return -np.log(inverse) - 0.5 * inverse - square * _series(_DIGAMMA_FAR, square)


def _steps(x: Value, combine: np.ufunc, part: Callable[[Value], Value], unit: float) -> Value:
    """Combine what lies between x and its like in [1.5, 2.5], for x from 0 to FAR."""
    found = np.full(np.shape(x), unit)
    for j in range(1, int(FAR) - 1):
        found = np.where(np.rint(x) - 2 >= j, combine(found, part(np.maximum(x - j, 1.0))), found)
    inverse = np.divide if combine is np.multiply else np.subtract
    found = np.where(np.rint(x) < 2, inverse(found, part(x)), found)
    return np.where(np.rint(x) < 1, inverse(found, part(x + 1.0)), found)


@no_float_warnings
def polygamma(order: int, x: Value) -> Value:
    """Compute the derivative of ψ(x) of an order from 1 on.

    All summands of Σ n!/(x + k)ⁿ⁺¹ have one sign; from far enough on, Stirling's series has them.

    Examples
    --------
    >>> polygamma(1, np.array(1.0)).item()
    1.6449340668482264
    """
    below = np.less(x, 0)
    size = np.where(below, 1.0 - x, x)
    factorial, near = float(math.factorial(order)), np.less(size, 2 * FAR)
    tail = 1.0 / np.where(near, size + 2 * FAR, size)
    far = [b * math.comb(2 * k + order - 1, order - 1) / order for k, b in enumerate(_BERNOULLI, 1)]
    total = (1.0 / order + tail * (0.5 + tail * _series(tuple(far), tail * tail))) * tail**order
    for k in reversed(range(int(2 * FAR))):
        total = total + np.where(near, (1.0 / (size + k)) ** (order + 1), 0.0)
    beside = (-1.0) ** (order + 1) * factorial * total
    polynomial = _cotangent_derivative(order)
    reflected = (-1.0) ** order * beside - np.pi ** (order + 1) * _series(polynomial, _cotangent(x))
    return _defined(x, np.where(below, reflected, beside))


@cache
def _cotangent_derivative(order: int) -> tuple[float, ...]:
    """Give a derivative of the cotangent as a polynomial in it, lowest powers first."""
    found = np.polynomial.Polynomial([0.0, 1.0])
    for _ in range(order):
        found = found.deriv() * np.polynomial.Polynomial([-1.0, 0.0, -1.0])
    return tuple(map(float, found.coef))


def _sine(x: Value) -> Value:
    """Compute sin(πx) with all digits near the integers."""
    whole = np.rint(x)
    return np.where(np.equal(np.remainder(whole, 2.0), 0), 1.0, -1.0) * np.sin(np.pi * (x - whole))


def _cotangent(x: Value) -> Value:
    """Compute cot(πx) with all digits near the integers, and near its roots between them."""
    t = x - np.rint(x)
    beside_root = np.copysign(np.tan(np.pi * (0.5 - np.absolute(t))), t)
    return np.where(np.greater(np.absolute(t), 0.25), beside_root, 1.0 / np.tan(np.pi * t))


def _defined(x: Value, value: Value) -> Value:
    """Give nan at the poles, and where Stirling's series takes infinity from infinity."""
    value = np.where(np.equal(x, np.inf), np.inf, value)
    return np.where(np.less_equal(x, 0) & np.equal(x, np.rint(x)), np.nan, value)
