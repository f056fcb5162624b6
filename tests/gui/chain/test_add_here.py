from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.chain.add_here import AddHere, WireRing
from gui.chain.layout.places import Wire
from tests.gui.conftest import Show

WIRE = Wire(((), 1), 40, 100, 60)


def test_the_plus_stands_in_the_middle_of_a_wire_and_tells_its_gap(
    show: Show, qtbot: QtBot
) -> None:
    canvas = QWidget()
    canvas.resize(200, 120)
    show(canvas)
    button = AddHere(canvas)
    chosen: list[object] = []
    button.chosen.connect(chosen.append)
    button.show_on(WIRE)
    assert button.geometry().center() == QRect(40, 60, 61, 1).center()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen == [WIRE.gap]
    button.show_on(None)
    assert not button.isVisible()


def test_the_ring_is_two_pixels_wide(show: Show) -> None:
    canvas = QWidget()
    canvas.resize(200, 120)
    show(canvas)
    ring = WireRing(canvas)
    ring.show_at(QRect(20, 20, 80, 60))
    image = canvas.grab(QRect(20, 50, 6, 1)).toImage()
    inside = image.pixelColor(5, 0)
    assert [image.pixelColor(i, 0) == inside for i in range(4)] == [False, False, True, True]
    ring.show_at(None)
    assert not ring.isVisible()
