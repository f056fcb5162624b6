"""Ctrl+Z in a text field: the field's own while typed text is pending, and else the session's."""

from enum import Enum

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_ALSO_REDO = QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")


class Walk(Enum):
    """A way through the steps."""

    BACK = "undo"
    ON = "redo"


def walk_of(event: QKeyEvent) -> Walk | None:
    """Tell which way a key leads, if any."""
    key = QKeySequence.StandardKey
    if event.matches(key.Undo):
        return Walk.BACK
    is_redo = event.matches(key.Redo) or QKeySequence(event.keyCombination()) in _ALSO_REDO
    return Walk.ON if is_redo else None


def leave_undo(event: QEvent, pending: bool) -> bool:
    """Leave the keys of undo and redo to the window if no typed text is pending.

    Tell whether the event is done with: the field's own answer would be to keep them.
    """
    if pending or event.type() != QEvent.Type.ShortcutOverride:
        return False
    assert isinstance(event, QKeyEvent)
    if walk_of(event) is None:
        return False
    event.ignore()
    return True
