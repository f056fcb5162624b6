"""Formulas of a variable u that do something at u = 0, by what they do there.

`c` and `k` stand for numbers: c between 1/4 and 4 and not 1, k from 10³ to 10¹². Each formula
does what it is listed for at u = 0 and, if it has a period, at its multiples, and nothing
elsewhere within reach; those listed with a further place break there too.
"""

from typing import NamedTuple

from tests.core.numerical.judging.at_a_place import Nature


class Break(NamedTuple):
    """A formula of u that breaks at 0.

    Attributes
    ----------
    period : str
        How far it is from one break to the next, as a formula; empty if there is only one.
    others : tuple of float
        Other u where it breaks as well.
    """

    text: str
    period: str = ""
    others: tuple[float, ...] = ()


def _of(*breaks: str | Break) -> tuple[Break, ...]:
    return tuple(b if isinstance(b, Break) else Break(b) for b in breaks)


BREAKS: dict[Nature, tuple[Break, ...]] = {
    Nature.CORNER: _of(
        "abs(u)", "relu(u)", "max(u,c*u)", "min(u,c*u)", "leaky_relu(u)", "hypot(u,0)",
        "{u<0: c*u, -u}", "{u<=0: sin(u), c*u}", "relu(relu(u))", "abs(abs(u))", "abs(sinh(u))",
        "max(u,-u)", "min(sin(u),c*u)", "sqrt(u**2)", "max(0,tanh(u))", "abs(u)*exp(u)",
        "max(abs(u),relu(u))", "c*u+1e-05*abs(u)", "abs(u)*(2+cos(u))",
        Break("abs(sin(u))", "pi"), Break("abs(sin(8*u))", "pi/8"), Break("asin(cos(u))", "pi"),
        Break("max(u,u**2)", others=(1.0,)), Break("elu(u)-relu(-u)"),
    ),
    Nature.CUSP: _of(
        "sqrt(abs(u))", "abs(u)**0.9", "abs(u)**0.5", "abs(u)**0.99", "cbrt(u**2)", "root(u**2,5)",
        "abs(u)**0.3", "cbrt(abs(u))", "abs(cbrt(u))",
    ),
    Nature.UPRIGHT: _of(
        "cbrt(u)", "root(u,5)", "sign(u)*abs(u)**0.6", "sign(u)*sqrt(abs(u))", "cbrt(sinh(u))",
        "root(u,9)", "sign(u)*abs(u)**0.9", "cbrt(u)+u",
    ),
    Nature.HALF_UPRIGHT: _of("sqrt(relu(u))", "cbrt(relu(u))", "{u<0: c*u, sqrt(u)}"),
    Nature.JUMP: _of(
        "step(u)", "sign(u)", "atan2(u,-1)", "{u<0: 0, c}", "{u<=0: u, 1+c*u}", "step(u)*exp(u)",
        "sign(u)+abs(u)", "sign(u)+cbrt(u)", "{u<0: sin(u), cos(u)}", "1000000*u+step(u)",
        Break("floor(u)", "1"), Break("ceil(u)", "1"), Break("frac(u)", "1"),
        Break("mod(u,2)", "2"), Break("round(u+0.5)", "1"), Break("sign(sin(u))", "pi"),
    ),
    Nature.GAP_IN_JUMP: _of(
        "abs(u)/u", "atan(1/u)", "tanh(1/u)", "sigmoid(1/u)", "u/sqrt(u**2)", "erf(1/u)",
    ),
    Nature.REMOVABLE: _of(
        "sign(u)**2", "abs(sign(u))", "0**abs(u)", "{u=0: c, u}", "{u=0: c, exp(u)-1}",
        "{u=0: 7, sin(u)/u}", "c+sign(u)**2", "{u=0: 3, abs(u)}",
    ),
    Nature.HOLE: _of(
        "sin(u)/u", "expm1(u)/u", "u/u", "u**2/u", "u*sin(1/u)", "exp(-1/u**2)", "tanh(u)/u",
        "1/(1+1/u**2)", "log1p(u**2)/u", "(1-cos(u))/u**2", "u*log(u**2)", "c*u**3/u",
        "u**2*cos(1/u)", "1/(1/u)", "u/tanh(u)",
    ),
    Nature.POLE: _of(
        "1/u", "c/u**2", "1/u**3", "log(abs(u))", "log(u**2)", "1/abs(u)", "coth(u)", "csch(u)",
        "reciprocal(u)", "exp(1/u)", "1/sinh(u)", "u**-2", "1/expm1(u)",
        "1/u+1000000000", "1/cbrt(u)", "abs(u)**-0.5", "1/(u*(1+u**2))", "sqrt(1/u**2)",
        Break("cot(u)", "pi"), Break("csc(u)", "pi"), Break("1/sin(u)", "pi"),
    ),
    Nature.POLE_AT_EDGE: _of("log(u)", "log(-u)", "1/sqrt(u)", "u**-0.5", "log10(u)", "log2(u)/u"),
    Nature.EDGE: _of(
        "sqrt(u)", "sqrt(-u)", "u**0.5", "u**1.5", "acosh(1+u)", "u*log(u)", "{u<0: exp(u)}",
        "{u<=0: cos(u)}", "{u>0: u}", "exp(-1/sqrt(u))", "sqrt(u)*u**2", "u**2.5",
    ),
    Nature.ISOLATED: _of("sqrt(u)+sqrt(-u)", "sqrt(-abs(u))", "sqrt(-u**2)", "sqrt(u)*sqrt(-u)"),
    Nature.ESSENTIAL: _of("sin(1/u)", "cos(1/u)", "sin(c/u)*exp(u)", "cos(1/u**2)"),
    Nature.SMOOTH: _of(
        "u*abs(u)", "abs(u)**1.1", "sign(u)*u**2", "relu(u)**2", "abs(u)**3", "max(u,u)",
        "{u<0: sin(u), u}", "elu(u)", "sqrt(u**4)", "min(u,u)+u**2", "abs(u)**1.5",
        "{u<=0: exp(u), 1+u}", "{u=0: 1, sin(u)/u}", "abs(u)*u**3", "relu(u)*u", "sinc(u)",
        "max(u,sin(u))", "{u=0: 0, exp(-1/u**2)}",
    ),
}  # fmt: skip
"""By what they do at u = 0. What is smooth there looks as if it were not."""

