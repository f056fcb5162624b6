"""The Taylor polynomial at x: how it is drawn, and its formula."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from core.autodiff.float_warnings import no_float_warnings
from core.digits import MINUS, SUPERSCRIPTS, exact, short
from core.plot.figure import Here, View
from core.sampling.curve import Floats

PLACES = 400
"""Across the view."""

SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@no_float_warnings
def taylor_curve(coefficients: Sequence[float], x: float, view: View) -> tuple[Floats, Floats]:
    """Draw it as a polyline, nan where it is far out of view."""
    (left, right), (low, high) = view.limits
    places = np.linspace(left, right, PLACES)
    away = view.scales[0].back(places) - x
    heights = view.scales[1].to(np.polynomial.polynomial.polyval(away, list(coefficients)))
    reach = high - low
    is_near = (heights >= low - reach) & (heights <= high + reach)
    return places, np.where(is_near, heights, np.nan)


def with_taylor(here: Here, coefficients: Sequence[float] | None, view: View) -> Here:
    """Draw it beside what is at x, where there is one."""
    if coefficients is None:
        return here
    return replace(here, taylor=taylor_curve(coefficients, here.x, view))


def formula(coefficients: Sequence[float], x: float, letter: str = "x") -> str:
    """Write it for people, in few digits.

    Examples
    --------
    >>> formula((1.0, 0.0, -0.5), 0.0), formula((2.0, 1.0, 0.25), 0.5)
    ('T₂ = 1 − 0.5 x²', 'T₂ = 2 + (x − 0.5) + 0.25 (x − 0.5)²')
    """
    name = f"T{str(len(coefficients) - 1).translate(SUBSCRIPTS)}"
    return f"{name} = {_terms(coefficients, _base(x, letter, short), short, _raised, ' ')}"


def to_copy(coefficients: Sequence[float], x: float, letter: str = "x") -> str:
    """Write it with all digits, so that formulas understand it.

    Examples
    --------
    >>> to_copy((2.0, 1.0, 0.25), 0.5)
    '2 + (x - 0.5) + 0.25*(x - 0.5)^2'
    """
    base = _base(x, letter, exact)
    written = _terms(coefficients, base, exact, lambda power: f"^{power}", "*")
    return written.replace(MINUS, "-")


def _base(x: float, letter: str, number: Callable[[float], str]) -> str:
    if x == 0:
        return letter
    return f"({letter} {MINUS if x > 0 else '+'} {number(abs(x))})"


def _raised(power: int) -> str:
    return str(power).translate(SUPERSCRIPTS)


def _terms(
    coefficients: Sequence[float], base: str, number: Callable[[float], str],
    raised: Callable[[int], str], times: str,
) -> str:  # fmt: skip
    made = ""
    for power, c in enumerate(coefficients):
        if c == 0:
            continue
        factor = number(abs(c))
        if power:
            raising = raised(power) if power > 1 else ""
            factor = "" if factor == "1" else f"{factor}{times}"
            factor = f"{factor}{base}{raising}"
        if made:
            made += f" {MINUS if c < 0 else '+'} {factor}"
        else:
            made = f"{MINUS if c < 0 else ''}{factor}"
    return made or "0"
