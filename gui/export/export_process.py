"""Exports made by another process, so that the window never waits and any of them can be ended."""

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

from core.export.order import Order
from core.export.worker import COMMAND, read_answer
from core.serving import FOLDER
from gui.widgets.line_process import line_process

MOST_BYTES = 400_000_000
"""How long an answer may be."""


class ExportProcess(QObject):
    """Fills one order at a time; of those that wait only the newest is filled.

    Signals
    -------
    made : an order, and the content of its file
    progressed : how much of the order at hand is done, from 0 to 1
    refused : an order, and why there is none
    """

    made = Signal(object, object)
    progressed = Signal(float)
    refused = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._asked: Order | None = None
        self._next: Order | None = None
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether an order is being filled."""
        return self._asked is not None

    def ask(self, order: Order) -> None:
        """Fill an order as soon as the one at hand is done."""
        if self._asked is None:
            self._send(order)
        else:
            self._next = order

    def stop(self) -> None:
        """Let go of all orders and end the process, whatever it is doing."""
        self._asked = self._next = None
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(2000)  # it cannot resist, so this takes a millisecond or two
            process.deleteLater()

    def _send(self, order: Order) -> None:
        self._asked, self._next = order, None
        process = self._process or self._start()
        if self._process is None:  # it could not be started, which is told by now
            return
        process.write(f"{order.as_line()}\n".encode())

    def _start(self) -> QProcess:
        read, ended = self._read, self._ended
        process = self._process = line_process(self, COMMAND, FOLDER, read=read, ended=ended)
        process.start()
        return process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            self._take(bytes(self._process.readLine(MOST_BYTES).data()))

    def _take(self, line: bytes) -> None:
        answer: bytes | float
        reason = ""
        try:
            answer = read_answer(line)
        except ValueError as error:
            answer, reason = b"", str(error)
        if isinstance(answer, float):
            self.progressed.emit(answer)
            return
        asked, self._asked = self._asked, None
        if self._next is not None:
            self._send(self._next)
        if reason:
            self.refused.emit(asked, reason)
        else:
            self.made.emit(asked, answer)

    def _ended(self) -> None:
        """Go on after the process ended by itself."""
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        asked, self._asked = self._asked, None
        if self._next is not None:
            self._send(self._next)
        if asked is not None:
            self.refused.emit(asked, self.tr("the process that makes it ended"))
