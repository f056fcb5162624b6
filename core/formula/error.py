"""What is wrong with a formula, and where; and how large one may be."""

MAX_LENGTH = 10_000
"""How many characters a formula may have."""

MAX_NESTING = 100
"""How deep a formula may nest; parentheses, powers, signs and functions count."""

TOO_DEEP = f"a formula nests at most {MAX_NESTING} levels deep"

FOR_MORE = "drag blocks for more"
"""What can be done where a text has an end that a chain has not."""

LONGEST_WORD = 30
"""How much of a formula a message repeats, and how long a name may be that is cut into others."""


class FormulaError(ValueError):
    """A text that is no formula.

    Attributes
    ----------
    reason : str
        What was wrong, and what was expected instead.
    position : int
        Index of the character where it went wrong; the text's length for its end.
    length : int
        How many characters are to blame, at least one.
    short : str
        The reason in few words, for beside the caret; the whole of it if it is short itself.

    Examples
    --------
    >>> print(FormulaError("expected a value, found the end", 4))
    expected a value, found the end (character 5)
    """

    def __init__(self, reason: str, position: int, length: int = 1, short: str = "") -> None:
        super().__init__(f"{reason} (character {position + 1})")
        self.reason = reason
        self.position = position
        self.length = length
        self.short = short or reason


def abridged(text: str) -> str:
    """Shorten what a message repeats of the formula.

    Examples
    --------
    >>> abridged("a" * 31)
    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…'
    """
    return text if len(text) <= LONGEST_WORD else f"{text[:LONGEST_WORD]}…"
