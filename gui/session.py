"""The open document and its undo stack: the only door for a change.

Views read from the session and ask it for changes; it tells all of them what changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtGui import QUndoCommand, QUndoStack

from core import edits
from core.chain import Block, Chain, Path
from core.document import Document
from core.edits import Edit, Gap
from core.trace import Trace

Selection: TypeAlias = tuple[Path, ...]

UNDO_LIMIT = 1000


class _ChangeChain(QUndoCommand):
    """Holds the chain and the selection before and after one gesture.

    Changes with the same merge key are one gesture, such as a burst of typing.
    """

    def __init__(
        self, session: "Session", text: str, chain: Chain, selection: Selection, key: int
    ) -> None:
        super().__init__(text)
        self._session, self._key = session, key
        self._before = session.chain, session.selection
        self._after = chain, selection

    def id(self) -> int:
        return self._key

    def mergeWith(self, other: QUndoCommand) -> bool:  # Qt's name
        assert isinstance(other, _ChangeChain)
        self._after = other._after
        self.setObsolete(self._before[0] == self._after[0])
        return True

    def redo(self) -> None:
        self._session._show(*self._after)

    def undo(self) -> None:
        self._session._show(*self._before)


class Session(QObject):
    """Owns the document, the selection and the undo stack.

    Parameters
    ----------
    document : Document
        What to open.
    """

    chain_changed = Signal()
    x_changed = Signal()
    step_changed = Signal()
    view_changed = Signal()
    selection_changed = Signal()
    progress_changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._selection: Selection = ()
        self._trace: Trace | None = None
        self._progress: int | None = None
        self._merge_key = 0
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)

    @property
    def document(self) -> Document:
        """The chain, x, h and the view."""
        return self._document

    @property
    def chain(self) -> Chain:
        """The function."""
        return self._document.chain

    @property
    def selection(self) -> Selection:
        """The selected blocks' paths."""
        return self._selection

    @property
    def trace(self) -> Trace:
        """What happens on every wire at x."""
        if self._trace is None:
            self._trace = self.chain.trace(self._document.x)
        return self._trace

    @property
    def progress(self) -> int | None:
        """How many blocks the backward pass on screen has passed; None for all of them."""
        return self._progress

    def open(self, document: Document) -> None:
        """Show another document and forget the undo history.

        Parameters
        ----------
        document : Document
            What to show.
        """
        self.undo_stack.clear()
        self._document = document
        self._selection = ()
        self._tell(
            self.chain_changed, self.selection_changed, self.x_changed,
            self.step_changed, self.view_changed,
        )  # fmt: skip

    def insert(self, gap: Gap, blocks: Sequence[Block]) -> None:
        """Insert blocks into a gap and select them."""
        names = ", ".join(block.function.label for block in blocks)
        self._edit(edits.insert(self.chain, gap, blocks), self.tr("insert {0}").format(names))

    def remove(self, paths: Sequence[Path]) -> None:
        """Remove blocks; their neighbours join."""
        if paths:
            text = self.tr("remove {0}").format(self._names(paths))
            self._edit(edits.remove(self.chain, paths), text)

    def move(self, paths: Sequence[Path], gap: Gap) -> None:
        """Move blocks into a gap and select them; nothing happens where they already are."""
        edit = edits.move(self.chain, paths, gap)
        if edit.chain != self.chain:
            self._edit(edit, self.tr("move {0}").format(self._names(paths)))

    def replace(self, path: Path, name: str) -> None:
        """Put another function in a block's place; nothing happens where it is the same."""
        edit = edits.replace(self.chain, path, name)
        if edit.chain != self.chain:
            self._edit(edit, self.tr("replace {0}").format(self._names([path])))

    def set_start(self, path: Path, start: Chain) -> None:
        """Let a lane start at a constant or, where a formula was typed, at its value."""
        lane = self.chain.lane(path)
        edit = edits.set_lane(self.chain, path, Chain(start.start, start.blocks + lane.blocks))
        if edit.chain != self.chain:
            self._edit(edit, self.tr("change number"))

    def set_chain(self, chain: Chain, *, typing: bool = False) -> None:
        """Show another chain, as typed in the formula bar.

        Parameters
        ----------
        chain : Chain
            The function.
        typing : bool
            Whether this belongs to the same burst of typing as the change before.
        """
        if chain == self.chain:
            return
        self._push(self.tr("type formula"), chain, (), self._merge_key if typing else -1)

    def end_typing(self) -> None:
        """Let the next typed change be an undo step of its own."""
        self._merge_key += 1

    def select(self, paths: Sequence[Path]) -> None:
        """Select blocks."""
        if tuple(paths) != self._selection:
            self._selection = tuple(paths)
            self.selection_changed.emit()

    def set_x(self, x: float) -> None:
        """Move the point; not undone."""
        if x != self._document.x:
            self._document = replace(self._document, x=x)
            self._tell(self.x_changed)

    def set_step(self, step: float) -> None:
        """Set the step size h; not undone."""
        if step != self._document.step:
            self._document = replace(self._document, step=step)
            self.step_changed.emit()

    def set_view(self, x_range: tuple[float, float], y_range: tuple[float, float] | None) -> None:
        """Set the visible range; not undone."""
        if (x_range, y_range) != (self._document.x_range, self._document.y_range):
            self._document = replace(self._document, x_range=x_range, y_range=y_range)
            self.view_changed.emit()

    def set_progress(self, progress: int | None) -> None:
        """Show the backward pass up to a number of blocks, or all of it."""
        if progress is not None:
            progress = max(progress, 0)
            if progress >= len(self.trace.blocks):
                progress = None
        if progress != self._progress:
            self._progress = progress
            self.progress_changed.emit()

    def _edit(self, edit: Edit, text: str) -> None:
        kept = edit.paths or tuple(p for old in self._selection if (p := edit.follow(old)))
        self._push(text, edit.chain, kept, -1)

    def _push(self, text: str, chain: Chain, selection: Selection, key: int) -> None:
        self.undo_stack.push(_ChangeChain(self, text, chain, selection, key))

    def _show(self, chain: Chain, selection: Selection) -> None:
        self._document = replace(self._document, chain=chain)
        self._selection = selection
        self._tell(self.chain_changed, self.selection_changed)

    def _tell(self, *signals: SignalInstance) -> None:
        """Tell of another function or point, to which no old trace and no old walk belong.

        The end of a walk is told last: who hears of it has the new chain by then.
        """
        walked = self._progress is not None
        self._trace = self._progress = None
        for signal in signals:
            signal.emit()
        if walked:
            self.progress_changed.emit()

    def _names(self, paths: Sequence[Path]) -> str:
        return ", ".join(self.chain.block(path).function.label for path in paths)
