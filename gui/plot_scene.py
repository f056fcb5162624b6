"""Everything that stands in the plot, and how it is shown."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPalette

from core.chain import Chain
from core.curves import NAMES
from core.digits import short
from core.points import KINDS, Point
from core.sampling import Curve
from core.trace import Trace
from core.view import DRAWABLE
from gui.plot_actions import FIRST, PlotActions
from gui.plot_items import CurveItem, Grid, PointLine, colours
from gui.theme import LIGHT, number_font, theme_of

GHOST = 0.4
"""How opaque the ghost is that shows what a drop would make of f."""

_SHAPES = dict(zip(KINDS, ("o", "t", "t1", "d", "s", "x", "+", "o", "p"), strict=True))

# Every move counts, for the last one wins; how often is drawn is decided by the view.
pg.setConfigOptions(antialias=True, mouseRateLimit=-1)


class PlotScene:
    """The items of one plot.

    Parameters
    ----------
    item : pyqtgraph.PlotItem
        What holds them.
    actions : PlotActions
        They say which curves are shown; the legend toggles them.
    """

    def __init__(self, item: Any, actions: PlotActions) -> None:
        self._item, self._actions, self._theme = item, actions, LIGHT
        self.pointer: QPointF | None = None
        self._set_up_axes()
        self._zero = [pg.InfiniteLine(angle=angle) for angle in (0, 90)]
        self._curves = {name: CurveItem(name) for name in NAMES}
        self._ghosts = {name: CurveItem(name) for name in FIRST}
        self._tangent = pg.PlotCurveItem(name="tangent")
        self._breaks = pg.PlotCurveItem(connect="finite")
        self._closed = pg.ScatterPlotItem(size=7, pxMode=True)
        self._open = pg.ScatterPlotItem(size=7, pxMode=True)
        self._marks = pg.ScatterPlotItem(size=10, pxMode=True)
        self._points = pg.ScatterPlotItem(size=9, pxMode=True)
        self.line = PointLine()
        self._words, self._readout = pg.TextItem(anchor=(0, 0)), pg.TextItem(anchor=(0, 1))
        self._add_items()
        self._legend = item.addLegend(offset=(-12, 12))  # last, for each item would enter it
        actions.curves_changed.connect(self._show_legend)
        self._legend.sigSampleClicked.connect(self._toggle)

    def _set_up_axes(self) -> None:
        for side in ("left", "bottom"):
            # Before any range is set, else the axes read (x0.001).
            self._item.getAxis(side).enableAutoSIPrefix(False)
            # An axis that shrinks with its numbers moves the plot, and all is sampled anew.
            self._item.getAxis(side).setStyle(autoReduceTextSpace=False)
        self._item.setMenuEnabled(False)
        self._item.hideButtons()
        self._grid = Grid(self._item.getAxis("bottom"), self._item.getAxis("left"))
        self._item.addItem(self._grid, ignoreBounds=True)

    def _add_items(self) -> None:
        for ghost in self._ghosts.values():
            ghost.line.setOpacity(GHOST)
        for curve in (
            *self._ghosts.values(),
            *reversed(self._curves.values()),
        ):  # f stays visible where others fill the view
            self._item.addItem(curve.bands, ignoreBounds=True)
            self._item.addItem(curve.line, ignoreBounds=True)
        for extra in (*self._zero, self._breaks, self._tangent, self.line,
                      self._open, self._closed, self._marks, self._points):  # fmt: skip
            self._item.addItem(extra, ignoreBounds=True)
        box = self._item.getViewBox()
        for words in (self._words, self._readout):
            words.setParentItem(box)
        self._words.setPos(12, 10)

    def _show_legend(self) -> None:
        """List f, f′ and the tangent always, the others while they are shown."""
        shown = self._actions.shown()
        self._legend.clear()
        for name, curve in self._curves.items():
            curve.set_visible(name in shown)
            if name in FIRST or name in shown:
                self._legend.addItem(curve.line, name)
        self._legend.addItem(self._tangent, self._slope)

    _slope = "tangent"

    def _toggle(self, line: Any) -> None:
        """Let the actions know what was clicked in the legend."""
        for name, curve in self._curves.items():
            if curve.line is line:
                self._actions.curves[name].setChecked(line.isVisible())

    def colour(self, palette: QPalette) -> None:
        """Take the colours of light or dark."""
        theme = self._theme = theme_of(palette)
        self._item.getViewWidget().setBackground(theme.background)
        for side in ("left", "bottom"):
            self._item.getAxis(side).setPen(theme.muted)
            self._item.getAxis(side).setTextPen(theme.muted)
        self._grid.set_colour(theme.muted)
        for line in self._zero:
            line.setPen(pg.mkPen(theme.line, width=1))
        for name, colour in colours(theme).items():
            self._curves[name].set_colour(colour)
            if name in self._ghosts:
                self._ghosts[name].set_colour(colour)
        thin = pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine)
        self._tangent.setPen(thin)
        self._breaks.setPen(thin)
        self._open.setBrush(theme.background)
        self.line.setPen(pg.mkPen(theme.muted, width=1))
        self.line.setHoverPen(pg.mkPen(theme.text, width=2))
        glass = QColor(theme.background)
        glass.setAlpha(200)
        self._legend.setBrush(glass)
        self._legend.setLabelTextColor(theme.text)
        self._show_legend()
        self._words.setColor(theme.text)
        self._readout.setColor(theme.text)
        self._readout.fill = pg.mkBrush(glass)
        self._words.setFont(number_font())
        self._readout.setFont(number_font())

    def show_curves(self, drawn: Mapping[str, Curve], y_range: tuple[float, float]) -> None:
        """Draw curves; those that are not given are emptied."""
        for name, item in self._curves.items():
            item.show_curve(drawn.get(name), y_range)
        self._show_breaks(drawn, y_range)

    def show_ghost(self, curves: Sequence[Curve], y_range: tuple[float, float]) -> None:
        """Draw f and f′ dimmed, as a drop would make them; without curves the ghost goes."""
        for item, curve in zip_longest(self._ghosts.values(), curves):
            item.show_curve(curve, y_range)

    def _show_breaks(self, drawn: Mapping[str, Curve], y_range: tuple[float, float]) -> None:
        """Draw asymptotes dashed, holes and the open ends of jumps as circles."""
        pens = colours(self._theme)
        poles: set[float] = set()
        circles: list[dict[str, Any]] = []
        for name in FIRST:
            for feature in drawn[name].features if name in drawn else ():
                if feature.kind == "pole":
                    poles.add(feature.x)
                elif feature.kind in ("hole", "jump"):
                    heights = {h for h in (feature.left, feature.right) if abs(h) < DRAWABLE}
                    heights = heights if feature.kind == "jump" else set(list(heights)[:1])
                    circles += [{"pos": (feature.x, h), "pen": pg.mkPen(pens[name], width=1.5)}
                                for h in sorted(heights)]  # fmt: skip
        x = np.repeat(sorted(poles), 3)
        y = np.tile((*y_range, np.nan), len(poles))
        self._breaks.setData(x, y)
        self._open.setData(circles)
        self._open.setBrush(self._theme.background)

    def close_ends(self, found: Iterable[Point]) -> None:
        """Fill the circle of a jump's end that f takes."""
        ends = [(p.x, p.y) for p in found if p.kind == "jump" and abs(p.y) < DRAWABLE]
        colour = self._theme.forward_curve
        self._closed.setData(
            x=[x for x, _ in ends], y=[y for _, y in ends], brush=colour, pen=pg.mkPen(colour)
        )

    def show_marks(self, found: Iterable[Point]) -> None:
        """Mark points of interest, each kind by its shape."""
        shown = [p for p in found if abs(p.y) < DRAWABLE]
        self._marks.setData(
            x=[p.x for p in shown], y=[p.y for p in shown], data=[p.kind for p in shown],
            symbol=[_SHAPES[p.kind] for p in shown],
            brush=self._theme.background, pen=pg.mkPen(self._theme.text, width=1.5),
        )  # fmt: skip

    def show_point(self, x: float, trace: Trace, x_range: tuple[float, float]) -> None:
        """Put the line, the points and the tangent where x is."""
        if self.line.value() != x:
            self.line.setValue(x)
        at = (
            (trace.value, self._theme.forward_curve),
            (trace.gradient, self._theme.backward_curve),
        )
        shown = [(v, colour) for v, colour in at if abs(v) < DRAWABLE]
        self._points.setData(
            x=[x] * len(shown), y=[v for v, _ in shown], brush=[colour for _, colour in shown],
            pen=pg.mkPen(self._theme.background, width=1.5),
        )  # fmt: skip
        ends = np.array(x_range)
        with np.errstate(all="ignore"):
            heights = trace.value + trace.gradient * (ends - x)
        drawable = bool(np.all(np.abs(heights) < DRAWABLE))
        self._tangent.setData(ends if drawable else [], heights if drawable else [])
        self._name_tangent(f"tangent, slope {short(trace.gradient)}" if drawable else "no tangent")

    def _name_tangent(self, words: str) -> None:
        if words != self._slope:
            self._slope = words
            self._legend.getLabel(self._tangent).setText(words)

    def say(self, words: str) -> None:
        """Write a sentence into the plot."""
        if self._words.toPlainText() != words:
            self._words.setText(words)

    def show_readout(self, chain: Chain) -> str:
        """Write x, f and f′ under the pointer; give the words."""
        box = self._item.getViewBox()
        words = ""
        if self.pointer is not None and box.sceneBoundingRect().contains(self.pointer):
            x = box.mapSceneToView(self.pointer).x()
            there = chain.trace(x)
            words = f"x = {short(x)}   f = {short(there.value)}   f′ = {short(there.gradient)}"
            kinds = [m.data() for m in self._marks.pointsAt(box.mapSceneToView(self.pointer))]
            words += "".join(f"   {kind}" for kind in kinds)
        if self._readout.toPlainText() != words:
            self._readout.setText(words)
        self._readout.setVisible(bool(words))
        self._readout.setPos(8, box.height() - 4)
        return words