NEAR_MISSES = (
    "sqrt(u**2+1/k)", "sqrt(u**2+1/k**2)", "tanh(k*u)", "1/(1+(k*u)**2)", "exp(-(k*u)**2)",
    "atan(k*u)", "1/(1+exp(-k*u))", "softplus(k*u)/k", "log(u**2+1/k)", "sin(k*u)", "gaussian(k*u)",
    "erf(k*u)", "u/sqrt(u**2+1/k)", "exp(k*u)", "sin(k*u)/k", "1/(u**2+1/k)", "asinh(k*u)",
    "u**2*sigmoid(k*u)", "sech(k*u)", "hypot(u,1/k)", "(k*u)**4", "cos(k*u)", "u**10", "u**4",
    "u**6", "u**3",
)  # fmt: skip
"""Smooth formulas that change quickly, or hardly at all, near u = 0."""

LOSING = (
    "(1-cos(u))/u**2", "log1p(u)/u", "log(1+u)/u", "(u-sin(u))/u**3", "(u+1)**2-u**2-2*u",
    "exp(u)*exp(-u)", "sin(u)**2+cos(u)**2", "cosh(u)**2-sinh(u)**2", "sqrt(u**2+1)-u",
    "log(u+sqrt(u**2+1))", "(1e16+u)-1e16", "u**3-u*u*u", "u**2-(u-1)*(u+1)", "u**2-2*u+1",
    "exp(log(u**2+1))-u**2", "1/(1/u)", "exp(exp(u))", "u**200", "exp(-u**2)", "u**3/u**2",
    "tan(u)*cot(u)", "10**u", "exp(u)/exp(u)", "(u**2)**0.5/u", "sin(u+pi)+sin(u)",
    "sinh(u)/cosh(u)", "1e10+u", "u**5", "atan(u)", "log(u**2+1)", "1/u-1/(u+1)", "exp2(u)",
    "exp(u)-exp(-u)-2*u",
    "sqrt(u**2+1e10)-1e5", "(u+1e8)-1e8", "u*1e200*1e200", "u*1e-200*1e-200", "1e300*u*1e300",
    "cbrt(u)**3", "u-u", "u/u**2", "log(exp(u))", "sqrt(u*u)*u", "asin(sin(u/4))", "gamma(u**2+1)",
)  # fmt: skip
"""Smooth formulas that lose digits, or leave the range of doubles, somewhere."""
