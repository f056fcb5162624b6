"""The session on disk: within a second of each change, and again at the next start."""

import threading
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from core.document.file_errors import in_a_sentence
from core.document.journal import MOST_STEPS, Journal
from core.document.kept import Kept, Step, trimmed
from core.shortened import shortened
from gui.session.session import Session
from gui.widgets.timers import one_shot

PAUSE = 300
"""Milliseconds in which changes gather before they are written, all at once."""

LONGEST_REASON = 200
"""How many characters there are for what nobody expected."""

_UNFINISHED = "an error that nobody expected came in between"


def kept(session: Session, window: Mapping[str, str]) -> Kept:
    """Give what is to be kept of a session."""
    stack, seen = session.undo_stack, session.document
    held, begun = session.file.held(seen), session.file.begun(seen)
    return Kept(stack.steps, stack.index(), session.sight, held, begun, window)


def restore(session: Session, before: Kept, name: str = "") -> None:
    """Take up what was kept, with its steps of undo.

    Where something is open already, that goes over to it by a step of its own, which has a name.
    """
    last = trimmed(before, MOST_STEPS)
    stack = session.undo_stack
    for path, held in last.held.items():
        session.file.hold(path, *held)
    for document in last.begun:
        session.file.hold(None, document)
    with QSignalBlocker(session):  # the views need to know where it ends, not the way there
        if name:
            stack.open(name, session.sight, last.steps[0].before if last.steps else last.now)
        already = stack.count()
        stack.repeat(last.steps)
        stack.setIndex(already + last.done)
    session.show_sight(last.now)


class Keeping(QObject):
    """Writes the session to its journal, in a thread, for the disk may take its time.

    Parameters
    ----------
    window : callable
        Tells how the window lies on the screen.
    """

    failed = Signal(str)
    """The session is no longer kept, and why; told once until it is kept again."""
    has_no_room = Signal(int)
    """So many of the first steps are not kept; told once until there is room for all again."""

    def __init__(
        self, session: Session, journal: Journal, window: Callable[[], Mapping[str, str]]
    ) -> None:
        super().__init__()
        self._session, self._journal, self._window = session, journal, window
        self._thread: threading.Thread | None = None
        self._problem, self._has_room, self._has_ended = "", True, False
        self._timer = one_shot(self, PAUSE, self._write_beside)
        stack, file = session.undo_stack, session.file
        for signal in (
            session.chain_changed, session.text_changed, session.parameters_changed,
            session.pins_changed, session.x_changed, session.step_changed, session.view_changed,
            session.shown_changed, session.draft_changed, session.selection_changed,
            stack.indexChanged, file.changed,
        ):  # fmt: skip
            signal.connect(self.note)

    @property
    def is_kept(self) -> bool:
        """Whether the last that was written is on disk."""
        return not self._problem

    @property
    def left_out(self) -> Sequence[Step]:
        """The steps that led to what is open, and that the next start will not have."""
        stack = self._session.undo_stack
        return stack.steps[: self._journal.left_out if self.is_kept else stack.index()]

    def note(self) -> None:
        """See to it that what has changed is written soon."""
        if not self._timer.isActive() and not self._has_ended:
            self._timer.start()

    def wait(self) -> None:
        """Wait until the disk has what was handed over."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def write_now(self) -> bool:
        """Have all on disk before this returns; tell whether it is."""
        self._timer.stop()
        self.wait()
        self._write(lambda: self._journal.finish(self._kept()))
        return self.is_kept

    def end(self) -> None:
        """Write for the last time, and let the next start have the journal."""
        if not self._has_ended:
            self.write_now()
            self._has_ended = True
            self._journal.lock.release()

    def _kept(self) -> Kept:
        return kept(self._session, self._window())

    def _write_beside(self) -> None:
        if self._thread is not None and self._thread.is_alive():
            self._timer.start()  # a slow disk; what comes meanwhile is written together
            return
        arguments = (self._kept(),)
        self._thread = threading.Thread(target=self._write_gathered, args=arguments, name="journal")
        self._thread.start()

    def _write_gathered(self, what: Kept) -> None:
        error = self._write(lambda: self._journal.write(what))
        if error is not None and not isinstance(error, OSError):
            raise error  # which nobody expects: its details are told, too

    def _write(self, write: Callable[[], None]) -> Exception | None:
        """Know whether all is kept; whatever comes in between is a reason why it is not."""
        was_kept, self._problem = self.is_kept, _UNFINISHED
        try:
            write()
        except Exception as error:
            self._problem = _reason(error)
            if was_kept:
                self.failed.emit(self._problem)
            return error
        self._problem = ""
        had_room, self._has_room = self._has_room, self._journal.has_room
        if had_room and not self._has_room:
            self.has_no_room.emit(self._journal.left_out)
        return None


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return in_a_sentence(error, whole=True)
    return f"{shortened(f'{type(error).__name__}: {error}', LONGEST_REASON)}."
