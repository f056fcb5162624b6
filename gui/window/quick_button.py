"""A button for what a menu has too, as a sign or a word."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton

from gui.widgets.plain_text import as_plain
from gui.widgets.typed_fields import take_all_typed


class QuickButton(QToolButton):
    """Does what an action does, and is enabled as it is; its words are read out and told."""

    def __init__(self, name: str, sign: str, action: QAction) -> None:
        super().__init__()
        self._action = action
        self.setObjectName(name)
        self.setText(sign)
        self.pressed.connect(self._take_typed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _take_typed(self) -> None:
        """Let what is typed in a field be a step before there is an undo."""
        take_all_typed(self.window())

    def _follow(self) -> None:
        words = self._action.text().replace("&", "").removesuffix(" …")
        key = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(words)
        self.setToolTip(as_plain(f"{words} ({key})" if key else words))
        self.setEnabled(self._action.isEnabled())
