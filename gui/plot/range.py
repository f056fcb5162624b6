"""What of the plane the plot shows: the session's view, the box, and the views before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.digits import short
from core.document import Document
from core.plot.figure import Note, View
from core.plot.first_view import first_view
from core.plot.fit import fit_chain
from core.plot.usual import Way, drawn_about, usual_range
from core.plot.view_range import drawable, positive_part, refusal
from gui.plot.actions import PlotActions
from gui.plot.box import PlotBox, Range, Ranges
from gui.plot.subject import PlotSubject
from gui.plot.view_history import History, PastView
from gui.session.open_document import Seen

ZOOM = 0.8
"""The factor of one press of +."""

LARGE = 300
"""From how many blocks a fit has a frame of its own."""


class PlotRange(QObject):
    """Keeps the box at the session's view, and the session at what the user moved it to."""

    changed = Signal()
    """Something else is visible, or is asked for and refused."""

    def __init__(self, subject: PlotSubject, box: PlotBox, actions: PlotActions) -> None:
        super().__init__()
        self._subject, self._box, self._actions = subject, box, actions
        self._history = History()
        self._follows = self._is_due = self._is_typed = False
        self.refusal = ""
        """Why the view that was last asked for is not shown; empty if it is."""
        self.note: Note | None = None
        """Why nothing is to be seen in it, and what leads to where something is."""
        subject.session.typed.connect(self._note_typed)
        subject.chain_changed.connect(self._refit)
        subject.view_changed.connect(self.take)
        self.changed.connect(self._tell_what_is_seen)
        box.ranged.connect(self.changed)
        box.moved.connect(self._tell)
        box.refused.connect(self._note)
        actions.fit.triggered.connect(self.fit)
        actions.usual.triggered.connect(self.show_usual)
        actions.zoom_in.triggered.connect(lambda: self.zoom(ZOOM))
        actions.zoom_out.triggered.connect(lambda: self.zoom(1 / ZOOM))
        actions.back.triggered.connect(lambda: self.walk(-1))
        actions.forward.triggered.connect(lambda: self.walk(1))
        actions.equal.toggled.connect(self._lock)
        for action in (actions.log_x, actions.log_y):
            action.toggled.connect(self._take_logs)

    def in_view(self) -> Ranges:
        """Give what is in view, x first."""
        self.settle()
        return self._box.ranges()

    def view(self) -> View:
        """Give what is in view, and on how many pixels."""
        self.settle()
        return self._box.view()

    def settle(self) -> bool:
        """Show another function where it is to be seen; tell if it took as much as a frame may."""
        if not self._is_due:
            return False
        self._is_due = False
        subject, is_typed = self._subject, self._is_typed
        self._is_typed = False
        document = subject.document
        shown = first_view(document, subject.begun, subject.trace, typed=is_typed)
        if shown == (document.x_range, document.y_range) and None not in shown:
            return False
        self._show(*shown, own=document.own_view, by_itself=True)
        return subject.function.size > LARGE

    def document(self) -> Document:
        """Give the session's document with the ranges in view, unless those it asks for are not."""
        (x_range, y_range), document = self.in_view(), self._subject.session.document
        if self.refusal or not self._subject.is_over_x:
            return document
        log_x, log_y = self.logs
        return replace(document, x_range=x_range, y_range=y_range, log_x=log_x, log_y=log_y)

    def shown(self) -> Document:
        """Give what is drawn, over all of x in view: equal axes may show more than it asks for."""
        x_range, document = self.in_view()[0], self._subject.document
        return document if self.refusal else replace(document, x_range=x_range)

    @property
    def logs(self) -> tuple[bool, bool]:
        """Whether x and y are logarithmic."""
        return self._box.logs

    def fit(self) -> None:
        """Find a good range of y for the range of x at hand, or where f is if it is elsewhere."""
        document = self._subject.document
        if self.note is not None and self.note.x_range is not None:
            self._show(self.note.x_range, None, own=False)
        else:
            self._show(document.x_range, None, own=document.own_view)

    def lead(self) -> None:
        """Go where the note about an empty plot says that there is something."""
        if self.note is not None and self.note.way is not None:
            (self.show_usual if self.note.way is Way.USUAL else self.fit)()

    def bring_x(self) -> None:
        """Show as much as now around x, which is out of view."""
        document, trace = self._subject.document, self._subject.trace
        moved = drawn_about(document.x, document.x_range, log=document.log_x)
        low, high = self.in_view()[1]
        stays = document.y_range is not None and low <= trace.value <= high
        self._show(moved, document.y_range if stays else None, own=True)

    def show_usual(self) -> None:
        """Come back, from wherever a zoom has led, to where f is usually looked at."""
        document, opened = self._subject.document, self._subject.opened_range
        self._show(usual_range(opened, document.x, log=document.log_x), None, own=False)

    def zoom(self, factor: float) -> None:
        """Show so many times as much."""
        self.settle()
        self._box.zoom(factor)

    def walk(self, by: int) -> None:
        """Go back (−1) or forth (1) through the views."""
        self.remember()
        view = self._history.step(by)
        if view is not None:
            self._subject.set_view(view.x_range, view.y_range, view.logs, own=view.own)
        self._offer_walks()

    def remember(self) -> None:
        """Let the view at hand be one to come back to."""
        ranges, own = self.in_view(), self._subject.document.own_view
        self._history.remember(PastView(*ranges, self._box.logs, own))
        self._offer_walks()

    def _offer_walks(self) -> None:
        self._actions.back.setEnabled(self._history.reaches(-1))
        self._actions.forward.setEnabled(self._history.reaches(1))

    def take(self) -> None:
        """Show the session's view; where it leaves y open, fit it to the curves."""
        if self._follows:
            return
        self._is_due = False
        document = self._subject.document
        with self._following():
            self._actions.show_logs(document.logs)
            self._lock()
            y_range = document.y_range
            if y_range is None:
                y_range = self._fitted()
            self._box.show_ranges(document.x_range, y_range, document.logs)
        self.changed.emit()

    def _tell(self) -> None:
        """Tell the session what the user panned and zoomed to."""
        self._is_due = False
        with self._following():
            self._subject.set_view(*self.in_view(), self.logs)

    def _tell_what_is_seen(self) -> None:
        """Tell of all of x in view: equal axes show more than was asked for, a refusal less."""
        is_over_x = self._subject.is_over_x
        seen = Seen(self._box.ranges()[0], self.logs[0]) if is_over_x else None
        self._subject.session.see(seen)

    @contextmanager
    def _following(self) -> Iterator[None]:
        """Know that the view is changing, and by whom; an error ends it, too."""
        self._follows = True
        try:
            yield
        finally:
            self._follows = False

    def _note_typed(self) -> None:
        self._is_typed = True

    def _refit(self) -> None:
        """Choose a view for another function in the next frame, or for the first who asks."""
        self.refusal, self._is_due = "", True
        self.changed.emit()

    def _show(
        self, x_range: Range, y_range: Range | None, *, own: bool, by_itself: bool = False
    ) -> None:
        before = self._subject.document
        self._subject.set_view(x_range, y_range, own=own, by_itself=by_itself)
        if (before.x_range, before.y_range) == (x_range, y_range):  # nobody tells of the same view
            self.take()

    def _fitted(self) -> tuple[float, float] | None:
        document = self._subject.document
        if refusal(document.x_range, (1.0, 2.0), document.logs):
            return None
        return drawable(fit_chain(document.function, document.x_range, document.x, document.logs))

    def _note(self, reason: str) -> None:
        self.refusal = reason
        if reason:
            self.changed.emit()

    def _lock(self) -> None:
        """Draw x and y equally long, if they can be compared."""
        log_x, log_y = self._subject.document.logs
        comparable = log_x == log_y
        self._actions.equal.setEnabled(comparable)
        self._box.set_equal(self._actions.equal.isChecked() and comparable)

    def _take_logs(self) -> None:
        """Make axes logarithmic or linear; of a range that reaches 0 the positive part stays."""
        logs = self._actions.log_x.isChecked(), self._actions.log_y.isChecked()
        document, (x_range, y_range) = self._subject.document, self.in_view()
        if self._follows or logs == document.logs:
            return
        positive = positive_part(x_range) if logs[0] else x_range
        if positive is None:
            self._actions.show_logs(document.logs)
            self._note(self.tr("No x in view is positive, and a logarithmic axis shows no other."))
            return
        kept = document.y_range is not None and (y_range[0] > 0 or not logs[1])
        self._subject.set_view(positive, y_range if kept else None, logs, own=document.own_view)
        if positive != x_range:
            words = self.tr("A logarithmic axis has no place for 0 and below: x begins at {0}.")
            session = self._subject.session
            told = words.format(short(positive[0]))
            session.tell(told, lambda: (session.document.x_range, session.document.log_x))
