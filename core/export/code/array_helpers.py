"""What PyTorch and JAX lack, as source text that goes into the files which need it."""

_ROOT = '''
def root(a, b):
    """The real root of degree b, below 0 too if that is odd."""
    value = {np}.where(b == 0, {np}.nan, {np}.abs(a) ** {inverse})
    return {np}.where(a < 0, {np}.where({np}.abs(b % 2) == 1, -value, {np}.nan), value)
'''

_SINC = '''
def sinc(a):
    """sin(a)/a; near 0 by its power series, whose slope is right there."""
    is_near = {np}.abs(a) < 0.1
    far = {np}.where(is_near, {one}, a)
    near = 1 - a**2 / 6 + a**4 / 120 - a**6 / 5040 + a**8 / 362880
    return {np}.where(is_near, near, {np}.sin(far) / far)
'''

TORCH_HELPERS = {
    "number": '''
def number(value):
    """A number as a tensor."""
    return torch.tensor(value, dtype=torch.float64)
''',
    "cbrt": '''
def cbrt(a):
    """The cube root, below 0 too."""
    return torch.where(a < 0, -1.0, 1.0) * torch.abs(a) ** (1 / 3)
''',
    "root": _ROOT.format(np="torch", inverse="(1 / b)"),
    "sinc": _SINC.format(np="torch", one="1.0"),
    "gamma": '''
def gamma(a):
    """The gamma function; below 0 its sign changes at each pole."""
    sign = torch.where((a < 0) & (torch.floor(a) % 2 != 0), -1.0, 1.0)
    return sign * torch.exp(torch.lgamma(a))
''',
}

JAX_HELPERS = {
    "root": _ROOT.format(np="jnp", inverse="jnp.divide(1, b)"),
    "sinc": _SINC.format(np="jnp", one="1"),
}
