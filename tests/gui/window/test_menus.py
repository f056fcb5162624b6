"""All menus of the window, as somebody who looks for a command goes through them."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from gui.window.main_window import MainWindow
from gui.window.shortcuts import actions_in, key_of, words_of


def where(action: QAction) -> str:
    """Give the name of the part where an action's key works; empty for all of the window."""
    is_everywhere = action.shortcutContext() == Qt.ShortcutContext.WindowShortcut
    told = "\t" in action.text()  # the plot takes its keys itself
    owner = action.parent()
    return "" if owner is None or (is_everywhere and not told) else owner.objectName()


def test_every_command_stands_once(window: MainWindow) -> None:
    names = Counter(words_of(action) for action in actions_in(window.menuBar()))
    assert [name for name, times in names.items() if times > 1] == []


def test_no_key_does_two_things_in_one_place(window: MainWindow) -> None:
    bar = window.menuBar()
    keys = Counter((key, where(a)) for a in actions_in(bar) for key in keys_of(a))
    assert [key for key, times in keys.items() if times > 1] == []
    assert {place for _, place in keys} == {"", "chainView", "plotView"}


def keys_of(action: QAction) -> set[str]:
    """Give all keys that an action has or tells."""
    return {*map(QKeySequence.toString, action.shortcuts()), key_of(action)} - {""}


def test_every_menu_is_reached_by_a_letter_of_its_own(window: MainWindow) -> None:
    titles = [entry.text() for entry in window.menuBar().actions()]
    letters = [title.partition("&")[2][:1].lower() for title in titles]
    assert len(set(letters)) == len(titles)
    assert all(letters)
