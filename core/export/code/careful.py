"""What code computes where the catalogue's own formula would lose digits, or a place without slope.

The catalogue writes mathematics: ln(1 + a), whatever a is. Code has functions of its own for
that, and says nan where a slope is none.
"""

from core.chain import Chain
from core.expression import Expression, Number, Symbol
from core.expression.nodes import apply
from core.expression.symbols import (
    a,
    acos,
    asin,
    atan2,
    b,
    c,
    cases,
    cbrt,
    cosh,
    d,
    digamma,
    equal,
    erf,
    exp,
    floor,
    gamma,
    lgamma,
    log,
    mod,
    only_if,
    pi,
    root,
    rounded,
    sigmoid,
    sinh,
    sqrt,
    tanh,
    trunc,
    unequal,
)  # fmt: skip
from core.functions import CATALOGUE
from core.functions.entry import Entry

da, db, dc, dd = map(Symbol, ("da", "db", "dc", "dd"))
"""The slopes by x of a function's inputs."""


def either(
    one: Expression, first: float | Expression, other: Expression, second: float | Expression
) -> Expression:  # the two conditions with their values, side by side
    """Give the first value where one condition holds, the second where the other does, else nan."""
    return apply("either", one, first, other, second)


def _beside_cut(slope: Expression) -> Expression:
    """Give the slope of an angle, which jumps where it comes to a half turn."""
    return only_if(slope, (b > 0) | unequal(a, 0))


_BELOW, _ABOVE = a < 0, a > 0
_FLAT_BESIDE_ZERO = either(_BELOW, 0, _ABOVE, 0)
_FLAT_BESIDE_SEAM = either(b < c, 0, b > c, 0)
_HYPOT = apply("hypot", a, b)
_ERFC = apply("erfc", -a / sqrt(2))

VALUES: dict[str, Expression] = {
    **{name: apply(name, a) for name in ("exp2", "expm1", "log2", "log10", "log1p", "step")},
    **{name: apply(name, a) for name in ("sigmoid", "softplus", "relu", "leaky_relu", "elu")},
    **{name: apply(name, a) for name in ("silu", "sinc")},
    "hypot": _HYPOT,
    "log_base": only_if(log(a) / log(b), b > 0),
    "coth": 1 / tanh(a),
    "asec": acos(1 / a),
    "acsc": asin(1 / a),
    "acot": atan2(1, a),
    "if_less": either(b < c, a, b >= c, d),
    "if_at_most": either(b <= c, a, b > c, d),
    "mod": mod(a, b),
    "gelu": a / 2 * _ERFC,
    "erf": erf(a),
    "factorial": gamma(a + 1),
    "lgamma": lgamma(a),
}
"""By the catalogue's name, where it is not its formula."""

SLOPES: dict[str, tuple[Expression, ...]] = {
    "cbrt": (1 / (3 * cbrt(a) ** 2),),
    "root": (
        cases(abs(a) ** (1 / b - 1) / b, equal(a, 0), root(a, b) / (a * b)),
        -root(a, b) * log(cases(1, equal(a, 0), a)) / b**2,
    ),
    "power": (
        cases(0, equal(b, 0), b * a ** (b - 1)),
        a**b * log(cases(cases(1, b > 0, a), equal(a, 0), a)),
    ),
    "hypot": (a / _HYPOT, b / _HYPOT),
    "exp2": (apply("exp2", a) * log(Number(2)),),
    "log": (only_if(1 / a, _ABOVE),),
    "log2": (only_if(1 / (a * log(Number(2))), _ABOVE),),
    "log10": (only_if(1 / (a * log(Number(10))), _ABOVE),),
    "log1p": (only_if(1 / (1 + a), a > -1),),
    "log_base": (only_if(1 / (a * log(b)), _ABOVE), -log(a) / (b * log(b) ** 2)),
    "asin": (1 / sqrt((1 - a) * (1 + a)),),
    "acos": (-1 / sqrt((1 - a) * (1 + a)),),
    "asec": (1 / (abs(a) * sqrt((a - 1) * (a + 1))),),
    "acsc": (-1 / (abs(a) * sqrt((a - 1) * (a + 1))),),
    "csch": (-1 / (tanh(a) * sinh(a)),),
    "asinh": (1 / apply("hypot", 1, a),),
    "acosh": (1 / (sqrt(a - 1) * sqrt(a + 1)),),
    "atanh": (only_if(1 / ((1 - a) * (1 + a)), abs(a) < 1),),
    "atan2": (_beside_cut(b / (a**2 + b**2)), _beside_cut(-a / (a**2 + b**2))),
    "abs": (either(_BELOW, -1, _ABOVE, 1),),
    "sign": (_FLAT_BESIDE_ZERO,),
    "step": (_FLAT_BESIDE_ZERO,),
    "min": (either(a < b, 1, a > b, 0), either(a < b, 0, a > b, 1)),
    "max": (either(a > b, 1, a < b, 0), either(a > b, 0, a < b, 1)),
    **{
        name: (
            either(b < c, 1, b > c, 0),
            _FLAT_BESIDE_SEAM,
            _FLAT_BESIDE_SEAM,
            either(b < c, 0, b > c, 1),
        )
        for name in ("if_less", "if_at_most")
    },
    **{
        name: (only_if(1, b < c), only_if(0, b < c), only_if(0, b < c))
        for name in ("only_if_less", "only_if_at_most")
    },
    **{name: (only_if(0, unequal(a, floor(a))),) for name in ("floor", "ceil")},
    "trunc": (cases(0, equal(a, 0), only_if(0, unequal(a, floor(a)))),),
    "round": (only_if(0, unequal(abs(a - trunc(a)), 0.5)),),
    "frac": (only_if(1, unequal(a, floor(a))),),
    "mod": (
        only_if(1, unequal(mod(a, b), 0)),
        only_if(-rounded((a - mod(a, b)) / b), unequal(mod(a, b), 0)),
    ),
    "sigmoid": (1 / (4 * cosh(a / 2) ** 2),),
    "softplus": (sigmoid(a),),
    "relu": (either(_BELOW, 0, _ABOVE, 1),),
    "leaky_relu": (either(_BELOW, 0.01, _ABOVE, 1),),
    "gelu": (_ERFC / 2 + a * exp(-(a**2) / 2) / sqrt(2 * pi),),
    "sinc": (apply("sinc_slope", a),),
    "factorial": (gamma(a + 1) * digamma(a + 1),),
}
"""By the catalogue's name, where they are not its own."""

TANGENTS: dict[str, Expression] = {
    "min": either(a < b, da, a > b, db),
    "max": either(a > b, da, a < b, db),
    **{name: either(b < c, da, b > c, dd) for name in ("if_less", "if_at_most")},
    **{name: only_if(da, b < c) for name in ("only_if_less", "only_if_at_most")},
}
"""The slope of what chooses, by x: what is not chosen may have none, and 0 times nan is nan."""


def value_of(function: type[Entry]) -> Expression:
    """Give the value of a function of the catalogue."""
    return VALUES.get(function.name, function.formula)


def slopes_of(function: type[Entry]) -> tuple[Expression, ...]:
    """Give its local derivatives, nan where there is none."""
    return SLOPES.get(function.name, function.slopes)


CORNERED = frozenset(name for name, entry in CATALOGUE.items() if entry.piecewise) | {"elu"}
"""The functions whose pieces meet at places where they may have no slope."""


def has_corners(chain: Chain) -> bool:
    """Tell whether any block has pieces that meet."""
    return any(chain.block(path).name in CORNERED for path in chain.paths())
