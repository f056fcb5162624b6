import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from core.chain import MAX_DEPTH, Block, Chain
from core.document import Document
from core.formula import parse
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.quick_add import beside
from gui.window.main_window import MainWindow
from tests.gui.conftest import Show
from tests.gui.helpers import find, set_chain

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


@pytest.mark.parametrize(("chosen", "row"), [([], 0), ([(1, 0, 0)], 1), ([(0,)], 2), ([(0,)], -1)])
def test_enter_and_a_click_insert_what_is_shown(
    chosen: list[tuple[int, ...]], row: int, window: MainWindow, qtbot: QtBot
) -> None:
    session, view = window.session, find(window, ChainView, "chainView")
    set_chain(session, parse("sin(x)*cos(x)"))
    before = session.chain
    for text in ("s", "+ 3", "*", "^2", "zzz"):
        session.select(chosen)
        view.setFocus()
        qtbot.keyClicks(view, text[0])
        edit = find(window, QLineEdit, "quickAddSearch")
        qtbot.keyClicks(edit, text[1:])
        for _ in range(row):
            qtbot.keyClick(edit, Qt.Key.Key_Down)
        ghost = session.attention.ghost
        assert (ghost is None) is (text == "zzz")
        if row < 0:
            matches = find(window, QListWidget, "quickAddMatches")
            at = matches.visualItemRect(matches.item(matches.count() - 1)).center()
            qtbot.mousePress(matches.viewport(), Qt.MouseButton.LeftButton, pos=at)
            ghost = session.attention.ghost
            qtbot.mouseRelease(matches.viewport(), Qt.MouseButton.LeftButton, pos=at)
        else:
            qtbot.keyClick(edit, Qt.Key.Key_Return)
        assert session.chain == (ghost or before)
        assert session.attention.ghost is None
        session.undo_stack.setIndex(1)
        assert session.chain == before


def test_what_is_too_deep_has_no_ghost_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    deep = Chain("x", (Block("sin"),))
    while deep.depth < MAX_DEPTH:
        deep = Chain("x", (Block("add", (deep,)),))
    set_chain(session, deep)
    session.select([(0, 0) * (MAX_DEPTH - 1) + (0,)])
    view = find(window, ChainView, "chainView")
    view.setFocus()
    qtbot.keyClicks(view, "+")
    assert session.attention.ghost is None
    with qtbot.waitSignal(session.told):
        qtbot.keyClick(find(window, QLineEdit, "quickAddSearch"), Qt.Key.Key_Return)
    assert session.chain == deep


def test_it_closes_where_its_gap_is_gone(window: MainWindow, qtbot: QtBot) -> None:
    set_chain(window.session, parse("x*sin(x+1)"))
    window.session.select([(0, 0, 0)])
    view = find(window, ChainView, "chainView")
    qtbot.keyClicks(view, "s")
    popup = find(window, QFrame, "quickAdd")
    assert popup.isVisible()
    set_chain(window.session, parse("x"))
    assert not popup.isVisible()
    assert view.hasFocus()
