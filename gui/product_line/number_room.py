"""How much room the numbers of the chain rule have, so that nothing moves while x does."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from core.chain import Chain
from core.chain_rule.elsewhere import elsewhere
from core.chain_rule.line import number_factor, number_text
from core.chain_rule.products import Factor, Product

PLACES, VISITS = 12, 72
"""At how many x of the plot the numbers are measured, and at most how many blocks for that."""


class NumberRoom:
    """The widths of the numbers' places; that of the result is under None.

    While x moves they only grow: with the numbers themselves, and at the first move to what the
    numbers are elsewhere in the plot. At rest they close up.

    Parameters
    ----------
    width : callable
        From a text to its width in pixels.
    """

    def __init__(self, width: Callable[[str], int]) -> None:
        self._width = width
        self._now: dict[Factor | None, int] = {}
        self._elsewhere: dict[Factor | None, int] = {}
        self._is_open, self._digits = False, 4

    def now(self, factor: Factor | None) -> int:
        """Give the width of a place as it is."""
        return self._now.get(factor, 0)

    def later(self, factor: Factor | None) -> int:
        """Give the width that a place may come to have."""
        return max(
            self.now(factor),
            self._elsewhere.get(factor, 0),
            self._width(usual_number(self._digits)),
        )

    def measure(
        self,
        chain: Chain,
        products: Sequence[Product],
        x_range: tuple[float, float],
        blocks: int,
        digits: int = 4,
    ) -> None:
        """Begin with another chain, looking at it where the plot shows it.

        Parameters
        ----------
        chain : Chain
            The function.
        products : sequence of Product
            All of them; none for a chain without blocks.
        x_range : tuple of float
            What the plot shows.
        blocks : int
            How many blocks a look takes.
        digits : int
            With how many numbers are written.
        """
        self._now, self._elsewhere, self._is_open, self._digits = {}, {}, False, digits
        (low, high), count = x_range, min(PLACES, VISITS // blocks) if products else 0
        if not count:
            return
        places = [low + (i + 0.5) / count * (high - low) for i in range(count)]
        there = elsewhere(chain, places)
        for factor in {factor for product in products for factor in product}:
            self._elsewhere[factor] = self._widest(
                there.slopes_at(factor), partial(number_factor, digits=digits)
            )
        self._elsewhere[None] = self._widest(there.gradients, partial(number_text, digits=digits))

    def reach_elsewhere(self) -> bool:
        """Take the room for the numbers at other x; False if it is taken already."""
        is_new = not self._is_open and bool(self._elsewhere)
        self._is_open = True
        self._now |= {f: max(wide, self.now(f)) for f, wide in self._elsewhere.items()}
        return is_new

    def close_up(self) -> None:
        """Keep no more room than the numbers take, which are told next."""
        self._now, self._is_open = {}, False

    def widen(self, numbers: Mapping[Factor, str], result: str) -> bool:
        """Take the room for numbers as they are; False if there was enough."""
        before = dict(self._now)
        texts: Iterable[tuple[Factor | None, str]] = [*numbers.items(), (None, result)]
        for factor, text in texts:
            self._now[factor] = max(self._width(text), self.now(factor))
        return self._now != before

    def _widest(self, values: Sequence[float], write: Callable[[float], str]) -> int:
        """Give the room for some values of a number and, unless it is constant, for others."""
        texts = set(map(write, values))
        if len(texts) > 1:
            is_negative = any(-math.inf < value < 0 for value in values)
            wide = negative_number if is_negative else usual_number
            texts.add(wide(self._digits))
        return max(map(self._width, texts))


def usual_number(digits: int) -> str:
    """Give what a number may become without another arrangement, until x was where it is longer."""
    return f"0.{'8' * digits}"


def negative_number(digits: int) -> str:
    """Give as long a number as one that may become negative."""
    return number_factor(-float(f"0.0{'8' * digits}"), digits=digits)
