"""The steps that undo takes back: each holds what was before one gesture and after it.

A step keeps a weak hold on the session it shows itself in, and the stack lets go of its steps
before either is deleted: where the collector finds all of them in one ring it may come to a step
first, which PySide then frees before the stack does (seen: a segmentation fault).
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias
from weakref import WeakMethod

from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from core.chain import Chain
from core.document import Document, Parameter, Pin
from gui.session.folds import Moves
from gui.session.proposal import Selection


class State(NamedTuple):
    """A chain, how it was typed, its parameters, what is selected in it, and what is pinned."""

    chain: Chain
    text: str | None
    parameters: tuple[Parameter, ...]
    selection: Selection
    pins: tuple[Pin, ...]


class Sight(NamedTuple):
    """A document, what is selected in it, and the file that it belongs to."""

    document: Document
    selection: Selection
    path: Path | None


Show: TypeAlias = Callable[..., None]


class UndoStack(QUndoStack):
    """Owns the steps, and lets go of them first: finalizers run before anything is cleared."""

    def __del__(self) -> None:
        if isValid(self):
            self.blockSignals(True)
            self.clear()


class ChangeChain(QUndoCommand):
    """Holds a state before and after one gesture, and where lanes went.

    Changes with the same merge key are one gesture, such as a burst of typing; -1 stands alone.
    """

    def __init__(
        self,
        text: str,
        show: Callable[[State, Moves], None],
        before: State,
        after: State,
        moves: Moves,
        key: int,
    ) -> None:
        super().__init__(text)
        self._show, self._before, self._after = WeakMethod(show), before, after
        self._moves, self._key = moves, key

    def id(self) -> int:
        """Give the merge key."""
        return self._key

    def mergeWith(self, other: QUndoCommand) -> bool:  # Qt's name
        """Take in what follows in the same gesture."""
        assert isinstance(other, ChangeChain)
        self._after = other._after
        onward = other._moves
        self._moves = {old: onward[new] for old, new in self._moves.items() if new in onward}
        self.setObsolete(self._before[:3] == self._after[:3])
        return True

    def redo(self) -> None:
        """Show what was after the gesture."""
        _alive(self._show)(self._after, self._moves)

    def undo(self) -> None:
        """Show what was before the gesture."""
        _alive(self._show)(self._before, {new: old for old, new in self._moves.items()})


class ShowDocument(QUndoCommand):
    """Holds the whole document and its file before and after: x, h and the view come back too."""

    def __init__(
        self, text: str, show: Callable[[Sight], None], before: Sight, after: Sight
    ) -> None:
        super().__init__(text)
        self._show, self._before, self._after = WeakMethod(show), before, after

    def redo(self) -> None:
        """Show the document that was opened."""
        _alive(self._show)(self._after)

    def undo(self) -> None:
        """Show the document that was there before."""
        _alive(self._show)(self._before)


def _alive(method: "WeakMethod[Show]") -> Show:
    """Give the session's method; the stack that calls its steps lives no longer than it."""
    show = method()
    assert show is not None
    return show
