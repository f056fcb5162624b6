"""Bounds of a function over boxes, each of its derivatives recorded once."""

from collections.abc import Callable, Mapping, Sequence

from core.autodiff.graph import Function, Variable
from core.compiled.enclosure import Enclosing, enclosing
from core.sampling.curve import Floats

A_BOX, ON_BOXES = 0.15, 0.75
"""What bounds over a box take, as a share of the work of f's Functions for one number, and up to
which share of all that may be spent there are some: the rest is for points."""


def work_of(functions: Sequence[Function], order: int, count: int) -> float:
    """Say what bounds of a derivative over so many boxes take."""
    return A_BOX * (1 + 2 * order) * sum(g.work for g in functions) * count


class Boxes:
    """The recordings there are, by the order of the derivative."""

    def __init__(self, recorded: Mapping[int, Enclosing] | None = None) -> None:
        self._recorded = dict(recorded or {})

    def with_values(self, values: Mapping[str, float]) -> "Boxes":
        """Give the same of the function with its parameters at other values."""
        return Boxes({order: e.with_values(**values) for order, e in self._recorded.items()})

    def bounds(
        self, f: Callable[[Variable], Variable], order: int, lo: Floats, hi: Floats
    ) -> tuple[Floats, Floats]:
        """Give what a derivative is nowhere below and nowhere above; nan where it is undefined."""
        if order not in self._recorded:
            self._recorded[order] = enclosing(f, order)
        box = self._recorded[order](lo, hi)[order]
        return box.lo, box.hi
