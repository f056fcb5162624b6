"""SymPy's functions for the catalogue's names, and our own where SymPy's do not do."""

from typing import Any

import mpmath as mp  # type: ignore[import-untyped]  # has no types
import sympy

from core.expression import Expression
from core.expression.nodes import apply
from core.expression.symbols import a as input_a
from core.expression.symbols import sigmoid as sigmoid_of
from core.functions.entry import Entry


class cbrt(sympy.Function):  # type: ignore[misc]
    """The cube root that is real below 0 too."""

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope."""
        return 1 / (3 * cbrt(self.args[0]) ** 2)


class nth_root(sympy.Function):  # type: ignore[misc]
    """The root that is real below 0 too, if its degree is odd."""

    _imp_ = staticmethod(lambda a, b: mp.sign(a) * abs(a) ** (1 / b))

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope by the number or by the degree."""
        a, b = self.args
        return self / (a * b) if argindex == 1 else -self * sympy.log(abs(a)) / b**2


class lgamma(sympy.Function):  # type: ignore[misc]
    """The logarithm of the gamma function's size, real below 0 too."""

    _imp_ = staticmethod(lambda a: mp.log(abs(mp.gamma(a))))

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope."""
        return sympy.digamma(self.args[0])


class _Flat(sympy.Function):  # type: ignore[misc]
    """Flat between its jumps; SymPy's own has no derivative at all."""

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope."""
        return sympy.Integer(0)


class floor(_Flat):
    """The integer below."""


class ceil(_Flat):
    """The integer above."""


class rounded(_Flat):
    """The nearest integer."""

    _imp_ = staticmethod(mp.nint)


class trunc(_Flat):
    """The integer part."""

    _imp_ = staticmethod(lambda a: mp.sign(a) * mp.floor(abs(a)))


class frac(sympy.Function):  # type: ignore[misc]
    """What lies above the integer below."""

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope."""
        return sympy.Integer(1)


class mod(sympy.Function):  # type: ignore[misc]
    """The remainder that has the divisor's sign."""

    _imp_ = staticmethod(lambda a, b: a - b * mp.floor(a / b))

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope by what is divided or by the divisor."""
        a, b = self.args
        return sympy.Integer(1) if argindex == 1 else -floor(a / b)


class sigmoid(sympy.Function):  # type: ignore[misc]
    """The logistic function, whose slope people write in itself."""

    _imp_ = staticmethod(lambda a: 1 / (1 + mp.exp(-a)))

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope."""
        return self * (1 - self)


class softplus(sympy.Function):  # type: ignore[misc]
    """ln(1 + eᵃ)."""

    _imp_ = staticmethod(lambda a: mp.log1p(mp.exp(a)))

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope."""
        return sigmoid(self.args[0])


class elu(sympy.Function):  # type: ignore[misc]
    """a above 0, eᵃ − 1 below."""

    _imp_ = staticmethod(lambda a: a if a > 0 else mp.expm1(a))

    def fdiff(self, argindex: int = 1) -> Any:
        """Give the slope."""
        return sympy.exp(sympy.Min(0, self.args[0]))


_CLASSES = {
    **{"cbrt": cbrt, "root": nth_root, "lgamma": lgamma, "log1p": lambda a: sympy.log(1 + a)},
    **{"floor": floor, "ceil": ceil, "round": rounded, "trunc": trunc, "frac": frac, "mod": mod},
    **{"<": sympy.Lt, "≤": sympy.Le},
    "cases": lambda value, condition, other: sympy.Piecewise((value, condition), (other, True)),
    "only if": lambda value, condition: sympy.Piecewise((value, condition)),
    **{"sigmoid": sigmoid, "softplus": softplus, "elu": elu},
    **{"abs": sympy.Abs, "min": sympy.Min, "max": sympy.Max, "step": sympy.Heaviside},
}
"""By the catalogue's name, where SymPy's is another one or does not do."""


def sympy_function(name: str) -> Any:
    """Give SymPy's function for one of the catalogue, such as Abs for abs."""
    return _CLASSES.get(name) or getattr(sympy, name)


_TWINS = {
    "sigmoid": sigmoid_of(input_a),
    "softplus": apply("softplus", input_a),
    "elu": apply("elu", input_a),
    "silu": input_a * sigmoid_of(input_a),
}
"""Where the slope is shorter in functions of our own than in exponentials."""


def twin_of(entry: type[Entry]) -> Expression:
    """Give what a function of the catalogue is to SymPy."""
    return _TWINS.get(entry.name, entry.twin)
