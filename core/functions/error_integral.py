"""The error function's numbers, in NumPy alone.

erf and erfc after the rational approximations of W. J. Cody, "Rational Chebyshev
approximations for the error function", Math. Comp. 23 (1969), 631-637, with the
coefficients of his SPECFUN (CALERF). All work on ndarrays of any shape.
"""

import numpy as np

from core.autodiff.operators import Value

_CENTRE = (
    (
        0.185777706184603153,
        3.16112374387056560,
        113.864154151050156,
        377.485237685302021,
        3209.37758913846947,
    ),
    (1.0, 23.6012909523441209, 244.024637934444173, 1282.61652607737228, 2844.23683343917062),
)
_MIDDLE = (
    (
        2.15311535474403846e-8,
        0.564188496988670089,
        8.88314979438837594,
        66.1191906371416295,
        298.635138197400131,
        881.952221241769090,
        1712.04761263407058,
        2051.07837782607147,
        1230.33935479799725,
    ),
    (
        1.0,
        15.7449261107098347,
        117.693950891312499,
        537.181101862009858,
        1621.38957456669019,
        3290.79923573345963,
        4362.61909014324716,
        3439.36767414372164,
        1230.33935480374942,
    ),
)
_TAIL = (
    (
        0.0163153871373020978,
        0.305326634961232344,
        0.360344899949804439,
        0.125781726111229246,
        0.0160837851487422766,
        0.000658749161529837803,
    ),
    (
        1.0,
        2.56852019228982242,
        1.87295284992346725,
        0.527905102951428412,
        0.0605183413124413191,
        0.00233520497626869185,
    ),
)
_ONE_BY_ROOT_PI = 0.564189583547756287
_CENTRE_ENDS = 0.46875
_MIDDLE_ENDS = 4.0


def _ratio(coefficients: tuple[tuple[float, ...], tuple[float, ...]], x: Value) -> Value:
    """Evaluate a rational function, highest powers first."""
    above, below = coefficients
    return _polynomial(above, x) / _polynomial(below, x)


def _polynomial(coefficients: tuple[float, ...], x: Value) -> Value:
    # np.polyval, but in place, and in floats at one point: here it is most of the work.
    if np.ndim(x) == 0:
        x, value = float(x), coefficients[0]
        for coefficient in coefficients[1:]:
            value = value * x + coefficient
        return value
    y = np.full(np.shape(x), coefficients[0])
    for coefficient in coefficients[1:]:
        y *= x
        y += coefficient
    return y


def exp_minus_square(a: Value, scale: float = 1.0) -> Value:
    """Compute exp(−scale · a²) to the last digits, for a scale that is a power of two.

    The rounding of a², multiplied by a², would show in the tail; so `a` is split into a
    part whose square is exact, and a small rest.

    Examples
    --------
    >>> exp_minus_square(np.array(20.0)).item()
    1.9151695967140057e-174
    """
    a = np.minimum(np.absolute(a), 64.0)
    # The nearest multiple of 1/16: its square has few digits, and the rest is below 1/32.
    coarse = np.rint(a * 16.0) * 0.0625
    rest = (a - coarse) * (a + coarse)
    return np.exp(-scale * coarse * coarse) * np.exp(-scale * rest)


def scaled_erfc(t: Value) -> Value:
    """Compute exp(t²) · erfc(t), which varies slowly, for t of at least 0.46875.

    Examples
    --------
    >>> round(scaled_erfc(np.array(1.0)).item(), 12)
    0.427583576156
    """
    t = np.maximum(t, _CENTRE_ENDS)
    middle = _ratio(_MIDDLE, np.minimum(t, _MIDDLE_ENDS))
    far = np.maximum(t, _MIDDLE_ENDS)
    inverse = 1.0 / (far * far)
    tail = (_ONE_BY_ROOT_PI - inverse * _ratio(_TAIL, inverse)) / far
    return np.where(np.greater(t, _MIDDLE_ENDS), tail, middle)


def erf(a: Value) -> Value:
    """Compute the error function.

    Examples
    --------
    >>> erf(np.array(0.5)).item()
    0.5204998778130465
    """
    size = np.absolute(a)
    inner = np.minimum(size, _CENTRE_ENDS)
    centre = a * _ratio(_CENTRE, inner * inner)
    outer = np.copysign(1.0 - exp_minus_square(size) * scaled_erfc(size), a)
    return np.where(np.less_equal(size, _CENTRE_ENDS), centre, outer)


def normal_cdf(a: Value) -> Value:
    """Compute Φ(a), the normal distribution's probability below `a`, exact in the left tail too.

    Examples
    --------
    >>> normal_cdf(np.array(0.0)).item()
    0.5
    """
    t = np.absolute(a) * np.sqrt(0.5)
    beyond = 0.5 * exp_minus_square(a, 0.5) * scaled_erfc(t)
    outer = np.where(np.greater(a, 0), 1.0 - beyond, beyond)
    inner = np.minimum(t, _CENTRE_ENDS)
    centre = 0.5 + 0.5 * np.copysign(inner * _ratio(_CENTRE, inner * inner), a)
    return np.where(np.less_equal(t, _CENTRE_ENDS), centre, outer)
