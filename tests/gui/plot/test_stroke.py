import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from gui.plot.stroke import Stroke

SIDE = 100
CURVE = np.linspace(5, 95, 400), 50 + 40 * np.sin(np.linspace(0, 9, 400))
STYLES = [Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine]


def ink(item: pg.PlotCurveItem, ratio: float) -> np.ndarray:
    """Give how black each pixel becomes, 0 to 1."""
    image = QImage(int(SIDE * ratio), int(SIDE * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    item.paint(painter, None, None)
    painter.end()
    return np.asarray(1 - pg.functions.ndarray_from_qimage(image)[:, :, 0] / 255)


def stroke(style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> Stroke:
    return Stroke(*CURVE, pen=pg.mkPen("black", width=2, style=style))


def by_qt(ratio: float, style: Qt.PenStyle) -> np.ndarray:
    pen = QPen(QColor("black"), 2 * ratio, style)
    pen.setCosmetic(True)
    item = pg.PlotCurveItem(*CURVE, pen=pen, antialias=True)
    return ink(item, ratio)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_it_looks_as_if_drawn_with_one_pen(
    qapp: QApplication, ratio: float, style: Qt.PenStyle
) -> None:
    ends = int(8 * ratio)  # where the caps are of another shape
    ours, theirs = (ink[:, ends:-ends] for ink in (ink(stroke(style), ratio), by_qt(ratio, style)))
    solid = style == Qt.PenStyle.SolidLine
    assert ours.sum() == pytest.approx(theirs.sum(), rel=0.05 if solid else 0.15)
    assert np.abs(ours - theirs).max() < 0.5 or not solid
    assert np.abs(ours - theirs).mean() < 0.02


def test_a_line_without_points_paints_nothing(qapp: QApplication) -> None:
    assert not ink(Stroke(), 1.0).any()
