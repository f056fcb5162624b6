"""Formulas with parameters, and what they are in mpmath: x first, parameters by name."""

from collections.abc import Callable
from typing import Any

import mpmath as mp  # type: ignore[import-untyped]

PARAMETRIC: dict[str, Callable[..., Any]] = {
    "a*x": lambda x, a: a * x,
    "a*x^2 + b*x + c": lambda x, a, b, c: a * x**2 + b * x + c,
    "a*x^3 - b*x": lambda x, a, b: a * x**3 - b * x,
    "a*(x - b)^2 + c": lambda x, a, b, c: a * (x - b) ** 2 + c,
    "(x - a)*(x - b)*(x - c)": lambda x, a, b, c: (x - a) * (x - b) * (x - c),
    "a/x": lambda x, a: a / x,
    "a/(x + b)": lambda x, a, b: a / (x + b),
    "(a*x + b)/(c*x + k)": lambda x, a, b, c, k: (a * x + b) / (c * x + k),
    "x/(x^2 + a^2)": lambda x, a: x / (x**2 + a**2),
    "1/(a + b*x^2)": lambda x, a, b: 1 / (a + b * x**2),
    "a*sin(b*x + c)": lambda x, a, b, c: a * mp.sin(b * x + c),
    "a*cos(x) + b*sin(x)": lambda x, a, b: a * mp.cos(x) + b * mp.sin(x),
    "sin(a*x)*sin(b*x)": lambda x, a, b: mp.sin(a * x) * mp.sin(b * x),
    "sin(x)^2*a": lambda x, a: mp.sin(x) ** 2 * a,
    "tan(a*x)": lambda x, a: mp.tan(a * x),
    "x*sin(a/x)": lambda x, a: x * mp.sin(a / x),
    "atan(a*x)": lambda x, a: mp.atan(a * x),
    "asin(a*x)": lambda x, a: mp.asin(a * x),
    "a*exp(b*x)": lambda x, a, b: a * mp.exp(b * x),
    "exp(-a*x)*sin(b*x)": lambda x, a, b: mp.exp(-a * x) * mp.sin(b * x),
    "exp(-a*x^2)": lambda x, a: mp.exp(-a * x**2),
    "a*exp(-(x - μ)^2/(2*ρ^2))": lambda x, a, μ, ρ: a * mp.exp(-((x - μ) ** 2) / (2 * ρ**2)),
    "a^x": lambda x, a: a**x,
    "x^a": lambda x, a: x**a,
    "a*x^b": lambda x, a, b: a * x**b,
    "x^(a*x)": lambda x, a: x ** (a * x),
    "ln(a*x)": lambda x, a: mp.log(a * x),
    "a*ln(x + b)": lambda x, a, b: a * mp.log(x + b),
    "ln(a + x^2)": lambda x, a: mp.log(a + x**2),
    "log(x, a)": lambda x, a: mp.log(x) / mp.log(a),
    "sqrt(a*x)": lambda x, a: mp.sqrt(a * x),
    "sqrt(a^2 + x^2)": lambda x, a: mp.sqrt(a**2 + x**2),
    "a/(1 + exp(-k*(x - m)))": lambda x, a, k, m: a / (1 + mp.exp(-k * (x - m))),
    "tanh(a*x + b)": lambda x, a, b: mp.tanh(a * x + b),
    "a*cosh(x/a)": lambda x, a: a * mp.cosh(x / a),
    "sinh(a*x)*b": lambda x, a, b: mp.sinh(a * x) * b,
    "x*exp(a*x)": lambda x, a: x * mp.exp(a * x),
    "a_1*x + a_2*x^2": lambda x, a_1, a_2: a_1 * x + a_2 * x**2,
    "α*cos(ω*x + φ)": lambda x, α, ω, φ: α * mp.cos(ω * x + φ),
    "sin(a)*cos(b)*x + ln(c)": lambda x, a, b, c: mp.sin(a) * mp.cos(b) * x + mp.log(c),
}
"""Forty of them."""

VALUES = (0.75, 1.25, 0.625, 1.5)
"""Of the parameters, in their order in the formula as mpmath has it."""
