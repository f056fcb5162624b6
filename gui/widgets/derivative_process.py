"""f′ and the typesetting, worked out by another process that the window never waits for."""

import json
from typing import Any, NamedTuple, TypedDict

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

from core.chain import Chain
from core.serving import FOLDER
from core.symbolic.forms import SHORT
from core.symbolic.worker import COMMAND, request
from gui.widgets.line_process import line_process
from gui.widgets.timers import one_shot

SLOW = 1000
"""Milliseconds after which the user is told that there is still something to come."""

COLD = 20_000
"""Milliseconds that a new process may take to load what it works with."""

LONGEST = 120_000
"""Milliseconds after which a question is given up; the process has bounds of its own before that,
unless it hangs."""

MOST_BYTES = 16_000_000
"""How long a line of the process may be."""

MOST_LINES = 4
"""How many lines a question has for an answer: f, what else is drawn, that it is ready, and f′."""

FAILURES = 5
"""After so many processes in a row that ended over a question none is started for a while."""

REST = 60_000
"""Milliseconds of that while."""


class Outline(TypedDict):
    """The fields of `core.symbolic.typeset.Outline`, as they come from the other process."""

    width: float
    ascent: float
    descent: float
    curves: list[list[Any]]


class Question(NamedTuple):
    """A chain, what it is to be differentiated by, x or a parameter, and the form of the answer."""

    chain: Chain
    by: str = "x"
    form: str = SHORT
    order: int = 1
    latex: tuple[str, ...] = ()


class Found(NamedTuple):
    """What came back.

    Attributes
    ----------
    derivative : str or None
        f′, or the derivative by a parameter, as formula text.
    reason : str
        Why there is none.
    outline : Outline or None
        f′ as curves, unless it is too long for any window.
    """

    derivative: str | None
    reason: str
    outline: Outline | None


class DerivativeProcess(QObject):
    """Asks about one chain at a time; the newest one wins.

    Signals
    -------
    outlined : a chain and its outline, or None
    drawn : a chain and the list of the outlines of what else was to be drawn
    found : a chain and what was found, or None if the process ended over it
    slow : the chain asked for last takes longer than SLOW
    """

    outlined = Signal(object, object)
    drawn = Signal(object, list)
    found = Signal(object, object)
    slow = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._asked: Question | None = None
        self._next: Question | None = None
        self._lines = self._failures = 0
        self._slow = one_shot(self, SLOW, self.slow)
        self._is_ready = False
        self._grace = one_shot(self, SLOW, self._give_up)
        self._limit = one_shot(self, LONGEST, self._fail)
        self._pause = one_shot(self, REST, self._try_again)
        self._refusal = one_shot(self, 0, self._refuse)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return self._asked is not None

    def ask(
        self,
        chain: Chain,
        by: str = "x",
        form: str = SHORT,
        order: int = 1,
        latex: tuple[str, ...] = (),
    ) -> None:
        """Work on a chain as soon as may be; a slow one is given up for it.

        Loading is not the chain's fault: a process that is given up has to load again.
        """
        if self._asked is None:
            self._send(Question(chain, by, form, order, latex))
            return
        self._next = Question(chain, by, form, order, latex)
        if not self._grace.isActive():
            self._give_up()

    def _give_up(self) -> None:
        """End what takes too long, if another chain waits for it."""
        question = self._next
        if question is not None:
            self.stop()
            self._send(question)

    def stop(self) -> None:
        """End the process at once, whatever it is doing."""
        self._asked = self._next = None
        for timer in (self._slow, self._grace, self._limit):
            timer.stop()
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            # It cannot resist, so this takes a millisecond or two.
            process.waitForFinished(2000)
            process.deleteLater()

    def _send(self, question: Question) -> None:
        self._asked, self._next = question, None
        if self._pause.isActive():
            self._refusal.start()
            return
        process = self._process or self._start()
        if self._process is None:  # it could not be started, which is told by now
            return
        self._lines = 0
        self._slow.start()
        self._limit.start()
        self._grace.start(SLOW if self._is_ready else COLD)
        chain, by, form, order, latex = question
        line = request(chain, by=by, outlines=True, form=form, order=order, latex=latex)
        process.write(f"{line}\n".encode())

    def _start(self) -> QProcess:
        read, ended = self._read, self._ended
        process = self._process = line_process(self, COMMAND, FOLDER, read=read, ended=ended)
        self._is_ready = False
        process.start()
        return process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            try:
                self._take(bytes(self._process.readLine(MOST_BYTES).data()))
            except (ValueError, TypeError, KeyError, RecursionError):
                self._break()
        if self._process is not None and self._process.bytesAvailable() >= MOST_BYTES:
            self._break()

    def _take(self, line: bytes) -> None:
        """Take one line; a ValueError, TypeError or KeyError if it is no answer."""
        answer, self._lines = json.loads(line), self._lines + 1
        if self._asked is None or self._lines > MOST_LINES:
            raise ValueError("nobody has asked for that")
        if "ready" in answer:
            self._is_ready = True
            self._grace.start(SLOW)
            return
        if "drawn" in answer:
            self._take_drawn(answer["drawn"])
            return
        outline: Outline | None = answer["outline"]
        if not isinstance(outline, dict | None):
            raise TypeError("an outline is an object or null")
        if "derivative" not in answer:
            if self._next is None:
                self.outlined.emit(self._asked.chain, outline)
            return
        derivative, reason = answer["derivative"], answer["reason"]
        if not isinstance(derivative, str | None) or not isinstance(reason, str):
            raise TypeError("a derivative is a text or null, and its reason a text")
        self._failures = 0
        self._done(Found(derivative, reason, outline))

    def _take_drawn(self, outlines: object) -> None:
        if self._asked is None or not isinstance(outlines, list):
            raise TypeError("what was drawn is a list")
        if self._next is None:
            self.drawn.emit(self._asked.chain, outlines)

    def _break(self) -> None:
        """Give up a process that answers what is no answer."""
        self._end()
        self._lose(Found(None, self.tr("the process for f′ gave no answer"), None))

    def _fail(self) -> None:
        """Give up a process that hangs."""
        self._end()
        self._lose(None)

    def _refuse(self) -> None:
        if self._asked is not None and self._pause.isActive():
            words = self.tr("f′ is not worked out for a minute: its process ended {0} times")
            self._done(Found(None, words.format(FAILURES), None))

    def _try_again(self) -> None:
        self._failures = 0

    def _done(self, found: Found | None) -> None:
        asked, self._asked = self._asked, None
        for timer in (self._slow, self._grace, self._limit):
            timer.stop()
        if self._next is not None:
            self._send(self._next)
        else:
            self.found.emit(asked and asked.chain, found)

    def _ended(self) -> None:
        """Go on after the process ended by itself, such as by using too much memory."""
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        self._lose(None)

    def _lose(self, found: Found | None) -> None:
        if self._asked is not None:
            self._failures += 1
            if self._failures >= FAILURES:
                self._pause.start()
            self._done(found)
