"""Time for the window's timers, which passes only as far as a test lets it."""

import math
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid


class Clock:
    """What the timers made in `gui.widgets.timers` run by."""

    def __init__(self) -> None:
        self.now = 0.0
        self._timers: WeakSet[_Timer] = WeakSet()

    def timer(self, parent: QObject) -> QTimer:
        """Make a timer, in the place of Qt's."""
        made = _Timer(parent, self)
        self._timers.add(made)
        return made

    def advance(self, milliseconds: int) -> None:
        """Let time pass, and let what runs out meanwhile do so in its order."""
        end = self.now + milliseconds
        while due := [timer for timer in self._timers if isValid(timer) and timer.due <= end]:
            first = min(due, key=lambda timer: timer.due)
            self.now = first.due
            first.run_out()
        self.now = end


class _Timer(QTimer):
    def __init__(self, parent: QObject, clock: Clock) -> None:
        super().__init__(parent)
        self._clock = clock
        self.due = math.inf

    def start(self, milliseconds: int | None = None) -> None:
        if milliseconds is not None:
            self.setInterval(milliseconds)
        self.due = self._clock.now + self.interval()

    def stop(self) -> None:
        self.due = math.inf

    def isActive(self) -> bool:  # Qt's name
        return self.due < math.inf

    def run_out(self) -> None:
        self.stop()
        if not self.isSingleShot():
            self.start()
        self.timeout.emit()
