"""What a typed text is: a formula, a value for a parameter, or a mistake."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core import formula
from core.chain import Chain
from core.formula import Assignment, FormulaError

tr = QCoreApplication.translate


class Meaning(NamedTuple):
    """One of these."""

    chain: Chain | None = None
    given: Assignment | None = None
    error: FormulaError | None = None


def meaning_of(text: str, chain: Chain) -> Meaning:
    """Read a text that is typed over a chain, to whose parameters it may give values."""
    try:
        given = formula.assignment(text)
        if given is None:
            return Meaning(formula.parse(text))
        if given.name not in chain.parameters:
            words = QCoreApplication.translate(
                "Meaning", "there is no parameter {0} in the formula"
            )
            raise FormulaError(words.format(given.name), 0, len(given.name))
        return Meaning(given=given)
    except FormulaError as error:
        return Meaning(error=error)
