"""The Help menu: the keys, a first minute, and what this is."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QMenu

from gui.session.lab import MOST_PUZZLES, Lab
from gui.window.menu_action import add_action

if TYPE_CHECKING:
    from gui.window.shortcuts import Keys


def add_help(
    menu: QMenu, window: QMainWindow, others: Callable[[], dict[str, "Keys"]], lab: Lab
) -> None:
    """Put what helps into a menu; `others` gives keys that are no actions, by where they work."""

    def find_broken() -> None:
        from random import randrange

        lab.draw(randrange(1, MOST_PUZZLES))

    def show_keys() -> None:
        from gui.window.shortcuts import ShortcutList  # the first paint needs no dialogs

        ShortcutList(window, window.menuBar(), others()).open()

    def show_minute() -> None:
        from gui.window.minute import Minute

        Minute(window).open()

    def show_about() -> None:
        from gui.window.about import About

        About(window).open()

    add_action(menu, menu.tr("Keyboard &shortcuts …"), "F1", show_keys)
    add_action(menu, menu.tr("A &minute of use …"), None, show_minute)
    add_action(menu, menu.tr("&Find the broken block"), None, find_broken)
    menu.addSeparator()
    add_action(menu, menu.tr("&About Chainrule …"), None, show_about)
