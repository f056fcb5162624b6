from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.inspector.tabs import Tabs
from gui.widgets.theme import LIGHT
from tests.gui.conftest import Show


def test_no_word_moves_as_another_tab_is_chosen(show: Show, qtbot: QtBot) -> None:
    tabs = Tabs()
    for title in ("Check", "Points"):
        tabs.addTab(title)
    show(tabs)
    before = [tabs.tabRect(index) for index in range(2)]
    qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    assert [tabs.tabRect(index) for index in range(2)] == before


def test_the_current_one_stands_over_a_line(show: Show) -> None:
    tabs = Tabs()
    tabs.addTab("Check")
    tabs.addTab("Points")
    show(tabs)
    picture = tabs.grab().toImage()
    below = [tabs.tabRect(index).center().x() for index in range(2)]
    seen = [picture.pixelColor(x, tabs.height() - 2) for x in below]
    assert seen[0] == LIGHT.forward
    assert seen[1] != LIGHT.forward
