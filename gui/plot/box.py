"""The view box of the plot: panning, zooming into a box, and the limits of a view."""

from typing import Any, TypeAlias

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor

from core.plot.figure import View
from core.plot.scale import Scale, scale_of
from core.plot.view_range import refusal
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

    refused = Signal(str)
    """Why a range was not taken; empty when one was."""

    menu_wanted = Signal(QPoint)
    """Where on the screen."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.disableAutoRange()
        self.scales = Scale(), Scale()
        self.logs = False, False
        self.is_resizing = False
        self._numbers: Ranges = ((0.0, 1.0), (0.0, 1.0))
        self.sigRangeChanged.connect(lambda *_: self.ranged.emit())

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

    def show_ranges(self, x_range: Range, y_range: Range | None = None) -> None:
        """Show a range of x and of y unless it cannot be drawn."""
        wanted = x_range, y_range or self.ranges()[1]
        reason = refusal(*wanted, self.logs)
        self.refused.emit(reason)
        if reason:
            return
        x_range, y_range = self._numbers = wanted
        scales = scale_of(x_range, self.logs[0]), scale_of(y_range, self.logs[1])
        changed, self.scales = scales != self.scales, scales
        places = self._limits_of(wanted)
        super().setRange(xRange=places[0], yRange=places[1], padding=0)
        if changed:
            self.ranged.emit()

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
        x_range, y_range = self.ranges()
        across, up = self.scales
        self.show_ranges(
            x_range if xRange is None else across.range(xRange),
            y_range if yRange is None else up.range(yRange),
        )

    def resizeEvent(self, event: Any) -> None:  # Qt's name
        """Note that what is visible may change though nobody asks for another range."""
        self.is_resizing = True
        super().resizeEvent(event)
        self.is_resizing = False

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
        """Ask for the plot's own menu."""
        if event.button() == _BUTTON.RightButton:
            event.accept()
            self.menu_wanted.emit(event.screenPos().toPoint())
