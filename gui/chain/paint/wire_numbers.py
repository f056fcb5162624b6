"""What a wire carries at x: its value and its gradient, as numbers and as text."""

import math

from core.chain import CONSTANTS, Path
from core.chain.edits import Gap
from core.digits import shortened
from gui.chain.layout.metrics import WIDEST_NUMBER
from gui.session import Session

UNKNOWN = "–"
"""What stands where there is no number yet."""


class WireNumbers:
    """Reads the numbers on the wires from the session's trace.

    Attributes
    ----------
    length : int
        How many characters of a number a wire has room for, beside the sign.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.length = len(WIDEST_NUMBER) - 1
        self._order: tuple[Path, ...] = ()
        self._passed: frozenset[Path] = frozenset()

    def value(self, letter: str) -> float:
        """Give the value of x or of a parameter."""
        return self._session.trace.values[letter]

    def at(self, gap: Gap) -> tuple[float, float]:
        """Give the value and the gradient on a wire."""
        lane, at = gap
        trace = self._session.trace
        if at:
            block = trace.blocks[(*lane, at - 1)]
            return block.value, block.gradient
        start = self._session.chain.lane(lane).start
        value = trace.values.get(start) if isinstance(start, str) else start
        return CONSTANTS[str(start)] if value is None else value, trace.starts[lane]

    def texts(self, gap: Gap) -> tuple[str, str]:
        """Give the value and the gradient on a wire, "–" where there is none yet."""
        lane, at = gap
        value, gradient = self.at(gap)
        trace = self._session.trace
        later = not math.isfinite(value) and not (at and trace.blocks[(*lane, at - 1)].problem)
        return (
            UNKNOWN if later else written(value, self.length),
            written(gradient, self.length) if self._reached(gap) else UNKNOWN,
        )

    def contributions(self, letter: str) -> list[float | None]:
        """Give what each lane that starts at a letter adds to its gradient; None if not yet."""
        shares = self._session.trace.shares_of(letter)
        return [g if self._reached((lane, 0)) else None for lane, g in shares.items()]

    def total(self, letter: str) -> float | None:
        """Give the gradient at x or a parameter; None if it is not complete yet."""
        return self._session.trace.derivative(letter) if self._session.progress is None else None

    def is_known(self, gap: Gap) -> tuple[bool, bool]:
        """Tell whether there is a value and a gradient on a wire yet."""
        value, gradient = self.texts(gap)
        return value != UNKNOWN, gradient != UNKNOWN

    def _reached(self, gap: Gap) -> bool:
        """Tell whether the backward pass on screen has arrived at a wire."""
        progress = self._session.progress
        if progress is None:
            return True
        order = self._session.trace.order
        if order is not self._order or len(self._passed) != progress:
            self._order, self._passed = order, frozenset(order[:progress])
        lane, at = gap
        if at < len(self._session.chain.lane(lane).blocks):
            return (*lane, at) in self._passed
        return not lane or lane[:-1] in self._passed


def written(number: float | None, length: int = len(WIDEST_NUMBER) - 1) -> str:
    """Write a number as it stands on a wire, no longer than the place for it; "–" for None."""
    return UNKNOWN if number is None else shortened(number, length)
