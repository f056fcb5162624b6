from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.window.shortcuts import ShortcutList, shortcuts_of


def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    for text, key in (("&Open …", "Ctrl+O"), ("No key", ""), ("", "Ctrl+K")):
        action = QAction(text, made)
        action.setShortcut(key)
        made.addAction(action)
    return made


def test_actions_with_a_key_and_words_are_listed(qtbot: QtBot) -> None:
    assert shortcuts_of(window(qtbot)) == [("Ctrl+O", "Open")]


def test_the_list_shows_other_keys_too(qtbot: QtBot) -> None:
    parent = window(qtbot)
    shown = ShortcutList(parent, [("Space", "Fold")])
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert texts == ["Ctrl+O", "Open", "Space", "Fold"]
