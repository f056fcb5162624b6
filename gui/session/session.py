"""The open document and its undo stack: the only door for a change.

Views read from the session and ask it for changes; it tells all of them what changed.
"""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack

from core.chain import Block, Chain, Path, edits
from core.chain.edits import Edit, Gap
from core.document import Document
from gui.session.folds import Moves, kept_in_place, moves_of
from gui.session.state import State
from gui.session.undo import ChangeChain, Selection, ShowDocument

UNDO_LIMIT = 1000

LISTED = 3
"""How many blocks the name of an undo step lists."""


class Session(State):
    """Owns the document, the selection and the undo stack; edits are steps of that.

    Parameters
    ----------
    document : Document
        What to open.
    """

    inserted = Signal(object)
    """The names of the functions that were just put into the chain."""
    told = Signal(str)
    """A sentence for the user."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.token = uuid4().hex  # tells the paths of this window's blocks from another's
        self._merge_key = 0
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)

    @property
    def gap_behind_selection(self) -> Gap:
        """Where something goes if nobody says where: behind the selection, or at the end."""
        if not self._selection:
            return (), len(self.chain.blocks)
        lane = self._selection[-1][:-1]
        return lane, 1 + max(path[-1] for path in self._selection if path[:-1] == lane)

    def open(self, document: Document) -> None:
        """Show another document and forget the undo history.

        Parameters
        ----------
        document : Document
            What to show.
        """
        self.undo_stack.clear()
        self._show_document(document, ())

    def show_example(self, document: Document, name: str, sentence: str) -> None:
        """Show another document as a step that can be undone, and say what it teaches."""
        now, shown = (self._document, self._selection), (document, ())
        text = self.tr("example {0}").format(name)
        self.undo_stack.push(ShowDocument(text, self._show_document, now, shown))
        self.told.emit(sentence)

    def insert(self, gap: Gap, blocks: Sequence[Block]) -> None:
        """Insert blocks into a gap and select them."""
        text = self.tr("insert {0}").format(self.listed(blocks))
        if self.attempt(partial(edits.insert, self.chain, gap, blocks), text):
            self.inserted.emit([block.name for block in blocks])

    def remove(self, paths: Sequence[Path]) -> None:
        """Remove blocks; their neighbours join, and one of them is selected."""
        if paths:
            text = self.tr("remove {0}").format(self._names(paths))
            edit = edits.remove(self.chain, paths)
            self.apply(edit, text, beside=edits.neighbour(edit.chain, min(paths)))

    def move(self, paths: Sequence[Path], gap: Gap) -> None:
        """Move blocks into a gap and select them; nothing happens where they already are."""
        text = self.tr("move {0}").format(self._names(paths))
        self.attempt(partial(edits.move, self.chain, paths, gap), text)

    def replace(self, path: Path, name: str) -> None:
        """Put another function in a block's place; nothing happens where it is the same."""
        text = self.tr("replace {0}").format(self._names([path]))
        if self.attempt(partial(edits.replace, self.chain, path, name), text):
            self.inserted.emit([name])

    def set_start(self, path: Path, start: Chain, *, dragging: bool = False) -> None:
        """Let a lane start at a constant or, where a formula was typed, at its value."""
        lane = self.chain.lane(path)
        whole = Chain(start.start, start.blocks + lane.blocks)
        make = partial(edits.set_lane, self.chain, path, whole)
        self.attempt(make, self.tr("change number"), self._merge_key if dragging else -1)

    def attempt(self, make: Callable[[], Edit], text: str, key: int = -1) -> bool:
        """Make an edit a step of its own, or say why the chain does not take it.

        Parameters
        ----------
        make : callable
            Gives an edit of the chain at hand; a ValueError says why there is none.
        text, key
            As for `apply`.

        Returns
        -------
        bool
            Whether the chain is another one now.
        """
        try:
            edit = make()
        except ValueError as error:
            self.told.emit(self.tr("The chain stays as it is: {0}.").format(error))
            return False
        changes = edit.chain != self.chain
        self.apply(edit, text, key)
        return changes

    def apply(self, edit: Edit, text: str, key: int = -1, beside: Selection = ()) -> None:
        """Make an edit a step of its own; nothing happens where it changes nothing.

        Selected is what the edit was about, or else what is left of the selection.

        Parameters
        ----------
        edit : Edit
            Of the chain at hand.
        text : str
            What the Edit menu calls it.
        key : int
            Steps of one key are one.
        beside : tuple of block path
            What is selected where nothing else would be.
        """
        if edit.chain != self.chain:
            kept = edit.paths or tuple(p for old in self._selection if (p := edit.follow(old)))
            moves = moves_of(self.chain, edit.follow)
            self._push(text, edit.chain, kept or beside, moves, key)

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
        moves, key = kept_in_place(self.chain, chain), self._merge_key if typing else -1
        self._push(self.tr("type formula"), chain, (), moves, key)

    def end_typing(self) -> None:
        """Let the next typed or dragged change be an undo step of its own."""
        self._merge_key += 1

    def _push(self, text: str, chain: Chain, selection: Selection, moves: Moves, key: int) -> None:
        now = self.chain, self._selection
        self.undo_stack.push(ChangeChain(text, self._show, now, (chain, selection), moves, key))

    def _names(self, paths: Sequence[Path]) -> str:
        return self.listed([self.chain.block(path) for path in paths])

    def listed(self, blocks: Sequence[Block]) -> str:
        """Name blocks for the Edit menu, many by their number."""
        if len(blocks) > LISTED:
            return self.tr("{0} blocks").format(len(blocks))
        return ", ".join(block.function.label for block in blocks)
