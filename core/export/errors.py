"""The errors of the numerical derivatives against h, as a figure and as a table."""

import io
from typing import Any

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from core.chain.parameters import on_screen
from core.document import Document
from core.document.text import title
from core.export.carried import Carried
from core.export.drawing.sheet import as_it_comes
from core.export.inks import Inks, inks_of
from core.export.look import SCREEN, TEXT, Look, most_dpi
from core.incremental import whole
from core.numerical import Outcome, check
from core.numerical.error_against_h import (
    BACKWARD,
    CENTRAL,
    COMPLEX,
    ESTIMATE,
    FORWARD,
    RICHARDSON,
    ErrorAgainstH,
    errors_along,
)
from core.numerical.error_words import NOTHING, table
from core.numerical.words import derivative_of
from core.plot.curves import NUMERICAL
from core.plot.error_figure import ErrorFigure, error_figure, free_height
from core.plot.secant import through
from core.version import __version__

DASHES: dict[str, Any] = {
    FORWARD: (0, (4, 2)), BACKWARD: (0, (1, 1.5)), CENTRAL: "-", RICHARDSON: "-",
    ESTIMATE: (0, (1, 2)), COMPLEX: (0, (6, 2, 1, 2)),
}  # fmt: skip

MARGINS = 0.14, 0.13, 0.03, 0.1
"""Around the axes on the sheet, as shares of it: left, below, right, above."""

LETTER = 0.6
"""About how wide a letter is beside its size."""

MOST, COLUMNS = 6, 3
"""For how many letters, x and parameters, there are figures, and how many stand in a row."""


def letters_of(document: Document) -> tuple[str, ...]:
    """Give the letters by which there are derivatives: x first."""
    return ("x", *document.function.parameters)[:MOST]


def errors_of(document: Document, letter: str = "x") -> ErrorAgainstH | None:
    """Work out the errors of the derivative by x or by a parameter; None where there is none."""
    function, x = document.function, document.x
    at = x if letter == "x" else function.values[letter]
    found = check(function.along(letter, x), at, document.step).finding
    if found.outcome is Outcome.NO_DERIVATIVE:  # at a pole backprop may give a number even so
        return None
    return whole(errors_along(function, x, letter))


def errors_table(document: Document) -> str:
    """Write them with commas between, by each letter below a comment that says of what they are."""
    formula = " ".join(title(document).split())
    tables = []
    for letter in letters_of(document):
        found = errors_of(document, letter)
        about = f"# {formula}; Chainrule {__version__}, errors against h{_where(document, letter)}"
        rows = f"# {NOTHING}" if found is None else table(found).replace("\t", ",")
        tables.append(f"{about}\n{rows}\n")
    return "\n".join(tables)


def _where(document: Document, letter: str) -> str:
    if letter == "x":
        return f" at x = {document.x!r}"
    value = document.function.values[letter]
    return f" of {derivative_of(letter)} at {on_screen(letter)} = {value!r}, x = {document.x!r}"


def draw_errors(document: Document, suffix: str, look: Look = SCREEN) -> bytes:
    """Draw them on logarithmic axes by each letter, with the dot of the document's h and the best.

    Beside x there are parameters, whose figures stand beside it.
    """
    inks, content, carried = inks_of(look), io.BytesIO(), Carried(document)
    letters = letters_of(document)
    with as_it_comes():
        sheet = Sheet(figsize=look.inches)
        for letter, place in zip(letters, _places(len(letters)), strict=True):
            axes = sheet.add_axes(place)
            axes.set(xlim=(0, 1), ylim=(-0.03, 1.03), facecolor="none")
            _draw(axes, document, letter, inks, look.pixel * place[2] ** 0.5)
            if len(letters) == 1:
                words = f"{title(document)}: error against h at x = {document.x:.6g}"
            else:
                words = derivative_of(letter)
            size = TEXT * look.pixel
            axes.set_title(words, color=inks.text, fontsize=size, parse_math=False)
            axes.set_xlabel("h", color=inks.muted, fontsize=size)
        if len(letters) > 1:
            words = f"{title(document)}: error against h at x = {document.x:.6g}"
            sheet.suptitle(words, color=inks.text, fontsize=size, parse_math=False)
        sheet.savefig(content, format=suffix, dpi=min(look.dpi, most_dpi(*look.inches)),
                      metadata=carried.metadata(suffix),
                      facecolor="none" if look.transparent else inks.paper)  # fmt: skip
    return carried.finish(content.getvalue(), suffix)


