"""What the catalogue writes its formulas in: the inputs a and b, functions and conditions."""

from collections.abc import Callable, Collection

from core.expression.nodes import Apply, Operand, Symbol, apply

INPUTS = "abcd"
"""The names of a function's inputs."""

a, b, c, d = map(Symbol, INPUTS)
"""The input that flows down the chain, and the operands."""

pi = Symbol("π")

EVERYWHERE = apply("and")
"""No condition, which is written as nothing."""


def _function(name: str) -> Callable[..., Apply]:
    return lambda *operands: apply(name, *operands)


sqrt, cbrt, exp = map(_function, ("sqrt", "cbrt", "exp"))
log = _function("log")
"""The natural logarithm, or with a second input that to its base."""

log1p = _function("log1p")
"""log(1 + a), of which no digit is lost where a is next to nothing."""

sin, cos, tan = map(_function, ("sin", "cos", "tan"))
sec, csc, cot = map(_function, ("sec", "csc", "cot"))
asin, acos, atan, atan2 = map(_function, ("asin", "acos", "atan", "atan2"))
acot, asec, acsc = map(_function, ("acot", "asec", "acsc"))
sinh, cosh, tanh = map(_function, ("sinh", "cosh", "tanh"))
sech, csch, coth = map(_function, ("sech", "csch", "coth"))
asinh, acosh, atanh = map(_function, ("asinh", "acosh", "atanh"))
floor, ceil, sign, step = map(_function, ("floor", "ceil", "sign", "step"))
rounded, trunc, frac, mod = map(_function, ("round", "trunc", "frac", "mod"))
root = _function("root")
"""Of its first input, its second is the degree."""

smaller_of, greater_of = map(_function, ("min", "max"))
sigmoid, erf = map(_function, ("sigmoid", "erf"))
factorial, gamma, lgamma = map(_function, ("factorial", "gamma", "lgamma"))
digamma, trigamma = map(_function, ("digamma", "trigamma"))
normal_probability, normal_density = map(_function, ("Φ", "φ"))


def integral(low: Operand, high: Operand, body: Callable[[Symbol], Operand]) -> Apply:
    """Integrate over a letter of its own, which is written as `bound_letter` says."""
    bound = Symbol("t")
    return apply("integral", bound, low, high, body(bound))


def bound_letter(taken: Collection[str]) -> str:
    """Choose what an integral runs over: a letter that came in from outside keeps its meaning."""
    # No wire and no parameter is ever named z.
    return next(letter for letter in "tuvwsz" if letter not in taken)


def cases(value: Operand, condition: Apply, otherwise: Operand) -> Apply:
    """Choose one of two values by a condition."""
    return apply("cases", value, condition, otherwise)


def only_if(value: Operand, condition: Apply) -> Apply:
    """Give a value where a condition holds, and nothing elsewhere."""
    return apply("only if", value, condition)


def between(low: Operand, value: Operand, high: Operand) -> Apply:
    """Compare with both ends of an interval, which belong to it."""
    return apply("≤", low, value, high)


def strictly_between(low: Operand, value: Operand, high: Operand) -> Apply:
    """Compare with both ends of an interval, which do not belong to it."""
    return apply("<", low, value, high)


def equal(left: Operand, right: Operand) -> Apply:
    """Write =, which Python keeps for telling whether two formulas are the same."""
    return apply("=", left, right)


def unequal(left: Operand, right: Operand) -> Apply:
    """Write ≠."""
    return apply("≠", left, right)


def whole(value: Operand) -> Apply:
    """Say that a number is an integer."""
    return apply("whole", value)


def odd(value: Operand) -> Apply:
    """Say that a number is an odd integer."""
    return apply("odd", value)


def not_whole(value: Operand) -> Apply:
    """Say that a number is no integer."""
    return apply("not whole", value)
