"""What a typed text is: a formula, a value for a parameter, or a mistake."""

import threading
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from core import formula
from core.chain import Chain
from core.document.link import LinkError, from_link, is_link
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
        if is_link(text):
            from_link(text)
            words = QCoreApplication.translate("Meaning", "Enter opens this link")
            raise FormulaError(words, 0, len(text))
        given = formula.assignment(text)
        if given is None:
            return Meaning(formula.parse(text))
        if given.name not in chain.parameters:
            words = QCoreApplication.translate(
                "Meaning", "there is no parameter {0} in the formula"
            )
            raise FormulaError(words.format(given.name), 0, len(given.name))
        return Meaning(given=given)
    except LinkError as error:
        return Meaning(error=FormulaError(str(error), 0, len(text)))
    except FormulaError as error:
        return Meaning(error=error)


def is_letter(chain: Chain) -> bool:
    """Tell whether a chain is a parameter and nothing else, such as the a of a = 2."""
    return chain.starts_at_parameter and not chain.blocks


def read_grammar() -> None:
    """Read it beside all else, so that neither the first paint nor the first letter waits."""
    threading.Thread(target=formula.parse, args=("x",), daemon=True).start()
