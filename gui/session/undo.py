"""The steps that undo takes back: each holds what was before one gesture and after it.

A step keeps a weak hold on the session it shows itself in, and the stack lets go of its steps
before either is deleted: where the collector finds all of them in one ring it may come to a step
first, which PySide then frees before the stack does (seen: a segmentation fault).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, TypeAlias
from weakref import WeakMethod, ref

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from core.chain import Chain
from core.document import Document, Parameter, Pin
from core.document.kept import Sight, Step
from gui.session.folds import Moves
from gui.session.proposal import Selection


class State(NamedTuple):
    """A chain, how it was typed, what stands in its formula's place, and what belongs to it."""

    chain: Chain
    text: str | None
    draft: str | None
    parameters: tuple[Parameter, ...]
    selection: Selection
    pins: tuple[Pin, ...]

    @classmethod
    def of(cls, document: Document, selection: Selection) -> "State":
        """Give what a step of undo holds of a document."""
        typed = document.chain, document.text, document.draft
        return cls(*typed, document.parameters, selection, document.pins)

    def on(self, document: Document) -> Document:
        """Give a document with this state, and its own x, h and view."""
        return replace(
            document,
            chain=self.chain,
            text=self.text,
            draft=self.draft,
            parameters=self.parameters,
            pins=self.pins,
        )

    @property
    def sight(self) -> Sight:
        """The state as what is kept of it: of a document whose x, h, view and file are nobody's."""
        return Sight(self.on(_NOBODYS), self.selection, None)


Show: TypeAlias = Callable[..., None]

_NOBODYS = Document()


class UndoStack(QUndoStack):
    """Owns the steps, and lets go of them first: finalizers run before anything is cleared."""

    def __init__(
        self,
        parent: QObject,
        show_state: Callable[[State, Moves], None],
        show_sight: Callable[[Sight], None],
    ) -> None:
        super().__init__(parent)
        self._show_state, self._show_sight = WeakMethod(show_state), WeakMethod(show_sight)
        parent.destroyed.connect(partial(_fall_silent, ref(self)))

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, as they are kept; a step that stays is the same object each time."""
        return tuple(self.command(i).step for i in range(self.count()))  # type: ignore[attr-defined]

    def change(self, name: str, before: State, after: State, moves: Moves, key: int = -1) -> None:
        """Do a step from one state of the chain to another; those of one key are one."""
        self.push(ChangeChain(name, self._show_state, before, after, moves, key))

    def open(self, name: str, before: Sight, after: Sight) -> None:
        """Do a step from one document to another."""
        self.push(ShowDocument(name, self._show_sight, before, after))

    def repeat(self, steps: Sequence[Step]) -> None:
        """Do steps that were kept."""
        for name, before, after, moves in steps:
            if moves is None:
                self.open(name, before, after)
            else:
                self.change(name, State.of(*before[:2]), State.of(*after[:2]), moves)

    def __del__(self) -> None:
        if isValid(self):
            self.blockSignals(True)
            self.clear()


def _fall_silent(stack: "ref[UndoStack]") -> None:
    """Tell nobody of the end: who hears of it would ask for what is gone."""
    ends = stack()
    if ends is not None and isValid(ends):
        ends.blockSignals(True)


class ChangeChain(QUndoCommand):
    """Holds a state before and after one gesture, and where lanes went.

    Changes with the same merge key are one gesture, such as a burst of typing; -1 stands alone.
    """

    def __init__(
        self,
        text: str,
        show: "WeakMethod[Show]",
        before: State,
        after: State,
        moves: Moves,
        key: int,
    ) -> None:
        super().__init__(text)
        self._show, self._before, self._after = show, before, after
        self._moves, self._key = moves, key
        self._step: Step | None = None

    @property
    def step(self) -> Step:
        """What is kept of it."""
        if self._step is None:
            self._step = Step(self.text(), self._before.sight, self._after.sight, self._moves)
        return self._step

    def id(self) -> int:
        """Give the merge key."""
        return self._key

    def mergeWith(self, other: QUndoCommand) -> bool:  # Qt's name
        """Take in what follows in the same gesture."""
        assert isinstance(other, ChangeChain)
        self._after, self._step = other._after, None
        onward = other._moves
        self._moves = {old: onward[new] for old, new in self._moves.items() if new in onward}
        self.setObsolete(self._before[:4] == self._after[:4])
        return True

    def redo(self) -> None:
        """Show what was after the gesture."""
        _alive(self._show)(self._after, self._moves)

    def undo(self) -> None:
        """Show what was before the gesture; what is typed after a redo is another one."""
        self._key = -1
        _alive(self._show)(self._before, {new: old for old, new in self._moves.items()})


class ShowDocument(QUndoCommand):
    """Holds the whole document and its file before and after: x, h and the view come back too."""

    def __init__(self, text: str, show: "WeakMethod[Show]", before: Sight, after: Sight) -> None:
        super().__init__(text)
        self._show, self._before, self._after = show, before, after
        self.step = Step(text, before, after, None)

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
