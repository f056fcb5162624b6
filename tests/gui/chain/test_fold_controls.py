from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.chain.fold_controls import FoldButton, LanePill
from tests.gui.conftest import Show


def test_a_click_on_the_arrow_names_its_lane(show: Show, qtbot: QtBot) -> None:
    parent = QWidget()
    button = FoldButton(parent)
    show(parent)
    button.show_lane((1, 0), "sin(x)")
    assert button.accessibleName() == "Collapse the branch sin(x)"
    with qtbot.waitSignal(button.chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [(1, 0)]


def test_a_folded_lane_says_what_it_carries_and_unfolds(show: Show, qtbot: QtBot) -> None:
    parent = QWidget()
    parent.resize(300, 100)
    pill = LanePill(parent)
    pill.resize(200, 50)
    show(parent)
    pill.show_lane((1, 0), "sin(x)")
    pill.show_values("0.5", "2")
    assert pill.accessibleName() == "Collapsed branch sin(x), value 0.5, gradient 2"
    image = pill.grab().toImage()
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    # In some fonts no stroke of a figure fills a pixel whole.
    shades = [QColor.fromRgb(colour) for colour in colours]
    assert any(shade.blue() - shade.red() > 60 for shade in shades)
    assert any(shade.red() - shade.blue() > 60 for shade in shades)
    with qtbot.waitSignal(pill.chosen):
        qtbot.keyClick(pill, Qt.Key.Key_Space)
