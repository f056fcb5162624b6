"""A graph worked out in mpmath with as many digits as are asked for, within bounds.

mpmath takes as long as an argument is large: the sine of 10^(10^9) wants a thousand million
digits of π. So nothing is called before its cost is known. Costs are counted, in about
microseconds of a usual machine, and never measured: what is known of f must not depend on the
machine's speed.
"""

import operator
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeAlias

from core.autodiff.variable import Variable
from core.expression.evaluate import evaluate
from core.expression.symbols import INPUTS
from core.functions.choice import Gate
from core.functions.entry import Entry

Number: TypeAlias = Any
"""Of mpmath, which has no types."""

MOST_WORK = 60_000
"""What all that is worked out for one check may cost."""

MOST_DIGITS = 4000
"""How many digits the machinery of one function may work with."""

MOST_BITS = 2**40
"""How long an exponent may be in its turn; that of a double has ten bits."""

STEEP = 64
"""Of how many binary digits an exponent may be; e^(2^64) is beyond MOST_BITS by far."""

_DIGITS_A_BIT = 0.30103
_FREE = ("abs", "<", "≤", "cases", "only if", "max", "min", "sign", "step", "floor", "ceil",
         "round", "trunc", "frac", "mod")  # fmt: skip
"""What costs no more than arithmetic, however large the numbers are."""

_STEEP = ("exp", "sinh", "cosh", "sech", "csch")
_BLOCK = 10
"""What every block costs at least."""

_SLOW = {"gamma": (3.0, 1.1e-5), "lgamma": (3.0, 1.1e-5), "digamma": (3.7, 2.4e-5)}
"""What a call of these costs, times the digits and times their third power."""

_BERNOULLI = 36.0, 1e-5
"""What their table of numbers costs, that a precision needs once, likewise."""


class OutOfReachError(ValueError):
    """What was asked for takes more work than a check may do; `digits` and more."""

    def __init__(self, digits: float) -> None:
        super().__init__(f"it takes {digits:.0f} digits and more")
        self.digits = digits


class Effort:
    """What may still be worked at; shared by all that one check works out."""

    def __init__(self, most: float = MOST_WORK) -> None:
        self._left = most
        self._tables: set[int] = set()

    def spend(self, cost: float, digits: float) -> None:
        """Take a cost off, or raise an OutOfReachError."""
        self.hold(cost, digits)
        self._left -= cost

    def hold(self, cost: float, digits: float) -> None:
        """Raise an OutOfReachError for what would cost more than is left."""
        if cost > self._left:
            raise OutOfReachError(digits)

    def cost(self, name: str, digits: float) -> float:
        """Say what a call of a function with so many digits costs."""
        usual = 15 + 8e-4 * digits**2
        if name == "erf":
            return 40 + 350e-4 * digits**2
        if name not in _SLOW:
            return usual
        is_new = int(digits) not in self._tables
        self._tables.add(int(digits))
        costs = [_SLOW[name], _BERNOULLI] if is_new else [_SLOW[name]]
        return usual + sum(once * digits + cubed * digits**3 for once, cubed in costs)


class _Twins:
    """mpmath's functions, none of which is called before its cost is taken off."""

    def __init__(self, digits: int, effort: Effort) -> None:
        self._digits, self._effort = digits, effort

    def function(self, name: str) -> Callable[..., Number]:
        """Give what a name of a twin stands for."""
        known = _function(name)
        if name in _FREE:
            return known

        def called(*inputs: Number) -> Number:
            bits = max(map(_bits, inputs))
            if name in _STEEP and bits > STEEP:
                raise OutOfReachError(2.0 ** min(bits, 1000) * _DIGITS_A_BIT)
            self._spend(name, bits, 1)
            return known(*inputs)

        return called

    def power(self, base: Number, exponent: Number) -> Number:
        """Raise to a power; one with a large whole exponent is multiplied out bit by bit."""
        bits = _bits(exponent)
        if _bits(base) + bits > 1100 + STEEP:
            raise OutOfReachError(MOST_DIGITS)
        self._spend("^", max(bits, 0), 1 + max(bits, 0) / 30)
        return base**exponent

    def held(self, value: Number) -> Number:
        """Give a block's value as a real number, unless its exponent runs away."""
        number = _context().mpf(value)
        if abs(_bits(number)) > MOST_BITS and number:
            raise OutOfReachError(MOST_BITS * _DIGITS_A_BIT)
        self._effort.spend(_BLOCK + 5e-5 * self._digits**2, self._digits)
        return number

    def _spend(self, name: str, bits: float, times: float) -> None:
        digits = self._digits + max(bits, 0) * _DIGITS_A_BIT
        if digits > MOST_DIGITS:
            raise OutOfReachError(digits)
        self._effort.spend(self._effort.cost(name, digits) * times, digits)


