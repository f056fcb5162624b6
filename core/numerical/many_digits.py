"""A graph worked out in mpmath with as many digits as are asked for, within bounds.

mpmath takes as long as an argument is large: the sine of 10^(10^9) wants a thousand million digits
of π. So nothing is called before its cost is known. Costs are counted, in about microseconds of a
usual machine, and never measured: what is known of f must not depend on the machine's speed.
"""

import math
import operator
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeAlias

from core.expression import Expression
from core.expression.evaluate import evaluate
from core.expression.symbols import INPUTS

Number: TypeAlias = Any
"""Of mpmath, which has no types."""

MOST_WORK = 160_000
"""What all that is worked out for one check may cost."""

MOST_AT_ONCE = 35_000
"""What one call may cost: nobody has a turn meanwhile."""

MOST_DIGITS = 5000
"""How many digits the machinery of one function may work with."""

STEEP = 4000
"""Of how many binary digits the exponent of e^a may be; that of a double has ten bits."""

MOST_BITS = 1 << (STEEP + 2)
"""How large an exponent may be."""

LN_10 = math.log(10)
_DIGITS_A_BIT = 0.30103
_FREE = ("abs", "<", "≤", ">", "≥", "cases", "only if", "max", "min", "sign", "step", "floor",
         "ceil", "round", "trunc", "frac", "mod")  # fmt: skip
"""What costs no more than arithmetic, however large the numbers are."""

_LIGHT = ("log", "log1p", "sqrt", "cbrt", "root", "atan", "acot", "asinh", "acosh", "atan2",
          "sigmoid", "tanh", "coth", "erf", "Φ", "acsc", "asec")  # fmt: skip
"""What needs no more digits for a large number than for a small one."""

_STEEP = ("exp", "sinh", "cosh", "sech", "csch")
_SPARE_BITS = 40
"""In which some thousand products lose what they lose."""

_BLOCK = 10
"""What every block costs at least."""

_SLOW = {"gamma": (3.0, 1.1e-5), "lgamma": (3.0, 1.1e-5), "digamma": (3.7, 2.4e-5),
         "trigamma": (3.7, 2.4e-5)}  # fmt: skip
"""What a call of these costs, times the digits and times their third power."""

_BERNOULLI = 36.0, 1e-5
"""What their table of numbers costs, that a precision needs once, likewise."""


class OutOfReachError(ValueError):
    """What was asked for takes more work than a check may do; `digits` and more."""

    def __init__(self, digits: float) -> None:
        super().__init__(f"it takes {digits:.0f} digits and more")
        self.digits = digits


class Effort:
    """What may still be worked at, `left`; shared by all that one check works out."""

    def __init__(self, most: float = MOST_WORK) -> None:
        self.left = most
        self._tables: set[int] = set()

    def spend(self, cost: float, digits: float) -> None:
        """Take a cost off, or raise an OutOfReachError."""
        self.hold(cost, digits)
        if cost > MOST_AT_ONCE:
            raise OutOfReachError(digits)
        self.left -= cost

    def hold(self, cost: float, digits: float) -> None:
        """Raise an OutOfReachError for what would cost more than is left."""
        if cost > self.left:
            raise OutOfReachError(digits)

    def cost(self, name: str, digits: float, size: float = 1.0) -> float:
        """Say what a call of a function costs, of a number of such a size."""
        usual = 15 + 8e-4 * digits**2
        if name in ("erf", "Φ"):
            # Its series is long where e^(-a²) is neither 1 nor 0; mpmath goes by the bits of a.
            a = size if name == "erf" else 0.75 * 2.0 ** min(math.frexp(size)[1], 100)
            is_long = a < _farthest_of_erf(digits) if name == "erf" else a * a < 5 * digits
            return 40 + 25e-4 * digits**2 * (1 + (a / 6) ** 2 if is_long else 1)
        if name not in _SLOW:
            return usual
        is_new = int(digits) not in self._tables
        self._tables.add(int(digits))
        costs = [_SLOW[name], _BERNOULLI] if is_new else [_SLOW[name]]
        return usual + sum(once * digits + cubed * digits**3 for once, cubed in costs)


