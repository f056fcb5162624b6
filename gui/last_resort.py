"""Where every error ends that nothing else expects: work is safe, and it is said once."""

import contextlib
import logging
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QWidget

from core.ending import complain, in_words
from gui.log import LONGEST, Log, versions
from gui.session import Session
from gui.widgets.error_dialog import ErrorDialog

if TYPE_CHECKING:
    from core.document import Document

Place: TypeAlias = tuple[str, str, int]
"""The kind of an error, and the file and the line that it comes from."""

_LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}

DEEPEST = 50
"""How many of the innermost calls are written down."""

MANY = 100
"""How often the same is written down before it is only counted."""


class LastResort(QObject):
    """Hears of errors in slots, overrides, timers and threads, and of what Qt complains.

    What is done about one is done from the event loop, never within a paint, and not again for
    the same error of the same document: one that comes back with every frame is only counted.
    """

    _happened = Signal(object)

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log
        self._counts: Counter[Place] = Counter()
        self._heard: Counter[str] = Counter()
        self._waiting: dict[Place, str] = {}
        self._mended: dict[Place, Document] = {}
        self._watched: tuple[QWidget, Session, Callable[[], bool]] | None = None
        self._dialog: ErrorDialog | None = None
        self._is_safe = False
        self._happened.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python and from Qt."""
        self._before = sys.excepthook, sys.unraisablehook, threading.excepthook
        sys.excepthook = self.take
        sys.unraisablehook = self._take_told
        threading.excepthook = self._take_told
        self._handler = qInstallMessageHandler(self._hear)

    def remove(self) -> None:
        """Give back to Python and to Qt what was theirs."""
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before
        qInstallMessageHandler(self._handler)

    def watch(self, window: QWidget, session: Session, keep: Callable[[], bool]) -> None:
        """Know the window, its session, and what has the work on disk and tells if that went."""
        self._watched = window, session, keep

    def take(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write an error down, and see to it as soon as the event loop has its turn."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error or kind(), trace)
            return
        place = _place(kind, trace)
        self._counts[place] += 1
        frames = traceback.format_exception(kind, error, trace, limit=-DEEPEST)
        details = "".join(frames)[:LONGEST]
        if self._counts[place] <= MANY:
            self._log.write(f"unexpected: {details}")
        if place not in self._waiting:
            self._waiting[place] = details
            self._happened.emit(place)
        if self._counts[place] == 1:
            where = "" if self._log.path is None else f" ({self._log.path})"
            told = kind.__name__ if error is None else in_words(error)
            complain(f"something unexpected went wrong{where}: {told}")

    def _take_told(self, told: Any) -> None:
        self.take(told.exc_type, told.exc_value, told.exc_traceback)

    def _hear(self, kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        if len(self._heard) > MANY:
            self._heard.clear()
        self._heard[message[:MANY]] += kind in _LEVELS
        if 0 < self._heard[message[:MANY]] <= MANY:
            self._log.write(f"Qt: {message}", _LEVELS[kind])
        _print(f"{message}\n")

    def _answer(self, place: Place) -> None:
        details = self._waiting.pop(place)
        if self._watched is None:
            return
        window, session, keep = self._watched
        if not window.isVisible():  # a small window alone would keep the app from its end
            return
        is_new = place not in self._mended
        if self._mended.get(place) is not session.document:
            self._mended[place] = session.document  # before what may fail, too
            try:
                self._is_safe = False
                self._is_safe = keep()
                session.tell_all()
                self._mended[place] = session.document
            finally:
                self._say(window, details, is_new=is_new)
        else:
            self._say(window, details, is_new=is_new)

    def _say(self, window: QWidget, details: str, *, is_new: bool) -> None:
        """Open the dialog for what was not told yet; while it is open, count."""
        if self._dialog is None and is_new:
            details = f"{versions()}\n{details}"
            self._dialog = ErrorDialog(window, details, self._log.path, is_safe=self._is_safe)
            self._dialog.finished.connect(self._forget_dialog)
            self._dialog.show()
        if self._dialog is not None:
            self._dialog.count(self._counts.total())

    def _forget_dialog(self) -> None:
        self._dialog = None


def _print(text: str) -> None:
    """Write to stderr, if there is one that takes it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(text)


def _place(kind: type[BaseException], trace: TracebackType | None) -> Place:
    if trace is None:
        return kind.__name__, "", 0
    while trace.tb_next is not None:
        trace = trace.tb_next
    return kind.__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno
