"""The menu of examples, by what they are about."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from core.document.examples import GROUPED, Example
from gui.widgets.plain_text import as_plain
from gui.window.menu_action import add_action


def add_examples(menu: QMenu, show: Callable[[Example], object]) -> None:
    """Put a menu for each group of examples into another; choosing one shows it."""
    for title, examples in GROUPED.items():
        below = menu.addMenu(title)
        below.setToolTipsVisible(True)
        for example in examples:
            action = add_action(below, example.name, None, partial(show, example))
            action.setToolTip(as_plain(example.sentence))