class Twins:
    """mpmath's functions, none of which is called before its cost is taken off."""

    def __init__(self, digits: int, effort: Effort) -> None:
        self._digits, self._effort = digits, effort

    def worked_out(self, formula: Expression, inputs: Sequence[Number | None]) -> Number | None:
        """Work a formula out; None where it is not defined, or needs an input that is not.

        Raises an OutOfReachError if that takes more than there is, or more than MOST_DIGITS.
        """
        mp = context()
        names = dict(zip(INPUTS, inputs, strict=False)) | {"π": mp.pi}
        try:
            made = self.held(
                evaluate(formula, names, mp.mpf, self.function, self.power, lazily=True)
            )
        except OutOfReachError:
            raise
        except (ValueError, TypeError, ZeroDivisionError, OverflowError):
            # mpmath leaves the real numbers with a complex one, a TypeError for what has an order.
            return None
        return None if mp.isnan(made) else made

    def function(self, name: str) -> Callable[..., Number]:
        """Give what a name of a twin stands for."""
        known = _function(name)
        if name in _FREE:
            return known

        def called(*inputs: Number) -> Number:
            bits = max(map(_bits, inputs))
            if name in _STEEP and bits > STEEP:
                raise OutOfReachError(2.0 ** min(bits, 1000) * _DIGITS_A_BIT)
            times = 1 + max(bits, 0) / 30 * (name in _STEEP)  # a whole power is multiplied out
            self._spend(name, bits, times, abs(as_double(inputs[0])))
            return known(*inputs)

        return called

    def power(self, base: Number, exponent: Number) -> Number:
        """Raise to a power; one with a large whole exponent is multiplied out bit by bit."""
        bits = _bits(exponent)
        if bits > STEEP or abs(_bits(base)) << max(0, min(bits, 20)) > MOST_BITS:
            raise OutOfReachError(MOST_DIGITS)
        self._spend("^", max(bits, 0), 1 + max(bits, 0) / 30)
        return base**exponent

    def held(self, value: Number) -> Number:
        """Give a block's value as a real number, unless its exponent runs away."""
        number = context().mpf(value)
        if abs(_bits(number)) > MOST_BITS:
            raise OutOfReachError(MOST_DIGITS)
        self._effort.spend(_BLOCK + 5e-5 * self._digits**2, self._digits)
        return number

    def _spend(self, name: str, bits: int, times: float, size: float = 1.0) -> None:
        digits = self._digits + (0 if name in _LIGHT else max(bits, 0)) * _DIGITS_A_BIT
        if digits > MOST_DIGITS:
            raise OutOfReachError(digits)
        self._effort.spend(self._effort.cost(name, digits, size) * times, digits)


def _bits(value: Number) -> int:
    """Give the exponent of a number, of 0 a small one; a ValueError for infinity."""
    _, mantissa, exponent, bits = getattr(value, "_mpf_", None) or context().mpf(value)._mpf_
    if mantissa:
        return int(exponent + bits)
    if exponent and value == value:
        raise ValueError("infinity is no number")
    return 0


@cache
def _function(name: str) -> Callable[..., Number]:
    mp = context()
    own: dict[str, Callable[..., Number]] = {
        **{"abs": abs, "<": operator.lt, "≤": operator.le, ">": operator.gt, "≥": operator.ge},
        "cases": lambda value, condition, otherwise: value if condition else otherwise,
        "only if": lambda value, condition: value if condition else mp.nan,
        **{"max": max, "min": min},
        "step": lambda a: mp.mpf(a >= 0),
        "cbrt": lambda a: mp.sign(a) * mp.cbrt(abs(a)),
        "root": _root,
        "gamma": _gamma,
        "factorial": lambda a: _gamma(a + 1),
        "digamma": _digamma,
        "trigamma": _trigamma,
        "erf": _erf,
        "Φ": mp.ncdf,
        "φ": mp.npdf,
        "tanh": lambda a: mp.tanh(_near_0(a)),
        "coth": lambda a: mp.coth(_near_0(a)),
        "lgamma": lambda a: mp.log(abs(_gamma(a))),
        "round": mp.nint,
        "trunc": lambda a: mp.sign(a) * mp.floor(abs(a)),
        "mod": lambda a, b: a - b * mp.floor(a / b),
    }
    return own.get(name) or getattr(mp, name)


