"""The catalogue: every function the app offers, each a small class.

A new function is one class in the file of its family and one line in CATALOGUE. The
palette, formulas, files, tests and documentation read it from there.
"""

from types import MappingProxyType

from core.functions import at_ties as at_ties  # fills the table that ties need
from core.functions import shape as shape  # fills the table that broadcasting needs
from core.functions.activation import Elu, Gelu, LeakyRelu, Relu, Sigmoid, Silu, Softplus
from core.functions.arithmetic import Add, Divide, Multiply, Negate, Reciprocal, Subtract
from core.functions.conditions import IfAtMost, IfLess, OnlyIfAtMost, OnlyIfLess
from core.functions.entry import Entry
from core.functions.exponential import Exp, Exp2, Expm1
from core.functions.gamma import Digamma, Factorial, Gamma, LogGamma
from core.functions.hyperbolic import Acosh, Asinh, Atanh, Cosh, Sinh, Tanh
from core.functions.hyperbolic_reciprocal import Coth, Csch, Sech
from core.functions.inverse_trigonometric import Acos, Acot, Acsc, Asec, Asin, Atan, Atan2
from core.functions.logarithm import Log, Log1p, Log2, Log10, LogBase
from core.functions.piecewise import Abs, Max, Min, Sign, Step
from core.functions.powers import Cbrt, Cube, Hypot, Power, Sqrt, Square
from core.functions.root import Root
from core.functions.rounding import Ceil, Floor, Frac, Mod, Round, Trunc
from core.functions.special import Erf, Gaussian, Sinc
from core.functions.trigonometric import Cos, Cot, Csc, Radians, Sec, Sin, Tan

_CLASSES: tuple[type[Entry], ...] = (
    *(Add, Subtract, Multiply, Divide, Negate, Reciprocal),
    *(Square, Cube, Sqrt, Cbrt, Root, Power, Hypot),
    *(Exp, Exp2, Expm1, Log, Log2, Log10, Log1p, LogBase),
    *(Sin, Cos, Tan, Sec, Csc, Cot, Asin, Acos, Atan, Asec, Acsc, Acot, Atan2, Radians),
    *(Sinh, Cosh, Tanh, Sech, Csch, Coth, Asinh, Acosh, Atanh),
    *(Abs, Sign, Step, Min, Max, IfLess, IfAtMost, OnlyIfLess, OnlyIfAtMost),
    *(Floor, Ceil, Round, Trunc, Frac, Mod),
    *(Sigmoid, Softplus, Relu, LeakyRelu, Elu, Silu, Gelu),
    *(Gaussian, Erf, Sinc, Factorial, Gamma, LogGamma, Digamma),
)

CATALOGUE = MappingProxyType({function.name: function for function in _CLASSES})
"""The classes by name, in the order of the palette."""

BASICS = (
    *("square", "exp", "log", "sin", "cos", "sqrt"),
    *("add", "subtract", "multiply", "divide", "power", "negate"),
)
"""The names that the palette opens with."""


def nearest(name: str) -> str:
    """Give the name or alias most like a mistyped one; empty if none is like it.

    Examples
    --------
    >>> nearest("sinn")
    'sin'
    """
    import difflib  # a millisecond of the start, for a name that is wrong

    spellings = [s for entry in _CLASSES for s in (entry.name, *entry.aliases)]
    return next(iter(difflib.get_close_matches(name.lower(), spellings, n=1)), "")
