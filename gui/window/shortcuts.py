"""The list of shortcuts that F1 shows, made from the actions there are."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.plain_text import PlainLabel


def shortcuts_of(window: QWidget) -> list[tuple[str, str]]:
    """Give the keys and the words of what a window's actions, and its children's, do."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (", ".join(key.toString(native) for key in action.shortcuts()), _words(action))
        for action in window.findChildren(QAction)
        if action.shortcuts() and action.text()
    ]


class ShortcutList(QDialog):
    """Keys and what they do: a window's actions, and others."""

    def __init__(self, window: QWidget, others: Sequence[tuple[str, str]]) -> None:
        super().__init__(window)
        self.setObjectName("shortcutList")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        listed = [*shortcuts_of(window), *others]
        half = -(-len(listed) // 2)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for part in (listed[:half], listed[half:]):
            form = QFormLayout()
            form.setHorizontalSpacing(24)
            form.setVerticalSpacing(6)
            for keys, words in part:
                form.addRow(PlainLabel(keys), PlainLabel(words))
            columns.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(columns)
        whole.addWidget(buttons)


def _words(action: QAction) -> str:
    return action.text().replace("&", "").removesuffix(" …")
