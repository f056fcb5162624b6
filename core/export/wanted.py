"""What is wanted of an export that is text."""

from dataclasses import dataclass

LANGUAGES = ("numpy", "notes", "torch", "jax", "sympy")
"""What code is written for; `core.export.code` has a writer for each."""

ROWS = ("even", "drawn")
"""At which places a table has rows: evenly apart, or those through which f is drawn."""

DECIMALS = ("point", "comma")
"""What stands before the fraction of a number in a table."""

PARTS = ("plot", "rule", "table")
"""What a .tex may have alone; nothing said is f, f′ step by step, the chain rule and a table."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choices that a text leaves open; each suffix knows those that concern it.

    `code` is one of LANGUAGES, `rows` of ROWS, `decimal` of DECIMALS, `what` empty or of PARTS.
    """

    code: str = LANGUAGES[0]
    rows: str = ROWS[0]
    decimal: str = DECIMALS[0]
    what: str = ""


USUAL = Wanted()
"""What a text is where nothing is said."""
