from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.document import Document
from core.formula import parse
from gui.window.main_window import MainWindow
from tests.bench import damaged_settings
from tests.gui.conftest import Show
from tests.gui.helpers import action, move_mouse, set_chain, settle


def test_the_layout_is_kept_and_reset(show: Show) -> None:
    first = MainWindow(Document())
    show(first)
    plain = first._columns.sizes()
    first._columns.setSizes([300, 500, 300])
    kept = first._columns.sizes()
    assert kept != plain
    first.close()
    second = MainWindow(Document())
    show(second)
    assert second._columns.sizes() == kept
    action(second, "Reset layout").trigger()
    assert second._columns.sizes() == plain


def test_a_picture_knows_nothing_of_the_last_layout(show: Show) -> None:
    QSettings().setValue("columns", "300 500 300")
    window = MainWindow(Document(), remembers=False)
    show(window)
    window.close()
    assert QSettings().value("window") is None


def test_the_user_sets_the_height_of_the_chain(show: Show, qtbot: QtBot) -> None:
    first = MainWindow(Document())
    show(first)
    handle = first._rows.handle(1)
    start = handle.rect().center()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    move_mouse(handle, start + QPoint(0, 40), Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 40))
    kept = first._rows.sizes()
    set_chain(first.session, parse("x^2*sin(x)"))
    settle()
    assert first._rows.sizes() == kept
    first.close()
    second = MainWindow(Document())
    show(second)
    assert second._rows.sizes() == kept
    action(second, "Reset layout").trigger()
    assert second._rows.sizes() != kept


def test_a_maximized_window_keeps_the_place_that_it_had(show: Show) -> None:
    first = MainWindow(Document())
    first.setGeometry(50, 60, 640, 560)
    show(first)
    place = first.geometry()
    first.setWindowState(Qt.WindowState.WindowMaximized)
    first.close()
    second = MainWindow(Document())
    assert second.isMaximized()
    assert second.normalGeometry().topLeft() == place.topLeft()


def test_the_window_comes_up_whole_with_whatever_is_stored(qapp: QApplication) -> None:
    file = Path(QSettings().fileName())
    outcomes = list(damaged_settings.starts(6, file, seed=3))
    assert [told for told, _, _ in outcomes] == [""] * 6
