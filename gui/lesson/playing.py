"""Play: a walk that goes on by itself, a step at a time."""

from PySide6.QtCore import QObject, Signal

from gui.widgets.timers import repeating

PACES = {"slow": 4000, "medium": 2200, "fast": 1000}
"""Milliseconds for a step: long enough to read its sentence, but for the last."""


class Playing(QObject):
    """Asks for the next step again and again."""

    wanted = Signal()
    """It is time for the next step."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = repeating(self, PACES["medium"], self.wanted)

    @property
    def is_running(self) -> bool:
        """Whether it asks."""
        return self._timer.isActive()

    def set_pace(self, pace: str) -> None:
        """Take so long for a step from now on."""
        self._timer.setInterval(PACES[pace])
        if self.is_running:
            self._timer.start()

    def start(self, *, at_once: bool) -> None:
        """Ask for steps when their time comes, for the first one at once if wanted."""
        self._timer.start()
        if at_once:
            self.wanted.emit()

    def stop(self) -> None:
        """Ask no more."""
        self._timer.stop()
