"""Parameters: the letters of a formula that stand for numbers, and what else a name may be."""

import math
import re
import unicodedata
from collections.abc import Collection, Mapping

from core.autodiff.graph import Variable
from core.functions import CATALOGUE
from core.functions.entry import Call
from core.shortened import shortened

LATIN = "abckmnpqrstuvw"
"""The letters that are parameters, in the order in which names are given."""

GREEK = {
    "alpha": "α", "beta": "β", "delta": "δ", "epsilon": "ε", "theta": "θ", "lambda": "λ",
    "mu": "μ", "rho": "ρ", "phi": "φ", "psi": "ψ", "omega": "ω",
}  # fmt: skip
"""By name; the letter is what formulas and files have."""

_NAME = re.compile(f"[{LATIN}{''.join(GREEK.values())}](_(0|[1-9][0-9]{{0,2}}))?")
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")

_TAKEN = {
    "x": "x is what f is a function of",
    "e": "e is Euler's number",
    "pi": "π is the number 3.14…",
    "π": "π is the number 3.14…",
    "tau": "τ is the number 2π",
    "τ": "τ is the number 2π",
    "d": "d is for derivatives, as in dy/dx",
    "f": "f is the function itself",
    "g": "g is for a second function",
    "h": "h is the step size of the numerical derivative",
    "i": "i is the imaginary unit",
    "j": "j is the imaginary unit",
    "l": "l looks like the number 1",
    "o": "o looks like the number 0",
    "y": "y is the value of f",
    "z": "z is for complex numbers",
    "gamma": "gamma is a function",
    "γ": "γ is for the function gamma",
    "sigma": "sigma is for the sigmoid",
    "σ": "σ is for the sigmoid",
}
"""What a name that is no parameter stands for."""


def is_parameter(name: str) -> bool:
    """Tell whether a name in the form of formulas and files, ``a``, ``a_1``, ``α``, is one.

    Examples
    --------
    >>> is_parameter("a_1"), is_parameter("y"), is_parameter("a₁")
    (True, False, False)
    """
    return _NAME.fullmatch(name) is not None


def canonical(name: str) -> str:
    """Give the form of formulas and files to what is written otherwise; another name as it is.

    Examples
    --------
    >>> canonical("alpha"), canonical("a₁"), canonical("ϕ_2"), canonical("sin")
    ('α', 'a_1', 'φ_2', 'sin')
    """
    letter = name.rstrip("0123456789₀₁₂₃₄₅₆₇₈₉").removesuffix("_")
    index = name[len(letter) :].translate(_DIGITS)
    if index and name[len(letter)] != "_" and name[len(letter)].isascii():
        return name
    letter = unicodedata.normalize("NFKC", letter)
    found = GREEK.get(letter, letter) + (f"_{index.removeprefix('_')}" if index else "")
    return found if is_parameter(found) else name


def on_screen(name: str) -> str:
    """Write a parameter as people do.

    Examples
    --------
    >>> on_screen("a_12"), on_screen("α")
    ('a₁₂', 'α')
    """
    letter, _, index = name.partition("_")
    return letter + index.translate(_SUBSCRIPTS)


def refusal(name: str) -> str:
    """Say why a name is no parameter's, without a full stop; empty if it is one.

    Examples
    --------
    >>> refusal("l")
    "'l' is no parameter: l looks like the number 1"
    >>> refusal("a")
    ''
    """
    if is_parameter(name):
        return ""
    letter = name.partition("_")[0]
    if letter in _TAKEN:
        reason = _TAKEN[letter]
    elif name in _function_names():
        reason = f"{name} is a function"
    elif letter.isalpha() and letter != letter.lower():
        reason = "parameters are small letters"
    else:
        reason = "one is a letter such as a, k or α, or one with an index such as a_1"
    return f"'{shortened(name)}' is no parameter: {reason}"


def accept(values: Mapping[str, float | Variable], parameters: Collection[str]) -> None:
    """Raise a ValueError unless all names are of the parameters and all values finite.

    A Variable may have any value: it is a node of a graph.
    """
    for name, value in values.items():
        if name not in parameters:
            raise ValueError(refusal(name) or f"there is no parameter '{name}' in the formula")
        if not isinstance(value, Variable) and not math.isfinite(value):
            raise ValueError(f"the parameter {name} is a finite number, not {value}")


def _function_names() -> set[str]:
    names = set(CATALOGUE)
    for entry in CATALOGUE.values():
        names.update(entry.aliases)
        if isinstance(entry.notation, Call):
            names.add(entry.notation.spelling)
    return names - {""}
