from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from gui.window.menu_action import add_action


def test_what_it_does_is_not_told_whether_it_is_checked(qtbot: QtBot) -> None:
    menu, done = QMenu(), []
    qtbot.addWidget(menu)
    action = add_action(menu, "Do it", "Ctrl+D", lambda *given: done.append(given))
    action.trigger()
    assert done == [()]
    assert action.shortcut().toString() == "Ctrl+D"
