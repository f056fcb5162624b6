"""One way to put an action into a menu."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu


def add_action(
    menu: QMenu,
    text: str,
    key: QKeySequence.StandardKey | str | None,
    act: Callable[[], object],
) -> QAction:
    """Add an action that does something without being told whether it is checked."""
    action = menu.addAction(text)
    if key is not None:
        action.setShortcut(QKeySequence(key))
    action.triggered.connect(lambda: act())  # drops Qt's "checked"
    return action
