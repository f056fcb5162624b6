"""What the plot is made of, created once and fed with data from then on."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from core.plot.curves import NAMES
from core.plot.overdrawn import overdrawn
from core.plot.scale import Scale
from core.sampling import Curve
from gui.plot.stroke import Stroke
from gui.widgets.theme import DARK, Theme

STEEP, DENSE = 15, 500
"""How many times up or down the view a curve goes that is steep, and one that fills columns."""

WIDTH = 2
"""Pixels of a line."""

STYLES = dict(
    zip(
        NAMES,
        (
            Qt.PenStyle.SolidLine,
            Qt.PenStyle.SolidLine,
            Qt.PenStyle.DashLine,
            Qt.PenStyle.DashDotLine,
            Qt.PenStyle.DotLine,
        ),
        strict=True,
    )
)


def colours(theme: Theme) -> dict[str, QColor]:
    """Give the colour of each curve, told apart by the colour-blind."""
    dark = theme is DARK
    second, third = (
        QColor("#D79BC8" if dark else "#8E4585"),
        QColor("#D6B936" if dark else "#7A6200"),
    )
    chosen = (theme.forward_curve, theme.backward_curve, second, third, theme.numerical_curve)
    return dict(zip(NAMES, chosen, strict=True))


class Bands(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Columns in which a curve swings faster than pixels show: filled, for strokes are slow."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QPainterPath()
        self._brush = QColor()

    def set_colour(self, colour: QColor) -> None:
        """Fill with a colour."""
        self._brush = colour
        self.update()

    def set_data(self, x: Any, low: Any, high: Any) -> None:
        """Show bands, nan between them."""
        if not x.size and self._path.isEmpty():
            return
        self.prepareGeometryChange()
        self._path = QPainterPath()
        self._path.setFillRule(Qt.FillRule.WindingFill)  # bands may overlap
        breaks = np.flatnonzero(np.isnan(x))
        for part in np.split(np.arange(x.size), breaks):
            part = part[np.isfinite(x[part])]
            if part.size:
                around = np.append(x[part], x[part[::-1]]), np.append(low[part], high[part[::-1]])
                self._path.addPath(pg.arrayToQPath(*around))
                self._path.closeSubpath()
        self.update()

    def boundingRect(self) -> QRectF:  # Qt's name
        """Give the extent."""
        return self._path.boundingRect()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Fill."""
        painter.fillPath(self._path, self._brush)


