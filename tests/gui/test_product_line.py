from PySide6.QtCore import QEvent, QPoint, QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.block import BlockWidget
from gui.main_window import MainWindow
from tests.gui.helpers import find


def block(window: MainWindow, at: int) -> BlockWidget:
    return next(b for b in window.findChildren(BlockWidget) if b.block_path == (at,))


def test_a_block_under_the_pointer_marks_its_factor(window: MainWindow) -> None:
    line = find(window, QLabel, "productLine")
    assert "<b>" not in line.text()
    at = QPointF(5, 5)
    QApplication.sendEvent(block(window, 1), QEnterEvent(at, at, at))
    assert "<b>db/da</b>" in line.text()
    QApplication.sendEvent(block(window, 1), QEvent(QEvent.Type.Leave))
    assert "<b>" not in line.text()


def test_a_factor_under_the_pointer_lights_its_block(window: MainWindow, qtbot: QtBot) -> None:
    line = find(window, QLabel, "productLine")
    dark = block(window, 2).grab().toImage()
    ends = line.fontMetrics().horizontalAdvance("dy/dx = dy")
    margins, height = line.contentsMargins(), line.fontMetrics().height()
    at = QPoint(margins.left() + ends, margins.top() + height // 2)
    qtbot.mouseMove(line, at)
    qtbot.waitUntil(lambda: window.session.hovered == (2,))
    assert block(window, 2).grab().toImage() != dark
    qtbot.mouseMove(line, QPoint(2, at.y()))
    qtbot.waitUntil(lambda: window.session.hovered is None)
    assert block(window, 2).grab().toImage() == dark
