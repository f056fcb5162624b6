"""What was made of the last few chains, so that a step back makes none of it again."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST = 3
"""Of how many: a step of undo goes back to the one before, and there may be a look elsewhere."""


class Recent(Generic[T]):
    """The last results, each with what it was made of.

    A chain is known by being the same object: to compare large ones takes as long as they are.

    Examples
    --------
    >>> chain, lengths = (), Recent[int]()
    >>> lengths.of(chain, "a", make=lambda: 1), lengths.of(chain, "a", make=lambda: 2)
    (1, 1)
    >>> lengths.of(chain, "b", make=lambda: 2)
    2
    """

    def __init__(self) -> None:
        self._known: list[tuple[object, object, T]] = []

    def of(self, chain: object, *beside: object, make: Callable[[], T]) -> T:
        """Give what is known of a chain and what is beside it, or make it."""
        for known in self._known:
            if known[0] is chain and known[1] == beside:
                return known[2]
        made = make()
        self._known = [*self._known[1 - MOST :], (chain, beside, made)]
        return made
