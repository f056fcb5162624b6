"""The diagram of a chain, painted by Matplotlib."""

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Sheet
from matplotlib.figure import SubFigure
from matplotlib.patches import Circle, Ellipse, FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path as Outline

from core.document import Document
from core.export.diagram.bands import within
from core.export.diagram.layout import diagram
from core.export.diagram.paper import BACKWARD, FORWARD, Paper, Shape
from core.export.drawing.sheet import as_it_comes, new_sheet, saved
from core.export.inks import Inks, inks_of, mixed
from core.export.look import INCH, SCREEN, SMALLEST, Look

ROLES = {FORWARD: "f", BACKWARD: "f′"}
"""The curves whose colours the two passes have."""

LABEL, NUMBER = 9.0, 8.0
"""Sizes of text, in points, where a diagram has its natural size."""

LINE = 0.9
"""How thick lines are there, in points."""


def draw_diagram(document: Document, suffix: str, look: Look = SCREEN) -> bytes:
    """Draw a document's chain with what its wires carry at x, in one of FORMATS of figures."""
    made = Drawing(document, look)
    with as_it_comes():
        sheet = new_sheet(look, made.inches)
        made.paint_on(sheet, (0.0, 0.0, 1.0, 1.0))
        return saved(sheet, suffix, look, document)


class Drawing:
    """A document's chain as large as it is on paper.

    It is as wide as it has to be, and at most as wide as its look: then it is smaller as long as
    its text can be read, and goes on below where it is still too wide. Raises an Unfit if not even
    one block has room.
    """

    def __init__(self, document: Document, look: Look) -> None:
        self._paper = within(diagram(document), look.width / (SMALLEST / NUMBER))
        self._look = look
        left, bottom, right, top = self._paper.area
        self._scale = min(1.0, look.width / self._paper.width)
        self.inches = self._scale * (right - left) / INCH, self._scale * (top - bottom) / INCH

    def paint_on(self, sheet: Sheet | SubFigure, place: tuple[float, float, float, float]) -> None:
        """Paint it on part of a sheet: from the left, from below, how wide and how high."""
        left, bottom, right, top = self._paper.area
        axes = sheet.add_axes(place)
        axes.set(xlim=(left, right), ylim=(bottom, top))
        axes.set_axis_off()
        _paint(axes, self._paper, inks_of(self._look), self._scale)


def _paint(axes: Axes, paper: Paper, inks: Inks, scale: float) -> None:
    for line in paper.lines:
        axes.add_patch(FancyArrowPatch(
            path=Outline(line), arrowstyle="-|>", mutation_scale=7 * scale, color=inks.muted,
            linewidth=LINE * scale, joinstyle="round", zorder=1,
        ))  # fmt: skip
    for dot in paper.dots:
        axes.add_patch(Circle(dot, 0.06, color=inks.muted))
    for shape in paper.shapes:
        _paint_shape(axes, shape, inks, scale)
    for word in paper.words:
        side = "left" if word.side == "left" else "center"
        up = "bottom" if word.up else "top"
        axes.text(word.x, word.y, word.text, color=inks.words[ROLES[word.role]], ha=side,
                  va="center" if word.side == "left" else up, fontsize=NUMBER * scale,
                  parse_math=False)  # fmt: skip


def _paint_shape(axes: Axes, shape: Shape, inks: Inks, scale: float) -> None:
    (wide, high), at = shape.half, (shape.x, shape.y)
    if shape.kind == "block":
        axes.add_patch(FancyBboxPatch(
            (shape.x - wide, shape.y - high), 2 * wide, 2 * high,
            boxstyle="round,pad=0,rounding_size=0.12", facecolor=mixed(inks.grid, inks.paper, 0.5),
            edgecolor=inks.muted, linewidth=LINE * scale, zorder=2,
        ))  # fmt: skip
    else:
        edge = "none" if shape.kind == "number" else inks.muted
        axes.add_patch(Ellipse(at, 2 * wide, 2 * high, facecolor=inks.paper, edgecolor=edge,
                               linewidth=LINE * scale, zorder=2))  # fmt: skip
    axes.text(*at, shape.text, color=inks.text, fontsize=LABEL * scale, ha="center",
              va="center_baseline", zorder=3, parse_math=False)  # fmt: skip
