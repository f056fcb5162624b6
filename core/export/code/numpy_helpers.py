"""What NumPy lacks, as source text that goes into the files which need it."""

HELPERS = {
    "root": '''
def root(a, b):
    """The real root of degree b, below 0 too if that is odd."""
    value = np.where(b == 0, np.nan, np.abs(a) ** np.divide(1, b))
    return np.where(a < 0, np.where(np.abs(np.mod(b, 2)) == 1, -value, np.nan), value)
''',
    "sigmoid": '''
def sigmoid(a):
    """1/(1 + exp(-a)), which overflows nowhere."""
    small = np.exp(-np.abs(a))
    return np.where(a < 0, small, 1) / (1 + small)
''',
    "leaky_relu": '''
def leaky_relu(a):
    """The positive part and a hundredth of the negative one."""
    return np.maximum(a, 0.01 * a)
''',
    "elu": '''
def elu(a):
    """a above 0, exp(a) - 1 below."""
    return np.where(a > 0, a, np.expm1(np.minimum(a, 0)))
''',
    "silu": '''
def silu(a):
    """a times its sigmoid."""
    return a * sigmoid(a)
''',
    "erf": '''
def erf(a):
    """The error function."""
    return np.vectorize(math.erf, otypes=[float])(a)
''',
    "erfc": '''
def erfc(a):
    """1 - erf(a), with all digits where that is small."""
    return np.vectorize(math.erfc, otypes=[float])(a)
''',
    "sinc": '''
def sinc(a):
    """sin(a)/a, and 1 at 0."""
    other = np.where(a == 0, 1, a)
    return np.where(a == 0, 1, np.sin(other) / other)
''',
    "sinc_slope": '''
def sinc_slope(a):
    """The slope of sin(a)/a; near 0 by its power series, where digits would cancel."""
    far = np.where(np.abs(a) < 0.1, 1, a)
    near = -a / 3 + a**3 / 30 - a**5 / 840 + a**7 / 45360
    return np.where(np.abs(a) < 0.1, near, (np.cos(far) - np.sin(far) / far) / far)
''',
    "gamma": '''
def gamma(a):
    """The gamma function: nan at its poles, inf where it is too large."""

    def value(a):
        try:
            return math.gamma(a)
        except ValueError:
            return math.nan
        except OverflowError:
            return math.inf

    return np.vectorize(value, otypes=[float])(a)
''',
    "lgamma": '''
def lgamma(a):
    """The logarithm of the gamma function's size, nan at its poles."""

    def value(a):
        try:
            return math.lgamma(a)
        except ValueError:
            return math.nan

    return np.vectorize(value, otypes=[float])(a)
''',
    "digamma": '''
def digamma(a):
    """The slope of ln gamma: by reflection below 0, by steps up to 10, then by Stirling."""
    x = np.where(a < 0.5, 1 - a, a)
    value = 0
    for _ in range(10):
        value = value - 1 / x
        x = x + 1
    t = 1 / x**2
    series = t * (1 / 12 - t * (1 / 120 - t * (1 / 252 - t * (1 / 240 - t * (1 / 132)))))
    value = value + np.log(x) - 1 / (2 * x) - series
    angle = np.pi * (a - np.rint(a))
    reflected = value - np.pi / np.tan(np.where(angle == 0, np.nan, angle))
    return np.where(a < 0.5, reflected, value)
''',
    "trigamma": '''
def trigamma(a):
    """The slope of digamma."""
    x = np.where(a < 0.5, 1 - a, a)
    value = 0
    for _ in range(10):
        value = value + 1 / x**2
        x = x + 1
    t = 1 / x**2
    series = t * (1 / 6 - t * (1 / 30 - t * (1 / 42 - t * (1 / 30 - t * (5 / 66)))))
    value = value + 1 / x + t / 2 + series / x
    angle = np.pi * (a - np.rint(a))
    reflected = np.pi**2 / np.sin(np.where(angle == 0, np.nan, angle)) ** 2 - value
    return np.where(a < 0.5, reflected, value)
''',
}
"""By name; one may use those before it."""
