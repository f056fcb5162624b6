"""The open document and all that its views share: the only door for a change.

Views read from the session and ask it for changes; it tells all of them what changed.
"""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, SignalInstance

from core.chain import Chain, Path
from core.chain.edits import Gap
from core.chain.trace import Trace
from core.document import Document
from core.document.text import text_to_keep
from core.numerical import Check, check
from gui.session.attention import Attention
from gui.session.folds import Folds, Moves, moves_of
from gui.session.proposal import Proposal, Selection
from gui.session.undo import ChangeChain, ShowDocument, State, UndoStack
from gui.widgets.frame import FRAME
from gui.widgets.timers import one_shot

UNDO_LIMIT = 1000


class Session(QObject):
    """Owns the document, the selection and the undo stack.

    Attributes
    ----------
    attention : Attention
        What is pointed at and carried, and the ghost of what would come of it.
    folds : Folds
        Which lanes are folded.
    token : str
        Tells the paths of this window's blocks from another's.
    """

    chain_changed = Signal()
    text_changed = Signal()
    """The formula is another, or is said in other words."""
    x_changed = Signal()
    step_changed = Signal()
    view_changed = Signal()
    selection_changed = Signal()
    progress_changed = Signal()

    check_changed = Signal()
    """What the check says may be something else; told once a frame at most."""
    inserted = Signal(object)
    """The names of the functions that were just put into the chain."""
    told = Signal(str)
    """A sentence for the user."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.token = uuid4().hex
        self.attention, self.folds = Attention(), Folds()
        self.undo_stack = UndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._document = document
        self._selection: Selection = ()
        self._progress: int | None = None
        self._trace: Trace | None = None
        self._check: Check | None = None
        self._merge_key = 0
        self._frame = one_shot(self, FRAME, self.check_changed)

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
    def gap_behind_selection(self) -> Gap:
        """Where something goes if nobody says where: behind the selection, or at the end."""
        if not self._selection:
            return (), len(self.chain.blocks)
        lane = self._selection[-1][:-1]
        return lane, 1 + max(path[-1] for path in self._selection if path[:-1] == lane)

    @property
    def trace(self) -> Trace:
        """What happens on every wire at x."""
        if self._trace is None:
            self._trace = self.chain.trace(self._document.x)
        return self._trace

    @property
    def check(self) -> Check:
        """Backprop beside the numerical derivative at x; read it when `check_changed` tells."""
        if self._check is None:
            self._check = check(self.chain, self._document.x, self._document.step)
        return self._check

    @property
    def progress(self) -> int | None:
        """How many blocks the backward pass on screen has passed; None for all of them."""
        return self._progress

    def preview(self, proposal: Proposal | None) -> None:
        """Show the ghost of what would come of a proposal; None takes it away."""
        ghost = proposal.edit.chain if proposal is not None and proposal.changes else None
        self.attention.show_ghost(ghost)

    def commit(self, proposal: Proposal) -> None:
        """Do what was proposed as one undo step, or say why the chain does not take it.

        Nothing happens where it changes nothing, or was made for another chain.
        """
        if proposal.before != self.chain:
            return
        if proposal.changes or proposal.text not in (None, self._document.formula):
            self._push(proposal)
            if proposal.inserted:
                self.inserted.emit(list(proposal.inserted))
        if proposal.refusal or proposal.says:
            self.told.emit(proposal.refusal or proposal.says)

    def end_typing(self) -> None:
        """Let the next typed or dragged change be an undo step of its own."""
        self._merge_key += 1

    def open(self, document: Document) -> None:
        """Show another document and forget the undo history."""
        self.undo_stack.clear()
        self._show_document(document, ())

    def show_example(self, document: Document, name: str, sentence: str) -> None:
        """Show another document as a step that can be undone, and say what it teaches."""
        now, shown = (self._document, self._selection), (document, ())
        text = self.tr("example {0}").format(name)
        self.undo_stack.push(ShowDocument(text, self._show_document, now, shown))
        self.told.emit(sentence)

    def select(self, paths: Sequence[Path]) -> None:
        """Select blocks; lanes that hide them unfold."""
        if tuple(paths) != self._selection:
            self.folds.reveal(paths)
            self._selection = tuple(paths)
            self.selection_changed.emit()

    def fold(self, *lanes: Path) -> None:
        """Fold lanes into their blocks; what is selected in one gives way to its block."""
        around = {p: [lane for lane in lanes if p[: len(lane)] == lane] for p in self._selection}
        shown = [min(those, key=len)[:-1] if those else p for p, those in around.items()]
        self.select(list(dict.fromkeys(shown)))
        self.folds.fold(*(lane for lane in lanes if self.chain.lane(lane).blocks))

    def set_x(self, x: float) -> None:
        """Move the point; not undone."""
        if x != self._document.x:
            self._document = replace(self._document, x=x)
            self._tell(self.x_changed)

    def set_step(self, step: float) -> None:
        """Set the step size h; not undone."""
        if step != self._document.step:
            self._document = replace(self._document, step=step)
            self._forget_check()
            self.step_changed.emit()

    def set_view(
        self,
        x_range: tuple[float, float],
        y_range: tuple[float, float] | None,
        logs: tuple[bool, bool] | None = None,
    ) -> None:
        """Set the visible range, and which axes are logarithmic; not undone."""
        log_x, log_y = logs or self._document.logs
        shown = replace(self._document, x_range=x_range, y_range=y_range, log_x=log_x, log_y=log_y)
        if shown != self._document:
            self._document = shown
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

    def _push(self, proposal: Proposal) -> None:
        edit, chosen = proposal.edit, proposal.selects
        if chosen is None:
            left = tuple(p for old in self._selection if (p := edit.follow(old)))
            chosen = edit.paths or left
        text = proposal.text and text_to_keep(proposal.text, edit.chain)
        before = self.chain, self._document.text, self._selection
        after = edit.chain, text, chosen
        moves = moves_of(self.chain, edit.follow)
        key = self._merge_key if proposal.merges else -1
        self.undo_stack.push(ChangeChain(proposal.name, self._show, before, after, moves, key))

    def _show(self, state: State, moves: Moves) -> None:
        chain, text, selection = state
        is_same = (chain, selection) == (self.chain, self._selection)
        self._document = replace(self._document, chain=chain, text=text)
        if is_same:
            self.text_changed.emit()
            return
        self.folds.follow(chain, moves, selection)
        self._selection = selection
        self._tell(self.text_changed, self.chain_changed, self.selection_changed)
        self.attention.forget()

    def _show_document(self, document: Document, selection: Selection) -> None:
        self._document, self._selection = document, selection
        self.folds.clear()
        # The view first: the plot would fit the old one to the new chain.
        self._tell(
            self.view_changed, self.text_changed, self.chain_changed, self.selection_changed,
            self.x_changed, self.step_changed,
        )  # fmt: skip
        self.attention.forget()

    def _tell(self, *signals: SignalInstance) -> None:
        """Tell of another function or point, to which no old trace and no old walk belong.

        The end of a walk is told last: who hears of it has the new chain by then.
        """
        walked = self._progress is not None
        self._trace = self._progress = None
        self._forget_check()
        for signal in signals:
            signal.emit()
        if walked:
            self.progress_changed.emit()

    def _forget_check(self) -> None:
        """Tell of another check in the next frame, and only once of all changes until then."""
        self._check = None
        if not self._frame.isActive():
            self._frame.start()
