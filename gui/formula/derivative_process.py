"""f′ and the typesetting, worked out by another process that the window never waits for."""

import json
from typing import Any, NamedTuple, TypedDict

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

from core.symbolic.worker import COMMAND, FOLDER
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


class Found(NamedTuple):
    """What came back.

    Attributes
    ----------
    derivative : str or None
        f′ as formula text.
    reason : str
        Why there is none.
    outline : Outline or None
        f′ as curves, unless it is too long for any window.
    """

    derivative: str | None
    reason: str
    outline: Outline | None


class DerivativeProcess(QObject):
    """Asks for one formula at a time; the newest one wins.

    Signals
    -------
    outlined : formula text and its outline, or None
    found : formula text and what was found, or None if the process ended over it
    slow : the formula asked for last takes longer than SLOW
    """

    outlined = Signal(str, object)
    found = Signal(str, object)
    slow = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._asked: str | None = None
        self._next: str | None = None
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

    def ask(self, formula: str) -> None:
        """Work on formula text as soon as may be; a slow one is given up for it.

        Loading is not the formula's fault: a process that is given up has to load again.
        """
        if self._asked is None:
            self._send(formula)
            return
        self._next = formula
        if not self._grace.isActive():
            self._give_up()

    def _give_up(self) -> None:
        """End what takes too long, if another formula waits for it."""
        formula = self._next
        if formula is not None:
            self.stop()
            self._send(formula)

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

    def _send(self, formula: str) -> None:
        process = self._process or self._start()
        self._asked, self._next = formula, None
        self._slow.start()
        self._grace.start(SLOW if self._is_ready else COLD)
        line = json.dumps({"formula": formula, "outlines": True}) + "\n"
        process.write(line.encode())

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
        formula = answer["formula"]
        if "derivative" not in answer:
            if self._next is None:
                self.outlined.emit(formula, answer["outline"])
            return
        found = Found(answer["derivative"], answer["reason"], answer["outline"])
        self._done(formula, found)

    def _done(self, formula: str, found: Found | None) -> None:
        self._asked = None
        self._slow.stop()
        self._grace.stop()
        if self._next is not None:
            self._send(self._next)
        else:
            self.found.emit(formula, found)

    def _ended(self) -> None:
        """Go on after the process ended by itself, such as by using too much memory."""
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if self._asked is not None:
            self._done(self._asked, None)

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()
