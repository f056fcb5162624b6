"""To and fro: a value that walks through a range by itself."""

from PySide6.QtCore import QObject, Signal

from gui.widgets.timers import repeating

TICK = 16
"""Milliseconds from one value to the next, a frame."""

PACES = {"slow": 8000, "medium": 4000, "fast": 2000}
"""Milliseconds for one way through the range."""


class Play(QObject):
    """Walks from where a value is to the upper end, back to the lower one, and on.

    Time is counted in ticks, so that a busy machine makes it slower and never lets it leap.

    Signals
    -------
    moved : the share of the range that lies below the value, 0 to 1
    """

    moved = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.pace = "medium"
        self._phase = 0.0  # 0 to 1 on the way up, 1 to 2 on the way down
        self._timer = repeating(self, TICK, self._move)

    @property
    def is_running(self) -> bool:
        """Whether it walks."""
        return self._timer.isActive()

    def start(self, share: float) -> None:
        """Walk on from a share of the range, upwards unless it is at the upper end."""
        self._phase = min(max(share, 0.0), 1.0)
        self._timer.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._timer.stop()

    def _move(self) -> None:
        self._phase = (self._phase + TICK / PACES[self.pace]) % 2.0
        self.moved.emit(1.0 - abs(1.0 - self._phase))