def _near_0(a: Number) -> Number:
    """Bring a number to where e^a is still told from ∞: mpmath shifts by as many bits as it has."""
    farthest = 10 * MOST_DIGITS
    return max(min(a, farthest), -farthest)


def _erf(a: Number) -> Number:
    """Give erf(a), which is ±1 long before mpmath stops looking for digits of it."""
    mp = context()
    return mp.erf(a) if abs(a) < _farthest_of_erf(mp.dps) else mp.sign(a)


def _farthest_of_erf(digits: float) -> float:
    """Say from where on e^(-a²) shows in none of so many digits."""
    return math.sqrt(LN_10 * (digits + 10))


def _root(a: Number, b: Number) -> Number:
    """Give the real root of a degree; a ValueError for that of what is negative, if it is even."""
    mp = context()
    # Odd is what is whole, and its half is not: an int of b may be longer than memory is.
    if a < 0 and (not mp.isint(b) or mp.isint(b / 2)):
        raise ValueError("no real root")
    return mp.sign(a) * abs(a) ** (1 / b)


def _gamma(a: Number) -> Number:
    """Give Γ(a) by way of a large argument: mpmath's table for small ones takes it seconds."""
    mp = context()
    steps = _steps_up(a)
    return mp.gamma(a + steps) / _rising(a, steps)


def _rising(a: Number, steps: int) -> Number:
    """Give a (a + 1) … with so many factors; whole numbers are multiplied, which is far quicker.

    The k-th and the k-th last are taken together: a (a + steps − 1) + k (steps − 1 − k). The two
    of which one may be close to 0 are left as they are.
    """
    mp = context()
    if steps % 2:
        return a * _rising(a + 1, steps - 1)
    bits, last = mp.prec + _SPARE_BITS, steps - 1
    with mp.workprec(bits):
        start = int(mp.floor(mp.ldexp(a * (a + last), bits)))
        least = min(max(int(mp.nint(-a)), 0), last) if steps else 0
    product, power = 1, 0
    for k in range(steps // 2):
        if k not in (least, last - least):
            product *= start + (k * (last - k) << bits)
            excess = max(product.bit_length() - bits, 0)
            product, power = product >> excess, power + excess - bits
    alone = (a + least) * (a + last - least) if steps else 1
    return mp.ldexp(mp.mpf(product), power) * alone


def _digamma(a: Number) -> Number:
    mp = context()
    steps = _steps_up(a)
    return mp.digamma(a + steps) - mp.fsum(1 / (a + k) for k in range(steps))


def _trigamma(a: Number) -> Number:
    mp = context()
    if a < 0:  # mpmath goes up to 0 by ones
        return (mp.pi / mp.sinpi(a)) ** 2 - _trigamma(1 - a)
    steps = _steps_up(a)
    return mp.psi(1, a + steps) + mp.fsum(1 / (a + k) ** 2 for k in range(steps))


def _steps_up(a: Number) -> int:
    """Say how far it is to where Stirling's series has the digits at hand."""
    enough = int(1.2 * context().dps)
    return enough - int(a) if abs(a) < enough else 0


@cache
def context() -> Any:
    """Give mpmath with a precision of its own; it takes a tenth of a second to import."""
    import mpmath  # type: ignore[import-untyped]  # has no types

    return mpmath.mp.clone()


def as_double(number: Number) -> float:
    """Round to a double; ±∞ for what is too large for one.

    Examples
    --------
    >>> as_double(-(context().mpf(10) ** 400))
    -inf
    """
    try:
        return float(number) + 0.0
    except OverflowError:
        return math.inf if number > 0 else -math.inf
