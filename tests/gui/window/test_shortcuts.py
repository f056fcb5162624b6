from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from gui.window.menu_action import add_action
from gui.window.shortcuts import ShortcutList, balanced, shortcuts_in


def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    menu = made.menuBar().addMenu("&File")
    add_action(menu, "&Open …", "Ctrl+O", int)
    add_action(menu, "Move left", "Alt+Left", int)
    add_action(menu, "No key", None, int)
    add_action(menu.addMenu("More"), "Fit y\tHome", None, int)
    made.menuBar().addMenu("Empty")
    return made


def test_keys_are_listed_by_the_menu_they_stand_in(qtbot: QtBot) -> None:
    parent = window(qtbot)
    listed = shortcuts_in(parent.menuBar())
    assert listed == {"File": [("Ctrl+O", "Open"), ("Alt+←", "Move left"), ("Home", "Fit y")]}


def test_the_list_shows_keys_of_other_places_too(qtbot: QtBot) -> None:
    parent = window(qtbot)
    shown = ShortcutList(parent, parent.menuBar(), {"In the chain": [("F2", "Edit")]})
    texts = [label.text() for label in shown.findChildren(QLabel)]
    assert {"File", "Ctrl+O", "Open", "Home", "Fit y", "In the chain", "F2", "Edit"} <= set(texts)


def test_columns_are_about_equally_long() -> None:
    groups = [(f"{n}", [("key", "words")] * n) for n in (9, 8, 2, 3, 4)]
    lengths = [sum(len(keys) for _, keys in column) for column in balanced(groups)]
    assert [[title for title, _ in column] for column in balanced(groups)] == [
        ["9"], ["8", "2"], ["3", "4"],
    ]  # fmt: skip
    assert max(lengths) < 2 * min(lengths)
