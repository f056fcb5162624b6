"""The languages that a function can be written in."""

from collections.abc import Callable

from core.chain import Chain
from core.export.code.autodiff_code import jax_code, torch_code
from core.export.code.notes_code import notes_code
from core.export.code.numpy_code import numpy_code
from core.export.code.sympy_code import sympy_code

LANGUAGES: dict[str, Callable[[Chain, float], str]] = {
    "numpy": numpy_code,
    "notes": notes_code,
    "torch": torch_code,
    "jax": jax_code,
    "sympy": sympy_code,
}
"""By the name that the command line knows."""


def code(chain: Chain, language: str, x: float) -> str:
    """Write a file of Python that defines f and f_prime, and prints both at x."""
    return LANGUAGES[language](chain, x)
