"""What a figure shows within its axes, painted by Matplotlib from back to front."""

from collections.abc import Collection, Sequence
from typing import Any

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
from matplotlib.axes import Axes

from core.export.inks import Inks
from core.plot.curves import NAMES, NUMERICAL
from core.plot.dashes import parted
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
    Proof,
    View,
)
from core.plot.point import KINDS

DASHES: dict[str, tuple[float, ...]] = dict(
    zip(NAMES, ((), (5, 2), (8, 2, 2, 2), (2, 2, 2, 4), (1, 1.5)), strict=True)
)
"""In widths of the line: f is solid and its derivatives are not, so that it is legible in grey."""

MARKERS = dict(zip(KINDS, "ov^dsssx+op.D*h", strict=True))

PROOF = 3.0
"""Pixels up of the strip that marks what is not proved."""


def paint_curves(axes: Axes, figure: Figure, inks: Inks, pixel: float) -> None:
    """Paint all that lies within the axes, a pixel of which measures so many points."""
    axes.set(xlim=figure.view.limits[0], ylim=figure.view.limits[1])
    for behind, line in enumerate(figure.lines):
        _paint_line(axes, line, figure, inks, pixel, 2 - behind / 10)
    for behind, faint in enumerate(reversed(figure.faint)):
        _paint_faint(axes, faint, inks, pixel, 1.5 - behind / 100)
    for x in figure.asymptotes:
        axes.axvline(x, color=inks.muted, linewidth=pixel, linestyle=(0, (4, 3)))
    for touching in (figure.here.tangent, *figure.here.halves):
        axes.plot(*touching, color=inks.muted, linewidth=pixel)
    if figure.here.taylor is not None:
        dashes = (0, (6, 2, 1.5, 2))
        axes.plot(*figure.here.taylor, color=inks.text, linewidth=1.5 * pixel, linestyle=dashes)
    if figure.here.secant is not None:
        axes.plot(*figure.here.secant.line, color=inks.curves[NUMERICAL], linewidth=1.5 * pixel)
    _paint_ends(axes, figure.ends, inks, pixel)
    _paint_marks(axes, figure.marks, inks, pixel)
    for dot in figure.here.dots:
        colour = (inks.curves if dot.name in inks.curves else inks.behind)[dot.of]
        _paint_spots(axes, [dot], "o", DOT * pixel, inks.paper, colour)
    if figure.here.secant is not None:
        ends = [Dot(NUMERICAL, *place) for place in figure.here.secant.ends]
        _paint_spots(axes, ends, "o", DOT * pixel, inks.paper, inks.curves[NUMERICAL])
    if figure.proof is not None:
        _paint_proof(axes, figure.view, figure.proof, inks, pixel)


def _paint_line(
    axes: Axes, line: Line, figure: Figure, inks: Inks, pixel: float, height: float
) -> None:
    colour, dashes = inks.curves[line.name], DASHES[line.name]
    if line.bands.size:
        axes.fill_between(*line.bands, color=colour, linewidth=0, zorder=height)
    looks: Any = {"color": colour, "linewidth": WIDTH * pixel, "zorder": height}
    if not dashes:
        # A cap that reaches over the end of a piece makes a jump two-valued.
        axes.plot(line.x, line.y, solid_capstyle="butt", **looks)
        return
    slow, fast = parted(line, sum(dashes) * WIDTH * figure.view.pixel[0])
    axes.plot(*slow, linestyle=(0, dashes), dash_capstyle="butt", **looks)
    if fast[0].size:
        axes.plot(*fast, solid_capstyle="butt", **looks)


def _paint_faint(axes: Axes, faint: Faint, inks: Inks, pixel: float, height: float) -> None:
    """Paint a curve behind those of f."""
    colour = inks.behind[faint.of] if faint.name else inks.family
    line, dashes = faint.line, FAINT_DASHES[faint.number]
    if line.bands.size:
        axes.fill_between(*line.bands, color=colour, linewidth=0, zorder=height)
    axes.plot(line.x, line.y, color=colour, linewidth=FAINT_WIDTH * pixel,
              linestyle=(0, dashes) if dashes else "-", dash_capstyle="butt",
              solid_capstyle="butt", zorder=height)  # fmt: skip


def _paint_ends(axes: Axes, ends: Collection[End], inks: Inks, pixel: float) -> None:
    for name, closed in dict.fromkeys((end.name, end.closed) for end in ends):
        alike = [end for end in ends if (end.name, end.closed) == (name, closed)]
        colour = inks.curves[name]
        _paint_spots(axes, alike, "o", CIRCLE * pixel, colour, colour if closed else inks.paper)


def _paint_marks(axes: Axes, marks: Collection[Mark], inks: Inks, pixel: float) -> None:
    for kind in dict.fromkeys(mark.kind for mark in marks):
        alike = [mark for mark in marks if mark.kind == kind]
        _paint_spots(axes, alike, MARKERS[kind], MARK * pixel, inks.text, inks.paper)


def _paint_spots(
    axes: Axes, spots: Sequence[End | Mark | Dot], shape: str, size: float, edge: str, face: str
) -> None:
    x, y = [spot.x for spot in spots], [spot.y for spot in spots]
    axes.plot(x, y, shape, markersize=size, markeredgewidth=0.15 * size,
              markeredgecolor=edge, markerfacecolor=face)  # fmt: skip


def _paint_proof(axes: Axes, view: View, proof: Proof, inks: Inks, pixel: float) -> None:
    """Mark along the lower edge where the curves are not proved."""
    strips = [(left, right - left) for left, right in proof.open]
    axes.broken_barh(strips, (view.limits[1][0], PROOF * view.pixel[1]), color=inks.line,
                     linewidth=pixel / 2)  # fmt: skip
