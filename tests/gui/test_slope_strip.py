from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.slope_strip import SlopeStrip
from tests.gui.clock import Clock
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import find


def test_it_says_shows_and_selects(
    open_session: OpenSession, show: Show, clock: Clock, qtbot: QtBot
) -> None:
    session = open_session("1.5*(1.5*(1.5*(x)))", x=1.0)
    strip = SlopeStrip(session)
    strip.resize(260, 200)
    show(strip)
    clock.advance(50)
    words = find(strip, QLabel, "slopeWords")
    assert words.text() == "3 blocks: a factor of 3.38 in all, 1.5 a block."
    picture = find(strip, QWidget, "slopeStrip")
    assert picture.accessibleDescription() == words.text()[:-1]
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert session.selection == ((2,),)
    qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert session.selection == ((1,),)
    at = QPoint(picture.width() - 20, 30)
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    assert session.selection == ((0,),)
    image = picture.grab().toImage()
    assert len({image.pixel(x, y) for x in range(40, image.width()) for y in range(100)}) > 5


def test_it_follows_x_where_it_is_seen(open_session: OpenSession, show: Show, clock: Clock) -> None:
    session = open_session("x^2", x=1.0)
    strip = SlopeStrip(session)
    show(strip)
    clock.advance(50)
    session.set_x(3.0)
    clock.advance(50)
    assert find(strip, QLabel, "slopeWords").text() == "1 block: a factor of 6 in all."
