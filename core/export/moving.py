"""Moving pictures: the tangent along f, or the secant at x as h becomes smaller."""

import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import core.plain_matplotlib  # noqa: F401  # before Matplotlib itself

# isort: split
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from core.digits import short
from core.document import Document, Shown
from core.document.text import title
from core.export.carried import Carried
from core.export.drawing.sheet import as_it_comes, laid_out, new_sheet
from core.export.inks import inks_of
from core.export.look import SCREEN, TEXT, Look
from core.export.things import SECANT, TANGENT
from core.plot.along import along
from core.plot.figure import DOT, View
from core.plot.tangent import tangent
from core.sampling.curve import Floats

FORMATS = ("gif", "webp", "apng")

FRAMES, REST = 75, 12
"""How many pictures there are, and how many of the secant's stay as the last one is."""

PAUSE = 40
"""Milliseconds from one to the next: 25 in a second."""

NEAREST = 1e-3
"""To what part of its first length h goes down."""

MOST_DOTS = 500_000
"""Of one picture: they are kept, all of them, until the file is written."""


COLOURS = 128
"""Of a GIF."""


class _Still(NamedTuple):
    """What one picture has in front of f: a line, dots on f, and a sentence."""

    line: tuple[Floats, Floats]
    dots: tuple[tuple[float, float], ...]
    words: str


def moving(
    document: Document,
    suffix: str,
    what: str = TANGENT,
    look: Look = SCREEN,
    shown: Shown | None = None,
) -> Iterator[float | bytes]:
    """Draw what moves, in one of FORMATS; give how much of it is done, and at last the file.

    A picture has at most MOST_DOTS, whatever its look.
    """
    width, height = look.inches
    look = replace(look, dpi=min(look.dpi, math.sqrt(MOST_DOTS / (width * height))))
    shown = (shown or document.shown)._replace(tangent=False, secant=False, taylor=0)
    pictures: list[Image.Image] = []
    for picture in _pictures(document, what, look, shown):
        pictures.append(_with_few_colours(picture, pictures) if suffix == "gif" else picture)
        yield len(pictures) / (FRAMES + 1)
    content, first = io.BytesIO(), pictures[0]
    first.save(content, "png" if suffix == "apng" else suffix, save_all=True,
               append_images=pictures[1:], duration=PAUSE, loop=0,
               **_options(document, suffix))  # fmt: skip
    yield content.getvalue()


def _options(document: Document, suffix: str) -> dict[str, Any]:
    """Give what a format has for itself; an APNG is a PNG, and opens again as one."""
    if suffix == "webp":
        return {"lossless": True}
    if suffix == "gif":
        return {"comment": title(document).encode()}
    told = PngInfo()
    for key, text in Carried(document).metadata("png").items():
        if text is not None:
            told.add_itxt(key, text)
    return {"pnginfo": told}


def _with_few_colours(picture: Image.Image, before: Sequence[Image.Image]) -> Image.Image:
    """Give a picture the colours of the first one, which has all that there are."""
    if not before:
        return picture.quantize(COLOURS)
    return picture.quantize(palette=before[0], dither=Image.Dither.NONE)


def _pictures(document: Document, what: str, look: Look, shown: Shown) -> Iterator[Image.Image]:
    """Paint what stays once, and what moves in front of it each time."""
    with as_it_comes():
        sheet = new_sheet(look, look.inches)
        laid = laid_out(document, look, shown, at_x=False, sheet=sheet)
        canvas: Any = FigureCanvasAgg(sheet)  # whose methods have no types
        canvas.draw()
        behind = canvas.copy_from_bbox(sheet.bbox)
        front = _Front(sheet.axes[0], look)
        stills = _TOLD[what](along(document), laid.figure.view, laid.figure.across)
        for still in stills:
            canvas.restore_region(behind)
            front.paint(still)
            yield Image.fromarray(np.asarray(canvas.buffer_rgba())[..., :3].copy())


class _Front:
    """The line, the dots and the words in front of a sheet."""

    def __init__(self, axes: Axes, look: Look) -> None:
        inks, pixel = inks_of(look), look.pixel
        self._axes = axes
        line: Any = {"color": inks.text, "linewidth": 1.5 * pixel, "animated": True}
        dots: Any = {"markersize": DOT * pixel, "markeredgecolor": inks.paper,
                "markerfacecolor": inks.curves["f"], "animated": True}  # fmt: skip
        self._line = axes.plot([], [], zorder=5, **line)[0]
        self._dots = axes.plot([], [], "o", zorder=6, **dots)[0]
        box = {"facecolor": inks.paper, "edgecolor": "none", "alpha": 0.9, "pad": 2 * pixel}
        self._words = axes.text(0.02, 0.97, "", transform=axes.transAxes, va="top", zorder=7,
                                fontsize=TEXT * pixel, color=inks.text, bbox=box,
                                parse_math=False, animated=True)  # fmt: skip

    def paint(self, still: _Still) -> None:
        self._line.set_data(*still.line)
        self._dots.set_data([x for x, _ in still.dots], [y for _, y in still.dots])
        self._words.set_text(still.words)
        for artist in (self._line, self._dots, self._words):
            self._axes.draw_artist(artist)


def _tangents(document: Document, view: View, across: str) -> Iterator[_Still]:
    """Let x go to the right and back, slowly at the ends, so that the last is like the first."""
    scale, f = view.scales[0], document.function
    for k in range(FRAMES):
        share = (1 - math.cos(2 * math.pi * k / FRAMES)) / 2
        x = scale.between(view.x_range, share)
        trace = f.trace(x)
        slope = short(trace.gradient) if math.isfinite(trace.gradient) else "undefined"
        yield _still(view, x, trace.value, trace.gradient, [(x, trace.value)],
                     f"{across} = {short(x)}, slope {slope}")  # fmt: skip


def _secants(document: Document, view: View, across: str) -> Iterator[_Still]:
    """Let h go down from a third of the view; the secant ends as the tangent, to the eye."""
    x, f = document.x, document.function
    low, high = view.x_range
    first = (high - low) / 3
    for k in range(FRAMES):
        share = min(k / (FRAMES - 1 - REST), 1.0)
        h = first * NEAREST**share
        ends = [(x - h, f.trace(x - h).value), (x + h, f.trace(x + h).value)]
        slope = (ends[1][1] - ends[0][1]) / (2 * h)
        told = short(slope) if math.isfinite(slope) else "undefined"
        middle = (ends[0][1] + ends[1][1]) / 2
        yield _still(view, x, middle, slope, ends, f"h = {short(h)}, slope {told}")


_TOLD: Mapping[str, Callable[[Document, View, str], Iterator[_Still]]] = {
    TANGENT: _tangents, SECANT: _secants,
}  # fmt: skip


def _still(
    view: View, x: float, value: float, slope: float, dots: Sequence[tuple[float, float]],
    words: str,
) -> _Still:  # fmt: skip
    limits = view.x_range, view.y_range
    xs, ys = tangent(x, value, slope, limits, view.logs)
    line = view.scales[0].to(xs), view.scales[1].to(ys)
    return _Still(line, tuple(view.places(dots)), words)
