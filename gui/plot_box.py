"""The view box of the plot: panning, zooming into a box, and the limits of a view."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QRectF, Qt, Signal

from core.view import refusal

LEAST_BOX = 5
"""How many pixels a box must measure to be zoomed into: less is a slip of the hand."""

_BUTTON = Qt.MouseButton


class PlotBox(pg.ViewBox):  # type: ignore[misc]  # pyqtgraph has no types
    """Drag pans, the wheel zooms at the cursor, Shift or the right button draws a box.

    No range is taken that cannot be drawn; pyqtgraph would raise.
    """

    refused = Signal(str)
    """Why a range was not taken; empty when one was."""

    menu_wanted = Signal(QPoint)
    """Where on the screen."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.disableAutoRange()

    def setRange(  # Qt's name
        self,
        rect: QRectF | None = None,
        xRange: Any = None,
        yRange: Any = None,
        **others: Any,
    ) -> None:
        """Take a range unless it cannot be drawn."""
        if rect is not None:
            xRange, yRange = (rect.left(), rect.right()), (rect.top(), rect.bottom())
        x_old, y_old = self.viewRange()
        reason = refusal(_pair(xRange, x_old), _pair(yRange, y_old))
        self.refused.emit(reason)
        if not reason:
            super().setRange(xRange=xRange, yRange=yRange, **{**others, "padding": 0})

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


def _pair(new: Any, old: Any) -> tuple[float, float]:
    low, high = old if new is None else new
    return float(low), float(high)
