"""The answer to a question about all numbers of a box: yes, no, or both."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.intervals.protocol import NotAnArray

Bools: TypeAlias = NDArray[np.bool_]


class Truth(NotAnArray):
    """Whether something holds on a box: surely all over it (`must`), or somewhere on it (`may`).

    Examples
    --------
    >>> from core.intervals.interval import Interval
    >>> x = Interval.of([-2.0, -1.0, 1.0], [-1.0, 1.0, 2.0])
    >>> (x > 0).must, (x > 0).may
    (array([False, False,  True]), array([False,  True,  True]))
    """

    __slots__ = ("may", "must")

    def __init__(self, must: Bools, may: Bools) -> None:
        self.must, self.may = must, may

    @staticmethod
    def of(answer: "Truth | Bools | bool") -> "Truth":
        """Take an answer that is the same all over a box for what it is."""
        if isinstance(answer, Truth):
            return answer
        known = np.atleast_1d(np.asarray(answer, dtype=np.bool_))
        return Truth(known, known)

    def __and__(self, other: "Truth | Bools | bool") -> "Truth":
        other = Truth.of(other)
        return Truth(self.must & other.must, self.may & other.may)

    def __or__(self, other: "Truth | Bools | bool") -> "Truth":
        other = Truth.of(other)
        return Truth(self.must | other.must, self.may | other.may)

    __rand__, __ror__ = __and__, __or__

    def __invert__(self) -> "Truth":
        return Truth(~self.may, ~self.must)

    # NumPy would take it for an object; with this its arrays leave `&` and `|` to us.
    __array_ufunc__ = None

    def __bool__(self) -> bool:
        raise TypeError("a condition may hold on a part of a box: use core.functions.choice.where")
