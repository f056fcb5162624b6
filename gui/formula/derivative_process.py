"""f′ and the typesetting, worked out by another process that the window never waits for."""

import json
from typing import Any, NamedTuple, TypedDict

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

from core.chain import Chain
from core.symbolic.worker import COMMAND, FOLDER, request
from gui.widgets.timers import one_shot

SLOW = 1000
"""Milliseconds after which the user is told that there is still something to come."""

COLD = 20_000
"""Milliseconds that a new process may take to load what it works with."""


class Outline(TypedDict):
    """The fields of `core.symbolic.typeset.Outline`, as they come from the other process."""

    width: float
    ascent: float
    descent: float
    curves: list[list[Any]]


class Question(NamedTuple):
    """A chain, and what it is to be differentiated by: x or a parameter."""

    chain: Chain
    by: str = "x"


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
    found : a chain and what was found, or None if the process ended over it
    slow : the chain asked for last takes longer than SLOW
    """

    outlined = Signal(object, object)
    found = Signal(object, object)
    slow = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._asked: Question | None = None
        self._next: Question | None = None
        self._slow = one_shot(self, SLOW, self.slow)
        self._is_ready = False
        self._grace = one_shot(self, SLOW, self._give_up)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return self._asked is not None

    def ask(self, chain: Chain, by: str = "x") -> None:
        """Work on a chain as soon as may be; a slow one is given up for it.

        Loading is not the chain's fault: a process that is given up has to load again.
        """
        if self._asked is None:
            self._send(Question(chain, by))
            return
        self._next = Question(chain, by)
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
        process, self._process = self._process, None
        self._asked = self._next = None
        self._slow.stop()
        self._grace.stop()
        if process is not None:
            process.blockSignals(True)
            process.kill()
            # It cannot resist, so this takes a millisecond or two.
            process.waitForFinished(2000)
            process.deleteLater()

    def _send(self, question: Question) -> None:
        process = self._process or self._start()
        self._asked, self._next = question, None
        self._slow.start()
        self._grace.start(SLOW if self._is_ready else COLD)
        line = request(question.chain, by=question.by, outlines=True)
        process.write(f"{line}\n".encode())

    def _start(self) -> QProcess:
        process = self._process = QProcess(self)
        self._is_ready = False
        process.setWorkingDirectory(str(FOLDER))
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._failed)
        process.start(COMMAND[0], list(COMMAND[1:]))
        return process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(json.loads(bytes(self._process.readLine().data())))

    def _take(self, answer: dict[str, Any]) -> None:
        if "ready" in answer:
            self._is_ready = True
            self._grace.start(SLOW)
            return
        if "derivative" not in answer:
            if self._next is None and self._asked is not None:
                self.outlined.emit(self._asked.chain, answer["outline"])
            return
        self._done(Found(answer["derivative"], answer["reason"], answer["outline"]))

    def _done(self, found: Found | None) -> None:
        asked, self._asked = self._asked, None
        self._slow.stop()
        self._grace.stop()
        if self._next is not None:
            self._send(self._next)
        else:
            self.found.emit(asked and asked.chain, found)

    def _ended(self) -> None:
        """Go on after the process ended by itself, such as by using too much memory."""
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._asked is not None:
            self._done(None)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()