def _bits(value: Number) -> float:
    """Give the exponent of a number, of 0 a small one; a ValueError for infinity."""
    context = _context()
    if context.isinf(value):
        raise ValueError("infinity is no number")
    if context.isnan(value) or not value:
        return 0.0
    return float(min(context.mag(value), 10**300))


def values_at(
    graph: Sequence[Variable], leaf: Variable, places: Callable[[Any], Sequence[Number]],
    digits: int, effort: Effort,
) -> list[Number]:  # fmt: skip
    """Work out what a graph gives at some places, which are made with mpmath.

    Every function of the graph has a twin, and what comes first stands first.

    Raises
    ------
    OutOfReachError
        If that takes more than `effort` has left, or more digits than MOST_DIGITS.
    ValueError, TypeError, ZeroDivisionError, OverflowError
        As mpmath does where it leaves the real numbers: a complex one has no order.
    """
    context = _context()
    with context.workdps(digits):
        twins, xs = _Twins(digits, effort), places(context)
        effort.hold(_BLOCK * len(graph) * len(xs), digits)
        return [_value(graph, leaf, x, twins) for x in xs]


def _value(graph: Sequence[Variable], leaf: Variable, x: Number, twins: _Twins) -> Number:
    context = _context()
    values: dict[Variable, Number] = {}
    for v in graph:
        creator = v._creator
        if creator is None:
            values[v] = x if v is leaf else context.mpf(float(v.data))
            continue
        if isinstance(creator, Gate):
            values[v] = values[creator.inputs[-1]]
            continue
        assert isinstance(creator, Entry)
        known = (values.get(i, context.nan) for i in creator.inputs)
        inputs = dict(zip(INPUTS, known, strict=False))
        inputs["π"] = context.pi
        made = evaluate(creator.twin, inputs, context.mpf, twins.function, twins.power)
        values[v] = twins.held(made)
    return values[graph[-1]]


def _function(name: str) -> Callable[..., Number]:
    context = _context()
    own: dict[str, Callable[..., Number]] = {
        **{"abs": abs, "<": operator.lt, "≤": operator.le},
        "cases": lambda value, condition, otherwise: value if condition else otherwise,
        "only if": lambda value, condition: value if condition else context.nan,
        "max": max,
        "min": min,
        "step": lambda a: context.mpf(a >= 0),
        "cbrt": lambda a: context.sign(a) * context.cbrt(abs(a)),
        "root": lambda a, b: context.sign(a) * abs(a) ** (1 / b),
        "gamma": _gamma,
        "digamma": _digamma,
        "lgamma": lambda a: context.log(abs(_gamma(a))),
        "round": context.nint,
        "trunc": lambda a: context.sign(a) * context.floor(abs(a)),
        "mod": lambda a, b: a - b * context.floor(a / b),
    }
    return own.get(name) or getattr(context, name)


def _gamma(a: Number) -> Number:
    """Give Γ(a) by way of a large argument: mpmath's table for small ones takes it seconds."""
    context = _context()
    steps = _steps_up(a)
    return context.gamma(a + steps) / context.fprod(a + k for k in range(steps))


def _digamma(a: Number) -> Number:
    context = _context()
    steps = _steps_up(a)
    return context.digamma(a + steps) - context.fsum(1 / (a + k) for k in range(steps))


def _steps_up(a: Number) -> int:
    """Say how far it is to where Stirling's series has the digits at hand."""
    enough = int(1.2 * _context().dps)
    return enough - int(a) if abs(a) < enough else 0


@cache
def _context() -> Any:
    """Give mpmath with a precision of its own; it takes a tenth of a second to import."""
    import mpmath  # type: ignore[import-untyped]  # has no types

    return mpmath.mp.clone()
