"""What stands above a figure: its formula typeset or as text, or words of somebody's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.document import Document
from core.document.text import values_of, x_of
from core.export.drawing.words import (
    ASCENT,
    DESCENT,
    EM,
    Words,
    as_set,
    cut,
    said_as_typed,
    smallest_of,
    width_of,
    wrapped,
)
from core.export.look import SMALLEST, TEXT, Look
from core.formula import FormulaError, parse
from core.formula.latex import latex
from core.plot.along import letter_of

SIZE, TYPESET = 1.3, 1.5
"""Of letters in the smallest text: of words, and of what is typeset, whose letters are small."""

MOST = 2.1
"""How large these may be so that exponents of exponents can be read."""

_PLAIN = re.compile(r"(?!.*[A-Za-z]{2})[A-Za-zα-ω0-9 =./()+−·]*")
"""Texts that are read alike when they are typeset."""

MOST_LATEX, MOST_BLOCKS = 400, 100
"""Characters of LaTeX that are set, and blocks that are written as LaTeX: mathtext is slow, and no
page is wide enough for more.
"""

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
        lines = [_plain(line, width, colour) for line in texts]
    else:
        lines = list(_of(document, look, width, colour))
    placed: list[Words] = []
    bottom = 0.0
    for words in reversed(lines):
        up, down = reach(words)
        placed.insert(0, replace(words, y=bottom + down, at="center"))
        bottom += up + down + (LEADING - 1) * TEXT * SIZE
    return placed, bottom


def _of(document: Document, look: Look, width: float, colour: str) -> Iterator[Words]:
    """Write f with the values of its parameters, and f′ if that is asked for."""
    letter = letter_of(document)
    is_told = letter != "x" or document.x_text
    at = [f"x = {x_of(document)}"] if is_told else []
    values = [said_as_typed(value) for value in (*values_of(document), *at)]
    head = _typeset("f(x)", _latex_of(document), look, width, colour)
    texts: list[str] = []
    if head is None:
        texts = _in_text(document.formula, values, width)
    elif (beside := _beside(head, values)) and beside.width <= width:
        yield beside
    else:
        yield head
        texts = wrapped(values, width, SIZE * TEXT, ", ")
    for text in texts:
        yield _plain(text, width, colour)
    slope = _slope_of(document) if look.derivative else None
    second = _typeset("f'(x)", slope, look, width, colour)
    if second is not None:
        yield second


def _beside(head: Words, values: Sequence[str]) -> Words | None:
    """Set values beside a formula; None if one would mean something else there."""
    if not all(_PLAIN.fullmatch(value) for value in values):
        return None
    return replace(head, text=r",\quad ".join([head.text[:-1], *values]) + "$")


def _in_text(formula: str, values: Sequence[str], width: float) -> list[str]:
    """Write f in one line, with … where it is too long, and the values, of which none is cut."""
    head = f"f(x) = {formula}"
    whole = ", ".join([head, *values])
    if width_of(whole, SIZE * TEXT) <= width:
        return [whole]
    return [cut(head, SIZE * TEXT, width), *wrapped(values, width, SIZE * TEXT, ", ")]


def _plain(text: str, width: float, colour: str) -> Words:
    """Write a line, smaller where it is too wide."""
    size = SIZE * TEXT if width_of(text, SIZE * TEXT) <= width else TEXT
    return Words(cut(text, size, width), 0, 0, size, colour)


def _typeset(left: str, formula: str | None, look: Look, width: float, colour: str) -> Words | None:
    """Set a formula so that the smallest sign in it can be read; None where it does not fit."""
    if formula is None:
        return None
    text = f"${left} = {formula}$"
    try:
        smallest = smallest_of(text)
    except ValueError:  # mathtext does not know it
        return None
    size = max(TYPESET * TEXT, SMALLEST / smallest / look.pixel)
    if size > MOST * TEXT or width_of(text, size, typeset=True) > width:
        return None
    return Words(text, 0, 0, size, colour, typeset=True)


def reach(words: Words) -> tuple[float, float]:
    """Say how far words reach above and below their line."""
    up, down = ASCENT * words.size, DESCENT * words.size
    if not words.typeset:
        return up, down
    found, scale = as_set(words.text), words.size / EM
    depth = float(found.depth) * scale
    return max(float(found.height) * scale - depth, up), max(depth, down)


def _latex_of(document: Document) -> str | None:
    if document.chain.size > MOST_BLOCKS:
        return None
    text = latex(document.chain)
    return displayed(text) if len(text) <= MOST_LATEX else None


def _slope_of(document: Document) -> str | None:
    from core.symbolic.worker import ask

    found = ask(document.chain).derivative
    try:
        return None if found is None else displayed(latex(parse(found)))
    except FormulaError:  # it nests deeper than a text may
        return None


def displayed(text: str) -> str:
    r"""Let fractions be as large as what is beside them, but in exponents.

    Examples
    --------
    >>> print(displayed(r"\frac{1}{e^{\frac{x}{2}}}"))
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
