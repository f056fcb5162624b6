"""How the curves of the plot are stroked."""

import math
from functools import cache
from itertools import cycle
from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen, QTransform

from gui.widgets.guarded import guarded


@guarded
class Stroke(pg.PlotCurveItem):  # type: ignore[misc]  # pyqtgraph has no types
    """A smooth line as wide as its pen, made of hairlines side by side.

    Qt has a way of its own for hairlines, and paints a curve that fills the view some twenty
    times faster with them than with one wide pen. On screen the two look the same.
    """

    def viewRangeChanged(self) -> None:  # pyqtgraph's name
        """Cover the new range."""
        self.prepareGeometryChange()

    def boundingRect(self) -> QRectF:  # Qt's name
        """Give the view: what it costs to find the curve's own extent at each frame is not won."""
        box = self.getViewBox()
        # The item's own viewRect is that of the first view: pyqtgraph keeps it and, for a curve,
        # never asks again.
        return super().boundingRect() if box is None else QRectF(box.viewRect())

    def paint(self, painter: QPainter, *_: Any) -> None:
        """Draw the path once for each hairline."""
        pen = QPen(self.opts["pen"])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = painter.device().devicePixelRatioF()
        width = pen.widthF() * ratio
        # A dash is longer by its caps, which are as wide as the line, and a gap is shorter.
        caps = cycle((width - 1, 1 - width))
        dashes = [d * width + cap for d, cap in zip(pen.dashPattern(), caps, strict=False)]
        pen.setWidthF(1.0)
        if dashes:
            pen.setDashPattern(dashes)
        painter.setPen(pen)
        path, placed = self.getPath(), painter.transform()
        for across, up in shifts(width):
            shift = QTransform.fromTranslate(across / ratio, up / ratio)
            painter.setTransform(placed * shift)
            painter.drawPath(path)


@cache
def shifts(width: float) -> list[tuple[float, float]]:
    """Give where hairlines stand so that together they look like a line of a width, at least 1.

    To the right and down, in pixels of the screen: a ring, and for wider lines rings in it.
    """
    radius, found = width / 2 - 0.4, []
    while radius > 0.5:
        count = 4 * math.ceil(radius)
        turns = [math.tau * (k + 0.5) / count for k in range(count)]
        found += [(radius * math.cos(turn), radius * math.sin(turn)) for turn in turns]
        radius -= 1
    return found or [(0.0, 0.0)]
