"""The diagram of a chain, painted by Matplotlib."""

import io

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet
from matplotlib.patches import Circle, Ellipse, FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path as Outline

from core.document import Document
from core.export.carried import Carried
from core.export.diagram.layout import Place, diagram
from core.export.diagram.paper import BACKWARD, FORWARD, Paper, Shape, on_paper
from core.export.drawing import BLUE, GREY, INK, STYLE, VERMILION

INCH = 2.54
"""Centimetres."""

PALE = "#F3F5F7"
"""What blocks are filled with."""

ROLES = {FORWARD: BLUE, BACKWARD: VERMILION}

LABEL, NUMBER = 9.0, 8.0
"""Sizes of text, in points."""


def draw_diagram(document: Document, suffix: str, dpi: int = 200) -> bytes:
    """Draw a document's chain with what its wires carry at x, in one of FORMATS of figures."""
    paper = on_paper(diagram(document))
    left, bottom, right, top = paper.area
    with mpl.rc_context(STYLE):
        sheet = Sheet(figsize=((right - left) / INCH, (top - bottom) / INCH))
        axes = sheet.add_axes((0, 0, 1, 1))
        axes.set(xlim=(left, right), ylim=(bottom, top))
        axes.set_axis_off()
        _paint(axes, paper)
        content, carried = io.BytesIO(), Carried(document)
        sheet.savefig(content, format=suffix, dpi=dpi, metadata=carried.metadata(suffix))
    return carried.finish(content.getvalue(), suffix)


def _paint(axes: Axes, paper: Paper) -> None:
    for line in paper.lines:
        _paint_line(axes, line)
    for dot in paper.dots:
        axes.add_patch(Circle(dot, 0.06, color=GREY))
    for shape in paper.shapes:
        _paint_shape(axes, shape)
    for word in paper.words:
        side = "left" if word.side == "left" else "center"
        up = "bottom" if word.up else "top"
        axes.text(word.x, word.y, word.text, color=ROLES[word.role], fontsize=NUMBER, ha=side,
                  va="center" if word.side == "left" else up, parse_math=False)  # fmt: skip


def _paint_line(axes: Axes, places: tuple[Place, ...]) -> None:
    axes.add_patch(FancyArrowPatch(
        path=Outline(places), arrowstyle="-|>", mutation_scale=7, color=GREY, linewidth=0.9,
        joinstyle="round", zorder=1,
    ))  # fmt: skip


def _paint_shape(axes: Axes, shape: Shape) -> None:
    (wide, high), at = shape.half, (shape.x, shape.y)
    if shape.kind == "block":
        axes.add_patch(FancyBboxPatch(
            (shape.x - wide, shape.y - high), 2 * wide, 2 * high,
            boxstyle="round,pad=0,rounding_size=0.12", facecolor=PALE, edgecolor=GREY,
            linewidth=0.9, zorder=2,
        ))  # fmt: skip
    else:
        edge = "none" if shape.kind == "number" else GREY
        axes.add_patch(Ellipse(at, 2 * wide, 2 * high, facecolor="white", edgecolor=edge,
                               linewidth=0.9, zorder=2))  # fmt: skip
    axes.text(*at, shape.text, color=INK, fontsize=LABEL, ha="center", va="center_baseline",
              zorder=3, parse_math=False)  # fmt: skip
