"""What the app remembers from one start to the next; what is stored there is not trusted.

Whatever is damaged, missing or of another version is what it would be at the first start.
"""

import math
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

LONGEST_PATH = 5000
"""Characters of the path of a file, and more."""

_UNPROVEN = "firstSettingsAfterADeath"

Value = bool | float | str | Sequence[str]


def keep(name: str, value: Value) -> None:
    """Remember a value."""
    QSettings().setValue(name, value if isinstance(value, bool | float | str) else list(value))


def keep_numbers(name: str, values: Sequence[int]) -> None:
    """Remember whole numbers that belong together."""
    keep(name, " ".join(map(str, values)))


def write_now() -> None:
    """Have all on disk, where Qt would wait a moment."""
    QSettings().sync()


def forget(name: str) -> None:
    """Remember a value no longer."""
    QSettings().remove(name)


def number(name: str, default: float, low: float, high: float) -> float:
    """Give a number, at least `low` and at most `high`."""
    try:
        value = float(_text(name))
    except ValueError:
        return default
    return min(max(value, low), high) if math.isfinite(value) else default


def numbers(name: str, count: int, low: int, high: int) -> list[int] | None:
    """Give whole numbers that belong together; None unless all are there and within bounds."""
    return whole_numbers(_text(name), count, low, high)


def whole_numbers(text: str, count: int, low: int, high: int) -> list[int] | None:
    """Read whole numbers as they are kept in settings."""
    parts = text.split()
    if len(parts) != count or not all(p.removeprefix("-").isdecimal() for p in parts):
        return None
    try:
        values = [int(part) for part in parts]
    except ValueError:  # thousands of digits
        return None
    return values if all(low <= value <= high for value in values) else None


def flag(name: str, *, default: bool) -> bool:
    """Give whether something is so."""
    return {"true": True, "false": False}.get(_text(name).lower(), default)


def word(name: str, default: str, choices: Sequence[str]) -> str:
    """Give one of the words that there are to choose from."""
    found = _text(name)
    return found if found in choices else default


def words(name: str, most: int, longest: int) -> list[str]:
    """Give at most so many texts, none of them empty or longer than `longest` characters."""
    found = QSettings().value(name)
    texts = [found] if isinstance(found, str) else found  # one alone is kept as a text
    if not isinstance(texts, list):
        return []
    return [text for text in texts if isinstance(text, str) and 0 < len(text) <= longest][:most]


def put_aside() -> Path | None:
    """Start with no settings; give the file where the old ones are, None if there were none.

    Of starts that die one after the other only the first had settings worth keeping.

    Raises
    ------
    OSError
        If they cannot be put aside.
    """
    settings = QSettings()
    file = Path(settings.fileName())
    aside = file.with_name(f"{file.name}.aside")
    is_unproven = flag(_UNPROVEN, default=False) and aside.is_file()
    if file.is_file() and not is_unproven:
        file.replace(aside)
    settings.clear()  # also where the system has a place of its own for them
    keep(_UNPROVEN, True)
    write_now()
    return aside if aside.is_file() else None


def prove() -> None:
    """Know that a start has come to its end with the settings as they are."""
    if flag(_UNPROVEN, default=False):
        forget(_UNPROVEN)
        write_now()


def _text(name: str) -> str:
    """Give a value as a text; empty for what is neither a text, a number nor true or false."""
    value = QSettings().value(name)
    return str(value) if isinstance(value, str | int | float) else ""
