"""The open document and what follows from it, as all views read it."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from core.chain import Chain
from core.chain.edits import Gap
from core.chain.rounding import Rounding, rounding
from core.chain.trace import Trace
from core.document import Document, Shown
from core.incremental import Slices, advance, whole
from core.lesson import Lesson
from core.numerical import Check, Computed, Numbers, Table, computed_in_slices, judged_all_in_slices
from core.recent import Recent
from gui.session.lab import Lab
from gui.session.proposal import Selection
from gui.session.walk import Walk
from gui.widgets.frame import FRAME
from gui.widgets.timers import one_shot
from gui.widgets.turns import Turns

SLICE = 0.012
"""Seconds of checking, between which the window has its turn; any change drops the work."""


class Seen(NamedTuple):
    """From where to where x is in view, and whether on a logarithmic axis."""

    x_range: tuple[float, float]
    log: bool


class OpenDocument(QObject):
    """Holds the document, what is selected and looked at, and tells of changes.

    What follows from the document at x is worked out by whoever asks first, and kept.

    Attributes
    ----------
    walk : Walk
        How much of a pass is shown, step by step.
    lab : Lab
        Which block's backward rule is broken on purpose.
    turns : Turns
        By which all that takes longer is worked out, a slice at a time.
    """

    chain_changed = Signal()
    text_changed = Signal()
    """The formula is another, or is said in other words."""
    draft_changed = Signal()
    """What stands in the formula's place and means nothing is another text, or is gone."""
    parameters_changed = Signal()
    """A parameter has another value or range, or the formula has others."""
    pins_changed = Signal()
    """Other functions stay in the plot beside f."""
    x_changed = Signal()
    step_changed = Signal()
    view_changed = Signal()
    shown_changed = Signal()
    """Other curves are shown, the tangent, the points of interest or another family."""
    selection_changed = Signal()
    by_changed = Signal()
    """Another derivative is looked at: that by x, or by a parameter."""
    seen_changed = Signal()
    """Another part of x is in view."""
    told = Signal(str)
    """A sentence for the user."""
    taught = Signal(str)
    """What there is to see in this function; true whenever it is shown again."""
    check_changed = Signal()
    """What the check says may be something else; told once a frame at most, when it is known."""
    numbers_changed = Signal()
    """The derivatives are known as doubles, and what they mean takes longer than a frame."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._selection: Selection = ()
        self._by = "x"
        self._seen: Seen | None = None
        self._told_about: tuple[Callable[[], object], object] | None = None
        self._trace: Trace | None = None
        self._rounding: Rounding | None = None
        self._lesson: Lesson | None = None
        self.walk = Walk(lambda: self.lesson)
        self.lab = Lab(lambda: self._document)
        self.lab.fault_changed.connect(self._take_lab)
        self.chain_changed.connect(self.lab.follow)
        self._traces: Recent[Trace] = Recent()
        self._table: Table | None = None
        self._computed: Computed | None = None
        self._work: Slices[None] | None = None
        self.turns = Turns(self)
        self._turn = self.turns.one_shot(self, 0, self._check)
        # In a turn of its own: the plot draws in that of the frame.
        self._frame = one_shot(self, FRAME, self._turn.start)

    @property
    def document(self) -> Document:
        """The chain, its parameters, x, h and the view."""
        return self._document

    @property
    def chain(self) -> Chain:
        """The function, whatever its parameters are."""
        return self._document.chain

    @property
    def function(self) -> Chain:
        """The function with its parameters at their values."""
        return self._document.function

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
            document = self._document
            at = repr((document.parameters, document.x))  # 0 and −0 are equal, 1/x is not
            self._trace = self._traces.of(
                document.chain,
                (at, self.lab.fault),
                make=lambda: self.lab.function.trace(document.x),
            )
        return self._trace

    @property
    def rounding(self) -> Rounding:
        """How far rounding may have moved the numbers of the trace."""
        if self._rounding is None:
            self._rounding = rounding(self.lab.function, self.trace)
        return self._rounding

    @property
    def lesson(self) -> Lesson:
        """The steps of both passes at x."""
        if self._lesson is None:
            self._lesson = Lesson(self.chain, self.trace, self.rounding)
        return self._lesson

    @property
    def table(self) -> Table:
        """The checks by x and by each parameter; read it when `check_changed` tells."""
        if self._table is None:
            whole(self._checking())
        assert self._table is not None
        return self._table

    @property
    def by(self) -> str:
        """What f is differentiated by where one derivative is looked at: x or a parameter."""
        return self._by

    @property
    def check(self) -> Check:
        """The check of the derivative that is looked at."""
        return self.table.checks[self._by]

    @property
    def known_check(self) -> Check | None:
        """The same, if it is known already."""
        return None if self._table is None else self._table.checks[self._by]

    @property
    def without_derivative(self) -> frozenset[str]:
        """The letters, x or parameters, by which f is known to have no derivative."""
        return frozenset() if self._table is None else self._table.without_derivative

    @property
    def numbers(self) -> Numbers:
        """The derivative that is looked at, as doubles; read it when `numbers_changed` tells."""
        return self.check if self._computed is None else self._computed.numbers[self._by]

    @property
    def seen(self) -> Seen:
        """What of x is in view, which the document asks for but may not get."""
        return self._seen or Seen(self._document.x_range, self._document.log_x)

    @property
    def is_told_over(self) -> bool:
        """Whether what was told last is about something that is another by now."""
        return self._told_about is not None and self._told_about[0]() != self._told_about[1]

    def see(self, seen: Seen | None) -> None:
        """Know what of x is in view; None for what the document asks for."""
        before, self._seen = self.seen, seen
        if self.seen != before:
            self.seen_changed.emit()

    def tell(self, sentence: str, about: Callable[[], object] | None = None) -> None:
        """Say a sentence, which is over with this function and its pins.

        And as soon as `about` gives something else than now.
        """
        self._told_about = about and (about, about())
        self.told.emit(sentence)

    def set_step(self, step: float, text: str | None = None) -> None:
        """Set the step size h, and remember how it was typed if it was; not undone."""
        if (step, text) != (self._document.step, self._document.step_text):
            self._document = replace(self._document, step=step, step_text=text)
            self._forget_check()
            self.step_changed.emit()

    def set_shown(self, shown: Shown, family: str, over: str) -> None:
        """Choose what is shown of f, its family, and what it is shown over; not undone."""
        changed = replace(self._document, shown=shown, family=family, over=over)
        if changed != self._document:
            self._document = changed
            self.shown_changed.emit()

    def set_level(self, level: str) -> None:
        """Ask where f has a value, as it was typed, or none where it is empty; not undone."""
        if level != self._document.level:
            self._document = replace(self._document, level=level)
            self.shown_changed.emit()

    def look_at(self, by: str) -> None:
        """Look at another derivative, by x or a parameter of the chain; not undone."""
        if by != self._by and (by == "x" or by in self.chain.parameters):
            self._by = by
            self.by_changed.emit()
            self.check_changed.emit()

    def tell_all(self) -> None:
        """Tell all there is anew, for a view that may have missed some of it."""
        self._forget()
        # The view first: the plot would fit the old one to the new chain.
        for signal in (
            self.shown_changed, self.view_changed, self.text_changed, self.chain_changed,
            self.selection_changed, self.parameters_changed, self.x_changed, self.step_changed,
            self.pins_changed, self.by_changed, self.walk.changed,
        ):  # fmt: skip
            signal.emit()

    def _take_lab(self) -> None:
        """Tell of another way back through the same function, to which no old walk belongs."""
        self._forget()
        walked = self.walk.forget()
        self.x_changed.emit()
        if self.lab.fault is not None:
            self.walk.predict(False)
        if walked:
            self.walk.changed.emit()

    def _forget(self) -> None:
        """Forget what followed from another function or point."""
        self._trace = self._rounding = self._lesson = None
        self._forget_check()

    def _forget_check(self) -> None:
        """Tell of another check in the next frame, and only once of all changes until then."""
        self._table = self._work = self._computed = None
        self._turn.stop()
        if not self._frame.isActive():
            self._frame.start()

    def _check(self) -> None:
        """Work the check out, in slices: between them the window has its turn."""
        if self._table is None:
            self._work = self._work or self._checking()
            before = self._computed
            if advance(self._work, SLICE):
                if self._computed is not before:
                    self.numbers_changed.emit()
                self._turn.start()
                return
        self.check_changed.emit()

    def _checking(self) -> Slices[None]:
        document = self._document
        computed = yield from computed_in_slices(self.lab.function, document.x, document.step)
        self._computed = computed
        self._table = self.lab.told((yield from judged_all_in_slices(computed)))
        self._work = None
