"""The chain rule of a function as a picture: in ratios, in symbols and in numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
from matplotlib.transforms import Affine2D

from core.chain_rule.latex import product_rows
from core.document import Document
from core.export.drawing.page import EDGE
from core.export.drawing.sheet import as_it_comes, new_sheet, saved
from core.export.drawing.title import LEADING, MOST_BLOCKS, TYPESET, displayed, reach, title_of
from core.export.drawing.words import Words, paint_words, smallest_of, width_of
from core.export.inks import inks_of
from core.export.look import POINTS, SCREEN, SMALLEST, TEXT, Look, Unfit

HEAD = r"\dfrac{dy}{dx}"

INDENT = 2 * TEXT
"""Pixels that a line is further in which goes on with the one above it."""


def draw_rule(document: Document, suffix: str, look: Look = SCREEN) -> bytes:
    """Draw it in one of FORMATS of figures, as wide as the look says and as high as it has to be.

    Raises an Unfit where it cannot be set.
    """
    if document.chain.size > MOST_BLOCKS:
        raise Unfit(f"the chain rule of more than {MOST_BLOCKS} blocks fits no page")
    width = look.size[0]
    with as_it_comes():
        titles, _ = title_of(document, look, width - 2 * EDGE, inks_of(look).text)
        lines, height = _stacked([*(replace(own, x=EDGE, at="left") for own in titles),
                                  *_lines(document, look)])  # fmt: skip
        sheet = new_sheet(look, (look.inches[0], height * look.pixel / POINTS))
        place = Affine2D().scale(1 / width, 1 / height) + sheet.transFigure
        paint_words(sheet, lines, look.pixel, place, None)
        return saved(sheet, suffix, look, document)


def _lines(document: Document, look: Look) -> Iterator[Words]:
    """Give the lines of it one below the other, at no height yet."""
    chain = document.function
    rows = [(relation, list(map(displayed, pieces)))
            for relation, pieces in product_rows(chain, chain.trace(document.x))]  # fmt: skip
    try:
        smallest = min(smallest_of(f"${piece}$") for _, pieces in rows for piece in pieces)
    except ValueError as error:
        raise Unfit("this chain rule has what only LaTeX sets: take a .tex") from error
    size = max(TYPESET * TEXT, SMALLEST / smallest / look.pixel)
    ink, indent = inks_of(look).text, width_of(f"${HEAD}$", size, typeset=True) + TEXT / 2
    room = look.size[0] - 2 * EDGE - indent - INDENT
    for i, (relation, (head, *others)) in enumerate(rows):
        signed = f"{{{head}}}"  # its minus is a sign and no subtraction
        for k, line in enumerate(_broken(relation, [signed, *others], size, room)):
            first = not i and not k
            x = EDGE if first else EDGE + indent + INDENT * (k > 0)
            text = f"${HEAD}\\;{line}$" if first else f"${line}$"
            yield Words(text, x, 0, size, ink, typeset=True)


def _broken(line: str, pieces: Sequence[str], size: float, room: float) -> Iterator[str]:
    """Put factors into as many lines as they need."""
    is_empty = True
    for piece in pieces:
        longer = f"{line} {piece}"
        if width_of(f"${longer}$", size, typeset=True) <= room:
            line, is_empty = longer, False
        elif is_empty or width_of(f"${piece}$", size, typeset=True) > room:
            raise Unfit("this chain rule has a factor that is wider than the page")
        else:
            yield line
            line = piece
    yield line


def _stacked(lines: Sequence[Words]) -> tuple[list[Words], float]:
    """Give lines their heights, from the bottom of the page, and how high it is."""
    placed: list[Words] = []
    bottom = EDGE
    for own in reversed(lines):
        up, down = reach(own)
        placed.insert(0, replace(own, y=bottom + down))
        bottom += up + down + (LEADING - 1) * own.size
    return placed, bottom + EDGE
