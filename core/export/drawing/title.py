"""What stands above a figure: its formula typeset or as text, or words of somebody's own."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser

from core.document import Document
from core.document.text import values_of, x_of
from core.export.drawing.words import ASCENT, DESCENT, Words, said_as_typed, width_of, wrapped
from core.export.look import SMALLEST, TEXT, Look
from core.formula import FormulaError, parse
from core.formula.latex import latex
from core.plot.along import letter_of

SIZE = 1.3
"""Of the letters, in the smallest text."""

MOST_GROWTH = 1.3
"""How many times larger they may be so that exponents of exponents can be read."""

MOST_LATEX = 400
"""Characters of LaTeX that are set; mathtext is slow, and no page is wide enough for more."""

LINES = 6
"""Lines of a text that is as wide as it likes."""

LEADING = 1.35


def title_of(
    document: Document, look: Look, width: float, colour: str
) -> tuple[list[Words], float]:
    """Give the lines of a title for a page of a width, around 0 across and upwards from 0.

    And how high they are together, in pixels.
    """
    if look.title is not None:
        texts = wrapped(look.title.split(), width, SIZE * TEXT)[:LINES]
        lines = [_plain(line, colour) for line in texts]
    else:
        lines = list(_of(document, look, width, colour))
    placed: list[Words] = []
    bottom = 0.0
    for words in reversed(lines):
        up, down = _reach(words)
        placed.insert(0, Words(words.text, 0, bottom + down, words.size, colour, "center",
                               typeset=words.typeset))  # fmt: skip
        bottom += up + down + (LEADING - 1) * TEXT * SIZE
    return placed, bottom


def _of(document: Document, look: Look, width: float, colour: str) -> Iterator[Words]:
    """Write f with the values of its parameters, and f′ if that is asked for."""
    letter = letter_of(document)
    is_told = letter != "x" or document.x_text
    at = [f"x = {x_of(document)}"] if is_told else []
    values = [said_as_typed(value) for value in (*values_of(document), *at)]
    head = _typeset("f(x)", _latex_of(document), look, width, colour)
    if head is None:
        yield from (_plain(line, colour) for line in _in_text(document.formula, values, width))
    else:
        beside = ",  ".join(["", *values])
        if values and head.width + width_of(beside, head.size) <= width:
            yield Words(f"{head.text}{_escaped(beside)}", 0, 0, head.size, colour, typeset=True)
        else:
            yield head
            yield from (_plain(line, colour) for line in wrapped(values, width, SIZE * TEXT, ", "))
    if look.derivative and (slope := _slope_of(document)):
        second = _typeset("f'(x)", slope, look, width, colour)
        if second is not None:
            yield second


def _in_text(formula: str, values: Sequence[str], width: float) -> list[str]:
    """Write f in one line, with … where it is too long, and the values, of which none is cut."""
    head, size = f"f(x) = {formula}", SIZE * TEXT
    if width_of(", ".join([head, *values]), size) <= width:
        return [", ".join([head, *values])]
    head = head[: int(4 * width / size)]
    is_cut = len(head) < len(formula) + len("f(x) = ")
    while width_of(head + "…" * is_cut, size) > width:
        head, is_cut = head[:-1], True
    return [head + "…" * is_cut, *wrapped(values, width, SIZE * TEXT, ", ")]


def _plain(text: str, colour: str) -> Words:
    return Words(text, 0, 0, SIZE * TEXT, colour)


def _typeset(left: str, formula: str | None, look: Look, width: float, colour: str) -> Words | None:
    """Set a formula so that the smallest sign in it can be read; None where it does not fit."""
    if formula is None:
        return None
    text = f"${left} = {formula}$"
    try:
        smallest = _smallest(text)
    except ValueError:  # mathtext does not know it
        return None
    size = max(SIZE * TEXT, SMALLEST / smallest / look.pixel)
    if size > TEXT * SIZE * MOST_GROWTH or width_of(text, size, typeset=True) > width:
        return None
    return Words(text, 0, 0, size, colour, typeset=True)


@cache
def _parser() -> "MathTextParser[Any]":
    return MathTextParser("path")


def _smallest(text: str) -> float:
    """Say how large the smallest sign of a formula is, the others being 1."""
    found = _parser().parse(text, dpi=72, prop=FontProperties(size=100))
    return min((glyph[1] for glyph in found.glyphs), default=100.0) / 100


def _reach(words: Words) -> tuple[float, float]:
    """Say how far words reach above and below their line."""
    if not words.typeset:
        return ASCENT * words.size, DESCENT * words.size
    found = _parser().parse(words.text, dpi=72, prop=FontProperties(size=100))
    scale = words.size / 100
    up, down = (float(found.height) - float(found.depth)) * scale, float(found.depth) * scale
    return max(up, ASCENT * words.size), max(down, DESCENT * words.size)


def _latex_of(document: Document) -> str | None:
    text = latex(document.chain)
    return _displayed(text) if len(text) <= MOST_LATEX else None


def _slope_of(document: Document) -> str | None:
    from core.symbolic.worker import ask

    found = ask(document.chain).derivative
    try:
        return None if found is None else _displayed(latex(parse(found)))
    except FormulaError:  # it nests deeper than a text may
        return None


def _displayed(text: str) -> str:
    r"""Let fractions be as large as what is beside them, but in exponents.

    Examples
    --------
    >>> print(_displayed(r"\frac{1}{e^{\frac{x}{2}}}"))
    \dfrac{1}{e^{\frac{x}{2}}}
    """
    scripts: list[bool] = []
    parts = re.split(r"([{}]|\\frac)", text)
    for i, part in enumerate(parts):
        if part == "{":
            scripts.append(parts[i - 1].endswith(("^", "_")))
        elif part == "}":
            scripts.pop()
        elif part == r"\frac" and not any(scripts):
            parts[i] = r"\dfrac"
    return "".join(parts)


def _escaped(text: str) -> str:
    return text.replace("$", r"\$")
