"""Companions as the faint lines that lie behind f, and what a legend says of them."""

from collections.abc import Sequence

from core.chain.parameters import on_screen
from core.digits import short
from core.document import FIRST
from core.formula import format as format_formula
from core.plot.companions import Beside, Companion
from core.plot.figure import FAINT_WIDTH, Faint, View
from core.plot.line import line_of

LABEL_LENGTH = 40
"""Characters of a label; the rest of a long formula is left out."""


def faint_of(beside: Sequence[Beside], view: View) -> tuple[Faint, ...]:
    """Give all that lies behind f, the last pin at the back and the family in front."""
    family = [own for own in beside if not own.companion.name]
    pins = [own for own in beside if own.companion.name]
    label = label_of_family([own.companion for own in family])
    lines = [
        Faint("", of, line_of(of, curve, view, FAINT_WIDTH), "" if at else label)
        for at, own in enumerate(family)
        for of, curve in own.curves.items()
    ]
    for number, own in enumerate(pins):
        for of, curve in own.curves.items():
            name = own.companion.name + ("′" if of != FIRST[0] else "")
            words = _label_of(own) if of == FIRST[0] else name
            line = line_of(of, curve, view, FAINT_WIDTH)
            lines.append(Faint(name, of, line, words, number))
    return tuple(reversed(lines))


def _label_of(own: Beside) -> str:
    """Say what a pin is, as in ``g(x) = x^2``."""
    text = f"{own.companion.name}(x) = {format_formula(own.companion.document.chain)}"
    return text if len(text) <= LABEL_LENGTH else f"{text[: LABEL_LENGTH - 1]}…"


def label_of_family(companions: Sequence[Companion]) -> str:
    """Say which f are shown, as in ``f for a = 0, 1, 2``; nothing where there is no family.

    Examples
    --------
    >>> label_of_family([])
    ''
    """
    family = [own for own in companions if not own.name]
    if not family:
        return ""
    values = ", ".join(short(own.value) for own in family)
    return f"f for {on_screen(family[0].document.family)} = {values}"
