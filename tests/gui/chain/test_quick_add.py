import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain
from core.document import Document
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.quick_add import beside
from gui.window.main_window import MainWindow
from tests.gui.conftest import Show
from tests.gui.helpers import find

ROOM = QRect(0, 0, 800, 600)


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        (QPoint(300, 100), QPoint(300, 154)),
        (QPoint(300, 500), QPoint(300, 294)),
        (QPoint(780, 100), QPoint(569, 154)),
    ],
)
def test_below_the_gap_or_above_it(at: QPoint, wanted: QPoint) -> None:
    place = beside(QRect(at, QSize(40, 49)), ROOM, 230, 200)
    assert (place.topLeft(), place.size()) == (wanted, QSize(230, 200))


@pytest.mark.parametrize("left", [100, 700])
def test_at_the_side_where_it_is_too_low(left: int) -> None:
    gap, room = QRect(left, 100, 40, 48), QRect(0, 0, 800, 220)
    place = beside(gap, room, 230, 500)
    assert room.contains(place)
    assert not place.intersects(gap)


def test_the_gap_stays_in_sight_and_is_lit(show: Show, qtbot: QtBot) -> None:
    window = MainWindow(Document(Chain("x", (Block("sin"),) * 60)), remembers=False)
    window.resize(1366, 768)
    show(window)
    view = find(window, ChainView, "chainView")
    canvas = find(view, ChainCanvas, "")
    for at in (0, 30, 59):
        window.session.select([(at,)])
        qtbot.keyClicks(view, "s")
        popup = find(window, QFrame, "quickAdd")
        rect = canvas.gaps()[(), at + 1]
        gap = QRect(canvas.mapTo(window, rect.topLeft()), rect.size())
        seen = QRect(view.mapTo(window, QPoint()), view.size())
        assert seen.contains(gap.center())
        assert not popup.geometry().intersects(gap)
        assert window.rect().contains(popup.geometry())
        lit = canvas.grab()
        qtbot.keyClick(find(window, QLineEdit, "quickAddSearch"), Qt.Key.Key_Escape)
        assert canvas.grab().toImage() != lit.toImage()
        assert view.hasFocus()


def test_what_matches_nothing_is_said_and_not_inserted(window: MainWindow, qtbot: QtBot) -> None:
    before = window.session.chain
    view = find(window, ChainView, "chainView")
    view.setFocus()
    qtbot.keyClicks(view, "f")
    edit = find(window, QLineEdit, "quickAddSearch")
    qtbot.keyClicks(edit, "oo")
    assert find(window, QListWidget, "quickAddMatches").item(0).text() == (
        "No 'foo'. Did you mean floor?"
    )
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert window.session.chain == before
