r"""Words and numbers that were written for a screen, in LaTeX."""

import re

from core.digits import rounded
from core.expression.latex import power_of_ten

_SUPERSCRIPTS = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans(_SUPERSCRIPTS, "-0123456789")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_SIGNS = {
    "−": "-", "×": r"\times ", "·": r"\cdot ", "≈": r"\approx ", "≥": r"\geq ", "≤": r"\leq ",
    "≠": r"\neq ", "∞": r"\infty ", "π": r"\pi ", "√": r"\surd ", "′": "'", "″": "''", "‴": "'''",
    "α": r"\alpha ", "β": r"\beta ", "δ": r"\delta ", "ε": r"\varepsilon ", "θ": r"\theta ",
    "λ": r"\lambda ", "μ": r"\mu ", "ρ": r"\rho ", "φ": r"\varphi ", "ψ": r"\psi ",
    "ω": r"\omega ",
}  # fmt: skip
"""What is written in math mode."""

_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", "…": r"\dots{}",
    "“": "``", "”": "''", "–": "--",
}  # fmt: skip


def words(text: str) -> str:
    r"""Write words so that LaTeX sets them as they are; what it has no letter for is a ?.

    Examples
    --------
    >>> print(words("50 % of g(x) = x^2, x ≥ 1"))
    50 \% of g(x) = x\textasciicircum{}2, x $\geq$ 1
    """
    return "".join(map(_letter, text))


def _letter(letter: str) -> str:
    if letter in _SPECIAL:
        return _SPECIAL[letter]
    if letter in _SUPERSCRIPTS:
        return f"$^{{{letter.translate(_RAISED)}}}$"
    if letter in _SIGNS:
        return f"${_SIGNS[letter].strip()}$"
    lowered = letter.translate(_LOWERED)
    if lowered != letter:
        return f"$_{{{lowered}}}$"
    return letter if letter.isascii() and letter.isprintable() else "?"


def math_label(label: str) -> str:
    r"""Write a tick's label for math mode.

    Examples
    --------
    >>> print(math_label("−2×10⁻⁸"), math_label("3π/2"))
    -2\times 10^{-8} 3\pi /2
    """
    raised = re.sub(
        f"[{_SUPERSCRIPTS}]+", lambda found: f"^{{{found[0].translate(_RAISED)}}}", label
    )
    return "".join(_SIGNS.get(letter, letter) for letter in raised)


def number(value: float, digits: int = 6) -> str:
    r"""Write a finite number for math mode with so many digits.

    Examples
    --------
    >>> print(number(-0.1234567), number(2.5e-8))
    -0.123457 2.5 \times 10^{-8}
    """
    plain, exponent = rounded(value, digits)
    return plain if exponent is None else power_of_ten(plain, exponent)
