"""What is shown: the document, the selection, and how far the backward pass is seen.

It tells all views what changed; what may be undone is changed through `Session` alone.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, SignalInstance

from core.chain import Chain, Path
from core.chain.trace import Trace
from core.document import Document
from gui.session.attention import Attention
from gui.session.folds import Folds, Moves
from gui.session.undo import Selection


class State(Attention):
    """Holds what the views show.

    Parameters
    ----------
    document : Document
        What is open.
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
        self.folds = Folds()

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

    def set_preview(self, chain: Chain | None) -> None:
        """Let the plot show the ghost of another chain; the chain at hand needs none."""
        super().set_preview(None if chain == self.chain else chain)

    def set_progress(self, progress: int | None) -> None:
        """Show the backward pass up to a number of blocks, or all of it."""
        if progress is not None:
            progress = max(progress, 0)
            if progress >= len(self.trace.blocks):
                progress = None
        if progress != self._progress:
            self._progress = progress
            self.progress_changed.emit()

    def _show(self, chain: Chain, selection: Selection, moves: Moves) -> None:
        self.folds.follow(chain, moves, selection)
        self._document = replace(self._document, chain=chain)
        self._selection = selection
        self._tell(self.chain_changed, self.selection_changed)
        self._forget_attention()

    def _show_document(self, document: Document, selection: Selection) -> None:
        self._document, self._selection = document, selection
        self.folds.clear()
        # The view first: the plot would fit the old one to the new chain.
        self._tell(
            self.view_changed, self.chain_changed, self.selection_changed,
            self.x_changed, self.step_changed,
        )  # fmt: skip
        self._forget_attention()

    def _forget_attention(self) -> None:
        """Point at nothing: a path of the chain before is another block's in the new one."""
        self.set_preview(None)
        self.hover(None)

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
