from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.chain.drag.click_overlay import ClickOverlay
from tests.gui.conftest import Show
from tests.gui.helpers import move_mouse


def overlay(show: Show) -> ClickOverlay:
    parent = QWidget()
    parent.resize(300, 200)
    made = ClickOverlay(parent)
    made.resize(parent.size())
    show(parent)
    return made


def test_it_covers_only_while_something_is_carried(show: Show) -> None:
    made = overlay(show)
    assert made.isHidden()
    made.carry(["sin"])
    assert made.isVisible()
    made.carry([])
    assert made.isHidden()


def test_moves_and_clicks_are_told(show: Show, qtbot: QtBot) -> None:
    made = overlay(show)
    made.carry(["sin"])
    places: list[QPoint] = []
    made.moved.connect(places.append)
    move_mouse(made, QPoint(50, 60))
    with qtbot.waitSignal(made.pressed) as pressed:
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(70, 80))
    assert places == [QPoint(50, 60)]
    assert pressed.args == [QPoint(70, 80)]


def test_what_is_carried_is_painted_under_the_pointer(show: Show) -> None:
    made = overlay(show)
    made.carry(["sin"])
    before = made.grab().toImage()
    move_mouse(made, QPoint(150, 100))
    assert made.grab().toImage() != before
