"""Paints a figure into the plot."""

import math
from collections.abc import Sequence
from html import escape
from itertools import zip_longest
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPalette, QPen

from core.digits import short
from core.document import FIRST
from core.plot.curves import NAMES
from core.plot.figure import CIRCLE, DOT, MARK, Dot, Figure, Line, Note, joined
from core.plot.point import KINDS
from core.plot.usual import Way
from gui.plot.items import (
    BEHIND,
    AxisLine,
    CurveItem,
    Dots,
    FaintItem,
    Grid,
    PointLine,
    Words,
    colours,
    faint_colour,
    ghost_colours,
)
from gui.plot.proof_marks import ProofMarks
from gui.plot.secant_item import SecantItem
from gui.plot.stroke import Stroke
from gui.widgets.theme import LIGHT, theme_of

THIN = 1
"""Pixels of a ghost's line."""

INSET = 12
"""Pixels between the plot's edges and words in it."""

WORDS_WIDTH = 480
"""Pixels after which a sentence goes on below."""

_SHAPES = dict(
    zip(
        KINDS,
        ["o", "t", "t1", "d", "s", "s", "s", "x", "+", "o", "p", "o", "d", "star", "h"],
        strict=True,
    )
)

# Every move counts, for the last one wins; how often is drawn is decided by the view.
pg.setConfigOptions(antialias=True, mouseRateLimit=-1)