def _places(count: int) -> list[tuple[float, float, float, float]]:
    """Give where axes stand on the sheet, in rows from the left and above."""
    columns = min(count, COLUMNS)
    rows = -(-count // columns)
    left, below, right, above = MARGINS
    wide, high = 1 / columns, (1 - 0.06 * (count > 1)) / rows
    return [
        (
            (i % columns + left) * wide,
            (rows - 1 - i // columns + below) * high,
            wide * (1 - left - right),
            high * (1 - below - above),
        )
        for i in range(count)
    ]


def _draw(axes: Axes, document: Document, letter: str, inks: Inks, pixel: float) -> None:
    found = errors_of(document, letter)
    if found is None:
        axes.text(0.5, 0.5, NOTHING, ha="center", color=inks.text, fontsize=TEXT * pixel)
        return
    f = document.function.along(letter, document.x)
    at = document.x if letter == "x" else document.function.values[letter]
    figure = error_figure(found, document.step, through(f, at, document.step).slope)
    _paint(axes, figure, inks, pixel)


def _paint(axes: Axes, figure: ErrorFigure, inks: Inks, pixel: float) -> None:
    size = 0.85 * TEXT * pixel
    for left, right, words in ((0, figure.rounding, "rounding"), (figure.large, 1, "h too large")):
        axes.axvspan(left, right, color=inks.grid, alpha=0.5, linewidth=0)
        if right > left:
            _name(axes, figure, (left + right) / 2, words, inks, size)
    for line in figure.lines:
        colour = inks.text if line.method in (RICHARDSON, ESTIMATE) else inks.curves[NUMERICAL]
        colour = inks.muted if line.method == COMPLEX else colour
        for number, piece in enumerate(line.pieces):
            axes.plot(*zip(*piece, strict=True), color=colour, linestyle=DASHES[line.method],
                      linewidth=(2 if line.method == CENTRAL else 1.2) * pixel,
                      label=line.method if number == 0 else None)  # fmt: skip
    marks: Any = {"markersize": 9 * pixel, "markeredgewidth": 1.5 * pixel, "zorder": 5}
    if figure.best is not None:
        axes.plot(*figure.best, "o", markerfacecolor="none", markeredgecolor=inks.text, **marks)
        above = figure.best[0], figure.best[1] + 0.04
        glass = {"facecolor": inks.paper, "edgecolor": "none", "alpha": 0.8, "pad": 1}
        axes.text(*above, figure.words, ha="center", color=inks.text, fontsize=size, bbox=glass)
    if figure.dot is not None:
        face = inks.curves[NUMERICAL]
        axes.plot(*figure.dot, "o", markerfacecolor=face, markeredgecolor=inks.paper, **marks)
    axes.set_xticks([u for u, _ in figure.across], [label for _, label in figure.across])
    axes.set_yticks([v for v, _ in figure.up], [label for _, label in figure.up])
    axes.tick_params(colors=inks.muted, labelsize=size)
    axes.grid(color=inks.grid, linewidth=pixel)
    for spine in axes.spines.values():
        spine.set_color(inks.line)
    axes.legend(fontsize=size, labelcolor=inks.text, facecolor=inks.paper, edgecolor=inks.line,
                loc="upper center", ncols=3)  # fmt: skip


def _name(axes: Axes, figure: ErrorFigure, at: float, words: str, inks: Inks, size: float) -> None:
    """Name a zone where no line crosses the words."""
    paper = axes.get_figure(root=True)
    assert paper is not None
    wide, high = (inches * 72 for inches in paper.get_size_inches())
    room = axes.get_position()
    half = len(words) * LETTER * size / (wide * room.width) / 2
    at = min(max(at, half + 0.01), 0.99 - half)  # a zone may be narrower than its name
    tall = 1.3 * size / (high * room.height)
    up = free_height(figure, at - half, at + half, tall) or 0.01
    axes.text(at, up, words, ha="center", color=inks.muted, fontsize=size)
