"""Random smooth formulas, with numbers as a person would type them."""

import random

_INNER = (
    "sin({})", "cos({})", "exp(0.5*{})", "tanh({})", "atan({})", "({})**2", "({})**3",
    "1/(1+({})**2)", "sigmoid({})", "softplus({})", "gaussian({})", "erf({})", "sqrt(1+({})**2)",
    "log(1+({})**2)", "asinh({})", "silu({})", "gelu({})", "sech({})", "sinc({})", "sinh(0.5*{})",
    "cosh(0.3*{})", "exp2({})", "expm1({})", "-({})", "acot({})", "square({})", "cube({})",
    "hypot({},2)", "atan2({},3)", "radians({})", "elu(exp({}))",
)  # fmt: skip
"""Smooth everywhere."""

_OUTER = ("exp({})", "tanh({})", "atan({})", "2*({})+1", "sinh({})", "-({})", "asinh({})")
"""One-to-one and of a slope that is nowhere 0, so that a break stays what it is."""


def number(rng: random.Random) -> float:
    """Give a place or a factor: whole, of a few digits, of all digits, or of a size of its own."""
    chance = rng.random()
    if chance < 0.15:
        return 0.0
    if chance < 0.4:
        return float(rng.randint(-5, 5))
    if chance < 0.75:
        return round(rng.uniform(-4, 4), rng.choice([1, 2, 3]))
    if chance < 0.9:
        return rng.uniform(-4, 4)
    return rng.choice([-1, 1]) * float(f"{10 ** rng.uniform(-6, 6):.2g}")


def number_text(rng: random.Random) -> str:
    """Write a factor that is not 0."""
    value = number(rng) or 1.0
    return repr(value) if value > 0 else f"({value!r})"


def smooth(rng: random.Random, variable: str, depth: int) -> str:
    """Write a smooth formula of a variable, of at most so many functions in each other."""
    if depth <= 0 or rng.random() < 0.1:
        chance = rng.random()
        if chance < 0.5:
            return variable
        return f"({number_text(rng)}*{variable}+{number_text(rng)})"
    chance = rng.random()
    if chance < 0.2:
        return f"({smooth(rng, variable, depth - 1)}+{smooth(rng, variable, depth - 1)})"
    if chance < 0.35:
        return f"({smooth(rng, variable, depth - 1)})*({smooth(rng, variable, depth - 1)})"
    return rng.choice(_INNER).format(smooth(rng, variable, depth - 1))


def outer(rng: random.Random, text: str) -> str:
    """Put a formula into a one-to-one function."""
    return rng.choice(_OUTER).format(text)


def positive(rng: random.Random) -> str:
    """Write a smooth formula of x that is never 0."""
    formulas = ("(2+sin(x))", "(3-cos(x))", "(1+x**2)", "1/(1+x**2)", "(2+tanh(x))", "sqrt(3+x**2)")
    return rng.choice(formulas)
