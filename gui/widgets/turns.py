"""One piece of work at a time: between any two of them the window has its turn.

A curve, a check, points of interest, a table: each is worked out in slices that are short, but all
of them are due in the same moment after an edit, and together they would hold up the next key.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from shiboken6 import isValid

from gui.widgets.timers import one_shot


class Turns(QObject):
    """Whose turn it is: those who asked first, but before them who draws what a hand moves."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[Turn] = []
        self._next = one_shot(self, 0, self._give)

    def one_shot(
        self,
        parent: QObject,
        milliseconds: int,
        then: Callable[[], object],
        *,
        first: bool = False,
    ) -> "Turn":
        """Make a timer that waits for its turn when it has run out; `first` goes before others."""
        return Turn(parent, self, milliseconds, then, first=first)

    def ask(self, turn: "Turn") -> None:
        """Let one wait that does not wait yet."""
        if turn not in self._waiting:
            self._waiting.append(turn)
            self._next.start()

    def withdraw(self, turn: "Turn") -> None:
        """Let one wait no longer."""
        if turn in self._waiting:
            self._waiting.remove(turn)

    def is_waiting(self, turn: "Turn") -> bool:
        """Tell whether one waits."""
        return turn in self._waiting

    def _give(self) -> None:
        self._waiting = [turn for turn in self._waiting if isValid(turn)]
        if self._waiting:
            turn = min(self._waiting, key=lambda turn: not turn.first)
            self._waiting.remove(turn)
            if self._waiting:
                self._next.start()
            turn.then()


class Turn(QObject):
    """A timer that runs out once for each start, as those of `one_shot`, and then has its turn."""

    def __init__(
        self,
        parent: QObject,
        turns: Turns,
        milliseconds: int,
        then: Callable[[], object],
        *,
        first: bool,
    ) -> None:
        super().__init__(parent)
        self.then, self.first = then, first
        self._turns, self._milliseconds = turns, milliseconds
        self._late = one_shot(self, milliseconds, self._ask)

    def start(self, milliseconds: int | None = None) -> None:
        """Begin to wait, anew if it waits."""
        self.stop()
        if wait := self._milliseconds if milliseconds is None else milliseconds:
            self._late.start(wait)
        else:
            self._ask()

    def stop(self) -> None:
        """Wait no longer."""
        self._late.stop()
        self._turns.withdraw(self)

    def isActive(self) -> bool:  # as a QTimer says it
        """Tell whether it will run out."""
        return self._late.isActive() or self._turns.is_waiting(self)

    def _ask(self) -> None:
        self._turns.ask(self)
