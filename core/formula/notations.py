"""How the functions of the catalogue are written, as tables for the parser.

No function is known by name here: each class of the catalogue tells its own notation.
"""

from core.chain import Chain, Start
from core.chain.parameters import is_parameter, on_screen
from core.expression import Leaf, Number, Symbol
from core.functions import CATALOGUE
from core.functions.entry import Call, Cases, Entry, Infix, Postfix, Prefix

INFIX = {
    entry.notation.symbol.strip(): entry
    for entry in CATALOGUE.values()
    if isinstance(entry.notation, Infix)
}
"""By symbol, such as ``+``."""

PREFIX = {
    entry.notation.symbol: entry
    for entry in CATALOGUE.values()
    if isinstance(entry.notation, Prefix)
}
"""By what stands before the input, such as ``1/``."""

POSTFIX = {
    entry.notation.symbol: entry
    for entry in CATALOGUE.values()
    if isinstance(entry.notation, Postfix)
}
"""By what stands behind the input, such as ``^2``."""

CASES = {
    (entry.notation.symbol, 1 + len(entry.defaults)): entry
    for entry in CATALOGUE.values()
    if isinstance(entry.notation, Cases)
}
"""The choices, by the sign that compares and the number of inputs."""

SHORTHAND = {entry.shorthand: entry for entry in CATALOGUE.values() if entry.shorthand}
"""By a second notation that is understood but not written, such as ``√``."""


def _spellings() -> dict[str, dict[int, type[Entry]]]:
    table: dict[str, dict[int, type[Entry]]] = {}
    for entry in CATALOGUE.values():
        own = entry.notation.spelling if isinstance(entry.notation, Call) else ""
        for spelling in dict.fromkeys((own or entry.name, entry.name, *entry.aliases)):
            table.setdefault(spelling, {})[1 + len(entry.defaults)] = entry
    return table


SPELLINGS = _spellings()
"""By spelling and number of arguments; several functions may share a spelling."""


INDEXED = {
    entry.notation.spelling: entry
    for entry in CATALOGUE.values()
    if isinstance(entry.notation, Call) and entry.notation.indexed
}
"""By spelling, those whose operand may stand as an index, such as ``log₂x``."""


def _inverses() -> dict[str, type[Entry]]:
    pairs = [
        (entry, CATALOGUE[inverse])
        for name, entry in CATALOGUE.items()
        for inverse in (entry.inverse or f"a{name}",)
        if inverse in CATALOGUE
    ]
    return {a.name: b for a, b in pairs} | {b.name: a for a, b in pairs}


INVERSES = _inverses()
"""By name, what undoes a function, which its power of -1 means."""


def constant_text(start: Start) -> str:
    """Write what a chain starts at, with every digit it needs to be read back.

    Examples
    --------
    >>> constant_text(2.0), constant_text(0.1), constant_text("pi")
    ('2', '0.1', 'pi')
    """
    return start if isinstance(start, str) else repr(start).removesuffix(".0")


def start_symbol(start: Start) -> Leaf:
    """Give what a chain starts at as a symbol or a number of formulas.

    Examples
    --------
    >>> start_symbol("pi"), start_symbol(2.0)
    (Symbol(name='π'), Number(value=2.0))
    """
    if isinstance(start, str):
        return Symbol("π" if start == "pi" else on_screen(start))
    return Number(start)


def rank(start: Start) -> int:
    """Tell numbers (0), parameters (1) and x (2) apart: what is less may change places with more.

    A bare factor or summand goes behind one of higher rank, so that ``a x`` and ``2a`` are chains
    without lanes that start at x and at a.
    """
    if start == "x":
        return 2
    return int(isinstance(start, str) and is_parameter(start))


def rank_of(chain: Chain) -> int:
    """Give the highest `rank` of all that a chain starts at."""
    return 2 if chain.depends_on_x else int(bool(chain.parameters))
