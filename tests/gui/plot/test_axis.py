from typing import Any

import pytest
from PySide6.QtGui import QImage, QPainter

from core.plot.ticks import NO_TICKS, ticks
from gui.plot.axis import PlotAxis

pytestmark = pytest.mark.usefixtures("qapp")


def painted(side: str, wanted: bool) -> int:
    """Count the pixels that an axis paints, with ticks or without."""
    axis = PlotAxis(side)
    axis.resize(60, 200) if side == "left" else axis.resize(200, 40)
    axis.setRange(0.0, 10.0)
    if wanted:
        axis.show_ticks(ticks((0.0, 10.0), 200, stacked=side == "left"))
    image = QImage(220, 220, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    axis.paint(painter)
    painter.end()
    return sum(image.pixel(x, y) != 0 for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("side", ["left", "bottom"])
def test_ticks_and_labels_are_painted(side: str) -> None:
    assert painted(side, True) > painted(side, False)


def test_the_same_ticks_are_not_painted_anew() -> None:
    axis: Any = PlotAxis("left")
    axis.picture = kept = object()
    axis.show_ticks(NO_TICKS)
    assert axis.picture is kept
