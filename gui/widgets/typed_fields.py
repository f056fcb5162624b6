"""What is typed and not confirmed yet, wherever it stands: the one way to know and to take it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol, runtime_checkable
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

WAITING = QEvent.Type(QEvent.registerEventType())
"""What comes to a window when something is typed in one of its fields, or waits no longer."""

LONGEST = 60
"""Characters of a text that is quoted."""

_told: WeakSet[QWidget] = WeakSet()
"""The fields in which something was typed since they are there."""


@runtime_checkable
class TypedField(Protocol):
    """A field that may hold a text that is not part of the document yet."""

    @property
    def waits(self) -> bool:
        """Whether there is such a text."""

    def take_typed(self) -> str:
        """Take what was typed; say in a sentence why that cannot be, or nothing."""


@runtime_checkable
class RetypedField(TypedField, Protocol):
    """A field to which the next start gives back what waited in it."""

    @property
    def place(self) -> str:
        """Where it stands, in words that mean the same field at the next start."""

    @property
    def on_screen(self) -> str:
        """The text in it."""

    def type_again(self, text: str) -> None:
        """Have a text wait in it, as if it were typed."""


class Refused(NamedTuple):
    """A field whose text cannot be taken, and why."""

    field: QWidget
    reason: str


def tell_waiting(field: QWidget) -> None:
    """Let the window of a field know that something waits in it, or does no longer."""
    _told.add(field)
    QCoreApplication.sendEvent(field.window(), QEvent(WAITING))


def anything_waits(window: QWidget) -> bool:
    """Tell whether a field that can be seen holds what is not part of the document yet.

    Only those that have told are asked: it is asked at each key, and a window has a thousand parts.
    """
    here = (field for field in [*_told] if isValid(field) and window.isAncestorOf(field))
    seen = (field for field in here if field.isVisibleTo(window))
    return any(isinstance(field, TypedField) and field.waits for field in seen)


def waiting_texts(window: QWidget) -> dict[str, str]:
    """Give what is typed in a window's fields and waits there, by their places."""
    typed = (typed for _, typed in _fields(window) if typed.waits)
    return {field.place: field.on_screen for field in typed if isinstance(field, RetypedField)}


def type_again(window: QWidget, texts: Mapping[str, str]) -> None:
    """Have texts wait in a window's fields as they did, each in its place, if there is one."""
    for _, typed in _fields(window):
        if isinstance(typed, RetypedField) and typed.place in texts:
            typed.type_again(texts[typed.place])


def unfinished(name: str, text: str) -> str:
    """Say that what is typed for a number, which has a name, is none yet."""
    words = QCoreApplication.translate("TypedField", "The number in {0} is not finished: {1}")
    quoted = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return words.format(name.partition(",")[0], quoted)


def take_all_typed(window: QWidget) -> Refused | None:
    """Take what was typed anywhere in a window; give the first field that has no meaning.

    All others are taken all the same; where the keyboard is comes first.
    """
    focused, refused = window.focusWidget(), None
    for field, typed in sorted(_fields(window), key=lambda pair: pair[0] is not focused):
        if reason := typed.take_typed():
            refused = refused or Refused(field, reason)
    return refused


def _fields(window: QWidget) -> Iterator[tuple[QWidget, TypedField]]:
    for widget in window.findChildren(QWidget):
        # First the question that is quick: a protocol takes its time to look at a widget.
        if not hasattr(widget, "take_typed") or not widget.isVisibleTo(window):
            continue
        if isinstance(widget, TypedField):
            yield widget, widget
