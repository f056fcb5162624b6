"""Find functions of the catalogue by name, symbol, synonym or what is said of them."""

from core.functions import BASICS, CATALOGUE
from core.functions.entry import Cases, Entry, Infix, Postfix, Prefix


def search(text: str) -> list[type[Entry]]:
    """Give the functions that match part of a name, a symbol or the sentence, the closest first.

    Of equal rank are first the basic ones, then those in the order of the palette.

    Examples
    --------
    >>> [entry.name for entry in search("ln")]
    ['log', 'lgamma']
    >>> [entry.name for entry in search("s")][:3]
    ['square', 'sin', 'sqrt']
    """
    wanted = text.strip().lower()
    names = dict.fromkeys((*BASICS, *CATALOGUE)) if wanted else CATALOGUE
    ranked = [(rank(CATALOGUE[name], wanted), CATALOGUE[name]) for name in names]
    return [entry for place, entry in sorted(ranked, key=lambda r: r[0]) if place < _NONE]


def rank(entry: type[Entry], wanted: str) -> int:
    """Tell how far a function is from what is wanted, in lower case; 0 is exactly that."""
    words = [word.lower() for word in _spellings(entry)]
    group = entry.group.lower()
    if wanted in words:
        return 0
    if entry.name.startswith(wanted):
        return 1
    if any(word.startswith(wanted) for word in words):
        return 2
    if any(wanted in word for word in words) or group.startswith(wanted):
        return 3
    said = len(wanted) > 2 and wanted in f"{group} {entry.sentence.lower()}"
    return 4 if said else _NONE


_NONE = 5


def _spellings(entry: type[Entry]) -> list[str]:
    notation, symbol = entry.notation, ""
    if isinstance(notation, Infix | Prefix | Postfix | Cases):
        symbol = notation.symbol.strip()
    spellings = (entry.name, entry.label, *entry.aliases, symbol, entry.shorthand)
    return [word for word in spellings if word]
