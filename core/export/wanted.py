"""What is wanted of an export that is text."""

from dataclasses import dataclass

LANGUAGES = ("numpy", "notes", "torch", "jax", "sympy")
"""What code is written for; `core.export.code` has a writer for each."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choices that a text leaves open; each suffix knows those that concern it.

    `code` is one of LANGUAGES.
    """

    code: str = LANGUAGES[0]


USUAL = Wanted()
"""What a text is where nothing is said."""
