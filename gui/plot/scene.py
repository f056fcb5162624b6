"""Everything that stands in the plot, and how it is shown."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPalette

from core.chain.trace import Trace
from core.digits import short
from core.plot.curves import NAMES
from core.plot.point import KINDS, Point
from core.plot.tangent import tangent
from core.sampling import Curve
from gui.plot.actions import FIRST, PlotActions
from gui.plot.break_marks import PlotBreaks
from gui.plot.items import CurveItem, Dots, Grid, PointLine, colours
from gui.plot.stroke import Stroke
from gui.widgets.theme import LIGHT, Theme, theme_of

GHOST = 0.7
"""How much of a curve's colour its ghost has, which shows what a drop would make of f."""

THIN = 1
"""Pixels of a ghost's line."""

INSET = 12
"""Pixels between the plot's edges and words in it."""

WIDEST = 480
"""Pixels after which a sentence goes on below."""

_SHAPES = dict(zip(KINDS, ("o", "t", "t1", "d", "s", "x", "+", "o", "p"), strict=True))

# Every move counts, for the last one wins; how often is drawn is decided by the view.
pg.setConfigOptions(antialias=True, mouseRateLimit=-1)


class PlotScene:
    """The items of one plot.

    Parameters
    ----------
    item : pyqtgraph.PlotItem
        What holds them; its view box says what is visible and how it is scaled.
    actions : PlotActions
        They say which curves are shown.
    """

    def __init__(self, item: Any, actions: PlotActions) -> None:
        self._item, self._actions, self._theme = item, actions, LIGHT
        self._box = item.getViewBox()
        self._axes = item.getAxis("bottom"), item.getAxis("left")
        item.setMenuEnabled(False)
        item.hideButtons()
        self._grid = Grid(*self._axes)
        self._zero = [pg.InfiniteLine(angle=angle) for angle in (90, 0)]
        self._curves = {name: CurveItem(name) for name in NAMES}
        self._ghosts = {name: CurveItem(name) for name in FIRST}
        self._tangent = Stroke(name="tangent")
        self.breaks = PlotBreaks(item.getViewBox())
        self._marks, self._points = map(Dots, (10, 9))
        self.line = PointLine()
        self._words = pg.TextItem(anchor=(0, 0))
        self._beyond = pg.TextItem()
        self._add_items()
        actions.curves_changed.connect(self._show_chosen)

    def _add_items(self) -> None:
        for behind in (self._grid, *self._zero):
            self._item.addItem(behind, ignoreBounds=True)
        for curve in (
            *reversed(self._ghosts.values()),
            *reversed(self._curves.values()),
        ):  # f stays visible where others fill the view
            self._item.addItem(curve.bands, ignoreBounds=True)
            self._item.addItem(curve.line, ignoreBounds=True)
        circles = self.breaks.open, self.breaks.closed
        for extra in (self.breaks.asymptotes, self._tangent, self.line,
                      *circles, self._marks, self._points):  # fmt: skip
            self._item.addItem(extra, ignoreBounds=True)
        for words in (self._words, self._beyond):
            words.setParentItem(self._box)
        self._words.setPos(INSET, INSET)
        self._show_chosen()

    def _show_chosen(self) -> None:
        shown = self._actions.shown()
        for name, curve in self._curves.items():
            curve.set_visible(name in shown)
        self._tangent.setVisible(self._actions.tangent.isChecked())

    def colour(self, palette: QPalette) -> None:
        """Take the colours of light or dark."""
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
        for name, colour in ghost_colours(theme).items():
            self._ghosts[name].set_colour(colour, THIN)
        thin = pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine)
        self._tangent.setPen(thin)
        self.breaks.colour(theme)
        self.line.setPen(pg.mkPen(theme.muted, width=1))
        self.line.setHoverPen(pg.mkPen(theme.text, width=2))
        self._box.colour(theme.forward)
        glass = QColor(theme.background)
        glass.setAlpha(200)
        for words in (self._words, self._beyond):
            words.setColor(theme.text)
            words.fill = pg.mkBrush(glass)

    def rescale(self) -> None:
        """Follow the scales of the axes."""
        for axis, scale, line in zip(self._axes, self._box.scales, self._zero, strict=True):
            axis.set_scale_of(scale)
            zero = scale.place(0.0)
            line.setVisible(math.isfinite(zero))
            line.setValue(zero if math.isfinite(zero) else 0.0)

    def show_curves(self, drawn: Mapping[str, Curve]) -> None:
        """Draw curves; those that are not given are emptied."""
        limits = self._box.limits()[1]
        for name, item in self._curves.items():
            item.show_curve(drawn.get(name), self._box.scales, limits)
        wild = [name for name, item in self._curves.items() if item.is_wild]
        self.breaks.show_curves(drawn, wild)

    def show_ghost(self, curves: Sequence[Curve]) -> None:
        """Draw f and f′ dimmed, as a drop would make them; without curves the ghost goes."""
        limits = self._box.limits()[1]
        for item, curve in zip_longest(self._ghosts.values(), curves):
            item.show_curve(curve, self._box.scales, limits)

    def show_marks(self, found: Iterable[Point]) -> None:
        """Mark points of interest, each kind by its shape."""
        shown = [p for p in found if self._box.places([(p.x, p.y)])]
        self._marks.show_at(
            self._box.places((p.x, p.y) for p in shown), data=[p.kind for p in shown],
            symbol=[_SHAPES[p.kind] for p in shown],
            brush=self._theme.background, pen=pg.mkPen(self._theme.text, width=1.5),
        )  # fmt: skip

    def kinds_at(self, scene: QPointF) -> list[str]:
        """Name the marks under a point of the scene."""
        return [mark.data() for mark in self._marks.pointsAt(self._box.mapSceneToView(scene))]

    def show_point(self, trace: Trace) -> None:
        """Put the line, the points and the tangent where x is."""
        box, theme = self._box, self._theme
        place = box.scales[0].place(trace.x)
        self.line.setVisible(math.isfinite(place))
        if math.isfinite(place) and self.line.value() != place:
            self.line.setValue(place)
        at = (("f", trace.value, theme.forward_curve),
              ("f′", trace.gradient, theme.backward_curve))  # fmt: skip
        chosen = self._actions.shown()
        shown = [
            (v, colour) for name, v, colour in at
            if name in chosen and self._box.places([(trace.x, v)])
        ]  # fmt: skip
        self._points.show_at(
            self._box.places((trace.x, v) for v, _ in shown),
            brush=[colour for _, colour in shown], pen=pg.mkPen(theme.background, width=1.5),
        )  # fmt: skip
        self._show_beyond(trace.x)
        touching = trace.x, trace.value, trace.gradient
        x, y = tangent(*touching, box.ranges(), box.logs)
        self._tangent.setData(box.scales[0].to(x), box.scales[1].to(y))

    def _show_beyond(self, x: float) -> None:
        """Say at the edge where x is, if it is not in view."""
        (low, high), _ = self._box.ranges()
        left, right = x < low, x > high
        self._beyond.setVisible(left or right)
        if left or right:
            self._beyond.setText(f"◂ x = {short(x)}" if left else f"x = {short(x)} ▸")
            self._beyond.setAnchor((0 if left else 1, 1))
            self._beyond.setPos(4 if left else self._box.width() - 4, self._box.height() - 2)

    def say(self, words: str) -> None:
        """Write a sentence into the plot."""
        self._words.setVisible(bool(words))
        if self._words.toPlainText() != words:
            self._words.setText(words)
        if words:
            self._words.setTextWidth(min(self._box.width() - 2 * INSET, WIDEST))


def ghost_colours(theme: Theme) -> dict[str, QColor]:
    """Give paler colours: transparent ones would take many times longer to paint with."""
    # They come from the darker ones of the texts, so that they can be seen on white.
    own = dict(zip(FIRST, (theme.forward, theme.backward), strict=True))
    return {name: _mixed(colour, theme.background) for name, colour in own.items()}


def _mixed(colour: QColor, background: QColor) -> QColor:
    own, other = pg.colorTuple(colour), pg.colorTuple(background)
    return QColor(*(round(GHOST * a + (1 - GHOST) * b) for a, b in zip(own, other, strict=True)))
