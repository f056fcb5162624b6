"""What is typed and not confirmed yet, wherever it stands: the one way to take it."""

from typing import NamedTuple, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class TypedField(Protocol):
    """A field that may hold a text that is not part of the document yet."""

    def take_typed(self) -> str:
        """Take what was typed; say why that cannot be, or nothing."""


class Refused(NamedTuple):
    """A field whose text cannot be taken, and why."""

    field: QWidget
    reason: str


def take_all_typed(window: QWidget) -> Refused | None:
    """Take what was typed anywhere in a window; give the first field that has no meaning.

    All others are taken all the same; where the keyboard is comes first.
    """
    focused, refused = window.focusWidget(), None
    fields = [w for w in window.findChildren(QWidget) if isinstance(w, TypedField)]
    for field in sorted(fields, key=lambda field: field is not focused):
        if field.isVisibleTo(window) and (reason := field.take_typed()):
            refused = refused or Refused(field, reason)
    return refused