class PlotScene:
    """The items of one plot, within a PlotItem of pyqtgraph."""

    def __init__(self, item: Any) -> None:
        self._item, self._theme = item, LIGHT
        self._pens: dict[str, QPen] = {}
        self._brushes: dict[int, QBrush] = {}
        self._box = item.getViewBox()
        self._axes = item.getAxis("bottom"), item.getAxis("left")
        item.setMenuEnabled(False)
        item.hideButtons()
        self._grid = Grid(*self._axes)
        self._zero: list[Any] = [AxisLine(angle=angle) for angle in (90, 0)]
        self._curves = {name: CurveItem(name) for name in NAMES}
        self._ghosts = {name: CurveItem(name) for name in FIRST}
        self._faint: list[FaintItem] = []  # as many as there ever were
        self._tangent = Stroke(name="tangent", connect="finite")
        self.secant, self._taylor = SecantItem(), Stroke(name="taylor", connect="finite")
        self._asymptotes = Stroke(connect="finite")
        self._ends, self._marks, self._dots = map(Dots, (CIRCLE, MARK, DOT))
        self.line = PointLine()
        self.sentence, self.beyond = Words(anchor=(0, 0)), Words()
        self.beyond.offer(something=True)
        self.proof_marks = ProofMarks()
        self._add_items()
        self._figure: Figure | None = None
        self._painters = {
            "across": self._show_letter, "view": self._show_zero, "ticks": self._show_ticks,
            "lines": self._show_lines, "faint": self._show_faint,
            "asymptotes": self._show_asymptotes, "ends": self._show_ends,
            "marks": self._show_marks, "here": self._show_here, "proof": self._show_proof,
        }  # fmt: skip

    def _add_items(self) -> None:
        for behind in (self._grid, *self._zero):
            behind.setZValue(BEHIND - 1)
            self._item.addItem(behind, ignoreBounds=True)
        for curve in (
            *reversed(self._ghosts.values()),
            *reversed(self._curves.values()),
        ):  # f stays visible where others fill the view
            for part in curve.items:
                self._item.addItem(part, ignoreBounds=True)
        for extra in (self._asymptotes, self._tangent, self._taylor, self.secant.line, self.line,
                      self._ends, self._marks, self._dots, *self.secant.ends,
                      self.proof_marks):  # fmt: skip
            self._item.addItem(extra, ignoreBounds=True)
        for words in (self.sentence, self.beyond):
            words.setParentItem(self._box)
        self.sentence.setPos(INSET, INSET)

    def colour(self, palette: QPalette) -> None:
        """Take the colours of light or dark; what has been painted keeps some of the others."""
        theme = self._theme = theme_of(palette)
        self._item.getViewWidget().setBackground(theme.background)
        for axis in self._axes:
            axis.setPen(theme.muted)
            axis.setTextPen(theme.muted)
        self._grid.set_colour(theme.muted)
        for line in self._zero:
            line.setPen(pg.mkPen(theme.line, width=1))
        for name, colour in colours(theme).items():
            self._curves[name].set_colour(colour)
            self._pens[name] = pg.mkPen(colour, width=1.5)
        for name, colour in ghost_colours(theme).items():
            self._ghosts[name].set_colour(colour, THIN)
        thin = pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine)
        self._tangent.setPen(thin)
        self.secant.colour(theme)
        style = Qt.PenStyle.DashDotLine
        self._taylor.setPen(pg.mkPen(theme.text, width=1.5, style=style))
        self._asymptotes.setPen(thin)
        self._rim, self._edge = (
            pg.mkPen(colour, width=1.5) for colour in (theme.background, theme.text)
        )
        self._pale = pg.mkPen(theme.muted, width=1)
        self._brushes.clear()
        self.line.setPen(pg.mkPen(theme.muted, width=1))
        self.line.setHoverPen(pg.mkPen(theme.text, width=2))
        self._box.colour(theme.forward)
        glass = QColor(theme.background)
        glass.setAlpha(200)  # curves are seen through it
        for words in (self.sentence, self.beyond):
            words.setColor(theme.text)
            words.fill = pg.mkBrush(glass)
        self.proof_marks.colour(theme)

    def show(self, figure: Figure, *, pale: bool = True) -> None:
        """Paint a figure, its marks pale or strong; what is as it was before stays."""
        before, self._figure = self._figure, figure
        self._mark = self._pale if pale else self._edge
        for part, paint in self._painters.items():
            if getattr(figure, part) is not getattr(before, part, None):
                paint(figure)

    def show_ghost(self, lines: Sequence[Line]) -> None:
        """Draw f and f′ dimmed, as a drop would make them; without lines the ghost goes."""
        for item, line in zip_longest(self._ghosts.values(), lines):
            item.show_line(line)

    def kinds_at(self, scene: QPointF) -> list[str]:
        """Name the marks under a point of the scene."""
        return [mark.data() for mark in self._marks.pointsAt(self._box.mapSceneToView(scene))]

    def say(self, words: str, offer: str = "") -> None:
        """Write a sentence into the plot, and what a press on it does."""
        whole = f"{words} {offer}".rstrip()
        self.sentence.setVisible(bool(whole))
        if self.sentence.toPlainText() != whole:
            link = f"<a style='color:{self._theme.forward.name()}'><u>{escape(offer)}</u></a>"
            self.sentence.setHtml(f"{escape(words)} {link}" if offer else escape(words))
            self.sentence.offer(something=bool(offer))
        if whole:
            text = self.sentence.textItem
            text.setTextWidth(-1)
            most = min(self._box.width() - 2 * INSET, WORDS_WIDTH)
            self.sentence.setTextWidth(most if text.boundingRect().width() > most else -1)

    def _show_letter(self, figure: Figure) -> None:
        """Say below the axis what f is shown over, where that is not x."""
        axis = self._axes[0]
        if axis.labelText != figure.across:
            axis.setLabel(figure.across)
            axis.showLabel(figure.across != "x")

    def _show_zero(self, figure: Figure) -> None:
        for line, scale in zip(self._zero, figure.view.scales, strict=True):
            zero = scale.place(0.0)
            line.setVisible(math.isfinite(zero))
            line.setValue(zero if math.isfinite(zero) else 0.0)

    def _show_ticks(self, figure: Figure) -> None:
        for axis, ticks in zip(self._axes, figure.ticks, strict=True):
            axis.show_ticks(ticks)

    def _show_lines(self, figure: Figure) -> None:
        lines = {line.name: line for line in figure.lines}
        for name, item in self._curves.items():
            item.show_line(lines.get(name), figure.view.pixel[0])

    def _show_faint(self, figure: Figure) -> None:
        while len(self._faint) < len(figure.faint):
            self._faint.append(FaintItem())
            for part in self._faint[-1].items:
                self._item.addItem(part, ignoreBounds=True)
        for item, faint in zip_longest(self._faint, figure.faint):
            item.show_faint(faint, self._theme, figure.view.pixel[0])

    def _show_asymptotes(self, figure: Figure) -> None:
        places = figure.asymptotes
        self._asymptotes.setVisible(bool(places))
        if places:
            y = np.tile((*figure.view.limits[1], np.nan), len(places))
            self._asymptotes.setData(np.repeat(places, 3), y)

    def _show_ends(self, figure: Figure) -> None:
        ends, back = figure.ends, self._brush(self._theme.background)
        full = {name: self._brush(pen.color()) for name, pen in self._pens.items()}
        self._ends.show_at(
            [(end.x, end.y) for end in ends],
            pen=[self._pens[end.name] for end in ends],
            brush=[full[end.name] if end.closed else back for end in ends],
        )

    def _show_marks(self, figure: Figure) -> None:
        marks = figure.marks
        self._marks.show_at(
            [(mark.x, mark.y) for mark in marks], data=[mark.kind for mark in marks],
            symbol=[_SHAPES[mark.kind] for mark in marks],
            brush=self._brush(self._theme.background), pen=self._mark,
        )  # fmt: skip

    def _show_here(self, figure: Figure) -> None:
        """Put the line, the dots and the tangent where x is."""
        here = figure.here
        is_placed = math.isfinite(here.place)
        self.line.setVisible(is_placed)
        if is_placed and self.line.value() != here.place:
            self.line.setValue(here.place)
        self._dots.show_at(
            [(dot.x, dot.y) for dot in here.dots],
            brush=[self._brush(self._colour_of(dot)) for dot in here.dots],
            pen=self._rim,
        )
        touching = here.tangent if here.tangent[0].size else joined(here.halves)
        self._tangent.setVisible(bool(touching[0].size))
        self._tangent.setData(*touching)
        self.secant.show_secant(here.secant)
        self._taylor.setVisible(here.taylor is not None)
        if here.taylor is not None:
            self._taylor.setData(*here.taylor)
        self._show_beyond(here.x, figure)

    def _show_proof(self, figure: Figure) -> None:
        """Mark what is not proved."""
        self.proof_marks.show_proof(figure.proof)

    def _brush(self, colour: QColor) -> QBrush:
        """Give the one brush of a colour: pyqtgraph draws the marks of each other one anew."""
        return self._brushes.setdefault(colour.rgba(), QBrush(colour))

    def _colour_of(self, dot: Dot) -> QColor:
        own = self._pens.get(dot.name)
        return own.color() if own is not None else faint_colour(dot, self._theme)

    def _show_beyond(self, x: float, figure: Figure) -> None:
        """Say at the edge where x is, if it is not in view."""
        x_range, words = figure.view.x_range, f"{figure.across} = {short(x)}"
        left, right = x < x_range[0], x > x_range[1]
        self.beyond.setVisible(left or right)
        if left or right:
            self.beyond.setText(f"◂ {words}" if left else f"{words} ▸")
            self.beyond.setAnchor((0 if left else 1, 1))
            self.beyond.setPos(4 if left else self._box.width() - 4, self._box.height() - 2)


_OFFERS = {
    None: "",
    Way.FIT: "Fit it (Home)",
    Way.USUAL: "Show the usual view (Shift+Home)",
    Way.ELSEWHERE: "Show it (Home)",
}


def said(note: Note | None) -> tuple[str, str]:
    """Say why there is nothing to be seen, and what is offered; nothing where there is."""
    if note is None:
        return "", ""
    first = note.reason[:1] if note.reason.startswith("f") else note.reason[:1].upper()
    return f"{first}{note.reason[1:]}.", _OFFERS[note.way]
