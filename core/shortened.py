"""Foreign text as far as a sentence has room for it."""

from typing import Any

MOST = 60
"""How many characters of a name or a formula a sentence quotes."""


def shortened(text: Any, most: int = MOST) -> str:
    """Give the beginning of what came from outside; what would not print is a � each.

    Nor does it go on in other lines, or turn the direction of what follows.

    Examples
    --------
    >>> shortened("sin(x)"), shortened("x" * 100, 5), shortened("a" + chr(10) + "b")
    ('sin(x)', 'xxxx…', 'a�b')
    """
    text = str(text)
    cut = text if len(text) <= most else f"{text[: most - 1]}…"
    return cut if cut.isprintable() else "".join(c if c.isprintable() else "�" for c in cut)
