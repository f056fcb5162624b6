import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import (
    QAction,
    QGuiApplication,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from core.chain import Block, Chain
from core.document import Document
from core.formula import format as format_formula
from gui import mime
from gui.chain.canvas import ChainCanvas
from gui.chain.chain_view import ChainView
from gui.chain.zoom import LARGE, NOTCH, SMALL
from gui.plot.plot_view import PlotView
from gui.widgets.theme import sized
from gui.window.main_window import MainWindow
from gui.window.shortcuts import shortcuts_in
from tests.gui.conftest import OpenSession, Show
from tests.gui.helpers import Drag, find

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def long_window(show: Show) -> MainWindow:
    """A chain of many rows, with the keyboard in it."""
    made = MainWindow(Document(Chain("x", (Block("sin"), Block("add")) * 24)), remembers=False)
    show(made)
    find(made, ChainView, "chainView").setFocus()
    return made


def chain_of(window: MainWindow) -> tuple[ChainView, ChainCanvas]:
    view = find(window, ChainView, "chainView")
    return view, find(view, ChainCanvas, "")


def turn(view: ChainView, at: QPoint, notches: float, keys: Qt.KeyboardModifier = CTRL) -> None:
    viewport = view.viewport()
    where = QPointF(viewport.mapToGlobal(at))
    event = QWheelEvent(
        QPointF(at), where, QPoint(), QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)


def seen_at(view: ChainView, canvas: ChainCanvas, path: tuple[int, ...]) -> QPoint:
    return canvas.mapTo(view.viewport(), canvas.block_rect(path).center())


@pytest.mark.parametrize("notches", [2, -2, 30, -30])
def test_ctrl_and_the_wheel_zoom_at_the_pointer(long_window: MainWindow, notches: int) -> None:
    view, canvas = chain_of(long_window)
    long_window.session.select([(20,)])
    at, wide = seen_at(view, canvas, (20,)), canvas.block_rect((20,)).width()
    turn(view, at, notches)
    assert view.zoom.factor == pytest.approx(min(max(NOTCH**notches, SMALL), LARGE))
    assert (canvas.block_rect((20,)).width() > wide) == (notches > 0)
    moved = seen_at(view, canvas, (20,)) - at
    # Above its first row there is nothing to scroll to.
    assert abs(moved.y()) <= 1 or (moved.y() < 0 and view.verticalScrollBar().value() == 0)


def test_the_wheel_alone_scrolls(long_window: MainWindow) -> None:
    view, _ = chain_of(long_window)
    turn(view, QPoint(50, 50), -3, PLAIN)
    assert view.zoom.factor == 1
    assert view.verticalScrollBar().value() > 0


def test_notches_there_and_back_end_at_the_own_size(long_window: MainWindow) -> None:
    view, canvas = chain_of(long_window)
    before = dict(canvas.blocks())
    for notch in (1, 1, 1, -1, -1, -1, -1, 1):
        turn(view, QPoint(50, 50), notch)
    assert view.zoom.factor == 1
    assert canvas.blocks() == before


def test_two_fingers_zoom(long_window: MainWindow) -> None:
    view, _ = chain_of(long_window)
    at = QPointF(60, 60)
    for kind, value in (
        (Qt.NativeGestureType.BeginNativeGesture, 0.0),
        (Qt.NativeGestureType.ZoomNativeGesture, 0.25),
        (Qt.NativeGestureType.EndNativeGesture, 0.0),
    ):
        device = QPointingDevice.primaryPointingDevice()
        event = QNativeGestureEvent(kind, device, 2, at, at, at, value, QPointF())
        QApplication.sendEvent(view.viewport(), event)
    assert view.zoom.factor == 1.25


def test_fingers_on_the_screen_zoom(open_session: OpenSession, show: Show, qtbot: QtBot) -> None:
    view = ChainView(open_session())
    show(view)  # by itself: QTest takes the points for those of the window
    device = QTest.createTouchDevice()
    left, right = QPoint(100, 60), QPoint(200, 60)
    QTest.touchEvent(view, device).press(0, left).press(1, right).commit()
    for _ in range(10):
        left, right = left - QPoint(3, 0), right + QPoint(3, 0)
        QTest.touchEvent(view, device).move(0, left).move(1, right).commit()
    QTest.touchEvent(view, device).release(0, left).release(1, right).commit()
    qtbot.waitUntil(lambda: view.zoom.factor > 1)
    assert view.zoom.factor == pytest.approx(1.6, abs=0.1)


def test_keys_zoom_while_the_chain_has_the_focus(long_window: MainWindow, qtbot: QtBot) -> None:
    view, _ = chain_of(long_window)
    qtbot.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert view.zoom.factor == pytest.approx(NOTCH)
    qtbot.keyClick(view, Qt.Key.Key_Equal, CTRL)
    assert view.zoom.factor == pytest.approx(NOTCH**2)
    qtbot.keyClick(view, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Minus, CTRL)
    assert view.zoom.factor == pytest.approx(1 / NOTCH)
    view_before = long_window.session.document.y_range
    qtbot.keyClick(view, Qt.Key.Key_0, CTRL)
    assert view.zoom.factor == 1
    assert long_window.session.document.y_range == view_before
    assert [action.isEnabled() for action in view.zoom.actions] == [True, True, False]
    find(long_window, PlotView, "plotView").setFocus()
    qtbot.keyClick(find(long_window, PlotView, "plotView"), Qt.Key.Key_Plus, CTRL)
    assert view.zoom.factor == 1


def test_the_selected_block_stays_in_sight(long_window: MainWindow, qtbot: QtBot) -> None:
    view, canvas = chain_of(long_window)
    long_window.session.select([(30,)])
    at = seen_at(view, canvas, (30,))
    qtbot.keyClick(view, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Plus, CTRL)
    assert abs(seen_at(view, canvas, (30,)).y() - at.y()) <= 1


def test_menu_and_list_of_shortcuts_know_the_zoom(long_window: MainWindow) -> None:
    words = {text for _, text in shortcuts_in(long_window.menuBar())["View"]}
    assert {"Zoom chain in", "Zoom chain out", "Fit chain"} <= words
    menus = [menu for menu in long_window.menuBar().actions() if menu.text() == "&View"]
    texts = [action.text().replace("&", "") for action in menus[0].menu().actions()]  # type: ignore[attr-defined]  # a QMenu
    assert "Zoom chain in" in texts


def test_reset_layout_shows_the_own_size(long_window: MainWindow) -> None:
    view, _ = chain_of(long_window)
    view.zoom.by(2)
    (reset,) = (
        a for a in long_window.findChildren(QAction) if a.text().replace("&", "") == "Reset layout"
    )
    reset.trigger()
    assert view.zoom.factor == 1


@pytest.mark.parametrize("factor", [0.5, 0.75, 1.5, 2.0])
def test_gaps_blocks_and_fields_are_where_they_are_seen(
    factor: float, show: Show, qtbot: QtBot
) -> None:
    window = MainWindow(Document(Chain("x", (Block("square"), Block("add")))), remembers=False)
    show(window)
    view, canvas = chain_of(window)
    view.zoom.by(factor)
    gap = canvas.mapTo(view.viewport(), canvas.gaps()[(), 1].center())
    drag = Drag(view.viewport(), mime.of_function("exp"), gap)
    assert drag.move(gap)
    caption = find(canvas, QLabel, "dropCaption")
    assert caption.fontMetrics().height() == window.fontMetrics().height()
    drag.drop()
    assert format_formula(window.session.chain) == "1 + exp(x^2)"
    window.session.select([(1,)])
    assert canvas.block_at(canvas.block_rect((2,)).center()) == (2,)
    field = find(canvas, QLineEdit, "operand")
    assert field.fontMetrics().height() <= field.height()
    assert canvas.block_rect((2,)).contains(field.geometry())
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert format_formula(window.session.chain) == "7 + exp(x^2)"


def test_another_font_of_the_system_is_followed(long_window: MainWindow) -> None:
    view, canvas = chain_of(long_window)
    view.zoom.by(1.5)
    view.zoom.reset()
    assert canvas.font() == QGuiApplication.font()


def test_a_chain_that_is_scaled_follows_the_font_too(long_window: MainWindow) -> None:
    view, canvas = chain_of(long_window)
    view.zoom.by(0.75)
    before, plain = canvas.block_rect((0,)), QApplication.font()
    try:
        QApplication.setFont(sized(plain, plain, 1.5))
        QApplication.processEvents()  # which tells the windows, and these what is in them
        assert canvas.block_rect((0,)).height() > before.height()
    finally:
        QApplication.setFont(plain)
        QApplication.processEvents()
    assert canvas.block_rect((0,)).size() == before.size()


@pytest.mark.parametrize(
    ("kept", "factor"), [(1.5, 1.5), ("0.75", 0.75), (9, 2.0), (None, 1), ("nan", 1), ("much", 1)]
)
def test_the_zoom_is_that_of_the_last_time(
    kept: object, factor: float, show: Show, qapp: QApplication
) -> None:
    QSettings().setValue("zoom", kept)
    window = MainWindow(Document())
    show(window)
    view, _ = chain_of(window)
    assert view.zoom.factor == factor
    view.zoom.by(1 / factor)
    view.zoom.by(1.25)
    window.close()
    assert float(str(QSettings().value("zoom"))) == 1.25
