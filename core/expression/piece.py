"""A written part of a formula in LaTeX, and the brackets that it may need."""

from typing import NamedTuple

from core.expression.binding import ATOM, NEGATION


class Piece(NamedTuple):
    """A written part of a formula, and what its neighbours must know of it.

    Attributes
    ----------
    text : str
        In LaTeX.
    level : int
        How tightly it holds together.
    name : str
        What the text begins with, if that is a function's name; a power is written there.
    is_number : bool
        Whether it is a number or a named constant, which goes before its factor.
    is_parameter : bool
        Whether it is a parameter, which goes before its factor but behind a number.
    letters : frozenset of str
        The symbols in it, so that no integral runs over one of them.
    rows : tuple of str
        The lines of a choice.
    factors : tuple of Piece
        The numbers and parameters that a product begins with, and what it ends with.
    negated : Piece or None
        What stands behind the sign that it begins with.
    """

    text: str
    level: int
    name: str = ""
    is_number: bool = False
    is_parameter: bool = False
    letters: frozenset[str] = frozenset()
    rows: tuple[str, ...] = ()
    factors: tuple["Piece", ...] = ()
    negated: "Piece | None" = None

    @property
    def is_coefficient(self) -> bool:
        """Whether it is a number or a parameter, or a product of such."""
        if self.factors:
            return all(factor.is_coefficient for factor in self.factors)
        is_plain = self.level in (ATOM, NEGATION) and "^" not in self.text
        return is_plain and (self.is_number or self.is_parameter)

    def at(self, level: int) -> str:
        """Give the text, in parentheses if it holds less tightly than asked for."""
        return self.text if self.level >= level else parenthesised(self.text)

    def behind(self, level: int) -> str:
        """Give the text as it stands behind an operator: never two signs in a row."""
        return parenthesised(self.text) if self.text.startswith("-") else self.at(level)


def parenthesised(text: str) -> str:
    """Put a text in parentheses."""
    return in_brackets("(", ")", text)


def in_brackets(left: str, right: str, text: str) -> str:
    """Let only what is tall, or has bars in bars, have brackets that grow: a power would sink."""
    is_tall = r"\frac" in text or r"\begin" in text
    if is_tall or (left == "|" and "|" in text):
        left, right = rf"\left{left}", rf"\right{right}"
    return left + text + right
