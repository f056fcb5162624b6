"""Ctrl+Z in a text field: the field's own while typed text is pending, and else the session's."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_WALKS = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_ALSO_REDO = QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")


def leave_undo(event: QEvent, pending: bool) -> bool:
    """Leave the keys of undo and redo to the window if no typed text is pending.

    Tell whether the event is done with: the field's own answer would be to keep them.
    """
    if pending or event.type() != QEvent.Type.ShortcutOverride:
        return False
    assert isinstance(event, QKeyEvent)
    is_undo = any(event.matches(key) for key in _WALKS)
    if is_undo or QKeySequence(event.keyCombination()) in _ALSO_REDO:
        event.ignore()
        return True
    return False
