"""The figure of a document, painted by Matplotlib, without Qt and without a display."""

import io
import textwrap
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet

from core.digits import exact, short
from core.document import DEFAULTS, Document, Shown
from core.document.text import values_of, x_of
from core.export.carried import Carried
from core.plot.along import along
from core.plot.compose import view_of
from core.plot.curves import NAMES
from core.plot.figure import (
    CIRCLE,
    DOT,
    FAINT_DASHES,
    FAINT_WIDTH,
    MARK,
    WIDTH,
    Dot,
    End,
    Faint,
    Figure,
    Line,
    Mark,
)
from core.plot.finished import finished
from core.plot.line import crosses, is_in_view
from core.plot.point import KINDS

BLUE, VERMILION = "#0072B2", "#D55E00"
"""f and the forward pass; f′ and the backward pass. Told apart by the colour-blind."""

COLOURS = dict(zip(NAMES, (BLUE, VERMILION, "#8E4585", "#7A6200", "#009E73"), strict=True))
INK, GREY, PALE, FAINT = "#1A1A1A", "#5F6368", "#999999", "#E6E6E6"

DASHES: dict[str, Any] = dict(
    zip(NAMES, ("-", (0, (5, 2)), (0, (8, 2, 2, 2)), (0, (2, 2, 2, 4)), (0, (1, 1.5))), strict=True)
)
"""f is solid and its derivatives are not, so that the figure is legible in greyscale."""

MARKERS = dict(zip(KINDS, "ov^dsssx+op.D*h", strict=True))

BEHIND = {"f": "#4D9CC9", "f′": "#CA7E4D"}
"""Pins, in the colours of f and its derivative but paler."""

FAMILY = "#A8CCE3"
"""f at other values of a parameter, paler still: there are many of them."""

SIZE = (6.4, 4.2)
"""Inches."""

AREA = (5.8, 3.5)
"""About how many of them the axes have between them."""

PIXELS = 80
"""To an inch: as large as here what is told in pixels of a screen reads well on paper."""

POINT = 72 / PIXELS
"""How many points such a pixel measures."""

FINENESS = 2.5
"""For how many dots to such a pixel curves are sampled."""

TITLE_LENGTH = 70
"""Characters of a line of the title."""

FORMATS = ("png", "svg", "pdf")
"""The suffixes that are written."""

_UNNAMED = "_"
"""What begins so is left out of a legend."""

# Text stays text in SVG and is embedded whole in PDF; ids do not change from run to run. All else
# is as it comes, whatever a program that uses the core has set; to name a backend would load it.
_STYLE: Any = {
    **{name: value for name, value in mpl.rcParamsDefault.items() if name != "backend"},
    **{"svg.fonttype": "none", "pdf.fonttype": 42, "svg.hashsalt": "chainrule"},
}


def draw(document: Document, suffix: str, dpi: int = 200, shown: Shown = DEFAULTS) -> bytes:
    """Draw what a document shows, on white whatever the theme on screen, in one of FORMATS.

    `dpi` are the dots per inch of a PNG.

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
    with mpl.rc_context(_STYLE):
        sheet, content = sheet_of(document, shown), io.BytesIO()
        carried = Carried(replace(document, shown=shown))
        sheet.savefig(content, format=suffix, dpi=dpi, metadata=carried.metadata(suffix))
    return carried.finish(content.getvalue(), suffix)


def sheet_of(document: Document, shown: Shown = DEFAULTS) -> Sheet:
    """Draw what a document shows on a sheet of Matplotlib's."""
    view = view_of(along(document), (AREA[0] * PIXELS, AREA[1] * PIXELS))
    figure = finished(document, view, shown, fineness=FINENESS)
    with mpl.rc_context(_STYLE):
        sheet = Sheet(figsize=SIZE, layout="constrained")
        is_told = figure.across != "x" or document.x_text
        at = [f"x = {x_of(document)}"] if is_told else []
        paint(sheet.add_subplot(), figure, _head(document.formula, [*values_of(document), *at]))
    return sheet


def paint(axes: Axes, figure: Figure, head: str) -> None:
    """Paint a figure from back to front, below its title."""
    axes.set_title(head, fontsize="medium", parse_math=False)
    _paint_frame(axes, figure)
    for behind, line in enumerate(figure.lines):
        _paint_line(axes, line, _label(line, figure), 2 - behind / 10)
    for behind, faint in enumerate(reversed(figure.faint)):
        _paint_faint(axes, faint, 1.5 - behind / 100)
    for x in figure.asymptotes:
        axes.axvline(x, color=GREY, linewidth=POINT, linestyle=(0, (4, 3)))
    _paint_tangent(axes, figure)
    _paint_ends(axes, figure.ends)
    _paint_marks(axes, figure.marks)
    for dot in figure.here.dots:
        colour = (COLOURS if dot.name in COLOURS else BEHIND)[dot.of]
        _paint_spots(axes, [dot], "o", DOT, "white", colour)
    if figure.note and figure.note.is_empty:
        _paint_note(axes, figure.note.reason)
    _paint_legend(axes)


