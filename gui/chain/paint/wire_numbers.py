"""What a wire carries at x: its value and its gradient, as numbers and as text."""

import math

from core.chain import CONSTANTS
from core.chain.edits import Gap
from core.digits import UNDEFINED, likely, shortened, shown
from core.lesson import Direction
from gui.chain.layout.metrics import LARGE_POWER, Metrics, number_of
from gui.session import Session
from gui.widgets.raised import AWAITED

UNKNOWN = "–"
"""What stands where there is no number."""

LENGTH = len(number_of(4, LARGE_POWER)) - 1
"""How many characters of a number there is room for beside the sign, unless told otherwise."""


class WireNumbers:
    """Reads the numbers on the wires from the session's trace."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._length, self._digits = LENGTH, session.digits.count

    def fit(self, metrics: Metrics) -> None:
        """Write with as many digits as there are to be, and no longer than the places."""
        self._length, self._digits = metrics.length, metrics.digits

    def written(self, number: float | None, bound: float = 0.0) -> str:
        """Write a number as `written` does, as long as it may be here."""
        return written(number, bound, self._length, self._digits)

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
        """Give the value and the gradient on a wire: none yet, none at all, or the number."""
        lane, at = gap
        (value, gradient), off = self.at(gap), self._off(gap)
        trace = self._session.trace
        block = (*lane, at - 1) if at else None
        later = not math.isfinite(value) and not (block and trace.blocks[block].problem)
        told = UNKNOWN if later else self.written(value, off[0])
        return (
            told if block is None or self._session.walk.has_value(block) else AWAITED,
            self.written(gradient, off[1]) if self._reached(gap) else AWAITED,
        )

    def _off(self, gap: Gap) -> tuple[float, float]:
        """Give how far rounding may have moved what is on a wire."""
        (lane, at), off = gap, self._session.rounding
        if not at:
            return off.starts.get(lane, (0.0, 0.0))
        block = (*lane, at - 1)
        return off.values.get(block, 0.0), off.gradients.get(block, 0.0)

    def sum_told(self, letter: str) -> tuple[list[float | None], float | None]:
        """Give what is said of a sum: its contributions and its total, 0 where it may be 0."""
        lanes, off = self._session.trace.shares_of(letter), self._session.rounding
        each = (off.starts.get(lane, (0.0, 0.0))[1] for lane in lanes)
        parts = zip(self.contributions(letter), each, strict=True)
        total = self.total(letter)
        told = [None if g is None else likely(g, bound) for g, bound in parts]
        return told, None if total is None else likely(total, off.sums.get(letter, 0.0))

    def contributions(self, letter: str) -> list[float | None]:
        """Give what each lane that starts at a letter adds to its gradient; None if not yet."""
        shares = self._session.trace.shares_of(letter)
        return [g if self._reached((lane, 0)) else None for lane, g in shares.items()]

    def total(self, letter: str) -> float | None:
        """Give the gradient at x or a parameter; None if it is not complete yet."""
        is_known = self._session.walk.has_sum(letter)
        return self._session.trace.derivative(letter) if is_known else None

    def is_known(self, gap: Gap) -> tuple[bool, bool]:
        """Tell whether there is a value and a gradient on a wire yet."""
        value, gradient = self.texts(gap)
        return value not in (UNKNOWN, AWAITED), gradient != AWAITED

    def _reached(self, gap: Gap) -> bool:
        """Tell whether the backward pass on screen has arrived at a wire."""
        walk, (lane, at) = self._session.walk, gap
        if walk.done is None:
            return True
        if at < len(self._session.chain.lane(lane).blocks):
            return walk.has_gradient((*lane, at))
        return walk.has_gradient(lane[:-1]) if lane else walk.direction is Direction.BACKWARD


def written(number: float | None, bound: float = 0.0, length: int = LENGTH, digits: int = 4) -> str:
    """Write a number as it stands on a wire, no longer than the place for it.

    `AWAITED` for None, of which nothing is known yet, "undef." for nan; with ≈ where it may be a
    short one by `bound`, which is how far it may be off.
    """
    if number is None:
        return AWAITED
    if math.isnan(number):
        return UNDEFINED
    told = shown(number, bound, digits)
    return told if told.startswith("≈") else shortened(number, length, digits)
