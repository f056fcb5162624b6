from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from gui.widgets.groove_slider import GrooveSlider
from tests.gui.conftest import Show

LEFT = Qt.MouseButton.LeftButton


def test_a_press_on_the_groove_brings_the_handle_there(show: Show, qtbot: QtBot) -> None:
    slider = GrooveSlider()
    slider.setRange(0, 1000)
    slider.resize(500, 30)
    show(slider)
    middle = slider.height() // 2
    for x, value in ((250, 500), (400, 800), (100, 200)):
        qtbot.mouseClick(slider, LEFT, pos=QPoint(x, middle))
        assert abs(slider.value() - value) < 15
    before = slider.value()
    qtbot.mouseClick(slider, LEFT, pos=QPoint(102, middle))
    assert slider.value() == before
    qtbot.mouseClick(slider, Qt.MouseButton.RightButton, pos=QPoint(400, middle))
    assert slider.value() == before