def _head(formula: str, values: Sequence[str]) -> str:
    """Write a title, of more lines than one where it is long; only the formula is cut."""
    head = f"f(x) = {formula}"
    whole = ", ".join([head, *values])
    if len(whole) <= TITLE_LENGTH:
        return whole
    head = head if len(head) <= TITLE_LENGTH else f"{head[: TITLE_LENGTH - 1]}…"
    # A value stays in one piece.
    joined = ", ".join(value.replace(" ", "\N{NO-BREAK SPACE}") for value in values)
    return "\n".join([head, *_lines(joined)])


def _lines(text: str) -> list[str]:
    lines = textwrap.wrap(text, TITLE_LENGTH)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def _label(line: Line, figure: Figure) -> str:
    if not is_in_view(line, figure.view):
        return _UNNAMED
    return f"{line.name}, positive part only" if line.name in figure.cut else line.name


def _paint_frame(axes: Axes, figure: Figure) -> None:
    """Paint the axes, the grid and the lines at 0."""
    axes.set(xlim=figure.view.limits[0], ylim=figure.view.limits[1], xlabel=figure.across)
    drawn = zip((axes.xaxis, axes.yaxis), figure.ticks, figure.view.logs, strict=True)
    for axis, ticks, log in drawn:
        axis.set_ticks(ticks.major, ticks.labels)
        # They say that an axis is logarithmic; on another Matplotlib takes long for little.
        axis.set_ticks(ticks.minor if log else [], minor=True)
    axes.grid(color=FAINT, linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    x, y = (scale.place(0.0) for scale in figure.view.scales)
    if np.isfinite(x):
        axes.axvline(x, color=PALE, linewidth=0.8, zorder=0)
    if np.isfinite(y):
        axes.axhline(y, color=PALE, linewidth=0.8, zorder=0)


def _paint_line(axes: Axes, line: Line, label: str, height: float) -> None:
    colour = COLOURS[line.name]
    if line.bands.size:
        axes.fill_between(*line.bands, color=colour, linewidth=0, zorder=height)
    # A cap that reaches over the end of a piece makes a jump two-valued.
    axes.plot(line.x, line.y, color=colour, linewidth=WIDTH * POINT, linestyle=DASHES[line.name],
              solid_capstyle="butt", dash_capstyle="butt", label=label, zorder=height)  # fmt: skip


def _paint_faint(axes: Axes, faint: Faint, height: float) -> None:
    """Paint a curve behind those of f."""
    colour = BEHIND[faint.of] if faint.name else FAMILY
    line, dashes = faint.line, FAINT_DASHES[faint.number]
    if line.bands.size:
        axes.fill_between(*line.bands, color=colour, linewidth=0, zorder=height)
    axes.plot(line.x, line.y, color=colour, linewidth=FAINT_WIDTH * POINT,
              linestyle=(0, dashes) if dashes else "-", dash_capstyle="butt",
              label=faint.label or _UNNAMED, zorder=height)  # fmt: skip


def _paint_tangent(axes: Axes, figure: Figure) -> None:
    here = figure.here
    is_seen = crosses(here.tangent[1], figure.view.limits[1])
    words = f"tangent at {figure.across} = {exact(here.x)}, slope {short(here.slope)}"
    label = words if is_seen else _UNNAMED
    axes.plot(*here.tangent, color=GREY, linewidth=POINT, label=label)


def _paint_ends(axes: Axes, ends: Collection[End]) -> None:
    kinds = dict.fromkeys((end.name, end.closed) for end in ends)
    for name, closed in kinds:
        alike = [end for end in ends if (end.name, end.closed) == (name, closed)]
        colour = COLOURS[name]
        _paint_spots(axes, alike, "o", CIRCLE, colour, colour if closed else "white")


def _paint_marks(axes: Axes, marks: Collection[Mark]) -> None:
    for kind in dict.fromkeys(mark.kind for mark in marks):
        alike = [mark for mark in marks if mark.kind == kind]
        _paint_spots(axes, alike, MARKERS[kind], MARK, INK, "white", kind)


def _paint_spots(
    axes: Axes, spots: Sequence[End | Mark | Dot], shape: str, size: float, edge: str, face: str,
    label: str = _UNNAMED,
) -> None:  # fmt: skip
    x, y = [spot.x for spot in spots], [spot.y for spot in spots]
    axes.plot(x, y, shape, markersize=size * POINT, markeredgewidth=1.5 * POINT,
              markeredgecolor=edge, markerfacecolor=face, label=label)  # fmt: skip


def _paint_note(axes: Axes, reason: str) -> None:
    box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8}
    axes.text(0.5, 0.5, f"no curve: {reason}", transform=axes.transAxes, ha="center",
              va="center", fontsize="small", bbox=box, parse_math=False)  # fmt: skip


def _paint_legend(axes: Axes) -> None:
    handles, labels = axes.get_legend_handles_labels()
    if handles:
        # The padding keeps circles, which are wider than the places it looks at, out of the frame.
        axes.legend(handles, labels, edgecolor="none", facecolor="white", fontsize="small",
                    borderpad=1.0)  # fmt: skip
