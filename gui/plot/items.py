"""What the plot is made of, created once and fed with data from then on."""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from core.document import FIRST
from core.plot.curves import NAMES
from core.plot.dashes import parted
from core.plot.figure import FAINT_DASHES, FAINT_WIDTH, WIDTH, Dot, Faint, Line
from gui.plot.stroke import Stroke
from gui.widgets.guarded import guarded
from gui.widgets.theme import DARK, Theme

PALE, PALER = 0.7, 0.4
"""How much of its own colour a curve has that lies behind: a ghost and a pin, and a family."""

BEHIND = -1
"""How high the items of such curves lie; all others lie at 0, as they were added."""

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


def faint_colour(faint: Faint | Dot, theme: Theme) -> QColor:
    """Give the colour of what lies behind f: of a pin paler than f's own, of a family still more.

    Transparent ones would take many times longer to paint with.
    """
    # They come from the darker ones of the texts, so that they can be seen on white.
    own = theme.forward if faint.of == FIRST[0] else theme.backward
    return mixed(own, theme.background, PALE if faint.name else PALER)


def mixed(colour: QColor, background: QColor, share: float) -> QColor:
    """Give a colour that has a share of one and the rest of another."""
    own, other = pg.colorTuple(colour), pg.colorTuple(background)
    return QColor(*(round(share * a + (1 - share) * b) for a, b in zip(own, other, strict=True)))


def ghost_colours(theme: Theme) -> dict[str, QColor]:
    """Give paler colours: transparent ones would take many times longer to paint with."""
    # They come from the darker ones of the texts, so that they can be seen on white.
    own = dict(zip(FIRST, (theme.forward, theme.backward), strict=True))
    return {name: mixed(colour, theme.background, PALE) for name, colour in own.items()}


@guarded
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


@guarded
class Grid(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph has no types
    """Lines at the ticks of both axes; the axes' own take longer to paint than all curves."""

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
        across, up = (axis.ticks for axis in self._axes)
        levels = (across.major, up.major), (across.minor, up.minor)
        for pen, (xs, ys) in zip(self._pens, levels, strict=True):
            painter.setPen(pen)
            painter.drawLines([QLineF(x, y0, x, y1) for x in xs])
            painter.drawLines([QLineF(x0, y, x1, y) for y in ys])


class CurveItem:
    """One curve, of a name among NAMES: what is stroked and what is filled.

    Of a dashed one, waves that are shorter than a dash are stroked without dashes.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.stroke, self.waves = Stroke(connect="finite", name=name), Stroke(connect="finite")
        self.bands = Bands()
        self.show_line(None)

    @property
    def items(self) -> tuple[Any, ...]:
        """All that it is painted by, from back to front."""
        return self.bands, self.stroke, self.waves

    def set_colour(self, colour: QColor, width: float = WIDTH) -> None:
        """Draw in a colour, with the dashes that belong to the name."""
        self._take_pen(pg.mkPen(colour, width=width, style=STYLES[self.name]))

    def _take_pen(self, pen: QPen) -> None:
        self.stroke.setPen(pen)
        self.waves.setPen(pg.mkPen(pen.color(), width=pen.widthF()))
        self.bands.set_colour(pen.color())

    def show_line(self, line: Line | None, pixel: float = 0.0) -> None:
        """Draw a curve, or nothing, where a pixel reaches so far along x."""
        self.stroke.setVisible(line is not None)
        self.bands.setVisible(line is not None)
        self.waves.setVisible(False)
        if line is None:
            return
        self.bands.set_data(*line.bands)
        pen = self.stroke.opts["pen"]
        dash = sum(pen.dashPattern()) * pen.widthF() * pixel
        slow, fast = parted(line, dash) if dash else ((line.x, line.y), None)
        self.stroke.setData(*slow)
        if fast and fast[0].size:
            self.waves.setData(*fast)
            self.waves.setVisible(True)


class FaintItem(CurveItem):
    """One curve behind f, which may be another one in the next figure."""

    def __init__(self) -> None:
        super().__init__("f")
        for item in self.items:
            item.setZValue(BEHIND)

    def show_faint(self, faint: Faint | None, theme: Theme, pixel: float) -> None:
        """Draw a curve in the dashes of its number, or nothing."""
        if faint is not None:
            colour = faint_colour(faint, theme)
            pen = pg.mkPen(colour, width=FAINT_WIDTH if faint.name else 1)
            if FAINT_DASHES[faint.number]:
                pen.setDashPattern(FAINT_DASHES[faint.number])
            self._take_pen(pen)
        self.show_line(faint and faint.line, pixel)


@guarded
class Dots(pg.ScatterPlotItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Marks at points; to set or paint none at all takes pyqtgraph as long as to paint a curve."""

    def __init__(self, size: int) -> None:
        super().__init__(size=size, pxMode=True)
        self._shown: tuple[Any, ...] = ()
        self.setVisible(False)

    def show_at(self, places: list[tuple[float, float]], **looks: Any) -> None:
        """Mark coordinates, unless they are already, with the looks that pyqtgraph takes."""
        if (places, looks) != self._shown:
            self._shown = places, looks
            self.setData(pos=places, **looks)
            self.setVisible(bool(places))

    def mouseClickEvent(self, event: Any) -> None:  # Qt's name
        """Leave a click to what lies behind: it means the same there."""
        event.ignore()


@guarded
class AxisLine(pg.InfiniteLine):  # type: ignore[misc]  # pyqtgraph has no types
    """The line at 0."""


@guarded
class Words(pg.TextItem):  # type: ignore[misc]  # pyqtgraph has no types
    """Words in the plot, which may offer something to a press."""

    def offer(self, *, something: bool) -> None:
        """Show by the pointer whether a press does something."""
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if something else arrow)

    def has(self, scene: QPointF) -> bool:
        """Tell whether they are shown at a point of the scene."""
        return bool(self.isVisible() and self.contains(self.mapFromScene(scene)))


@guarded
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