class Grid(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Lines at the ticks of both axes; the axes' own take longer to paint than all curves.

    Parameters
    ----------
    bottom, left : pyqtgraph.AxisItem
        Their ticks.
    """

    def __init__(self, bottom: Any, left: Any) -> None:
        super().__init__()
        self._axes = bottom, left
        self._pens: list[QPen] = []

    def set_colour(self, colour: QColor) -> None:
        """Draw major lines in a colour, minor ones fainter."""
        self._pens = []
        for alpha in (70, 30):
            faint = QColor(colour)
            faint.setAlpha(alpha)
            self._pens.append(pg.mkPen(faint, width=1))
        self.update()

    def viewRangeChanged(self) -> None:  # pyqtgraph's name
        """Cover the new range."""
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:  # Qt's name
        """Give the view."""
        return QRectF(self.viewRect())

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw all lines of a kind at once."""
        box = self.getViewBox()
        (x0, x1), (y0, y1) = box.viewRange()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        across = self._axes[0].tickValues(x0, x1, box.width())
        up = self._axes[1].tickValues(y0, y1, box.height())
        for level, pen in enumerate(self._pens):
            lines = [QLineF(x, y0, x, y1) for _, xs in across[level : level + 1] for x in xs]
            lines += [QLineF(x0, y, x1, y) for _, ys in up[level : level + 1] for y in ys]
            painter.setPen(pen)
            painter.drawLines(lines)


class CurveItem:
    """One curve: a line and its bands.

    Parameters
    ----------
    name : str
        One of NAMES.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.line = Stroke(connect="finite", name=name)
        self.bands = Bands()
        self._is_empty = True
        self.is_wild = False
        """Whether the curve goes up and down too often for marks on it to be told apart."""

    def set_colour(self, colour: QColor, width: float = WIDTH) -> None:
        """Draw in a colour, with the dashes that belong to the name."""
        pen: QPen = pg.mkPen(colour, width=width, style=STYLES[self.name])
        self.line.setPen(pen)
        self.bands.set_colour(colour)

    def set_visible(self, visible: bool) -> None:
        """Show or hide both."""
        self.line.setVisible(visible)
        self.bands.setVisible(visible)

    def show_curve(
        self, curve: Curve | None, scales: tuple[Scale, Scale], limits: tuple[float, float]
    ) -> None:
        """Draw a curve, or nothing.

        Parameters
        ----------
        curve : Curve or None
            In numbers.
        scales : tuple of Scale
            How x and y are drawn.
        limits : tuple of float
            What is visible of y, as coordinates.
        """
        if curve is None:
            self._clear()
            return
        self._is_empty = False
        across, up = scales
        x, y = (curve.x, curve.y) if not curve.bands[0].size else _without_strokes(curve)
        x, y = across.to(x), up.to(y)
        # Qt drops paths whose coordinates exceed its integers; far outside, a clip is not seen.
        # A curve that crosses the view many times is steep: a near clip turns no line by a pixel.
        height = limits[1] - limits[0]
        near = np.clip(y, limits[0] - 0.1 * height, limits[1] + 0.1 * height)
        travel = float(np.nansum(np.abs(np.diff(near)))) / height
        self.is_wild = travel > STEEP
        margin = (0.1 if self.is_wild else 20) * height
        low, high = limits[0] - margin, limits[1] + margin
        columns, *edges = curve.bands
        bands = np.array((across.to(columns), *(np.clip(up.to(v), low, high) for v in edges)))
        if travel > DENSE:
            inside, more = overdrawn(x, near, WIDTH * self.line.getViewBox().viewPixelSize()[0])
            y = np.where(inside, np.nan, y)
            bands = np.hstack((bands, np.full((3, 1), np.nan), more))
        self.line.setData(x, np.clip(y, low, high))
        self.bands.set_data(*bands)

    def _clear(self) -> None:
        if not self._is_empty:
            nothing = np.empty(0)
            self.line.setData(nothing, nothing)
            self.bands.set_data(nothing, nothing, nothing)
        self._is_empty = True


def _without_strokes(curve: Curve) -> tuple[Any, Any]:
    """Leave out the vertical strokes that stand for the bands in a plain polyline."""
    level = np.diff(curve.x) == 0
    stroke = np.append(level, False) | np.append(False, level)
    return curve.x, np.where(stroke, np.nan, curve.y)


class Dots(pg.ScatterPlotItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Marks at points; to set or paint none at all takes pyqtgraph as long as to paint a curve.

    Parameters
    ----------
    size : int
        In pixels.
    """

    def __init__(self, size: int) -> None:
        super().__init__(size=size, pxMode=True)
        self._shown: tuple[Any, ...] = ()
        self.setVisible(False)

    def show_at(self, places: list[tuple[float, float]], **looks: Any) -> None:
        """Mark points, unless they are already.

        Parameters
        ----------
        places : list of tuple of float
            The coordinates.
        **looks
            As pyqtgraph takes them: brush, pen, symbol and data.
        """
        if (places, looks) != self._shown:
            self._shown = places, looks
            self.setData(pos=places, **looks)
            self.setVisible(bool(places))


class PointLine(pg.InfiniteLine):  # type: ignore[misc]  # pyqtgraph has no types
    """The line at x. It asks to be moved and does not move by itself."""

    dragged = Signal(float, bool)
    """The coordinate of the hand, and whether Shift asks for fine movement."""

    def __init__(self) -> None:
        super().__init__(angle=90, movable=True)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self._hand = 0.0

    def mouseDragEvent(self, event: Any) -> None:  # Qt's name
        """Follow the hand; a tenth as fast with Shift."""
        if not self.movable or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        box = self.getViewBox()
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        start = event.buttonDownScenePos() if event.isStart() else event.lastScenePos()
        if event.isStart():
            self._hand = self.value()
        by = box.mapSceneToView(event.scenePos()).x() - box.mapSceneToView(start).x()
        self._hand += by / 10 if fine else by
        self.dragged.emit(self._hand, fine)
