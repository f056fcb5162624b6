"""Single entries of a file, of the kind that is expected; a ValueError says what else was found."""

from typing import Any

from core.chain.serialize import as_number, quoted
from core.document.document import LONGEST_NAME
from core.formula import FormulaError, number


def name_of(value: Any, what: str) -> str:
    """Read a name of a length that a document may have."""
    name = text_of(value, what)
    if len(name) > LONGEST_NAME:
        raise ValueError(f"{what} has a name of at most {LONGEST_NAME} characters")
    return name


def text_of(value: Any, what: str) -> str:
    """Read a text."""
    if not isinstance(value, str):
        raise ValueError(f"{what} is a text, not {quoted(value)}")
    return value


def number_text_of(value: Any, what: str) -> str:
    """Read a number as it was typed, or nothing."""
    text = text_of(value, what)
    try:
        if text:
            number(text)
    except FormulaError as error:
        raise ValueError(f"{what}: {error}") from error
    return text


def typed_number_of(text: Any, value: float) -> str | None:
    """Read how a number was typed; None if that means another one."""
    try:
        return text if isinstance(text, str) and number(text) == value else None
    except FormulaError:
        return None


def flag_of(value: Any, name: str) -> bool:
    """Read whether something is so."""
    if not isinstance(value, bool):
        raise ValueError(f"{name} is true or false, not {quoted(value)}")
    return value


def range_of(limits: Any) -> tuple[float, float]:
    """Read from where to where a range goes."""
    if not isinstance(limits, list) or len(limits) != 2:
        raise ValueError(f"a range is two numbers, not {quoted(limits)}")
    low, high = (as_number(limit, "the end of a range") for limit in limits)
    return low, high
