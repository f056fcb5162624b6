"""The walk through a pass, step by step: which pass, and how far; never undone or saved."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.chain import Path
from core.lesson import Direction, Lesson, Step


class Walk(QObject):
    """Holds how much of a pass is shown; without a walk all of both is.

    Parameters
    ----------
    lesson : callable
        Gives the lesson at hand, which the document's function at x makes.
    """

    changed = Signal()

    def __init__(self, lesson: Callable[[], Lesson]) -> None:
        super().__init__()
        self._lesson = lesson
        self._direction = Direction.BACKWARD
        self._done: int | None = None
        self._is_complete = False
        self._predicts = False
        self._note()

    @property
    def lesson(self) -> Lesson:
        """What there is to walk through."""
        return self._lesson()

    @property
    def direction(self) -> Direction:
        """The pass that is walked through, or was last."""
        return self._direction

    @property
    def done(self) -> int | None:
        """How many of its steps are done; None where nobody walks."""
        return self._done

    @property
    def is_complete(self) -> bool:
        """Whether the last walk came to its end, and all is still as it was then."""
        return self._is_complete

    @property
    def count(self) -> int:
        """How many steps the pass has."""
        return self.lesson.count(self._direction)

    @property
    def last(self) -> Step | None:
        """The step that was done last; None before the first one and where nobody walked."""
        done = self.count if self._is_complete else self._done
        return self.lesson.step(self._direction, done - 1) if done else None

    @property
    def next(self) -> Step | None:
        """The step to be done next; None where nobody walks."""
        return None if self._done is None else self.lesson.step(self._direction, self._done)

    @property
    def predicts(self) -> bool:
        """Whether the next step is asked for before it is shown."""
        return self._predicts

    @property
    def is_told(self) -> bool:
        """Whether there is a step to tell of, or to ask for."""
        return self._done is not None or self._is_complete or self._predicts

    @property
    def at(self) -> Step | None:
        """The step that the walk is at: the one that was done last, or that is asked for."""
        return self.next if self._predicts and self._done is not None else self.last

    def predict(self, predicts: bool) -> None:
        """Ask for each step before it is shown, or do not any more."""
        if predicts != self._predicts:
            self._predicts = predicts
            self.changed.emit()

    def choose(self, direction: Direction) -> None:
        """Turn to a pass, whose walk has not begun."""
        if direction is not self._direction:
            self._direction = direction
            self.forget()
            self.changed.emit()

    def go(self, done: int | None) -> None:
        """Show the pass up to a number of steps, or with None all of it."""
        if done is not None:
            done = max(done, 0)
        is_complete = done is None or done >= self.count
        self._set(None if is_complete else done, is_complete=is_complete and self.count > 0)

    def end(self) -> None:
        """Leave the walk: all is shown."""
        self._set(None, is_complete=False)

    def forget(self) -> bool:
        """Leave it without telling, as another function or point is told of; say if there was any.

        No old walk belongs to another function.
        """
        walked = self._done is not None or self._is_complete
        self._done, self._is_complete = None, False
        self._note()
        return walked

    def has_value(self, path: Path) -> bool:
        """Tell whether a block's value is shown yet."""
        return self._valued is None or path in self._valued

    def has_gradient(self, path: Path) -> bool:
        """Tell whether a block has been passed on the way back, as far as it is shown."""
        return self._passed is None or path in self._passed

    def has_sum(self, letter: str) -> bool:
        """Tell whether the derivative by a letter is shown yet."""
        if self._done is None:
            return True
        sums, added = self.lesson.sums, self._done - len(self.lesson.trace.order)
        back = self._direction is Direction.BACKWARD
        return back and letter in sums[: max(added, 0)]

    def _set(self, done: int | None, *, is_complete: bool) -> None:
        if (done, is_complete) != (self._done, self._is_complete):
            self._done, self._is_complete = done, is_complete
            self._note()
            self.changed.emit()

    def _note(self) -> None:
        """Note which blocks are through: all views ask for each of theirs."""
        self._valued: frozenset[Path] | None = None
        self._passed: frozenset[Path] | None = None
        if self._done is None:
            return
        through = frozenset(self.lesson.order(self._direction)[: self._done])
        forward = self._direction is Direction.FORWARD
        self._valued, self._passed = (through, frozenset()) if forward else (None, through)
