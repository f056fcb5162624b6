"""The list of shortcuts that F1 shows, made from the actions there are."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget


def rows(window: QWidget) -> list[tuple[str, str]]:
    """Give what can be done by a shortcut.

    Parameters
    ----------
    window : QWidget
        Whose actions, and whose children's, are listed.

    Returns
    -------
    list of (str, str)
        Keys and words.
    """
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (", ".join(key.toString(native) for key in action.shortcuts()), _words(action))
        for action in window.findChildren(QAction)
        if action.shortcuts() and action.text()
    ]


class ShortcutList(QDialog):
    """Keys and what they do.

    Parameters
    ----------
    window : QWidget
        Whose actions are listed.
    others : sequence of (str, str)
        Keys that are no actions.
    """

    def __init__(self, window: QWidget, others: Sequence[tuple[str, str]]) -> None:
        super().__init__(window)
        self.setObjectName("shortcutList")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        form = QFormLayout(self)
        form.setHorizontalSpacing(24)
        for keys, words in [*rows(window), *others]:
            form.addRow(QLabel(keys), QLabel(words))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)


def _words(action: QAction) -> str:
    return action.text().replace("&", "").removesuffix(" …")
