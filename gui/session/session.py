"""The open document and all that its views share: the only door for a change.

Views read from the session and ask it for changes; it tells all of them what changed.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path as FilePath

from PySide6.QtCore import QCoreApplication, Signal, SignalInstance

from core.chain import Path
from core.chain.parameters import on_screen
from core.document import Document, Parameter, Pin
from core.document.kept import Sight
from core.document.reading import Stamp
from core.document.text import text_to_keep
from gui.session.attention import Attention
from gui.session.digits import Digits
from gui.session.file import File
from gui.session.folds import Folds, Moves, moves_of
from gui.session.open_document import OpenDocument
from gui.session.pinning import pin_refusal
from gui.session.proposal import Proposal, still_there
from gui.session.undo import State, UndoStack

UNDO_LIMIT = 1000

PIN_NAMES = ("g", "g₂", "g₃", "g₄")
"""What pinned functions are called."""


class Session(OpenDocument):
    """Changes the document and the selection, and owns the undo stack.

    Attributes
    ----------
    attention : Attention
        What is pointed at and carried, and the ghost of what would come of it.
    folds : Folds
        Which lanes are folded.
    digits : Digits
        With how many the chain's numbers are written.
    file : File
        Where the document was read from or saved to.
    token : str
        Tells the paths of this window's blocks from another's.
    """

    typed = Signal()
    """Another function was typed, and is told next."""
    inserted = Signal(object)
    """The names of the functions that were just put into the chain."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.token = os.urandom(16).hex()
        self.attention, self.folds, self.file = Attention(), Folds(), File()
        self.digits = Digits()
        self.file.hold(None, document)
        self.undo_stack = UndoStack(self, self._show, self.show_sight)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self._known = {p.name: p for p in document.parameters}
        self._merge_key, self._merging = 0, ""

    def preview(self, proposal: Proposal | None) -> None:
        """Show the ghost of what would come of a proposal; None takes it away."""
        ghost = self.chain if proposal is None else proposal.ghost
        self.attention.show_ghost(None if ghost == self.chain else ghost)

    def commit(self, proposal: Proposal) -> None:
        """Do what was proposed as one undo step, or say why the chain does not take it.

        Nothing happens where it changes nothing, or was made for another chain.
        """
        if proposal.before != self.chain:
            return
        if proposal.changes and proposal.text:
            self.typed.emit()
        if proposal.changes or proposal.text not in (None, self._document.formula):
            self._push(proposal)
            if proposal.inserted:
                self.inserted.emit(list(proposal.inserted))
        if proposal.refusal or proposal.says:
            self.tell(proposal.refusal or proposal.says)

    def set_draft(self, draft: str | None) -> None:
        """Keep a text that stands in the formula's place and means nothing yet.

        It is a part of the same step as what was typed before it.
        """
        if draft != self._document.draft:
            name = QCoreApplication.translate("Proposal", "type formula")
            self._change_beside(name, self._state._replace(draft=draft), merges=True)

    def end_typing(self) -> None:
        """Let the next typed or dragged change be an undo step of its own."""
        self._merging = ""

    def open(
        self,
        document: Document,
        path: FilePath | None = None,
        stamp: Stamp | None = None,
        *,
        name: str = "",
    ) -> None:
        """Show another document, of a file or a new one, as a step that can be undone."""
        self.file.hold(path, document, stamp)
        named = self.tr("open {0}").format(path.name) if path else self.tr("new document")
        self.undo_stack.open(name or named, self.sight, Sight(document, (), path))
        if document.remark:
            self.tell(document.remark)

    def show_example(self, document: Document, name: str, sentence: str) -> None:
        """Show a document of no file as a step that can be undone, and say what it teaches."""
        self.open(document, name=self.tr("example {0}").format(name))
        self.taught.emit(sentence)

    @property
    def sight(self) -> Sight:
        """What is open, what is selected in it, and its file."""
        return Sight(self._document, self._selection, self.file.path)

    def show_sight(self, then: Sight) -> None:
        """Show another document, without a step of undo: its own steps ask for that."""
        self._document, self._selection = then.document, then.selection
        self._known = {parameter.name: parameter for parameter in then.document.parameters}
        self.folds.clear()
        # The view first: the plot would fit the old one to the new chain.
        self._tell(
            self.shown_changed, self.view_changed, self.text_changed, self.chain_changed,
            self.selection_changed, self.parameters_changed, self.x_changed, self.step_changed,
            self.pins_changed,
        )  # fmt: skip
        self.attention.forget()
        self.file.show(then.path)

    def select(self, paths: Sequence[Path]) -> None:
        """Select blocks, as far as they are there; lanes that hide them unfold."""
        chosen = tuple(still_there(self.chain, paths))
        if chosen != self._selection:
            self.folds.reveal(chosen)
            self._selection = chosen
            self.selection_changed.emit()

    def fold(self, *lanes: Path) -> None:
        """Fold lanes into their blocks; what is selected in one gives way to its block."""
        chosen = set(lanes)
        around = {p: [p[:end] for end in range(2, len(p), 2)] for p in self._selection}
        hiding = {p: [lane for lane in those if lane in chosen] for p, those in around.items()}
        left = (those[0][:-1] if those else p for p, those in hiding.items())
        self.select(list(dict.fromkeys(left)))
        self.folds.fold(*(lane for lane in lanes if self.chain.lane(lane).blocks))

    def set_x(self, x: float, text: str | None = None) -> None:
        """Move the point, and remember how it was typed if it was; not undone."""
        if (x, text) != (self._document.x, self._document.x_text):
            self._document = replace(self._document, x=x, x_text=text)
            self._tell(self.x_changed)

    def set_parameter(
        self, name: str, value: float, text: str | None = None, *, dragging: bool = False
    ) -> None:
        """Set a parameter as one undo step; all steps of one drag are one, up to `end_typing`.

        Raises a ValueError if the chain has no such parameter, or the value is not finite.
        """
        changed = replace(self._document.parameter(name), value=value, text=text)
        self._set_parameter(changed, dragging)

    def set_parameter_range(self, name: str, low: float, high: float) -> None:
        """Set from where to where a parameter's slider goes, as one undo step.

        Raises a ValueError if the chain has no such parameter, or the range is empty or reversed.
        """
        self._set_parameter(replace(self._document.parameter(name), low=low, high=high))

    def pin(self) -> None:
        """Let f, with its parameters at their values, stay in the plot; as one undo step."""
        document = self._document
        if refusal := pin_refusal(document):
            self.tell(refusal, lambda: (self._document.values, self._document.draft))
            return
        taken = {pin.name for pin in document.pins}
        name = next(name for name in PIN_NAMES if name not in taken)
        pinned = Pin(name, document.chain.with_starts(dict(document.values)))
        self._pin(self.tr("pin {0}").format(name), (*document.pins, pinned))
        if document.over in document.values:
            words = self.tr("f is pinned as {0}, which is shown where f is plotted over x.")
            self.tell(words.format(name), lambda: self._document.over)

    def unpin(self, name: str) -> None:
        """Take a pinned function out of the plot, as one undo step."""
        left = tuple(pin for pin in self._document.pins if pin.name != name)
        if left != self._document.pins:
            self._pin(self.tr("remove {0}").format(name), left)

    def set_view(
        self,
        x_range: tuple[float, float],
        y_range: tuple[float, float] | None,
        logs: tuple[bool, bool] | None = None,
        *,
        own: bool = True,
        by_itself: bool = False,
    ) -> None:
        """Set the visible range, and which axes are logarithmic; not undone.

        It is the user's own if it stays when another function comes. By itself, if nobody asked
        for it: then it is no change of the file.
        """
        shown = self._document.with_view(x_range, y_range, logs or self._document.logs, own=own)
        if shown != self._document:
            if by_itself:
                self.file.follow_view(self._document, shown)
            self._document = shown
            self.view_changed.emit()

    def _push(self, proposal: Proposal) -> None:
        edit, chosen = proposal.edit, proposal.selects
        if chosen is None:
            left = tuple(p for old in self._selection if (p := edit.follow(old)))
            chosen = edit.paths or left
        text = proposal.text and text_to_keep(proposal.text, edit.chain)
        known = {name: self._known.get(name) or Parameter(name) for name in edit.chain.parameters}
        for name, value in proposal.gives:
            known[name] = replace(known[name], value=value, text=None)
        after = State(edit.chain, text, None, tuple(known.values()), chosen, self._document.pins)
        moves = moves_of(self.chain, edit.follow)
        self._change(proposal.name, after, moves, merges=proposal.merges)

    def _pin(self, name: str, pins: tuple[Pin, ...]) -> None:
        self._change_beside(name, self._state._replace(pins=pins), merges=False)

    def _set_parameter(self, parameter: Parameter, dragging: bool = False) -> None:
        changed = self._document.with_parameter(parameter)
        if changed != self._document:
            name = self.tr("change {0}").format(on_screen(parameter.name))
            after = self._state._replace(parameters=changed.parameters)
            self._change_beside(name, after, merges=dragging)

    def _change_beside(self, name: str, after: State, *, merges: bool) -> None:
        """Push a step that leaves every block where it is."""
        self._change(name, after, moves_of(self.chain, lambda path: path), merges=merges)

    def _change(self, name: str, after: State, moves: Moves, *, merges: bool) -> None:
        """Push a step; it is one with those before it if they are of one name, and merge too."""
        if not merges or name != self._merging:
            self._merge_key += 1
        self._merging = name if merges else ""
        key = self._merge_key if merges else -1
        self.undo_stack.change(name, self._state, after, moves, key)

    @property
    def _state(self) -> State:
        return State.of(self._document, self._selection)

    def _show(self, state: State, moves: Moves) -> None:
        old, then = self._state, state
        self._document = then.on(self._document)
        self._known |= {parameter.name: parameter for parameter in then.parameters}
        beside = {
            self.text_changed: then[:2] != old[:2],
            self.draft_changed: then.draft != old.draft,
            self.pins_changed: then.pins != old.pins,
        }
        signals = []
        if (then.chain, then.selection) != (old.chain, old.selection):
            self.folds.follow(then.chain, moves, then.selection)
            self._selection = then.selection
            signals += [self.chain_changed, self.selection_changed]
        if then.parameters != old.parameters:
            signals.append(self.parameters_changed)
        told = [signal for signal, is_another in beside.items() if is_another]
        if not signals:
            for signal in told:
                signal.emit()  # nothing is another at x
            return
        self._tell(*told, *signals)
        if self.chain_changed in signals:
            self.attention.forget()

    def _tell(self, *signals: SignalInstance) -> None:
        """Tell of another function or point, to which no old trace and no old walk belong.

        The end of a walk is told last: who hears of it has the new chain by then.
        """
        gone = self._by not in ("x", *self.chain.parameters)
        self._by = "x" if gone else self._by
        self._forget()
        walked = self.walk.forget()
        for signal in signals:
            signal.emit()
        if gone:
            self.by_changed.emit()
        if walked:
            self.walk.changed.emit()
