"""The view box of the plot: panning, zooming into a box, and the limits of a view."""

from typing import Any, TypeAlias

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor

from core.plot.figure import View
from core.plot.scale import Scale, scale_of
from core.plot.view_range import equally_long, refusal
from gui.widgets.guarded import guarded

LEAST_BOX = 5
"""How many pixels a box must measure to be zoomed into: less is a slip of the hand."""

LEAST_SIDE = 100.0
"""Pixels that a plot is drawn for at least, however small it is."""

_BUTTON = Qt.MouseButton

Range: TypeAlias = tuple[float, float]
Ranges: TypeAlias = tuple[Range, Range]


@guarded
class PlotBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Drag pans, the wheel zooms at the cursor, Shift or the right button draws a box.

    pyqtgraph moves coordinates; what they stand for is told by the scales, which follow the
    range. No range is taken that cannot be drawn; pyqtgraph would raise.
    """

    ranged = Signal()
    """What is visible has changed."""

    moved = Signal()
    """The user has panned or zoomed."""

    refused = Signal(str)
    """Why a range was not taken; empty when one was."""

    clicked = Signal(QPointF)
    """Where in the scene, by the left button alone."""

    menu_wanted = Signal(QPoint)
    """Where on the screen."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.disableAutoRange()
        self.scales = Scale(), Scale()
        self.logs = False, False
        self._equal = False
        self._numbers: Ranges = ((0.0, 1.0), (0.0, 1.0))
        self._wanted = self._numbers
        self.sigRangeChanged.connect(lambda *_: self.ranged.emit())
        self.sigResized.connect(self._stay_equal)

    def colour(self, colour: QColor) -> None:
        """Draw the box that is zoomed into in a colour."""
        glass = QColor(colour)
        glass.setAlpha(40)
        self.rbScaleBox.setPen(pg.mkPen(colour, width=1))
        self.rbScaleBox.setBrush(glass)

    def ranges(self) -> Ranges:
        """Give what is visible of x and of y, exactly as it was set."""
        shown = tuple(tuple(limits) for limits in self.viewRange())
        if shown == self._limits_of(self._numbers):
            return self._numbers
        x_range, y_range = (s.range(v) for s, v in zip(self.scales, shown, strict=True))
        return x_range, y_range

    def limits(self) -> Ranges:
        """Give what is visible, as coordinates."""
        (x_low, x_high), (y_low, y_high) = self.viewRange()
        return (x_low, x_high), (y_low, y_high)

    def show_ranges(
        self,
        x_range: Range,
        y_range: Range | None = None,
        logs: tuple[bool, bool] | None = None,
    ) -> None:
        """Show a range of x and of y, or leave all as it was if they cannot be drawn."""
        logs = self.logs if logs is None else logs
        wanted = shown = x_range, y_range or self.ranges()[1]
        reason = refusal(*wanted, logs)
        if self._equal and not reason:
            equal = equally_long(*wanted, (self.width(), self.height()), log=logs[0])
            shown = wanted if refusal(*equal, logs) else equal
        self.refused.emit(reason)
        if reason:
            return
        self.logs, self._wanted, self._numbers = logs, wanted, shown
        scales = scale_of(shown[0], self.logs[0]), scale_of(shown[1], self.logs[1])
        changed, self.scales = scales != self.scales, scales
        places = self._limits_of(shown)
        super().setRange(xRange=places[0], yRange=places[1], padding=0)
        if changed:
            self.ranged.emit()

    def set_equal(self, equal: bool) -> None:
        """Draw x and y equally long from now on, or as is best for each.

        pyqtgraph could, but it compares coordinates, and takes any range that comes of it.
        """
        if equal != self._equal:
            self._equal = equal
            self.show_ranges(*self._wanted)

    def _stay_equal(self) -> None:
        if self._equal:
            self.show_ranges(*self._wanted)

    def setRange(  # Qt's name
        self,
        rect: QRectF | None = None,
        xRange: Any = None,
        yRange: Any = None,
        **_: Any,
    ) -> None:
        """Take a range of coordinates, as pyqtgraph pans and zooms."""
        if rect is not None:
            xRange, yRange = (rect.left(), rect.right()), (rect.top(), rect.bottom())
        places = [xRange, yRange]
        if self._equal and None in places:
            places = self._both(places)
        ranges = zip(self.ranges(), self.scales, places, strict=True)
        x_range, y_range = (old if new is None else scale.range(new) for old, scale, new in ranges)
        self.show_ranges(x_range, y_range)
        self.moved.emit()

    def _both(self, places: list[Any]) -> list[Any]:
        """Stretch one axis about its middle as much as the other one was."""
        moved = 0 if places[1] is None else 1
        (low, high), (left, right) = self.limits()[1 - moved], self.limits()[moved]
        times = (places[moved][1] - places[moved][0]) / (right - left)
        middle, reach = (low + high) / 2, (high - low) / 2 * times
        places[1 - moved] = middle - reach, middle + reach
        return places

    def zoom(self, factor: float) -> None:
        """Show so many times as much about the centre."""
        self.scaleBy((factor, factor))

    def move(self, across: float, up: float) -> None:
        """Move by shares of the view."""
        (x_low, x_high), (y_low, y_high) = self.limits()
        self.translateBy(x=across * (x_high - x_low), y=up * (y_high - y_low))

    def view(self) -> View:
        """Give what is visible, and on how many pixels."""
        size = max(self.width(), LEAST_SIDE), max(self.height(), LEAST_SIDE)
        return View(*self.ranges(), self.scales, self.limits(), size)

    def _limits_of(self, ranges: Ranges) -> Ranges:
        x_range, y_range = (s.limits(r) for s, r in zip(self.scales, ranges, strict=True))
        return x_range, y_range

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:  # Qt's name
        """Pan, or draw a box and zoom into it."""
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if axis is not None or not (event.button() == _BUTTON.RightButton or shifted):
            super().mouseDragEvent(event, axis)
            return
        event.accept()
        if not event.isFinish():
            self.updateScaleBox(event.buttonDownPos(event.button()), event.pos())
            return
        self.rbScaleBox.hide()
        box = QRectF(event.buttonDownPos(event.button()), event.pos()).normalized()
        if min(box.width(), box.height()) >= LEAST_BOX:
            self.setRange(self.childGroup.mapRectFromParent(box).normalized())

    def mouseClickEvent(self, event: Any) -> None:  # Qt's name
        """Tell of a plain click, or ask for the plot's own menu."""
        if event.button() == _BUTTON.RightButton:
            event.accept()
            self.menu_wanted.emit(event.screenPos().toPoint())
        elif event.button() == _BUTTON.LeftButton and not event.modifiers():
            event.accept()
            self.clicked.emit(event.scenePos())
