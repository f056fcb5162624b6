from PySide6.QtCore import QPoint, QSettings, Qt
from pytestqt.qtbot import QtBot

from core.document import Document
from core.formula import parse
from gui.window.main_window import MainWindow
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
    QSettings().setValue("columns", b"nonsense")
    window = MainWindow(Document(), remembers=False)
    show(window)
    window.close()
    assert QSettings().value("geometry") is None


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
