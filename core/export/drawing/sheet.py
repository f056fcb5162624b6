"""The figure of a document on a sheet of paper, without Qt and without a display."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from core.plain_matplotlib import own_fonts  # before Matplotlib itself

# isort: split
import matplotlib as mpl
from matplotlib.figure import Figure as Sheet
from matplotlib.figure import SubFigure

from core.document import DEFAULTS, Document, Shown
from core.export.carried import Carried
from core.export.drawing.axes import paint_axes, paint_grid, transform_of, words_of
from core.export.drawing.curves import paint_curves
from core.export.drawing.key import Sample, key_of, paint_key
from core.export.drawing.labels import (
    entries_of_marks,
    entries_out_of_view,
    grounds_of,
    placed,
)
from core.export.drawing.page import EDGE, GAP, Page, page_of
from core.export.drawing.title import LEADING, title_of
from core.export.drawing.words import Words, paint_words, said, said_as_typed, wrapped
from core.export.inks import Inks, inks_of
from core.export.look import FRAME, SCREEN, TEXT, Look, most_dpi
from core.numerical.twin import Twin
from core.plot.along import along, letter_of
from core.plot.compose import NOTHING, ticks_of, view_of
from core.plot.figure import Figure
from core.plot.finished import finished
from core.plot.proof import proof_of
from core.plot.ticks import ON_PAPER, Ticks
from core.points.periods import turns_by_pi

FORMATS = ("png", "svg", "pdf")
"""The suffixes that are written."""

FINENESS = 2.5
"""For how many dots to a pixel curves are sampled."""

LONGEST = 20
"""Characters of x as it was typed; of a longer text its value is told."""

LABELS = 2
"""So many make a scale."""

NOTE = 0.9
"""How much of the room beside the lines at 0 a sentence in the plot takes at most."""

# Text stays text in SVG and is embedded whole in PDF; ids do not change from run to run. All else
# is as it comes, whatever a program that uses the core has set; to name a backend would load it.
_STYLE: Any = {
    **{name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"},
    **{"svg.fonttype": "none", "pdf.fonttype": 42, "svg.hashsalt": "chainrule"},
}


def draw(document: Document, suffix: str, look: Look = SCREEN, shown: Shown = DEFAULTS) -> bytes:
    """Draw what a document shows, whatever the theme on screen, in one of FORMATS.

    Raises
    ------
    ValueError
        If there is no such format.

    Examples
    --------
    >>> draw(Document(), "svg")[:5]
    b'<?xml'
    """
    if suffix not in FORMATS:
        raise ValueError(f"a figure is written as {', '.join(FORMATS)}, not as {suffix}")
    with as_it_comes():
        sheet = new_sheet(look, look.inches)
        laid_out(document, look, shown, sheet=sheet)
        return saved(sheet, suffix, look, replace(document, shown=shown))


def new_sheet(look: Look, inches: tuple[float, float]) -> Sheet:
    """Take a sheet of a size, on which a picture has as many dots as can be painted."""
    return Sheet(figsize=inches, dpi=min(look.dpi, most_dpi(*inches)))


def saved(sheet: Sheet, suffix: str, look: Look, document: Document) -> bytes:
    """Make the content of a file, in one of FORMATS, that carries a document."""
    carried, content = Carried(document), io.BytesIO()
    sheet.savefig(content, format=suffix, dpi=sheet.dpi, metadata=carried.metadata(suffix),
                  facecolor="none" if look.transparent else inks_of(look).paper)  # fmt: skip
    return carried.finish(content.getvalue(), suffix)


@contextmanager
def as_it_comes() -> Iterator[None]:
    """Have Matplotlib draw the same for everyone."""
    with mpl.rc_context(_STYLE), own_fonts(), warnings.catch_warnings():
        # Of a sign that the font lacks a box is drawn, and in an SVG it stands as it is.
        warnings.filterwarnings("ignore", "Glyph")
        yield


def sheet_of(document: Document, look: Look = SCREEN, shown: Shown = DEFAULTS) -> Sheet:
    """Draw what a document shows on a sheet of Matplotlib's, as `draw` does."""
    with as_it_comes():
        sheet = new_sheet(look, look.inches)
        laid_out(document, look, shown, sheet=sheet)
    return sheet


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A sheet, or a part of one, with all that is painted on it: a figure, its place, its words."""

    sheet: Sheet | SubFigure
    figure: Figure
    page: Page
    words: list[Words]


def laid_out(
    document: Document, look: Look = SCREEN, shown: Shown = DEFAULTS, *, at_x: bool = True,
    sheet: Sheet | SubFigure | None = None,
) -> Laid:  # fmt: skip
    """Paint what a document shows on a sheet, as Matplotlib's settings and fonts are.

    On one of its own if there is none, and without what is at x where that is painted by who asks.
    """
    if not look.behind:
        document = replace(document, pins=(), family="")
    inks = inks_of(look)
    lines, high = title_of(document, look, look.size[0] - 2 * EDGE, inks.text)
    seen = along(document)
    page, ticks = _page(seen, look, high)
    figure = finished(document, page.view, shown, fineness=FINENESS)
    if figure.ticks[0].major:  # not where the view cannot be drawn
        figure = replace(figure, ticks=ticks)
    if not at_x:
        none = NOTHING, NOTHING
        here = replace(figure.here, dots=(), tangent=none, secant=None, halves=(), taylor=None)
        figure = replace(figure, here=here)
    if look.proof:
        figure = replace(figure, proof=proof_of(document, page.view.size))
    sheet = new_sheet(look, look.inches) if sheet is None else sheet
    return _painted(sheet, document, look, figure, page, lines, high)


def _page(document: Document, look: Look, high: float) -> tuple[Page, tuple[Ticks, Ticks]]:
    """Lay the plot out for the ticks that it has, which depend on how large it is."""
    f, view = document.function, view_of(document, look.size)
    by_pi = look.by_pi and turns_by_pi(Twin(f, document.x))
    for _ in range(2):
        ticks = ticks_of(view, by_pi=by_pi, apart=ON_PAPER)
        page = page_of(look, view, ticks, high)
        view = page.view
    return page, ticks


def _painted(
    sheet: Sheet | SubFigure, document: Document, look: Look, figure: Figure, page: Page,
    lines: list[Words], high: float,
) -> Laid:  # fmt: skip
    inks, pixel = inks_of(look), look.pixel
    at = _at(document, figure)
    page, words, samples = _written(figure, look, page, high, at)
    if look.axes != FRAME and not _can_be_read(figure, words):
        look = replace(look, axes=FRAME)
        page, words, samples = _written(figure, look, page, high, at)
    width, height = page.size
    box = page.box
    shares = box.left / width, box.bottom / height, page.plot[0] / width, page.plot[1] / height
    axes = sheet.add_axes(shares)
    axes.set_axis_off()
    place = transform_of(sheet, page)
    if look.axes == FRAME:
        paint_grid(axes, figure, page, inks, pixel)
    paint_axes(axes, figure, page, look.axes, inks, pixel)
    paint_curves(axes, figure, inks, pixel)
    words += paint_key(sheet, samples, box.left, box.top + GAP, inks, pixel, place)
    words += _placed_title(lines, page, height - EDGE - high)
    paint_words(sheet, words, pixel, place, None if look.transparent else inks.paper)
    return Laid(sheet, figure, page, words)


def _written(
    figure: Figure, look: Look, page: Page, high: float, at: str
) -> tuple[Page, list[Words], list[Sample]]:
    """Name all that is seen beside itself, and in a key what has no room there."""
    inks = inks_of(look)
    keyed = [*entries_out_of_view(figure, inks), *entries_of_marks(figure, inks)]
    if not look.named_beside:
        keyed = [*(own.entry for own in grounds_of(figure, page, look, at, inks)[0]), *keyed]
    while True:
        samples, rows = key_of(keyed, page.plot[0])
        page = page_of(look, page.view, figure.ticks, high + rows)
        named, ground = grounds_of(figure, page, look, at, inks)
        taken = ground.join([own.ground for own in named])
        words = [*words_of(figure, page, look.axes, inks, taken), *_note(figure, page, inks)]
        for own in words:
            ground.block(*page.within(own.box))
        names, left_over = placed(named, ground, page, keyed)
        if not left_over:
            return page, [*words, *names], samples
        keyed = [*left_over, *keyed]


def _can_be_read(figure: Figure, words: list[Words]) -> bool:
    """Tell whether axes through 0 have found room for enough labels to tell their scales."""
    told = {own.text for own in words}
    all_labels = [own.labels for own in figure.ticks]
    return all(len(told & set(own)) >= min(LABELS, len(own)) for own in all_labels)


def _at(document: Document, figure: Figure) -> str:
    """Say where the tangent is, as it was typed; nothing where there is none."""
    if not figure.here.tangent[0].size:
        return ""
    letter, text = letter_of(document), document.x_text
    if letter != "x":
        text = document.parameter(letter).text
    told = f"= {said_as_typed(text)}" if text and len(text) <= LONGEST else said(figure.here.x)
    return f"tangent at {figure.across} {told}"


def _note(figure: Figure, page: Page, inks: Inks) -> list[Words]:
    """Say why there is no curve, in the largest part of the plot that the lines at 0 leave."""
    if not (figure.note and figure.note.is_empty):
        return []
    box, origin = page.box, page.origin
    sides = ((box.left, origin[0], box.right), (box.bottom, origin[1], box.top))
    (left, right), (low, high) = (
        (a, zero) if zero - a > b - zero else (zero, b) for a, zero, b in sides
    )
    lines = wrapped(f"no curve: {figure.note.reason}".split(), NOTE * (right - left), TEXT)
    x, top = (left + right) / 2, (low + high + LEADING * TEXT * (len(lines) - 2)) / 2
    return [
        Words(line, x, top - i * LEADING * TEXT, TEXT, inks.text, "center", boxed=True)
        for i, line in enumerate(lines)
    ]


def _placed_title(lines: list[Words], page: Page, bottom: float) -> list[Words]:
    """Put a title above the plot, in its middle as far as the page is wide enough."""
    half = max((words.width for words in lines), default=0.0) / 2 + EDGE
    middle = (page.box.left + page.box.right) / 2
    x = max(min(middle, page.size[0] - half), half)
    return [replace(words, x=x, y=bottom + words.y) for words in lines]
