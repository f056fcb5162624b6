"""The signals by which the system asks a program to end, as Qt's loop hears of them."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

ASKED = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class EndingSignals(QObject):
    """Calls a function with the number of each signal that comes while it lives.

    Python alone hears of a signal when it runs next, which in Qt's loop may be never: the system
    writes the number into a socket, and that wakes the loop.
    """

    def __init__(self, end: Callable[[int], object]) -> None:
        super().__init__()
        self._end = end
        self._ear, self._mouth = socket.socketpair()
        self._ear.setblocking(False)
        self._mouth.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._before = {number: signal.signal(number, lambda *_: None) for number in ASKED}
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)

    def close(self) -> None:
        """Let the signals do what they did before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._ear.close()
        self._mouth.close()

    def _hear(self) -> None:
        for number in self._ear.recv(64):
            if number in ASKED:
                self._end(number)
