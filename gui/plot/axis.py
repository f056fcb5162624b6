"""An axis of the plot, with ticks and labels of its own."""

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from core.plot.ticks import NO_TICKS, Ticks
from gui.widgets.guarded import guarded

MAJOR, MINOR = 5.0, 3.3
"""Pixels of a tick."""

BESIDE, BELOW = 5, 2
"""Pixels between an axis and its labels, to the left and at the bottom."""

_CENTRE = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip


@guarded
class PlotAxis(pg.AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """An axis with the ticks of a figure, at the ``left`` or the ``bottom``."""

    def __init__(self, side: str) -> None:
        super().__init__(side)
        # Before any range is set, else the axis reads (x0.001).
        self.enableAutoSIPrefix(False)
        # An axis that shrinks with its numbers moves the plot, and all is sampled anew.
        self.setStyle(hideOverlappingLabels=True, autoReduceTextSpace=False)
        self.ticks = NO_TICKS

    def show_ticks(self, ticks: Ticks) -> None:
        """Draw other ticks."""
        if ticks != self.ticks:
            self.ticks = ticks
            self.picture = None
            self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw all lines of a kind at once; pyqtgraph takes a fifth of a frame for its axes."""
        bounds = self.mapRectFromParent(self.geometry())
        stacked = self.orientation == "left"
        low, high = self.range
        length = bounds.height() if stacked else bounds.width()
        major, minor = self.ticks.major, self.ticks.minor
        scale = length / (high - low)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        colour = QColor(self.tickPen().color())
        for values, size, alpha in ((minor, MINOR, 127), (major, MAJOR, 255)):
            colour.setAlpha(alpha)
            painter.setPen(colour)
            # A view that has just moved may be painted before there are ticks for it.
            places = [(v - low) * scale for v in values if low <= v <= high]
            painter.drawLines([_tick(bounds, place, size, stacked) for place in places])
        painter.setPen(self.pen())
        painter.drawLine(_edge(bounds, stacked))
        painter.setPen(self.textPen())
        self._paint_labels(painter, bounds, [(v - low) * scale for v in major])

    def _paint_labels(self, painter: QPainter, bounds: QRectF, places: list[float]) -> None:
        """Draw the labels that have room, and make room for the widest."""
        metrics = painter.fontMetrics()
        stacked, height, widest = self.orientation == "left", 0.8 * metrics.height(), 0.0
        for place, words in zip(places, self.ticks.labels, strict=True):
            width = metrics.horizontalAdvance(words)
            area = QRectF(0, 0, width, height)
            if stacked:
                middle = bounds.bottom() - place
                area.moveTopRight(QPointF(bounds.right() - BESIDE, middle - height / 2))
            else:
                area.moveTopLeft(QPointF(bounds.left() + place - width / 2, bounds.top() + BELOW))
            widest = max(widest, width)
            if bounds.contains(area):
                painter.drawText(area, _CENTRE, words)
        self._updateMaxTextSize(widest if stacked else height)


def _tick(bounds: QRectF, place: float, size: float, stacked: bool) -> QLineF:
    """Give a tick, which reaches into the plot."""
    if stacked:
        y = bounds.bottom() - place
        return QLineF(bounds.right(), y, bounds.right() + size, y)
    x = bounds.left() + place
    return QLineF(x, bounds.top(), x, bounds.top() - size)


def _edge(bounds: QRectF, stacked: bool) -> QLineF:
    if stacked:
        return QLineF(bounds.topRight(), bounds.bottomRight()).translated(-1, 0)
    return QLineF(bounds.topLeft(), bounds.topRight()).translated(0, -1)
