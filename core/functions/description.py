"""What is said of a function where there is room for a few words."""

from core.expression.screen import text
from core.functions.entry import Entry


def description(entry: type[Entry]) -> str:
    """Describe a function in lines: its sentence, its formula and where it is defined.

    Examples
    --------
    >>> from core.functions import CATALOGUE
    >>> print(description(CATALOGUE["sqrt"]))
    The number whose square is the input.
    √a
    needs a ≥ 0
    """
    domain = text(entry.domain)
    lines = [entry.sentence, text(entry.formula)]
    return "\n".join([*lines, f"needs {domain}"] if domain else lines)
