"""Long work cut into slices, between which others have their turn and it may be dropped.

Such work is a generator that yields wherever it may pause, and returns its result. NumPy's
floating-point warnings are off while it runs.
"""

import time
from collections.abc import Generator
from typing import Generic, TypeAlias, TypeVar

from core.autodiff.float_warnings import no_float_warnings

T = TypeVar("T")

Slices: TypeAlias = Generator[None, None, T]
"""Work whose result is a T."""


class Shared(Generic[T]):
    """Work whose result is kept: whoever asks goes on where the last one left off.

    Examples
    --------
    >>> def three():
    ...     yield
    ...     return 3
    >>> work = Shared(three())
    >>> advance(work.slices(), 0.0), whole(work.slices()), whole(work.slices())
    (True, 3, 3)
    """

    def __init__(self, work: Slices[T]) -> None:
        self._work = work
        self._found: list[T] = []
        self._failed: Exception | None = None

    def slices(self) -> Slices[T]:
        """Do what is left of it."""
        # Not by `yield from`, which would end the work with the one who leaves off.
        while not self._found:
            if self._failed is not None:
                raise self._failed  # the work has ended, and would seem to have found None
            try:
                next(self._work)
            except StopIteration as end:
                self._found.append(end.value)
            except Exception as error:
                self._failed = error
                raise
            else:
                yield
        return self._found[0]


@no_float_warnings
def whole(work: Slices[T]) -> T:
    """Do all of it at once and give its result.

    Examples
    --------
    >>> def three():
    ...     yield
    ...     return 3
    >>> whole(three())
    3
    """
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]  # of type T, which StopIteration hides


@no_float_warnings
def at_once(work: Slices[T]) -> T | None:
    """Give the result of work that takes no more than a slice; of any other do that, and give None.

    Examples
    --------
    >>> def three():
    ...     yield
    ...     return 3
    >>> work = Shared(three())
    >>> at_once(work.slices()), whole(work.slices()), at_once(work.slices())
    (None, 3, 3)
    """
    try:
        next(work)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]  # of type T, which StopIteration hides
    return None


@no_float_warnings
def advance(work: Slices[object], seconds: float) -> bool:
    """Go on for so long, to the end of the slice at hand then; tell whether there is more to do.

    Examples
    --------
    >>> advance((print(k) for k in range(2)), 9.0)
    0
    1
    False
    """
    deadline = time.perf_counter() + seconds
    return any(time.perf_counter() > deadline for _ in work)
