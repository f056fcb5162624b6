"""A slider over a range of numbers, which lands on round ones."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent

from core.plot.snap import snap, spacing
from gui.widgets.groove_slider import GrooveSlider
from gui.widgets.guarded import guarded

TICKS = 1000
"""How finely it divides its range inside."""

STEPS = 100
"""Into how many steps the arrows and the wheel divide the range, at least."""

WHEEL = 120
"""What Qt tells of a wheel that turns by one notch."""

_KEYS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageDown: -10, Qt.Key.Key_PageUp: 10,
}  # fmt: skip


@guarded
class RangeSlider(GrooveSlider):
    """Asks for values of its range, multiples of 1, 2 or 5; what it shows is set from outside.

    Signals
    -------
    asked : the value that the hand wants
    """

    asked = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setRange(0, TICKS)
        self._value, self._ends = 0.0, (0.0, 1.0)
        self._turned = 0
        self.valueChanged.connect(self._drag)

    def show_value(self, value: float, ends: tuple[float, float]) -> None:
        """Show a number within a range, at an end if it lies beyond; nothing is asked."""
        self._value, self._ends = value, ends
        low, high = ends
        share = min(max((value - low) / (high - low), 0.0), 1.0)
        with QSignalBlocker(self):
            self.setValue(round(share * TICKS))

    def number_at(self, share: float) -> float:
        """Give the number at a share of the range, rounded to what can be told apart in it."""
        low, high = self._ends
        number = low * (1 - share) + high * share
        return min(max(snap(number, spacing((high - low) / TICKS)), low), high)

    def step_by(self, steps: int) -> None:
        """Ask for the next round number but so many."""
        low, high = self._ends
        step = spacing((high - low) / STEPS)
        self.asked.emit(min(max(snap(self._value + steps * step, step), low), high))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Go to the next round number; to an end by Home and End."""
        steps = _KEYS.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self.step_by(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:  # Qt's name
        """Go a step a notch, either way that a wheel turns."""
        turn = event.angleDelta()
        self._turned += turn.y() or turn.x()
        notches = int(self._turned / WHEEL)
        self._turned -= notches * WHEEL
        if notches:
            self.step_by(notches)
        event.accept()

    def _drag(self, tick: int) -> None:
        """Ask for the round number nearest to the hand, no finer than a pixel."""
        low, high = self._ends
        share = tick / TICKS
        wanted = low * (1 - share) + high * share
        step = spacing((high - low) / max(self.width(), STEPS))
        self.asked.emit(wanted if tick in (0, TICKS) else snap(wanted, step))
