"""The list of shortcuts that F1 shows, made from the menus there are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QMenu, QMenuBar, QVBoxLayout, QWidget

from gui.widgets.plain_dialog import PlainDialog
from gui.widgets.plain_text import PlainLabel

Keys: TypeAlias = Sequence[tuple[str, str]]
"""Keys, and what they do."""

COLUMNS = 3

ARROWS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
"""What stands on keys that Qt has words for."""


def actions_in(menu: QMenu | QMenuBar) -> Iterator[QAction]:
    """Give the actions of a menu and of those in it."""
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from actions_in(below)
        elif not action.isSeparator():
            yield action


def key_of(action: QAction) -> str:
    """Give an action's first key, or the one that it tells behind its words."""
    # Others do the same on other keyboards, such as F14 and a key named Undo.
    own = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    before, plus, last = own.rpartition("+")
    return f"{before}{plus}{ARROWS.get(last, last)}" or action.text().partition("\t")[2]


def words_of(action: QAction) -> str:
    """Give what an action is called, without its keys."""
    return action.text().partition("\t")[0].replace("&", "").removesuffix(" …")


def shortcuts_in(bar: QMenuBar) -> dict[str, Keys]:
    """Give the keys that stand in each menu of a bar, by its title."""
    menus = [(entry, below) for entry in bar.actions() if isinstance(below := entry.menu(), QMenu)]
    listed = {
        words_of(entry): [(key_of(a), words_of(a)) for a in actions_in(below) if key_of(a)]
        for entry, below in menus
    }
    return {title: keys for title, keys in listed.items() if keys}


class ShortcutList(PlainDialog):
    """Keys and what they do, by the menu they stand in or the place where they work."""

    def __init__(self, window: QWidget, bar: QMenuBar, others: Mapping[str, Keys]) -> None:
        title = QCoreApplication.translate("ShortcutList", "Keyboard shortcuts")
        super().__init__(window, "shortcutList", title)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for groups in balanced([*shortcuts_in(bar).items(), *others.items()]):
            column = QVBoxLayout()
            column.setSpacing(16)
            for title, keys in groups:
                column.addLayout(_group(title, keys))
            column.addStretch(1)
            columns.addLayout(column)
        self.show_content(columns)


def balanced(groups: Sequence[tuple[str, Keys]]) -> list[list[tuple[str, Keys]]]:
    """Deal groups out to columns in their order, so that none is much longer than the others."""
    lines = sum(len(keys) + 2 for _, keys in groups)
    columns: list[list[tuple[str, Keys]]] = [[] for _ in range(COLUMNS)]
    before = 0
    for title, keys in groups:
        middle = before + (len(keys) + 2) / 2
        columns[min(int(COLUMNS * middle / lines), COLUMNS - 1)].append((title, keys))
        before += len(keys) + 2
    return columns


def _group(title: str, keys: Keys) -> QVBoxLayout:
    head = PlainLabel(title)
    font = head.font()
    font.setBold(True)
    head.setFont(font)
    form = QFormLayout()
    form.setHorizontalSpacing(24)
    form.setVerticalSpacing(4)
    for key, words in keys:
        form.addRow(PlainLabel(key), PlainLabel(words))
    group = QVBoxLayout()
    group.setSpacing(4)
    group.addWidget(head)
    group.addLayout(form)
    return group
