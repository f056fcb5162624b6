"""f, f′ and the tangent, with a draggable x."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPen

from core.digits import exact, short
from core.sampling import Curve, sample
from core.snap import snap, spacing
from core.view import LIMIT, fit_chain
from gui.session import Session
from gui.theme import number_font, theme_of

FRAME = 16
"""Milliseconds between two drawings at most."""


GHOST = 0.4
"""How opaque the ghost is that shows what a drop would make of f."""

MANY_POINTS = 2500
"""Beyond so many vertices a curve is painted as separate lines."""

pg.setConfigOptions(antialias=True)


class PlotView(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """The plot of the session's chain.

    Parameters
    ----------
    session : Session
        Whose chain is plotted.
    """

    hovered = Signal(str)
    """What stands under the pointer, in words."""

    def __init__(self, session: Session) -> None:
        super().__init__(background=None)
        self.setObjectName("plotView")
        self.setAccessibleName(self.tr("Plot"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._session = session
        self._curves: tuple[Curve, ...] = ()
        self._frame = QTimer(self, singleShot=True, interval=FRAME)
        self._frame.timeout.connect(self._draw)
        self._follows = False
        self._set_up_view()
        self._add_items()
        self._colour()
        session.chain_changed.connect(self._refit)
        session.x_changed.connect(self._show_point)
        session.view_changed.connect(self._take_view)
        session.preview_changed.connect(self._frame.start)
        self._take_view()
        self.getViewBox().sigRangeChanged.connect(self._tell_view)
        self.getViewBox().sigResized.connect(self._frame.start)

    def sizeHint(self) -> QSize:  # Qt's name
        """Ask for a landscape."""
        return QSize(700, 420)

    def changeEvent(self, event: QEvent) -> None:  # Qt's name
        """Follow the theme, which pyqtgraph does not."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_tangent"):
            self._colour()

    def fit(self) -> None:
        """Find a good range of y for the range of x at hand."""
        self._session.set_view(self._session.document.x_range, None)
        self._take_view()

    def _set_up_view(self) -> None:
        item = self.getPlotItem()
        for side in ("left", "bottom"):
            # Before any range is set, else the axes read (x0.001).
            item.getAxis(side).enableAutoSIPrefix(False)
        item.setMenuEnabled(False)
        item.hideButtons()
        item.showGrid(x=True, y=True, alpha=0.15)
        view = self.getViewBox()
        view.disableAutoRange()
        view.setLimits(
            xMin=-LIMIT, xMax=LIMIT, yMin=-LIMIT, yMax=LIMIT, minXRange=1e-300, minYRange=1e-300
        )

    def _add_items(self) -> None:
        item = self.getPlotItem()
        self._legend = item.addLegend(offset=(-12, 12))
        self._zero = [pg.InfiniteLine(angle=angle) for angle in (0, 90)]
        self._f = item.plot(name="f", connect="finite")
        self._slope = item.plot(name="f′", connect="finite")
        self._f.setZValue(1)  # f stays visible where f′ fills the view
        self._ghosts = [item.plot(connect="finite") for _ in range(2)]
        self._tangent = item.plot(name="tangent")
        self._line = pg.InfiniteLine(angle=90, movable=True)
        self._line.setCursor(Qt.CursorShape.SizeHorCursor)
        self._points = pg.ScatterPlotItem(size=9, pxMode=True)
        for extra in (*self._zero, self._line, self._points):
            item.addItem(extra, ignoreBounds=True)
        self._words = pg.TextItem(anchor=(0, 0))
        self._words.setParentItem(self.getViewBox())
        self._words.setPos(12, 10)
        self._line.sigPositionChanged.connect(self._drag)

    def _colour(self) -> None:
        theme = theme_of(self.palette())
        self.setBackground(theme.background)
        for axis in ("left", "bottom"):
            self.getPlotItem().getAxis(axis).setPen(theme.muted)
            self.getPlotItem().getAxis(axis).setTextPen(theme.muted)
        for line in self._zero:
            line.setPen(pg.mkPen(theme.line, width=1))
        self._f.setPen(_pen(theme.forward_curve))
        self._slope.setPen(_pen(theme.backward_curve))
        for ghost, colour in zip(
            self._ghosts, (theme.forward_curve, theme.backward_curve), strict=True
        ):
            ghost.setPen(pg.mkPen(colour, width=2))
            ghost.setOpacity(GHOST)
        self._tangent.setPen(pg.mkPen(theme.muted, width=1, style=Qt.PenStyle.DashLine))
        self._line.setPen(pg.mkPen(theme.muted, width=1))
        self._line.setHoverPen(pg.mkPen(theme.text, width=2))
        glass = QColor(theme.background)
        glass.setAlpha(200)
        self._legend.setBrush(glass)
        self._legend.setLabelTextColor(theme.text)
        for _, label in self._legend.items:
            label.setText(label.text, color=theme.text)
        self._words.setColor(theme.text)
        self._words.setFont(number_font())
        self._show_point()

    def _take_view(self) -> None:
        """Show the session's range; where it leaves y open, fit it to the curves."""
        document = self._session.document
        y_range = document.y_range or self._fitted()
        self._follows = True
        self.setRange(xRange=document.x_range, yRange=y_range, padding=0)
        self._follows = False
        self._frame.start()

    def _tell_view(self) -> None:
        """Tell the session what the user panned and zoomed to."""
        if not self._follows:
            (x_low, x_high), (y_low, y_high) = self.viewRange()
            self._follows = True
            self._session.set_view((x_low, x_high), (y_low, y_high))
            self._follows = False
        self._frame.start()

    def _refit(self) -> None:
        """Fit y to the new chain unless the user chose the view."""
        if self._session.document.y_range is not None and self._in_view():
            self._frame.start()
        else:
            self.fit()

    def _in_view(self) -> bool:
        """Tell whether f(x) and f′(x) are in view."""
        low, high = self.viewRange()[1]
        trace = self._session.trace
        here = [v for v in (trace.value, trace.gradient) if math.isfinite(v)]
        return all(low <= v <= high for v in here)

    def _fitted(self) -> tuple[float, float]:
        document, trace = self._session.document, self._session.trace
        inside = document.x_range[0] <= document.x <= document.x_range[1]
        here = (trace.value, trace.gradient) if inside else ()
        return fit_chain(document.chain, document.x_range, here)

    def _size(self) -> tuple[int, int]:
        view = self.getViewBox()
        return max(int(view.width()), 100), max(int(view.height()), 100)

    def _draw(self) -> None:
        x_range, y_range = map(tuple, self.viewRange())
        self._curves = sample(self._session.chain, x_range, y_range, self._size())
        # Qt drops paths whose coordinates exceed its integers; far outside, a clip is not seen.
        low, high = y_range
        margin = 20 * (high - low)
        for item, curve in zip((self._f, self._slope), self._curves, strict=True):
            # Joined lines look better; separate ones paint a wild curve a hundred times faster.
            wild = len(curve.x) > MANY_POINTS
            item.curve.setSegmentedLineMode("on" if wild else "off")
            item.setData(curve.x, np.clip(curve.y, low - margin, high + margin))
        self._draw_ghost(x_range, y_range)
        nothing = bool(np.isnan(self._curves[0].y).all())
        self._words.setText(self.tr("f is not defined anywhere in view.") if nothing else "")
        self._show_point()

    def _draw_ghost(self, x_range: tuple[float, float], y_range: tuple[float, float]) -> None:
        """Draw f and f′ as they would be if what hovers over the chain were let go."""
        chain = self._session.preview
        curves = () if chain is None else sample(chain, x_range, y_range, self._size())
        margin = 20 * (y_range[1] - y_range[0])
        for ghost in self._ghosts[len(curves) :]:
            ghost.setData([], [])
        for ghost, curve in zip(self._ghosts, curves, strict=False):
            ghost.setData(curve.x, np.clip(curve.y, y_range[0] - margin, y_range[1] + margin))

    def _show_point(self) -> None:
        document, trace = self._session.document, self._session.trace
        theme = theme_of(self.palette())
        if self._line.value() != document.x:
            self._line.blockSignals(True)
            self._line.setValue(document.x)
            self._line.blockSignals(False)
        points = [
            {"pos": (document.x, v), "brush": colour, "pen": pg.mkPen(theme.background, width=1.5)}
            for v, colour in (
                (trace.value, theme.forward_curve),
                (trace.gradient, theme.backward_curve),
            )
            if abs(v) < LIMIT
        ]
        self._points.setData(points)
        self._show_tangent()
        words = self.tr("Plot of f and f′ for x from {0} to {1}. At x = {2}: f = {3}, f′ = {4}.")
        numbers = (*document.x_range, document.x, trace.value, trace.gradient)
        self.setAccessibleDescription(words.format(*map(short, numbers)))

    def _show_tangent(self) -> None:
        document, trace = self._session.document, self._session.trace
        ends = np.array(self.viewRange()[0])
        with np.errstate(all="ignore"):
            heights = trace.value + trace.gradient * (ends - document.x)
        shown = bool(np.all(np.abs(heights) < LIMIT))
        self._tangent.setData(ends if shown else [], heights if shown else [])

    def _drag(self) -> None:
        """Set x to the round number nearest to the line."""
        low, high = self.viewRange()[0]
        step = spacing((high - low) / self._size()[0])
        self._session.set_x(snap(float(self._line.value()), step))
        self._show_point()  # where x stays the same, the line goes back to it
        self._line.setToolTip(f"x = {exact(self._session.document.x)}")


def _pen(colour: object) -> QPen:
    pen: QPen = pg.mkPen(colour, width=2)
    return pen
