"""The errors of the numerical derivatives against h, as a figure and as a table."""

import io
from typing import Any

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from core.document import Document
from core.document.text import title
from core.export.carried import Carried
from core.export.drawing.sheet import as_it_comes
from core.export.inks import Inks, inks_of
from core.export.look import SCREEN, TEXT, Look, most_dpi
from core.incremental import whole
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
from core.plot.curves import NUMERICAL
from core.plot.error_figure import error_figure
from core.plot.secant import through
from core.version import __version__

DASHES: dict[str, Any] = {
    FORWARD: (0, (4, 2)), BACKWARD: (0, (1, 1.5)), CENTRAL: "-", RICHARDSON: "-",
    ESTIMATE: (0, (1, 2)), COMPLEX: (0, (6, 2, 1, 2)),
}  # fmt: skip

MARGINS = 0.14, 0.13, 0.83, 0.77
"""Of the axes on the sheet: left, bottom, width, height."""


def errors_of(document: Document) -> ErrorAgainstH | None:
    """Work out the errors of the derivative by x."""
    return whole(errors_along(document.function, document.x, "x"))


def errors_table(document: Document) -> str:
    """Write them with commas between, below a comment that says of what they are."""
    found = errors_of(document)
    formula = " ".join(title(document).split())
    about = f"# {formula}; Chainrule {__version__}, errors against h at x = {document.x!r}\n"
    if found is None:
        return f"{about}# {NOTHING}\n"
    return about + table(found).replace("\t", ",") + "\n"


def draw_errors(document: Document, suffix: str, look: Look = SCREEN) -> bytes:
    """Draw them on logarithmic axes, with the dot of the document's h and the best h."""
    inks, content, carried = inks_of(look), io.BytesIO(), Carried(document)
    with as_it_comes():
        sheet = Sheet(figsize=look.inches)
        axes = sheet.add_axes(MARGINS)
        axes.set(xlim=(0, 1), ylim=(-0.03, 1.03), facecolor="none")
        found = errors_of(document)
        if found is None:
            axes.text(0.5, 0.5, NOTHING, ha="center", color=inks.text, fontsize=TEXT * look.pixel)
        else:
            _paint(axes, document, found, inks, look.pixel)
        words = f"{title(document)}: error against h at x = {document.x:.6g}"
        axes.set_title(words, color=inks.text, fontsize=TEXT * look.pixel, parse_math=False)
        axes.set_xlabel("h", color=inks.muted, fontsize=TEXT * look.pixel)
        sheet.savefig(content, format=suffix, dpi=min(look.dpi, most_dpi(*look.inches)),
                      metadata=carried.metadata(suffix),
                      facecolor="none" if look.transparent else inks.paper)  # fmt: skip
    return carried.finish(content.getvalue(), suffix)


def _paint(axes: Axes, document: Document, found: ErrorAgainstH, inks: Inks, pixel: float) -> None:
    numerical = through(document.function, document.x, document.step).slope
    figure = error_figure(found, document.step, numerical)
    size = 0.85 * TEXT * pixel
    for left, right, words in ((0, figure.rounding, "rounding"), (figure.large, 1, "h too large")):
        axes.axvspan(left, right, color=inks.grid, alpha=0.5, linewidth=0)
        if right > left:
            axes.text((left + right) / 2, 0.01, words, ha="center", color=inks.muted, fontsize=size)
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
        axes.text(*above, figure.words, ha="center", color=inks.text, fontsize=size)
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
