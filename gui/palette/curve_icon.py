"""A function's little curve, as the icon of its entry in the palette."""

from functools import cache

import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from core.chain import Block, Chain
from core.sampling import sample
from gui.widgets.theme import DARK, LIGHT

SIDE = 18
"""The icon's width and height, in pixels."""

_RANGE = (-3.0, 3.0)


def blank_icon() -> QIcon:
    """Give an icon that keeps a curve's room, with nothing to be seen."""
    pixmap = QPixmap(QSize(SIDE, SIDE))
    pixmap.fill(QColor(0, 0, 0, 0))
    return QIcon(pixmap)


@cache
def curve_icon(name: str, dark: bool, ratio: float) -> QIcon:
    """Draw a function from −3 to 3, for so many pixels of the screen to one of ours."""
    theme = DARK if dark else LIGHT
    side = int(SIDE * ratio)
    (curve,) = sample(Chain("x", (Block(name),)), _RANGE, _RANGE, (4 * side, 4 * side), (0,))
    pixmap = QPixmap(QSize(side, side))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.line, 1))
    painter.drawLine(QPointF(0, SIDE / 2), QPointF(SIDE, SIDE / 2))
    painter.drawLine(QPointF(SIDE / 2, 0), QPointF(SIDE / 2, SIDE))
    painter.setPen(QPen(theme.forward_curve, 1.5))
    scale = SIDE / (_RANGE[1] - _RANGE[0])
    for piece in np.split(np.arange(len(curve.y)), np.flatnonzero(np.isnan(curve.y))):
        inside = piece[np.isfinite(curve.y[piece])]
        heights = np.clip(curve.y[inside], 2 * _RANGE[0], 2 * _RANGE[1])
        points = [
            QPointF((x - _RANGE[0]) * scale, (_RANGE[1] - y) * scale)
            for x, y in zip(curve.x[inside].tolist(), heights.tolist(), strict=True)
        ]
        painter.drawPolyline(points)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # Qt would tint it
    return icon
