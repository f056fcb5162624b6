from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.hint import Hint
from tests.gui.conftest import Show
from tests.gui.helpers import find


def test_it_is_no_window_of_its_own(qtbot: QtBot) -> None:
    hint = Hint()
    qtbot.addWidget(hint)
    assert not hint.isVisible()


def test_once_dismissed_it_stays_away(show: Show, qtbot: QtBot) -> None:
    for visible in (True, False):
        parent = QWidget()
        hint = Hint()
        QVBoxLayout(parent).addWidget(hint)
        show(parent)
        assert hint.isVisible() is visible
        if visible:
            close = find(hint, QToolButton, "hintClose")
            assert close.accessibleName()
            qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
            assert not hint.isVisible()
